import type { Report } from '../../lib/detect/page/report';
import { watchPage } from '../../lib/detect/page/watch';
import { readHref, readRun } from '../../lib/detect/read';
import { profileUrl } from '../../lib/identifier';

/** What a page of the corpus offers the spec that opened it. */
export interface CorpusPage {
  /** Starts the page script on this document. */
  start(): void;
  /**
   * The identifiers told and not lost, sorted, the witnesses left out: as soon as the witness was told and they are those
   * expected, or after 10 s, and then once more after the page was left alone for a while. The witness is an address that
   * must be told too, so that a page with nothing on it does not pass because the script is slow or dead.
   */
  told(expected: readonly string[], witness: string): Promise<readonly string[]>;
}

declare global {
  interface Window {
    corpusPage: CorpusPage;
  }
}

const PATIENCE_MS = 10_000;
// The script tells at most every 250 ms.
const CALM_MS = 600;

const told = new Map<number, readonly string[]>();

window.corpusPage = {
  start: () => {
    watchPage(hear, () => true);
  },
  told: async (expected, witness) => {
    const wanted = JSON.stringify([...expected].sort());
    const isThere = () => identifiers().has(witness) && JSON.stringify(others()) === wanted;
    const start = performance.now();
    while (!isThere() && performance.now() - start < PATIENCE_MS) await pause(20);
    await idle();
    await pause(CALM_MS);
    await idle();
    return identifiers().has(witness) ? others() : [`never told ${witness}`, ...others()];
  },
};

function hear(report: Report): Promise<boolean> {
  if (report.isWhole || report.isLeft) told.clear();
  for (const id of report.lost) told.delete(id);
  for (const { id, text, href } of report.found) {
    told.set(
      id,
      [
        ...(text ? readRun(text) : []),
        ...(href === undefined ? [] : readHref(href, report.base)),
      ].map((found) => (found.kind === 'email' ? found.address : profileUrl(found.slug))),
    );
  }
  return Promise.resolve(true);
}

function identifiers(): Set<string> {
  return new Set([...told.values()].flat());
}

function others(): string[] {
  return [...identifiers()].filter((one) => !one.endsWith('@witness.example.com')).sort();
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

function idle(): Promise<void> {
  return new Promise((done) => requestIdleCallback(() => done(), { timeout: 1_000 }));
}
