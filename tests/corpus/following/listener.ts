import type { Finding, Report } from '../../../lib/detect/page/report';
import type { PageWatch, watchPage } from '../../../lib/detect/page/watch';
import { all, isElement } from './nodes';
import { COVERED } from './pieces';

// As many as the page script looks for a link above a change.
const MOST_LEVELS = 6;

/** What has been told and not lost by one watch. */
export interface Listener {
  readonly watch: PageWatch;
  readonly told: Map<number, Finding>;
}

/** Starts a watch, and keeps what it tells. */
export function listenedTo(start: typeof watchPage): Listener {
  const told = new Map<number, Finding>();
  const hear = (report: Report): Promise<boolean> => {
    if (report.isWhole) told.clear();
    for (const id of report.lost) told.delete(id);
    for (const finding of report.found) told.set(finding.id, finding);
    return Promise.resolve(true);
  };
  return { watch: start(hear, () => true), told };
}

// The addresses of links that have held something too deep for its changes to count for their labels.
const deep = new Set<string>();

/** Notes them as the page is now. */
export function noteDeep(): void {
  for (const node of all()) {
    let level = 0;
    for (let at = node.parentNode; at; at = at.parentNode) {
      if (++level < MOST_LEVELS || !isElement(at)) continue;
      const cover = at.getAttribute('data-cfemail');
      deep.add(at.getAttribute('href') ?? '');
      if (cover) deep.add(COVERED + cover);
    }
  }
}

/**
 * What is told now, sorted. Without `near`: a name beside something that was told is not followed. Each once, as what differs in this
 * alone is told for each.
 */
export const contentsOf = ({ told }: Listener) =>
  distinct(
    [...told.values()].map(({ href, text, label }) =>
      href === undefined || deep.has(href) ? (href ?? text) : { href, label },
    ),
  );

const distinct = (contents: readonly unknown[]) =>
  [...new Set(contents.map((content) => JSON.stringify(content)))].sort();

/** What is told under more than one number. */
export function toldTwice({ told }: Listener): string[] {
  const all = [...told.values()].map(({ id, ...content }) => JSON.stringify(content));
  return all.filter((content, index) => all.indexOf(content) !== index);
}
