import { signal } from '@preact/signals';
import { FromTabs } from '../../../components/batch/from-tabs';
import type { OpenTabs } from '../../../components/batch/open-tabs';
import { Library } from '../../../components/library/app';
import { People } from '../../../components/people/people';
import type { PeopleModel } from '../../../components/people/people-model';
import type { PeopleWorld } from '../../../components/people/people-world';
import type { StoredPerson } from '../../../lib/store/rows';
import { text } from '../../../lib/text';
import { buildPeople, NOON, roleAt, somePeople, storedPerson } from '../../components/people/world';
import type { Stories, Story } from './story';

/** The list of those people, after what the user did there. */
function people(
  name: string,
  rows: readonly StoredPerson[],
  changed: Partial<PeopleWorld> = {},
  act: (model: PeopleModel) => unknown = () => undefined,
): Story {
  const render = async () => {
    const { model, card } = await buildPeople(rows, changed);
    await model.start();
    act(model);
    return (
      <Library
        views={[
          {
            id: 'people',
            title: 'peopleTitle',
            draw: () => <People model={model} card={card} />,
          },
          { id: 'ledger', title: 'ledgerTitle', draw: () => null },
        ]}
      />
    );
  };
  return { name: `people-${name}`, render };
}

const LONG = 'averylongword'.repeat(12);

const MANY = Array.from({ length: 1_000 }, (_, index) => ({
  ...storedPerson(`Amara Test ${index}`, 0, {
    ...{ id: `crustdata:${index}`, slug: `amara-${index}`, title: 'Head of Tests' },
    roles: [roleAt(index % 3 === 0 ? 'Tarnhall' : 'Brackwater')],
    place: { text: 'Lisbon, Portugal' },
  }),
  fetchedAt: NOON - index * 3_600_000,
}));

const HOSTILE = [
  storedPerson('Long', 1, {
    name: LONG,
    title: `${LONG} ${LONG}`,
    roles: [roleAt(LONG)],
    place: { text: LONG },
  }),
  storedPerson('turned', 2, { name: '\u202Eo\u0308 amara', title: '\u202Eelttil' }),
  storedPerson('markup', 3, { name: '<img src=x onerror="window.ran=1">', title: '</td>' }),
  storedPerson('سارة تجربة', 4, { slug: 'sara-0x1c', title: 'مهندسة' }),
  storedPerson('nameless', 5, { name: ' ' }),
  storedPerson('試験太郎', 6, { slug: 'taro-0x1c', title: '技術者' }),
];

/** The profiles among the tabs of a window, once they have been read. */
function tabs(name: string, known: OpenTabs): Story {
  const draft = { taken: signal(undefined), makeOf: async () => undefined };
  const render = async () => (
    <main class="library">
      <h1>{text('batchNew')}</h1>
      <FromTabs draft={draft} known={known} />
    </main>
  );
  return { name: `tabs-${name}`, render };
}

/** The list of all people, and the choice of tabs, in every state. */
export const PEOPLE_STORIES = {
  people: [
    people('few', somePeople()),
    people('many', MANY),
    people('open', somePeople(), {}, (model) =>
      model.show('person:crustdata crustdata:amara-0x1c'),
    ),
    people('selected', somePeople(), {}, ({ select, rows }) =>
      select(
        rows.value.slice(0, 3).map(({ key }) => key),
        true,
      ),
    ),
    people('nobody-fits', somePeople(), {}, ({ narrow }) => narrow({ words: 'nobody' })),
    people('refused', somePeople(), {}, ({ failure }) => {
      failure.value = { code: 'storage-full', charged: 'no' };
    }),
    people('hostile', HOSTILE),
    people('empty', []),
    people('private', [], { hasNoStore: () => true }),
    people('too-new', [], {
      database: () => Promise.reject(new DOMException('', 'VersionError')),
    }),
  ],
  tabs: [
    tabs('several', {
      profiles: [
        { slug: 'amara-0x1c', title: '(3) Amara Test | LinkedIn', isWanted: true },
        { slug: 'sara-0x1c', title: 'سارة تجربة', isWanted: true },
        { slug: LONG.slice(0, 90), title: LONG, isWanted: false },
      ],
      others: 4,
    }),
    tabs('none', { profiles: [], others: 7 }),
  ],
} as const satisfies Stories;
