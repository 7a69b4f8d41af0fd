import { type Browser, expect, type Frame, test } from '@playwright/test';
import { bundled } from '../bench/bundle';
// The page's half, for its declaration of what a page offers.
import type {} from '../corpus/following/in-page';
import { startChromium } from '../corpus/frames';

// Whatever a page changes, what is told in the end is what a reader tells who comes only then. As for the corpus, the page script
// runs in the page itself. A seed says all that happens on a page, and is named where that fails.

const ORIGIN = 'https://harbour.example.com';
const WITNESS = JSON.stringify(['witness@harbour.com']);
// With every look at the clock so many milliseconds pass, of the five in a slice.
const TICKS = [1, 2, 6];

let browser: Browser;
let script: string;

test.beforeAll(async () => {
  ({ script } = await bundled('tests/corpus/following/in-page.ts', 'iife'));
  browser = await startChromium();
});

test.afterAll(() => browser.close());

test('what is told of a page that changes slice by slice is what it holds in the end', async () => {
  await inFrames(60, (frame, seed) => expectSame(frame, seed, TICKS[seed % TICKS.length] ?? 1));
});

test("what is told of a page that changes in the browser's own time is what it holds in the end", async () => {
  await inFrames(12, (frame, index) => expectSame(frame, 1_000 + index, 0));
});

async function expectSame(frame: Frame, seed: number, tick: number): Promise<void> {
  const { followed, anew, again, twice } = await frame.evaluate(
    ([from, step]) => window.followingPage.run(from, step),
    [seed, tick] as const,
  );
  const name = `seed ${seed}, tick ${tick}`;
  expect.soft(anew, name).toContain(WITNESS);
  expect.soft(followed, name).toEqual(anew);
  expect.soft(again, `${name}, after a second look`).toEqual(anew);
  expect.soft(twice, `${name}, told twice`).toEqual([]);
}

/** Opens so many frames with an empty page each, and lets `check` have them. */
async function inFrames(
  count: number,
  check: (frame: Frame, index: number) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage();
  // One copy that follows, and one that comes only in the end.
  for (const content of [script, script]) await page.addInitScript({ content });
  const frames = Array.from(
    { length: count },
    (_, index) => `<iframe name="page-${index}" src="/page"></iframe>`,
  );
  await page.route('**', (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN) return route.abort();
    const body = pathname === '/' ? frames.join('') : '<title>Page</title><body>';
    return route.fulfill({ contentType: 'text/html', body: `<!doctype html>${body}` });
  });
  await page.goto(ORIGIN);
  await Promise.all(
    frames.map((_, index) => {
      const frame = page.frame({ name: `page-${index}` });
      if (frame === null) throw new Error(`No frame ${index}.`);
      return check(frame, index);
    }),
  );
  await page.close();
}
