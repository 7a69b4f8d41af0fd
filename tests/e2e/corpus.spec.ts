import { type Browser, expect, type Frame, test } from '@playwright/test';
import { bundled } from '../bench/bundle';
import { changeCases, htmlCases } from '../corpus/cases';
import {
  changed,
  FRAMES_AT_ONCE,
  frameOf,
  openFrames,
  startChromium,
  started,
} from '../corpus/frames';

// The page script needs no extension to read a page: here it runs in the page itself, each case a document of its own, in a frame
// among many so that all of them wait at the same time.

let browser: Browser;
let script: string;

test.beforeAll(async () => {
  ({ script } = await bundled('tests/corpus/in-page.ts', 'iife'));
  browser = await startChromium();
});

test.afterAll(() => browser.close());

test('every page of the corpus tells exactly what it shows', async () => {
  await inFrames(htmlCases(), async (frame, { lines, name, expected }) => {
    const told = await started(frame, expected);
    expect.soft(told, `${lines.join(' ')} ${name}`).toEqual([...expected].sort());
  });
});

test('every page of the corpus that changes tells what it shows then', async () => {
  const cases = changeCases().map(({ input, ...rest }) => ({
    ...rest,
    ...input,
    input: input.html,
  }));
  await inFrames(cases, async (frame, { lines, name, before, change, expected }) => {
    const title = `${lines.join(' ')} ${name}`;
    const first = await started(frame, before);
    expect.soft(first, `${title}, before`).toEqual([...before].sort());
    const second = await changed(frame, change, expected);
    expect.soft(second, title).toEqual([...expected].sort());
  });
});

/** Opens each case's page in a frame, so many at a time, and lets `check` have it. */
async function inFrames<Case extends { readonly input: string }>(
  cases: readonly Case[],
  check: (frame: Frame, one: Case) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage();
  await page.addInitScript({ content: script });
  for (let start = 0; start < cases.length; start += FRAMES_AT_ONCE) {
    const some = cases.slice(start, start + FRAMES_AT_ONCE);
    await openFrames(
      page,
      some.map(({ input }) => input),
    );
    await Promise.all(some.map((one, index) => check(frameOf(page, index), one)));
  }
  await page.close();
}
