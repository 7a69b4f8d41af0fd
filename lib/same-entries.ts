import {
  agree,
  digitsOf,
  fold,
  foldCode,
  languageKey,
  monthOf,
  national,
  urlKey,
} from './likeness';
import type { Certification, Company, Person, Role, School } from './person';

/** How entries of a list are found that are the same: those with the same key, then those that are likely the same. */
export interface Sameness {
  /** What names an entry, as one string; `undefined`: nothing does, so that it is like no other. */
  keyOf(entry: unknown): string | undefined;
  /** Tests for those that found no partner by key, the surest first. */
  readonly likely: readonly Likely[];
}

/** A weaker test: only entries that share a hint are held against each other. */
export interface Likely {
  hintsOf(entry: unknown): readonly string[];
  isSame(one: unknown, other: unknown): boolean;
}

/** How entries of the list at that path of a Person are compared. Texts, where none is named: as written, but for case and spaces. */
export function samenessAt(path: string): Sameness {
  return AT[path] ?? TEXTS;
}

type Parts = readonly (string | number | undefined)[];
type Item<K extends 'honours' | 'codeProfiles' | 'spoken' | 'achievements' | 'pointers'> =
  Required<Person>[K][number];

const TEXTS = keyedBy((words: string) => [fold(words)], [], true);
const CODES = keyedBy((words: string) => [foldCode(words)]);

const AT: Readonly<Record<string, Sameness>> = {
  roles: keyedBy(
    (role: Role) => [companyOf(role.company), fold(role.title), monthOf(role.start ?? '')],
    [
      likely(
        (role: Role) => hintsOf(role, fold(role.title)),
        (one, other) => agree(one.start, other.start),
      ),
      // One of them is wrong about a date, or names the same work otherwise.
      likely((role: Role) => hintsOf(role, fold(role.title)), isSameTime),
      likely(
        (role: Role) =>
          (role.start?.length ?? 0) < 7 ? [] : hintsOf(role, monthOf(role.start ?? '')),
        (one, other) => one.isCurrent === other.isCurrent,
      ),
    ],
  ),
  schools: keyedBy(
    (school: School) => [fold(school.name), fold(school.degree), school.startYear],
    [
      likely((school: School) => [fold(school.name)], isSameStudy),
      likely((school: School) => [fold(school.name)], isSameYear),
    ],
  ),
  certifications: keyedBy(
    ({ name, issuer }: Certification) => [fold(name), fold(issuer)],
    [
      likely(
        ({ name }: Certification) => [fold(name)],
        (one, other) => isCompatible(fold(one.issuer), fold(other.issuer)),
      ),
    ],
  ),
  honours: keyedBy(
    (one: Item<'honours'>) => [fold(one.title), fold(one.issuer)],
    [
      likely(
        (one: Item<'honours'>) => [fold(one.title)],
        (one, other) => isCompatible(fold(one.issuer), fold(other.issuer)),
      ),
    ],
  ),
  achievements: keyedBy(
    (one: Item<'achievements'>) => [one.kind, fold(one.title), monthOf(one.start ?? '')],
    [
      likely(
        (one: Item<'achievements'>) => [`${one.kind} ${fold(one.title)}`],
        (one, other) => agree(one.start, other.start),
      ),
    ],
  ),
  codeProfiles: keyedBy((one: Item<'codeProfiles'>) => [urlKey(one.url ?? one.name)]),
  spoken: keyedBy(({ name }: Item<'spoken'>) => [languageKey(name)]),
  pointers: keyedBy((one: Item<'pointers'>) => [one.kind, urlKey(one.url) || fold(one.title)]),
  languages: keyedBy((name: string) => [languageKey(name)]),
  'network.verifications': CODES,
  'network.openTo': CODES,
  'contact.emails': keyedBy(({ address }: Person['contact']['emails'][number]) => [fold(address)]),
  'contact.phones': keyedBy(
    (phone: string) => [digitsOf(phone)],
    [
      likely(
        (phone: string) => (national(phone).length < 7 ? [] : [national(phone).slice(-7)]),
        (one, other) =>
          digitsOf(one).endsWith(national(other)) || digitsOf(other).endsWith(national(one)),
      ),
    ],
  ),
  'contact.websites': keyedBy((site: string) => [urlKey(site)]),
};

/** Same in everything named, as long as anything is, or `isNamed` whatever it is: two entries without a name are two. */
function keyedBy<T>(
  parts: (entry: T) => Parts,
  tests: readonly Likely[] = [],
  isNamed = false,
): Sameness {
  return {
    keyOf(entry) {
      // What stands at a path is of that path's type; texts are made such where a source gives none.
      const all = parts((typeof entry === 'object' ? entry : String(entry)) as T);
      const hasName = isNamed || all.some((part) => part !== undefined && part !== '');
      return hasName ? JSON.stringify(all) : undefined;
    },
    likely: tests,
  };
}

function likely<T>(
  hintsOf: (entry: T) => readonly string[],
  isSame: (one: T, other: T) => boolean,
): Likely {
  return {
    hintsOf: (entry) => hintsOf(entry as T),
    isSame: (one, other) => isSame(one as T, other as T),
  };
}

function companyOf({ name, domain, profileUrl }: Company): string {
  return fold(name) || fold(domain) || urlKey(profileUrl);
}

/** By what else than the given words a role can be the same: name, domain or profile of the company. */
function hintsOf({ company }: Role, words: string): string[] {
  const { name, domain, profileUrl } = company;
  const names = { name: fold(name), domain: urlKey(domain), profile: urlKey(profileUrl) };
  return Object.entries(names).flatMap(([kind, value]) =>
    value === '' ? [] : [JSON.stringify([kind, value, words])],
  );
}

/** Both still held, left in the same month, or begun within a year. */
function isSameTime(one: Role, other: Role): boolean {
  if (one.isCurrent && other.isCurrent) return true;
  if (one.end !== undefined && other.end !== undefined && agree(one.end, other.end)) return true;
  const [mine, yours] = [one, other].map(({ start }) => Date.parse(monthOf(start ?? '')));
  return Math.abs((mine ?? Number.NaN) - (yours ?? Number.NaN)) < YEAR_MS;
}

const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

function isSameStudy(one: School, other: School): boolean {
  const isOneTime =
    isCompatible(one.startYear, other.startYear) && isCompatible(one.endYear, other.endYear);
  return isOneTime && (hasYear(one, other) || isCompatible(fold(one.degree), fold(other.degree)));
}

function isSameYear(one: School, other: School): boolean {
  return isCompatible(fold(one.degree), fold(other.degree)) && hasYear(one, other);
}

function hasYear(one: School, other: School): boolean {
  return (
    (one.startYear !== undefined && one.startYear === other.startYear) ||
    (one.endYear !== undefined && one.endYear === other.endYear)
  );
}

/** Whether one of them is not given, or both are the same. */
function isCompatible<T>(one: T | '' | undefined, other: T | '' | undefined): boolean {
  const isGiven = (value: T | '' | undefined) => value !== undefined && value !== '';
  return !isGiven(one) || !isGiven(other) || one === other;
}
