import { identifierKey, normalAddress, normalSlug } from '../identifier';
import type { StoredPerson } from './rows';

/** Finds where a text names somebody. */
export interface Mentions {
  isIn(text: string): boolean;
  /** The text with an ellipsis wherever they are named. */
  without(text: string): string;
}

// Where a name may stand: behind the path of a profile, or around this sign.
const PLACE = /\/in\/|@/gi;
const HAS_PLACE = new RegExp(PLACE, 'i');
const PROFILE = /\/in\/([^\s/?#"'<>]{1,1500})/gi;
const ADDRESS = /(?<![\p{L}\p{N}])[\p{L}\p{N}][\p{L}\p{N}_.%+-]{0,63}@[\w-]+(?:\.[\w-]+)+/gu;
const IN_SLUG = /[\p{L}\p{N}_%-]/u;
const IN_LOCAL_PART = /[\w.+%-]/;
const DOMAIN = /[\w-]+(?:\.[\w-]+)*/y;

/**
 * How texts name those with these keys: by an address, or by the path of a profile. Letter case does not matter. A text is read once, however
 * many they are.
 */
export function mentionsOf(keys: Iterable<string>): Mentions {
  const slugs = wordSet();
  const localParts = new Map<string, WordSet>();
  for (const key of keys) {
    const at = key.indexOf(':');
    const [kind, rest] = [key.slice(0, at), key.slice(at + 1).toLowerCase()];
    if (kind === 'profile') {
      slugs.add(rest);
      slugs.add(encodeURIComponent(rest.toWellFormed()).toLowerCase());
    } else if (kind === 'email') {
      const sign = rest.lastIndexOf('@');
      const domain = rest.slice(sign + 1);
      const those = localParts.get(domain) ?? wordSet();
      those.add(rest.slice(0, sign));
      localParts.set(domain, those);
    }
  }

  function* spansIn(text: string): Generator<readonly [from: number, to: number]> {
    for (const { 0: sign, index } of text.matchAll(PLACE)) {
      const behind = index + sign.length;
      if (sign === '@') {
        DOMAIN.lastIndex = behind;
        const domain = DOMAIN.exec(text)?.[0] ?? '';
        const length = localParts
          .get(domain.toLowerCase())
          ?.lengthsOf((count) => text.slice(Math.max(0, index - count), index))
          .find((count) => !IN_LOCAL_PART.test(text.charAt(index - count - 1)));
        if (length !== undefined) yield [index - length, behind + domain.length];
      } else {
        const length = slugs
          .lengthsOf((count) => text.slice(behind, behind + count))
          .find(
            (count) => !IN_SLUG.test(String.fromCodePoint(text.codePointAt(behind + count) ?? 32)),
          );
        if (length !== undefined) yield [index, behind + length];
      }
    }
  }

  return {
    isIn: (text) => HAS_PLACE.test(text) && !spansIn(text).next().done,
    without(text) {
      let left = '';
      let end = 0;
      for (const [from, to] of spansIn(text)) {
        if (from >= end) left += `${text.slice(end, from)}…`;
        end = to;
      }
      return left + text.slice(end);
    },
  };
}

/** Words in lower case, found by their length: a text does not say where a name in it ends. */
interface WordSet {
  add(word: string): void;
  /** The lengths of those that are cut from a text at some place by that, the longest first. */
  lengthsOf(cut: (length: number) => string): number[];
}

function wordSet(): WordSet {
  const words = new Set<string>();
  let lengths: readonly number[] = [];
  return {
    add(word) {
      words.add(word);
      if (!lengths.includes(word.length)) {
        lengths = [...lengths, word.length].sort((one, other) => other - one);
      }
    },
    lengthsOf: (cut) =>
      lengths.filter((length) => {
        const word = cut(length);
        return word.length === length && words.has(word.toLowerCase());
      }),
  };
}

/** The keys of all whom the stored record of somebody may name in such a way. */
export function keysMentionedIn({ person, raw }: Pick<StoredPerson, 'person' | 'raw'>): string[] {
  return keysNamedIn([person, raw]);
}

/** The same of texts, and of all that values hold. */
export function keysNamedIn(within: readonly unknown[]): string[] {
  const texts: string[] = [];
  const values = [...within];
  // A list goes on to what is added to it on the way.
  for (const value of values) {
    if (typeof value === 'string' && HAS_PLACE.test(value)) texts.push(value);
    if (typeof value !== 'object' || value === null) continue;
    for (const one of Object.values(value)) values.push(one);
  }
  const slugs = texts.flatMap((text) => [...text.matchAll(PROFILE)].map(([, slug = '']) => slug));
  const addresses = texts.flatMap((text) => text.match(ADDRESS) ?? []);
  return [
    ...slugs
      .flatMap((one) => normalSlug(one) ?? [])
      .map((slug) => identifierKey({ kind: 'profile', slug })),
    ...addresses
      .flatMap((one) => normalAddress(one) ?? [])
      .map((address) => identifierKey({ kind: 'email', address })),
  ];
}

/**
 * The stored record of somebody else without what names them: items of its lists, such as people also viewed, go whole; elsewhere an ellipsis
 * stands in the name's place. The same object where nothing does.
 */
export function withoutMentions<R extends Pick<StoredPerson, 'person' | 'raw'>>(
  row: R,
  mentions: Mentions,
): R {
  // The shape stays: items of lists go, and texts change.
  const person = pruned(row.person, mentions) as StoredPerson['person'];
  const raw = row.raw.map((words) => pruned(words, mentions));
  const isSame = person === row.person && raw.every((words, index) => words === row.raw[index]);
  return isSame ? row : { ...row, person, raw };
}

function pruned(value: unknown, mentions: Mentions): unknown {
  if (typeof value === 'string') return mentions.isIn(value) ? mentions.without(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const left = value.filter((item) => !isAbout(item, mentions));
    const items = left.map((item) => pruned(item, mentions));
    const isSame = items.length === value.length && items.every((item, at) => item === value[at]);
    return isSame ? value : items;
  }
  const before = Object.entries(value);
  const after = before.map(([name, one]) => [name, pruned(one, mentions)] as const);
  return after.every(([, one], at) => one === before[at]?.[1]) ? value : Object.fromEntries(after);
}

/** Whether an item of a list is about them: it says so itself, not in a list or record within it. */
function isAbout(item: unknown, mentions: Mentions): boolean {
  if (typeof item === 'string') return mentions.isIn(item);
  if (typeof item !== 'object' || item === null || Array.isArray(item)) return false;
  return Object.values(item).some((one) => typeof one === 'string' && mentions.isIn(one));
}
