import { type Browser, chromium, type Frame, type Page } from '@playwright/test';
import { findBrowser } from '../run/browser.mjs';
// The page's half, for its declaration of what a page offers.
import type {} from './in-page';

/** So many pages wait at the same time, each in a frame. */
export const FRAMES_AT_ONCE = 64;

const ORIGIN = 'https://harbour.example.com';
const FIRST = 'first@witness.example.com';
const SECOND = 'second@witness.example.com';

/** Starts Chromium, for pages that reach no network. */
export function startChromium(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No Chromium here.');
  return chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/** Opens a page with each of these cases' HTML in a frame of its own; `timeoutMs` is Playwright's own unless told. */
export async function openFrames(
  page: Page,
  pages: readonly string[],
  timeoutMs?: number,
): Promise<void> {
  const frames = pages.map(
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
        : documentOf(pages[Number(index)] ?? '');
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
  await page.goto(ORIGIN, timeoutMs === undefined ? {} : { timeout: timeoutMs });
}

/** The frame of the case with this number. Throws where there is none. */
export function frameOf(page: Page, index: number): Frame {
  const frame = page.frame({ name: `case-${index}` });
  if (frame === null) throw new Error(`No frame for case ${index}.`);
  return frame;
}

/** Starts the page script in the frame, and answers what it tells, as CorpusPage.told. */
export function started(frame: Frame, expected: readonly string[]): Promise<readonly string[]> {
  return frame.evaluate(
    ([wanted, witness]) => {
      window.corpusPage.start();
      return window.corpusPage.told(wanted, witness);
    },
    [expected, FIRST] as const,
  );
}

/** Changes the page in the frame by `change`, which runs there, and answers what is told then. */
export async function changed(
  frame: Frame,
  change: (page: Document) => void,
  expected: readonly string[],
): Promise<readonly string[]> {
  const body = await frame.evaluateHandle(() => document);
  await body.evaluate(change);
  return frame.evaluate(
    ([wanted, witness]) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = witness;
      document.body.append(paragraph);
      return window.corpusPage.told(wanted, witness);
    },
    [expected, SECOND] as const,
  );
}

function documentOf(html: string): string {
  const whole = html.startsWith('<!doctype')
    ? html
    : `<!doctype html><title>Case</title><body>${html}`;
  return `${whole}<p>${FIRST}</p>`;
}
