import { type Way, wayOf } from './likeness';
import type { Person, Role } from './person';
import type { ProviderId } from './providers/provider';
import { type Likely, samenessAt } from './same-entries';

/** A person as one provider tells of them. */
export interface Told {
  readonly provider: ProviderId;
  readonly person: Person;
}

/**
 * One fact: what the most preferred provider that has it says, who says exactly that, and what the others say instead, each with
 * how that stands to it.
 */
export interface Said<T> {
  readonly value: T;
  readonly from: readonly ProviderId[];
  readonly others: readonly { readonly value: T; readonly from: ProviderId; readonly way: Way }[];
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
  return isRecord(first) ? mergeRecords(all, path) : said(all, path);
}

function said(all: readonly From<unknown>[], path: string): unknown {
  const value = all[0]?.value;
  const others = all
    .filter((one) => one.value !== value)
    .map((one) => ({ ...one, way: wayOf(path, one.value, value) }));
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

/** What the providers so far have of one entry; the first stands for all. */
type Group = [From<unknown>, ...From<unknown>[]];

function mergeLists(all: readonly From<unknown>[], path: string): unknown[] {
  const groups: Group[] = [];
  const { keyOf, likely } = samenessAt(path);
  for (const { from, value: list } of all) {
    if (!Array.isArray(list)) continue;
    const free = new Set(groups);
    const partners = new Map<unknown, Group>();
    // First those that agree in all that names them, then those that do not contradict.
    for (const find of [byKey(groups, keyOf), ...likely.map((test) => byHint(groups, test))]) {
      for (const [at, value] of list.entries()) {
        if (partners.has(at)) continue;
        const partner = find(value, free);
        if (partner === undefined) continue;
        free.delete(partner);
        partners.set(at, partner);
      }
    }
    for (const [at, value] of list.entries()) {
      const partner = partners.get(at);
      if (partner === undefined) groups.push([{ from, value }]);
      else partner.push({ from, value });
    }
  }
  return groups.map((group) => ({
    from: group.map(({ from }) => from),
    entry: merge(group, path),
  }));
}

/** Finds the first free group that an entry belongs to. */
type Find = (value: unknown, free: ReadonlySet<Group>) => Group | undefined;

function byKey(groups: readonly Group[], keyOf: (entry: unknown) => string | undefined): Find {
  const byKey = Map.groupBy(groups, ([first]) => keyOf(first.value));
  return (value, free) => {
    const key = keyOf(value);
    const same = key === undefined ? undefined : byKey.get(key);
    // Whoever is not free any more is not looked at again.
    while (same?.[0] !== undefined && !free.has(same[0])) same.shift();
    return same?.[0];
  };
}

// A list in which more than this are alike is nobody's career: what is not found there is shown twice.
const LIKELY_AT_MOST = 60;

function byHint(groups: readonly Group[], { hintsOf, isSame }: Likely): Find {
  const byHint = new Map<string, Group[]>();
  for (const group of groups) {
    for (const hint of hintsOf(group[0].value)) {
      const alike = byHint.get(hint);
      if (alike === undefined) byHint.set(hint, [group]);
      else if (alike.length < LIKELY_AT_MOST) alike.push(group);
    }
  }
  return (value, free) => {
    const alike = hintsOf(value).flatMap((hint) => byHint.get(hint) ?? []);
    return alike.find((group) => free.has(group) && isSame(group[0].value, value));
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
