import { describe, expect, it } from 'vitest';
import { coalesced } from '../../../components/search/coalesced';

/** Lets all that is ready come to its end. */
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

describe('work that is asked for again and again', () => {
  it('is done one at a time, and once more after all who asked meanwhile', async () => {
    const ends: (() => void)[] = [];
    const ask = coalesced(() => new Promise((end) => ends.push(end)));
    const first = ask();
    const later = [ask(), ask(), ask()];
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await first;
    await settled();
    expect(ends).toHaveLength(2);
    ends[1]?.();
    await Promise.all(later);
    await settled();
    expect(ends).toHaveLength(2);
    void ask();
    expect(ends).toHaveLength(3);
  });

  it('goes on after a failure, of which those hear who asked for it', async () => {
    let times = 0;
    const ask = coalesced(async () => {
      times += 1;
      if (times === 1) throw new Error('No store.');
    });
    const first = ask();
    const second = ask();
    await expect(first).rejects.toThrow('No store.');
    await second;
    expect(times).toBe(2);
  });
});
