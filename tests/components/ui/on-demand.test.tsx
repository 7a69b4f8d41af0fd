import { act, render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { onDemand } from '../../../components/ui/on-demand';

const Words = () => <p>below</p>;

/** What is in the page as soon as it is drawn, before the effects that come after its paint, and then. */
async function framesOf(One: () => preact.JSX.Element): Promise<readonly boolean[]> {
  const frames: boolean[] = [];
  const Watched = () => (
    <div
      ref={(here) => {
        if (here !== null) frames.push(here.textContent === 'below');
      }}
    >
      <One />
    </div>
  );
  const { unmount } = render(<Watched />);
  await act(() => undefined);
  frames.push(screen.queryByText('below') !== null);
  unmount();
  return frames;
}

test('what is loaded is in the first frame', async () => {
  const One = onDemand(async () => Words);
  await One.load();
  expect(await framesOf(() => <One />)).toEqual([true, true]);
});

test('what is below the rest of a view comes after the first frame, though it is loaded', async () => {
  const One = onDemand(async () => Words, true);
  await One.load();
  expect(await framesOf(() => <One />)).toEqual([false, true]);
});
