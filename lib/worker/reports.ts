import * as z from 'zod/mini';
import { classOf } from '../detect/class-of';
import { LONGEST_HREF, LONGEST_LABEL, LONGEST_TEXT } from '../detect/page/report';
import { readHref, readRun } from '../detect/read';
import type { Identifier } from '../identifier';
import type { Named } from '../named';
import type { DocumentTold, PageTold } from './told';

const MOST_IN_ONE_PLACE = 100;
const MOST_DOCUMENTS = 50;
// Characters of JSON for all documents of a tab: the session storage is 10 MB for all tabs, and no page may fill it.
const MOST_KEPT = 400_000;

const words = z.string().check(z.maxLength(LONGEST_LABEL));
const number = z.number().check(z.nonnegative());

const shape = z.object({
  script: z.string().check(z.maxLength(64)),
  base: z.string(),
  isWhole: z.boolean(),
  isLeft: z.boolean(),
  isCut: z.boolean(),
  lost: z.array(number),
  found: z.array(
    z.object({
      id: number,
      href: z.optional(z.string().check(z.maxLength(LONGEST_HREF))),
      text: z.optional(z.array(z.string().check(z.maxLength(LONGEST_TEXT)))),
      label: words,
      near: words,
    }),
  ),
});

/** A page script's report, parsed: a stranger's word, whose form alone is sure. */
export type PageReport = Readonly<z.infer<typeof shape>>;

/** What a page script told; `undefined` where it is no report. */
export function parseReport(told: unknown): PageReport | undefined {
  return shape.safeParse(told).data;
}

/** Identifiers as people, each address with its class. */
export function named(identifiers: readonly Identifier[]): Named[] {
  return identifiers.map((identifier) =>
    identifier.kind === 'email'
      ? { identifier, emailClass: classOf(identifier.address) }
      : { identifier },
  );
}

/**
 * What is on the page after a report: `before` with what was told new, without what left. `undefined` where nothing is left of
 * the page. Places that name nobody are not kept.
 */
export function withReport(
  before: PageTold | undefined,
  from: { readonly frameId: number; readonly url: string },
  report: PageReport,
): PageTold | undefined {
  const { frameId, url } = from;
  const documents = before?.documents ?? [];
  const own = documents.find((one) => one.frameId === frameId);
  const isNew = own?.script !== report.script;
  if (report.isLeft) {
    if (isNew || before === undefined) return before;
    if (frameId === 0) return undefined;
    return { ...before, documents: documents.filter((one) => one !== own) };
  }
  // A page that went without a word took its frames with it.
  const isAnotherPage = frameId === 0 && own !== undefined && isNew;
  const others = isAnotherPage ? [] : documents.filter((one) => one !== own);
  const kept = isNew || report.isWhole ? [] : own.mentions;
  const after = withMentions(kept, report);
  let room = MOST_KEPT - JSON.stringify(others).length;
  const mentions = after.filter((mention) => {
    room -= JSON.stringify(mention).length;
    return room >= 0;
  });
  // What was left out once is not told again until everything is.
  const isPartial = !report.isWhole && (isNew || own.isCut);
  const document: DocumentTold = {
    frameId,
    script: report.script,
    isCut: report.isCut || isPartial || mentions.length < after.length,
    mentions,
  };
  // In its place, so that nothing in the list moves for it.
  const all =
    own !== undefined && !isAnotherPage
      ? documents.map((one) => (one === own ? document : one))
      : [...others, document].slice(0, MOST_DOCUMENTS);
  return { url, isReadable: true, documents: all };
}

function withMentions(
  before: DocumentTold['mentions'],
  { found, lost, base }: PageReport,
): DocumentTold['mentions'] {
  const gone = new Set(lost);
  const mentions = new Map(before.flatMap((one) => (gone.has(one.id) ? [] : [[one.id, one]])));
  for (const { id, href, text, label, near } of found) {
    const read = [
      ...(href === undefined ? [] : readHref(href, base)),
      ...(text === undefined ? [] : readRun(text)),
    ];
    mentions.delete(id);
    if (read.length === 0) continue;
    const people = named(read.slice(0, MOST_IN_ONE_PLACE));
    const [...words] = new Set([label, near].filter((one) => one !== ''));
    mentions.set(id, { id, people, words });
  }
  return [...mentions.values()];
}
