import { afterEach, describe, expect, it, vi } from 'vitest';
import { calmly, coalesced } from '../../../components/ui/coalesced';

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

describe('following changes', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Follows with work that takes so long, by a clock that is moved by hand. */
  function following(tookMs: number) {
    vi.useFakeTimers();
    const begun: number[] = [];
    const changed = calmly(async () => {
      begun.push(performance.now());
      await new Promise((done) => setTimeout(done, tookMs));
    });
    return { begun, changed, from: performance.now() };
  }

  it('begins at once, and then rests nine times as long as it took, for whatever changes meanwhile', async () => {
    const { begun, changed, from } = following(100);
    for (let at = 0; at < 2_900; at += 50) {
      changed();
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(begun.map((at) => at - from)).toEqual([0, 1000, 2000]);
  });

  it('rests for five seconds at most, and not before what comes after its rest', async () => {
    const { begun, changed, from } = following(2_500);
    changed();
    changed();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(begun.map((at) => at - from)).toEqual([0, 7_500]);
    changed();
    expect(begun).toHaveLength(3);
  });

  it('goes on after what failed', async () => {
    let times = 0;
    const changed = calmly(async () => {
      times += 1;
      throw new Error('No store.');
    });
    changed();
    await settled();
    changed();
    await expect.poll(() => times).toBe(2);
  });
});
