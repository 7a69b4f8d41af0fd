import { foldings } from '../../lib/match/folding';
import type { ListedPerson } from '../../lib/store/people-list';
import type { TableSort } from '../ui/virtual-table-types';

/** How old what is told of people may be: days at most, or older than a year. */
export const AGES = ['30', '90', '365', 'older'] as const;

/** One of AGES. */
export type Age = (typeof AGES)[number];

/** Which people are shown. What is empty keeps nobody out, but those of the demo. */
export interface PeopleFilter {
  /** Parts of a name, title, company or address, in whatever case and with or without accents. */
  readonly words: string;
  /** Id of a provider. */
  readonly provider: string;
  readonly age: Age | '';
}

/** Everybody but the people of the demo. */
export const NO_PEOPLE_FILTER: PeopleFilter = { words: '', provider: '', age: '' };

const DAY_MS = 24 * 60 * 60 * 1000;

/** Those of the people who pass; people of the demo only where it is asked for by its id (`demo`). `now` in ms since 1970. */
export function filteredPeople(
  people: readonly ListedPerson[],
  { words, provider, age }: PeopleFilter,
  demo: string | undefined,
  now: number,
): readonly ListedPerson[] {
  const wanted = words.split(/\s+/).filter(Boolean).map(foldings);
  const isWanted = (one: ListedPerson) =>
    wanted.every((forms) => forms.some((form) => one.words.includes(form)));
  const isOfAge = ofAge(age, now);
  return people.filter(
    (one) =>
      (provider === '' ? one.provider !== demo : one.provider === provider) &&
      isOfAge(one) &&
      isWanted(one),
  );
}

function ofAge(age: Age | '', now: number): (one: ListedPerson) => boolean {
  if (age === '') return () => true;
  if (age === 'older') return ({ of }) => of < now - 365 * DAY_MS;
  const since = now - Number(age) * DAY_MS;
  return ({ of }) => of >= since;
}

/** The columns by which people can be sorted. */
export const PEOPLE_ORDERS = ['name', 'company', 'fetched'] as const;

/** The people in that order; whoever has nothing in the column comes last, either way. */
export function sortedPeople(
  people: readonly ListedPerson[],
  { by, isDescending }: TableSort,
): readonly ListedPerson[] {
  const way = isDescending ? -1 : 1;
  if (by === 'fetched') return people.toSorted((a, b) => way * (a.fetchedAt - b.fetchedAt));
  const order = by === 'company' ? 'companyOrder' : 'nameOrder';
  return people.toSorted((one, other) => {
    const [a, b] = [one[order], other[order]];
    if (a === b) return 0;
    if (a === '') return 1;
    if (b === '') return -1;
    return a < b ? -way : way;
  });
}
