import { isRow } from './rows';

const DETAILS = 'experience.employment_details';

/** One value of a person, or of an item of one of its lists, by dot path; lists are flattened. */
export type Read = (path: string) => readonly unknown[];

/** Reads a row of a search. A role's path without `current` or `past` means both. */
export function readerOf(row: unknown): Read {
  return (path) => {
    const inDetails = path.startsWith(`${DETAILS}.`) ? path.slice(DETAILS.length + 1) : undefined;
    if (inDetails === undefined || /^(?:current|past)\b/.test(inDetails)) {
      return valuesAt(row, path.split('.'));
    }
    return ['current', 'past'].flatMap((when) =>
      valuesAt(row, `${DETAILS}.${when}.${inDetails}`.split('.')),
    );
  };
}

/**
 * A reader for each item of the one list that all paths go through, for `all_of`; `undefined` where
 * there is no such list. A role's path with `current` or `past` reads nothing from the other kind.
 */
export function itemReaders(read: Read, paths: readonly string[]): readonly Read[] | undefined {
  const goThrough = (list: string) => paths.every((path) => path.startsWith(`${list}.`));
  const list = LISTS.find(goThrough);
  if (list === undefined) return undefined;
  const places = list === DETAILS ? [`${DETAILS}.current`, `${DETAILS}.past`] : [list];
  return places.flatMap((place) => read(place).map((item) => itemReader(item, place)));
}

function itemReader(item: unknown, place: string): Read {
  const either = place.startsWith(DETAILS) ? DETAILS : place;
  return (path) => {
    if (path === place) return [item];
    if (path.startsWith(`${place}.`))
      return valuesAt(item, path.slice(place.length + 1).split('.'));
    // The other kind's paths lead nowhere in a role, which has no `current` and no `past`.
    return path.startsWith(`${either}.`)
      ? valuesAt(item, path.slice(either.length + 1).split('.'))
      : [];
  };
}

// The narrower before the wider.
const LISTS = [
  ...[`${DETAILS}.current`, `${DETAILS}.past`, DETAILS],
  ...['education.schools', 'certifications', 'honors'],
];

function valuesAt(value: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) {
    return value.flatMap((item) => valuesAt(item, name === undefined ? [] : [name, ...rest]));
  }
  if (value === null || value === undefined) return [];
  if (name === undefined) return [value];
  return isRow(value) ? valuesAt(value[name], rest) : [];
}
