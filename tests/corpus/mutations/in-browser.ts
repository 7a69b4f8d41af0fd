import type { Browser, Frame } from '@playwright/test';
import { type Case, type ChangeInput, changeCases, htmlCases } from '../cases';
import { changed, FRAMES_AT_ONCE, frameOf, openFrames, started } from '../frames';
import type { Limited } from './limited';

/** A case of the corpus that needs a page. */
export interface PageCase {
  readonly lines: readonly string[];
  readonly title: string;
  readonly html: string;
  isGreen(frame: Frame): Promise<boolean>;
}

const LOAD_TIMEOUT_MS = 60_000;
// A case that changes may be waited for twice 10 s, on a busy machine longer.
const PATIENCE_MS = 60_000;

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
      const pages = some.map(({ html }) => html);
      await loading(() => openFrames(page, pages, LOAD_TIMEOUT_MS));
      await new Promise<void>((done, fail) => {
        page.once('pageerror', fail);
        page.once('crash', () => fail(new Error('The page crashed.')));
        const patience = setTimeout(() => fail(new Error('The page hangs.')), PATIENCE_MS);
        const judged = some.map(async (one, index) => {
          if (await one.isGreen(frameOf(page, index))) return;
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
  return isSame(await changed(frame, input.change, expected), expected);
}

function isSame(told: readonly string[], expected: readonly string[]): boolean {
  return [...told].sort().join(' ') === [...expected].sort().join(' ');
}
