import { formatDay } from '../../lib/dates';
import { identifierLabel } from '../../lib/identifier';
import type { RowFacts } from '../../lib/store/batch-rows';
import type { ListedPerson } from '../../lib/store/people-list';
import { plural, text } from '../../lib/text';
import type { TableColumn } from '../ui/virtual-table-types';
import type { PeopleModel } from './people-model';

/** What somebody is called in the list. */
export function listedName({ name, email, slug }: ListedPerson): string {
  return (
    name ??
    email ??
    (slug === undefined ? text('nameUnknown') : identifierLabel({ kind: 'profile', slug }))
  );
}

/** The columns of the list of all people. */
export function peopleColumns(
  nameOf: PeopleModel['nameOf'],
  credits: ReadonlyMap<string, number>,
): readonly TableColumn<ListedPerson>[] {
  return [
    {
      ...{ id: 'name', title: text('peopleName'), widthPx: 170 },
      isSortable: true,
      narrow: 'first',
      draw: (one) => <bdi>{listedName(one)}</bdi>,
    },
    fact('title', text('peopleTitleColumn'), 180),
    { ...fact('company', text('peopleCompany'), 150), isSortable: true },
    fact('place', text('peoplePlace'), 140, 'nowhere'),
    {
      ...{ id: 'fetched', title: text('peopleFetched'), widthPx: 110 },
      isSortable: true,
      narrow: 'nowhere',
      draw: ({ fetchedAt }) => (
        <time dateTime={new Date(fetchedAt).toISOString()}>{formatDay(fetchedAt)}</time>
      ),
    },
    {
      ...{ id: 'provider', title: text('leftProvider'), widthPx: 100, narrow: 'nowhere' },
      draw: ({ provider }) => <bdi>{nameOf(provider)}</bdi>,
    },
    {
      ...{ id: 'credits', title: text('leftCost'), widthPx: 80, narrow: 'nowhere' },
      isAtEnd: true,
      draw: ({ key }) => {
        const taken = credits.get(key);
        return taken === undefined ? '' : plural('credits', taken);
      },
    },
  ];
}

function fact(
  id: keyof RowFacts,
  title: string,
  widthPx: number,
  narrow: 'second' | 'nowhere' = 'second',
): TableColumn<ListedPerson> {
  return {
    ...{ id, title, widthPx, narrow },
    draw: (one) => (one[id] === undefined ? '' : <bdi>{one[id]}</bdi>),
  };
}
