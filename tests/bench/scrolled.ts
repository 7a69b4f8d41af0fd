import type { Page } from '@playwright/test';

/** What was seen of a table's frames while it was scrolled. */
export interface Scrolled {
  readonly frames: number;
  /** Frames that the browser would have drawn between those. */
  readonly dropped: number;
  /** The longest time between two frames, ms. */
  readonly longestMs: number;
}

const TURNS = 120;
const PIXELS_A_TURN = 900;

/** Scrolls a page's table by the wheel from its top, far and fast, and counts the frames on the way. */
export async function scrolled(page: Page): Promise<Scrolled> {
  const table = page.locator('.virtual');
  await table.scrollIntoViewIfNeeded();
  const box = await table.boundingBox();
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 200);
  await page.evaluate(() => {
    const times: number[] = [];
    const count = (at: number) => {
      times.push(at);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    Object.assign(window, { frameTimes: times });
  });
  for (let turn = 0; turn < TURNS; turn++) await page.mouse.wheel(0, PIXELS_A_TURN);
  const times = await page.evaluate(
    () => (window as unknown as { frameTimes: readonly number[] }).frameTimes,
  );
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const usual = gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 1;
  const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / usual) - 1), 0);
  return { frames: times.length, dropped, longestMs: Math.max(0, ...gaps) };
}
