import { stripVTControlCharacters } from 'node:util';
import type { Browser } from '@playwright/test';
import { pageScriptWith, trustedSideWith } from './bundle';
import { type PageCase, pageCases, redPages } from './in-browser';
import { type NodeCase, nodeCases } from './in-node';
import { limited } from './limited';
import type { Mutation } from './mutation';
import type { TrustedSide } from './trusted-side';

/** What became of a mutation: the case that turned red, or none did, or it could not be tried. */
export type Verdict =
  | { readonly kind: 'killed'; readonly by: string }
  | { readonly kind: 'survived' }
  | { readonly kind: 'failed'; readonly reason: string };

/** The corpus, ready to judge. */
export interface Judge {
  /** Titles of the cases that are red without any mutation. They kill none. */
  readonly reds: Promise<readonly string[]>;
  judge(mutation: Mutation): Promise<Verdict>;
}

// Bundling and loading keep a core busy; pages that are open mostly wait, for one that is red is waited for 10 s.
const BUNDLES_AT_ONCE = 2;
const LOADING_AT_ONCE = 2;
const PAGES_AT_ONCE = 12;
const PAGE_SIDE = 'lib/detect/page/';

/** Reads the cases of these lines and tries them without any mutation, the pages while mutations are tried already. */
export async function newJudge(browser: Browser, lines: readonly string[]): Promise<Judge> {
  const bundling = limited(BUNDLES_AT_ONCE);
  const opening = limited(PAGES_AT_ONCE);
  const loading = limited(LOADING_AT_ONCE);
  const reading = (script: string, pages: readonly PageCase[], isFirstEnough: boolean) =>
    opening(() => redPages(browser, script, pages, { isFirstEnough, loading }));
  const unmutated = await trustedSideWith();
  const inNode = ofLines(nodeCases(), lines);
  const inPages = ofLines(pageCases(), lines);
  const redInNode = inNode.filter((one) => !one.isGreen(unmutated));
  const redInPages = reading(await pageScriptWith(), inPages, false);

  async function firstRed(
    mutation: Mutation,
    pages: readonly PageCase[],
  ): Promise<PageCase | undefined> {
    if (pages.length === 0) return undefined;
    const script = await bundling(() => pageScriptWith(mutation));
    const [red] = await reading(script, pages, true);
    return red;
  }

  async function killer(mutation: Mutation): Promise<string | undefined> {
    if (!mutation.file.startsWith(PAGE_SIDE)) {
      const side = await bundling(() => trustedSideWith(mutation));
      const red = ofLines(inNode, [mutation.line])
        .filter((one) => !redInNode.includes(one))
        .find((one) => !isGreen(one, side, mutation));
      if (red !== undefined) return red.title;
    }
    const pages = ofLines(inPages, [mutation.line]);
    const red = await firstRed(mutation, pages);
    const reds = await redInPages;
    if (red === undefined || !reds.includes(red)) return red?.title;
    const others = pages.filter((one) => !reds.includes(one));
    return (await firstRed(mutation, others))?.title;
  }

  return {
    reds: redInPages.then(
      (inPage) => [...redInNode, ...inPage].map((red) => `${red.lines.join(' ')} ${red.title}`),
      (error) => [`the pages: ${firstLine(error)}`],
    ),
    judge: async (mutation) => {
      try {
        const by = await killer(mutation);
        return by === undefined ? { kind: 'survived' } : { kind: 'killed', by };
      } catch (error) {
        return { kind: 'failed', reason: firstLine(error) };
      }
    },
  };
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : `${error}`;
  return stripVTControlCharacters(message.split('\n', 2).join(' '));
}

function isGreen(one: NodeCase, side: TrustedSide, { line }: Mutation): boolean {
  try {
    return one.isGreen(side);
  } catch (error) {
    // X2 forbids it; of any other line a mutation that throws says nothing.
    if (line === 'X2') return false;
    throw error;
  }
}

function ofLines<One extends { readonly lines: readonly string[] }>(
  cases: readonly One[],
  lines: readonly string[],
): One[] {
  return cases.filter((one) => one.lines.some((line) => lines.includes(line)));
}
