import type { Certification, Company, PartialDate, Person, Role, School } from './person';
import type { ProviderId } from './providers/provider';

/** A person as one provider tells of them. */
export interface Told {
  readonly provider: ProviderId;
  readonly person: Person;
}

/** One fact: what the most preferred provider that has it says, who says exactly that, and what the others say instead. */
export interface Said<T> {
  readonly value: T;
  readonly from: readonly ProviderId[];
  readonly others: readonly { readonly value: T; readonly from: ProviderId }[];
}

/** One entry of a list, and the providers that have it. */
export interface Entry<T> {
  readonly from: readonly ProviderId[];
  readonly entry: Merged<T>;
}

/** The same record with each fact in it told apart by who says it. */
export type Merged<T> = [T] extends [readonly (infer I)[]]
  ? readonly Entry<I>[]
  : [T] extends [object]
    ? { readonly [K in keyof T]: Merged<Exclude<T[K], undefined>> }
    : Said<T>;

/**
 * One record of what several providers say of the same person, the most preferred provider first. Nothing that any of them gives is
 * lost: a fact that differs stands beside the preferred one, and entries of lists are joined, each provider's own in its order.
 * Two entries of one provider are never taken for the same.
 */
export function mergePersons(all: readonly Told[]): Merged<Person> {
  const told = all.map(({ provider, person }) => ({ from: provider, value: person }));
  // The shape follows the record's own: what is walked through is a Person.
  const merged = mergeRecords(told, '') as Merged<Person>;
  return { ...merged, roles: withCurrentFirst(merged.roles) };
}

interface From<T> {
  readonly from: ProviderId;
  readonly value: T;
}

function withCurrentFirst(roles: Merged<Person>['roles']): Merged<Person>['roles'] {
  const isCurrent = ({ entry }: Entry<Role>) => entry.isCurrent.value;
  return [...roles.filter(isCurrent), ...roles.filter((role) => !isCurrent(role))];
}

function merge(all: readonly From<unknown>[], path: string): unknown {
  const first = all[0]?.value;
  if (Array.isArray(first)) return mergeLists(all, path);
  return isRecord(first) ? mergeRecords(all, path) : said(all);
}

function said(all: readonly From<unknown>[]): unknown {
  const value = all[0]?.value;
  const others = all.filter((one) => one.value !== value);
  return { value, from: all.filter((one) => one.value === value).map(({ from }) => from), others };
}

function mergeRecords(all: readonly From<unknown>[], path: string): Record<string, unknown> {
  const records = all.flatMap(({ from, value }) => (isRecord(value) ? [{ from, value }] : []));
  const names = new Set(records.flatMap(({ value }) => Object.keys(value)));
  const entries = [...names].flatMap((name) => {
    const given = records
      .map(({ from, value }) => ({ from, value: value[name] }))
      .filter(({ value }) => value !== undefined);
    return given.length === 0 ? [] : [[name, merge(given, path === '' ? name : `${path}.${name}`)]];
  });
  return Object.fromEntries(entries);
}

function mergeLists(all: readonly From<unknown>[], path: string): unknown[] {
  const groups: From<unknown>[][] = [];
  for (const { from, value: list } of all) {
    if (!Array.isArray(list)) continue;
    const free = new Set(groups);
    // First those that agree in all that names them, then those that do not contradict.
    const certain = SAME[path] ?? isSameText;
    const likely = LIKELY[path];
    const places = new Map<unknown, From<unknown>[]>();
    for (const isSame of likely === undefined ? [certain] : [certain, likely]) {
      for (const [at, value] of list.entries()) {
        if (places.has(at)) continue;
        const place = [...free].find(([first]) => isSame(first?.value, value));
        if (place === undefined) continue;
        free.delete(place);
        places.set(at, place);
      }
    }
    for (const [at, value] of list.entries()) {
      const place = places.get(at);
      if (place === undefined) groups.push([{ from, value }]);
      else place.push({ from, value });
    }
  }
  return groups.map((group) => ({
    from: group.map(({ from }) => from),
    entry: merge(group, path),
  }));
}

type Same = (one: unknown, other: unknown) => boolean;

/** By these, entries of a list are the same; by path. Texts, where none is named here: as written, but for case and spaces. */
const SAME: Readonly<Record<string, Same>> = {
  roles: by((role: Role) => [companyOf(role.company), fold(role.title), role.start]),
  schools: by((school: School) => [fold(school.name), fold(school.degree), school.startYear]),
  certifications: by(({ name, issuer }: Certification) => [fold(name), fold(issuer)]),
  honours: by((one: Person['honours'][number]) => [fold(one.title), fold(one.issuer)]),
  codeProfiles: by((one: Person['codeProfiles'][number]) => [urlKey(one.url ?? one.name)]),
  spoken: by(({ name }: Required<Person>['spoken'][number]) => [fold(name)]),
  achievements: by((one: Required<Person>['achievements'][number]) => [
    one.kind,
    fold(one.title),
    one.start,
  ]),
  pointers: by((one: Required<Person>['pointers'][number]) => [
    one.kind,
    urlKey(one.url) || fold(one.title),
  ]),
  'contact.emails': by(({ address }: Person['contact']['emails'][number]) => [fold(address)]),
  'contact.phones': by((phone: string) => [phone.replace(/\D/g, '')]),
  'contact.websites': by((site: string) => [urlKey(site)]),
};

/** By these as well, where none was by the above: one says less than the other, but nothing else. */
const LIKELY: Readonly<Record<string, Same>> = {
  roles: isLikelySame(
    (one: Role, other: Role) =>
      isSameCompany(one.company, other.company) &&
      fold(one.title) === fold(other.title) &&
      agree(one.start, other.start),
  ),
  schools: isLikelySame(
    (one: School, other: School) =>
      fold(one.name) === fold(other.name) &&
      isCompatible(one.startYear, other.startYear) &&
      isCompatible(one.endYear, other.endYear) &&
      (isShared(one.startYear, other.startYear) ||
        isShared(one.endYear, other.endYear) ||
        isCompatible(fold(one.degree) || undefined, fold(other.degree) || undefined)),
  ),
  certifications: isLikelySame(
    (one: Certification, other: Certification) =>
      fold(one.name) === fold(other.name) &&
      isCompatible(fold(one.issuer) || undefined, fold(other.issuer) || undefined),
  ),
};

/** Same in everything named, as long as anything is: two entries without a name are two. */
function by<T>(parts: (entry: T) => readonly (string | number | undefined)[]): Same {
  return (one, other) => {
    // What stands at a path is of that path's type.
    const [mine, yours] = [parts(one as T), parts(other as T)];
    const isNamed = mine.some((part) => part !== undefined && part !== '');
    return isNamed && mine.every((part, at) => part === yours[at]);
  };
}

function isLikelySame<T>(isSame: (one: T, other: T) => boolean): Same {
  return (one, other) => isSame(one as T, other as T);
}

function isSameText(one: unknown, other: unknown): boolean {
  return fold(String(one)) === fold(String(other));
}

function companyOf({ name, domain, profileUrl }: Company): string {
  return fold(name) || fold(domain) || urlKey(profileUrl);
}

function isSameCompany(one: Company, other: Company): boolean {
  return (
    isShared(fold(one.name) || undefined, fold(other.name) || undefined) ||
    isShared(fold(one.domain) || undefined, fold(other.domain) || undefined) ||
    isShared(urlKey(one.profileUrl) || undefined, urlKey(other.profileUrl) || undefined)
  );
}

function isShared<T>(one: T | undefined, other: T | undefined): boolean {
  return one !== undefined && one === other;
}

function isCompatible<T>(one: T | undefined, other: T | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/** Whether two dates can be the same day: `2017` and `2017-03` can. */
function agree(one: PartialDate = '', other: PartialDate = ''): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** For comparing: without case, and with single spaces. */
function fold(text: string | undefined): string {
  return (text ?? '').normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** An address without scheme, `www.` and a slash at the end. */
function urlKey(url: string | undefined): string {
  return fold(url)
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
