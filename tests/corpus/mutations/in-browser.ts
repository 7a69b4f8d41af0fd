import { type Browser, chromium, type Frame, type Page } from '@playwright/test';
import { findBrowser } from '../../run/browser.mjs';
import { type Case, type ChangeInput, changeCases, htmlCases } from '../cases';
// The page's half, for its declaration of what a page offers.
import type {} from '../in-page';
import type { Limited } from './limited';

/** A case of the corpus that needs a page. */
export interface PageCase {
  readonly lines: readonly string[];
  readonly title: string;
  readonly html: string;
  isGreen(frame: Frame): Promise<boolean>;
}

const ORIGIN = 'https://harbour.example.com';
const FRAMES_AT_ONCE = 64;
const LOAD_TIMEOUT_MS = 60_000;
// A case that changes may be waited for twice 10 s, on a busy machine longer.
const PATIENCE_MS = 60_000;
const FIRST = 'first@witness.example.com';
const SECOND = 'second@witness.example.com';

/** Every page of the corpus, those that change too. */
export function pageCases(): PageCase[] {
  return [
    ...htmlCases().map(({ lines, name, input, expected }) => ({
      lines,
      title: `html: ${name}`,
      html: input,
      isGreen: async (frame: Frame) => isSame(await started(frame, expected), expected),
    })),
    ...changeCases().map((one) => ({
      lines: one.lines,
      title: `changes: ${one.name}`,
      html: one.input.html,
      isGreen: (frame: Frame) => isChangeGreen(frame, one),
    })),
  ];
}

/** Starts Chromium, for pages that reach no network. */
export function startChromium(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No Chromium here.');
  return chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}

/**
 * Which of the cases are red with this script in their pages; only the first that is told, if that is enough. Throws what the
 * script throws. `loading` is where pages wait for room to load.
 */
export async function redPages(
  browser: Browser,
  script: string,
  cases: readonly PageCase[],
  { isFirstEnough, loading }: { readonly isFirstEnough: boolean; readonly loading: Limited },
): Promise<PageCase[]> {
  const reds: PageCase[] = [];
  const page = await browser.newPage();
  try {
    await page.addInitScript({ content: script });
    for (let start = 0; start < cases.length; start += FRAMES_AT_ONCE) {
      const some = cases.slice(start, start + FRAMES_AT_ONCE);
      await loading(() => openFrames(page, some));
      await new Promise<void>((done, fail) => {
        page.once('pageerror', fail);
        page.once('crash', () => fail(new Error('The page crashed.')));
        const patience = setTimeout(() => fail(new Error('The page hangs.')), PATIENCE_MS);
        const judged = some.map(async (one, index) => {
          const frame = page.frame({ name: `case-${index}` });
          if (frame === null) throw new Error(`No frame for ${one.title}.`);
          if (await one.isGreen(frame)) return;
          reds.push(one);
          if (isFirstEnough) done();
        });
        Promise.all(judged)
          .then(() => done(), fail)
          .finally(() => clearTimeout(patience));
      });
      if (isFirstEnough && reds.length > 0) break;
    }
    return reds;
  } finally {
    await page.close();
  }
}

async function isChangeGreen(
  frame: Frame,
  { input, expected }: Case<ChangeInput>,
): Promise<boolean> {
  if (!isSame(await started(frame, input.before), input.before)) return false;
  const body = await frame.evaluateHandle(() => document);
  await body.evaluate(input.change);
  const told = await frame.evaluate(
    ([wanted, witness]) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = witness;
      document.body.append(paragraph);
      return window.corpusPage.told(wanted, witness);
    },
    [expected, SECOND] as const,
  );
  return isSame(told, expected);
}

function started(frame: Frame, expected: readonly string[]): Promise<readonly string[]> {
  return frame.evaluate(
    ([wanted, witness]) => {
      window.corpusPage.start();
      return window.corpusPage.told(wanted, witness);
    },
    [expected, FIRST] as const,
  );
}

function isSame(told: readonly string[], expected: readonly string[]): boolean {
  return [...told].sort().join(' ') === [...expected].sort().join(' ');
}

async function openFrames(page: Page, cases: readonly PageCase[]): Promise<void> {
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
        : documentOf(cases[Number(index)]?.html ?? '');
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
  await page.goto(ORIGIN, { timeout: LOAD_TIMEOUT_MS });
}

function documentOf(html: string): string {
  const whole = html.startsWith('<!doctype')
    ? html
    : `<!doctype html><title>Case</title><body>${html}`;
  return `${whole}<p>${FIRST}</p>`;
}
