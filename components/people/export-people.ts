import type { Entries } from '../../lib/export/entry';
import {
  fileOf,
  peopleAsCsv,
  peopleAsJson,
  peopleAsMarkdown,
  peopleAsVCards,
} from '../../lib/export/people';
import type { ListedPerson } from '../../lib/store/people-list';
import type { StoredPerson } from '../../lib/store/rows';
import type { ExportForm } from '../batch/export-forms';
import type { PeopleWorld } from './people-world';

// Records are large: this many are in memory at once.
const SLICE = 200;

const FORMS = {
  csv: { type: 'text/csv', write: (entries) => peopleAsCsv(entries) },
  json: { type: 'application/json', write: (entries) => peopleAsJson(entries) },
  vcard: { type: 'text/vcard', write: (entries) => peopleAsVCards(entries) },
  markdown: { type: 'text/markdown', write: (entries) => peopleAsMarkdown(entries) },
} as const satisfies Record<
  ExportForm,
  { readonly type: string; write(entries: Entries): AsyncIterable<string> }
>;

/** People as one file, in their order, some records at a time; whoever has gone meanwhile is left out. */
export function exportPeople(
  form: ExportForm,
  people: readonly ListedPerson[],
  world: Pick<PeopleWorld, 'database' | 'providers'>,
): Promise<Blob> {
  const { type, write } = FORMS[form];
  return fileOf(write(entriesOf(people, world)), type);
}

async function* entriesOf(
  people: readonly ListedPerson[],
  { database, providers }: Pick<PeopleWorld, 'database' | 'providers'>,
) {
  const known = new Map((await providers()).map((one) => [one.id, one]));
  for (let at = 0; at < people.length; at += SLICE) {
    const rows = await Promise.all(people.slice(at, at + SLICE).map(read));
    for (const row of rows) {
      if (row === undefined) continue;
      const { person, fetchedAt, provider } = row;
      yield { person, source: { provider: known.get(provider)?.name ?? provider, fetchedAt } };
    }
  }

  async function read({ provider, id }: ListedPerson): Promise<StoredPerson | undefined> {
    const isDemo = known.get(provider)?.isDemo === true;
    return (await database({ isDemo })).get('people', [provider, id]);
  }
}
