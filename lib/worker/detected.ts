import * as z from 'zod/mini';
import { readHref } from '../detect/read';
import { identifierKey } from '../identifier';
import type { PageServices } from '../messenger';
import { addFound, type Named, readGesture } from '../session';
import { MOST_PEOPLE } from './gestures';

const LONGEST_MESSAGE = 64_000;
const MOST_A_SECOND = 4;

const told = z.object({
  links: z.array(
    z.object({
      href: z.string().check(z.maxLength(2_000)),
      label: z.string().check(z.maxLength(200)),
    }),
  ),
});

const heardAt = new Map<number, number[]>();

/**
 * What a page script may tell: who is on its page. It is a stranger's word, so it is capped and parsed, and only fills the list of
 * the page on which the user clicked; it starts nothing.
 */
export const pageServices: PageServices = {
  async detected(args, { tabId, url }) {
    if (isTooMuch(tabId, args)) return null;
    const gesture = await readGesture(tabId);
    const parsed = told.safeParse(args);
    if (!parsed.success || gesture?.from !== 'page') return null;
    // The browser vouches for the origin; the rest of the sender's address is that of long ago on pages that change theirs.
    if (originOf(url) === undefined || originOf(url) !== originOf(gesture.url)) return null;
    const people = distinct(
      parsed.data.links.flatMap(({ href, label }) =>
        readHref(href, url).map((identifier) => ({ identifier, label })),
      ),
    );
    await addFound(tabId, gesture.id, {
      people: people.slice(0, MOST_PEOPLE),
      isCut: people.length > MOST_PEOPLE,
      isReadable: true,
    });
    return null;
  },
};

function originOf(url: string | undefined): string | undefined {
  const origin = /^https?:\/\/[^/?#]+/i.exec(url ?? '')?.[0];
  return origin?.toLowerCase();
}

function isTooMuch(tabId: number, args: unknown): boolean {
  const now = Date.now();
  const recent = (heardAt.get(tabId) ?? []).filter((at) => now - at < 1000);
  heardAt.set(tabId, [...recent, now].slice(-MOST_A_SECOND));
  return recent.length >= MOST_A_SECOND || JSON.stringify(args ?? null).length > LONGEST_MESSAGE;
}

/** Each person once. Words that stand beside several people ("Profile", "E-mail") name none of them. */
function distinct(found: readonly Named[]): Named[] {
  const people = new Map<string, Named>();
  const named = new Map<string, Set<string>>();
  for (const { identifier, label = '' } of found) {
    const key = identifierKey(identifier);
    named.set(label, (named.get(label) ?? new Set()).add(key));
    const known = people.get(key);
    if (known === undefined || !known.label) people.set(key, { identifier, label });
  }
  return [...people.values()].map(({ identifier, label = '' }) =>
    (named.get(label)?.size ?? 0) > 1 ? { identifier } : { identifier, label },
  );
}
