import { type Browser, chromium, expect, type Frame, type Page, test } from '@playwright/test';
import { bundled } from '../bench/bundle';
import { changeCases, htmlCases } from '../corpus/cases';
// The page's half, for its declaration of what a page offers.
import type {} from '../corpus/in-page';
import { findBrowser } from '../run/browser.mjs';

// The page script needs no extension to read a page: here it runs in the page itself, each case a document of its own, in a frame
// among many so that all of them wait at the same time.

const ORIGIN = 'https://harbour.example.com';
const FRAMES_AT_ONCE = 64;
const FIRST = 'first@witness.example.com';
const SECOND = 'second@witness.example.com';

let browser: Browser;
let script: string;

test.beforeAll(async () => {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No Chromium here.');
  ({ script } = await bundled('tests/corpus/in-page.ts', 'iife'));
  browser = await chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
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
    const body = await frame.evaluateHandle(() => document);
    await body.evaluate(change);
    const second = await frame.evaluate(
      ([wanted, witness]) => {
        const paragraph = document.createElement('p');
        paragraph.textContent = witness;
        document.body.append(paragraph);
        return window.corpusPage.told(wanted, witness);
      },
      [expected, SECOND] as const,
    );
    expect.soft(second, title).toEqual([...expected].sort());
  });
});

function started(frame: Frame, expected: readonly string[]): Promise<readonly string[]> {
  return frame.evaluate(
    ([wanted, witness]) => {
      window.corpusPage.start();
      return window.corpusPage.told(wanted, witness);
    },
    [expected, FIRST] as const,
  );
}

/** Opens each case's page in a frame, so many at a time, and lets `check` have it. */
async function inFrames<Case extends { readonly input: string }>(
  cases: readonly Case[],
  check: (frame: Frame, one: Case) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage();
  await page.addInitScript({ content: script });
  for (let start = 0; start < cases.length; start += FRAMES_AT_ONCE) {
    const some = cases.slice(start, start + FRAMES_AT_ONCE);
    await openFrames(page, some);
    await Promise.all(
      some.map((one, index) => {
        const frame = page.frame({ name: `case-${index}` });
        if (frame === null) throw new Error(`No frame for case ${start + index}.`);
        return check(frame, one);
      }),
    );
  }
  await page.close();
}

async function openFrames(page: Page, cases: readonly { readonly input: string }[]): Promise<void> {
  const frames = cases.map(
    (_, index) => `<iframe name="case-${index}" src="/case/${index}"></iframe>`,
  );
  await page.unroute('**');
  await page.route('**', (route) => {
    const { origin, pathname } = new URL(route.request().url());
    const index = /^\/case\/(\d+)$/.exec(pathname)?.[1];
    if (origin !== ORIGIN || (index === undefined && pathname !== '/')) return route.abort();
    const body =
      index === undefined
        ? `<!doctype html><title>Corpus</title>${frames.join('')}`
        : pageOf(cases[Number(index)]?.input ?? '');
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
  await page.goto(ORIGIN);
}

function pageOf(html: string): string {
  const page = html.startsWith('<!doctype')
    ? html
    : `<!doctype html><title>Case</title><body>${html}`;
  return `${page}<p>${FIRST}</p>`;
}
