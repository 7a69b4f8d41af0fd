import type { Person } from '../person';
import { foldings } from './folding';
import { wordsOfMailbox } from './mailbox';
import { nicknamesOf } from './nicknames';

/** What of a name the mailbox shows. */
type Shown = 'first' | 'last' | 'both' | 'initials';

/** Whether the person's name agrees with the mailbox. */
export type NameReason =
  | {
      readonly kind: 'name';
      readonly outcome: 'yes';
      /** `initials`: those of the first names, with the last name. */
      readonly agrees: Shown;
      /** Whether the first name agrees by another form of it, as Bill for William. */
      readonly isNickname: boolean;
    }
  /** `not-comparable`: nothing of the name is in Latin letters. `not-known`: there is no name. */
  | { readonly kind: 'name'; readonly outcome: 'no' | 'not-comparable' | 'not-known' };

/** The forms in which a name can stand in a mailbox. */
interface Forms {
  readonly first: ReadonlySet<string>;
  readonly nicknames: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
  /** First letters, in order. */
  readonly firstInitials: string;
  readonly lastInitials: string;
  /** First letters of nicknames. */
  readonly otherInitials: ReadonlySet<string>;
}

/** What of a name one word of a mailbox is. */
interface Part {
  readonly isFirst?: boolean;
  readonly isLast?: boolean;
  readonly isInitials?: boolean;
  readonly isNickname?: boolean;
}

const LONGEST_NAME = 200;
const MOST_WORDS = 6;
const LONGEST_MAILBOX = 64;
const MOST_INITIALS = 3;
// Of a shorter name and two letters before it, others are made too easily.
const LONG_ENOUGH = 4;
// They stand before a last name and are none by themselves.
const PARTICLES = new Set(
  `a al af av ap bin bint da dal das de degli dei del della den der di dos du e el het ibn la las le les lo los mac mc ni o op san st
  ten ter the 't und van vd vom von y zu zum zur`.split(/\s+/),
);
const TITLES = /^(?:dr|prof|mr|mrs|ms|sir|dame|jr|sr|ii|iii|iv|phd|md|mba|cpa|pmp|esq)$/;

/**
 * Whether first or last name, or initials with the last name, agree with the mailbox. What else stands in the mailbox must not name
 * somebody else: `jane.smith` is not Jane Miller, and `pmiller` neither.
 */
export function testName(mailbox: string, host: string, person: Person): NameReason {
  const names = namesOf(person);
  if (names.length === 0) return { kind: 'name', outcome: 'not-known' };
  const spelled = names.flatMap(formsOf);
  if (spelled.length === 0) return { kind: 'name', outcome: 'not-comparable' };
  const boxes = wordsOfMailbox(mailbox.slice(0, LONGEST_MAILBOX), host);
  for (const forms of spelled) {
    for (const words of boxes) {
      const found = agreement(words, forms);
      if (found !== undefined) return { kind: 'name', outcome: 'yes', ...found };
    }
  }
  return { kind: 'name', outcome: 'no' };
}

/** First and last names: as they are given, and as the whole name may be parted. */
function namesOf({ name, firstName, lastName }: Person): { first: string; last: string }[] {
  const given = { first: usable(firstName).join(' '), last: usable(lastName).join(' ') };
  // Behind a comma stands what was earned.
  const all = usable(name?.split(',', 1)[0]);
  const latin = all.filter((word) => /\p{Script=Latin}/u.test(word));
  const words = latin.length > 0 ? latin : all;
  const parted = {
    first: (words.length < 2 ? words : words.slice(0, -1)).join(' '),
    last: words.slice(1).join(' '),
  };
  // Half a name would leave open what the whole one tells.
  const isGiven = (given.first !== '' && given.last !== '') || words.length < 2;
  return (isGiven ? [given, parted] : [parted]).filter((name) => name.first + name.last !== '');
}

function usable(name = ''): string[] {
  return name
    .slice(0, LONGEST_NAME)
    .split(/\s+/)
    .filter((word) => word !== '' && !isTitle(word));
}

function isTitle(word: string): boolean {
  return TITLES.test(word.replaceAll('.', '').toLowerCase());
}

/** The forms of a name, plain and spelled out; none where nothing of it is in Latin letters. */
function formsOf({ first, last }: { first: string; last: string }): Forms[] {
  return foldings(first).flatMap((given) =>
    foldings(last).flatMap((family) => formsOfWords(latinWords(given), latinWords(family))),
  );
}

function formsOfWords(given: readonly string[], family: readonly string[]): Forms[] {
  if (given.length + family.length === 0) return [];
  const nicknames = given.flatMap((word) => [...nicknamesOf(word)]);
  return [
    {
      first: runsOf(given),
      nicknames: new Set(nicknames),
      last: runsOf(family),
      firstInitials: initialsOf(given),
      lastInitials: initialsOf(family),
      otherInitials: new Set(nicknames.map((word) => word.charAt(0))),
    },
  ];
}

function latinWords(folded: string): string[] {
  return folded
    .replace(/['’ʼ`´]/g, '')
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
}

/** Neighbouring words of a name joined to one: `van den Berg` as `vandenberg`, `denberg` and `berg`. Particles alone are no name. */
function runsOf(words: readonly string[]): Set<string> {
  const runs = words.flatMap((_, from) =>
    words.slice(from).map((_word, length) => words.slice(from, from + length + 1)),
  );
  const telling = runs.filter((run) => !run.every((word) => PARTICLES.has(word)));
  const kept = telling.length > 0 ? telling : runs;
  return new Set(kept.map((run) => run.join('')).filter((run) => run.length > 1));
}

function initialsOf(words: readonly string[]): string {
  return words.map((word) => word.charAt(0)).join('');
}

/** What of the name the words of a mailbox show; `undefined` where they show nothing, or somebody else. */
function agreement(
  words: readonly string[],
  forms: Forms,
): { agrees: Shown; isNickname: boolean } | undefined {
  const whole = partOf(words.join(''), forms);
  const parts = whole ? [whole] : words.map((word) => partOf(word, forms) ?? besideOf(word, forms));
  const isFirst = parts.some((part) => part?.isFirst);
  const isLast = parts.some((part) => part?.isLast);
  if (!isFirst && !isLast) return undefined;
  // With both names in it, the rest may be a middle name or a place.
  if (!(isFirst && isLast) && parts.includes(undefined)) return undefined;
  const isInitials = parts.some((part) => part?.isInitials);
  const agrees = isFirst ? (isLast ? 'both' : 'first') : isInitials ? 'initials' : 'last';
  return { agrees, isNickname: parts.some((part) => part?.isNickname === true) };
}

/** A word that is a name of the person, or several with or without initials: `jane`, `miller`, `janemiller`, `jmiller`, `janem`. */
function partOf(word: string, forms: Forms): Part | undefined {
  const whole = nameOf(word, forms);
  if (whole !== undefined) return whole;
  for (let cut = 1; cut < word.length; cut++) {
    const [head, tail] = [word.slice(0, cut), word.slice(cut)];
    const pair =
      joined(nameOf(head, forms), nameOf(tail, forms)) ??
      withInitials(nameOf(head, forms), tail, head.length, forms) ??
      withInitials(nameOf(tail, forms), head, tail.length, forms);
    if (pair !== undefined) return pair;
  }
  return undefined;
}

function nameOf(word: string, { first, nicknames, last }: Forms): Part | undefined {
  // What may be either, as in a name of three words, counts once.
  if (last.has(word)) return { isLast: true };
  if (first.has(word)) return { isFirst: true };
  return nicknames.has(word) ? { isFirst: true, isNickname: true } : undefined;
}

function joined(one: Part | undefined, other: Part | undefined): Part | undefined {
  return one && other && { ...one, ...other };
}

/** A name beside the first letters of the other names. */
function withInitials(
  name: Part | undefined,
  letters: string,
  length: number,
  forms: Forms,
): Part | undefined {
  if (name?.isLast && areFirstInitials(letters, forms, length >= LONG_ENOUGH)) {
    return { ...name, isInitials: true };
  }
  return name?.isFirst && areLastInitials(letters, forms) ? name : undefined;
}

/** A word that is no name by itself, and yet none of somebody else: initials, or a name of which only these are known. */
function besideOf(word: string, forms: Forms): Part | undefined {
  const { first, firstInitials, last, lastInitials } = forms;
  if (areFirstInitials(word, forms, true)) return { isInitials: true };
  const isUnknown =
    (last.size === 0 && word.startsWith(lastInitials)) ||
    (first.size === 0 && word.startsWith(firstInitials));
  return isUnknown || areLastInitials(word, forms) ? {} : undefined;
}

/** First letters of first names; a second one that is not known may be a middle name's. */
function areFirstInitials(letters: string, forms: Forms, isMiddleAllowed: boolean): boolean {
  const { firstInitials, otherInitials } = forms;
  if (letters.length === 1) return firstInitials.includes(letters) || otherInitials.has(letters);
  if (letters.length > MOST_INITIALS) return false;
  if (firstInitials.startsWith(letters)) return true;
  return isMiddleAllowed && letters.length === 2 && letters[0] === firstInitials[0];
}

/** First letters of last names, with or without those of middle names before them. */
function areLastInitials(letters: string, { firstInitials, lastInitials }: Forms): boolean {
  if (letters.length > MOST_INITIALS) return false;
  const all = firstInitials.slice(1) + lastInitials;
  return lastInitials.includes(letters) || all.startsWith(letters);
}
