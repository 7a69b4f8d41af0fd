import { batchEntries, type FoundRow } from '../../lib/export/batch';
import type { Called } from '../../lib/export/entry';
import {
  fileOf,
  peopleAsCsv,
  peopleAsJson,
  peopleAsMarkdown,
  peopleAsVCards,
} from '../../lib/export/people';
import { checkMatch } from '../../lib/match/match-check';
import type { send } from '../../lib/messenger';
import type { StoredBatch, StoredBatchRow } from '../../lib/store/batch-rows';
import type { Database } from '../../lib/store/schema';
import { text } from '../../lib/text';
import { VERDICT_WORDS } from '../panel/verdict';
import type { ExportForm } from './export-forms';
import { outcomeWords } from './words';

// Records are large: this many are in memory at once. No more addresses are read at once, either.
const SLICE = 200;

const TYPES = {
  csv: 'text/csv',
  json: 'application/json',
  vcard: 'text/vcard',
  markdown: 'text/markdown',
} as const satisfies Record<ExportForm, string>;

/** What writing a file needs. */
interface From {
  readonly database: Database;
  /** The provider's name as shown on screen. */
  readonly provider: string;
  readonly send: typeof send;
}

/** Rows of a batch as a file, each with whom it found; `columns` are ids of EXPORT_COLUMNS. */
export function exportBatch(
  form: ExportForm,
  batch: StoredBatch,
  rows: readonly StoredBatchRow[],
  columns: readonly string[],
  from: From,
): Promise<Blob> {
  const entries = batchEntries(found(batch, rows, from), outcomeWords);
  const layout = { own: batch.columns, columns };
  const chunks = {
    csv: () => peopleAsCsv(entries, layout),
    json: () => peopleAsJson(entries, layout),
    vcard: () => peopleAsVCards(entries),
    markdown: () => peopleAsMarkdown(entries, layout),
  }[form]();
  return fileOf(chunks, TYPES[form]);
}

async function* found(
  batch: StoredBatch,
  rows: readonly StoredBatchRow[],
  from: From,
): AsyncGenerator<FoundRow> {
  for (let at = 0; at < rows.length; at += SLICE) {
    const slice = rows.slice(at, at + SLICE);
    const verdicts = await verdictsOn(slice, from.send);
    yield* await Promise.all(slice.map((row) => foundBy(batch, row, verdicts, from)));
  }
}

type Verdicts = (
  row: StoredBatchRow,
  person: NonNullable<FoundRow['person']>,
) => Called | undefined;

async function foundBy(
  batch: StoredBatch,
  row: StoredBatchRow,
  verdictOn: Verdicts,
  { database, provider }: From,
): Promise<FoundRow> {
  const told =
    row.state === 'duplicate' && row.sameAs !== undefined
      ? await database.get('batchRows', [batch.id, row.sameAs])
      : row;
  const stored =
    told?.personId === undefined
      ? undefined
      : await database.get('people', [batch.provider, told.personId]);
  if (told === undefined || stored === undefined) return { row };
  const { person, fetchedAt } = stored;
  const verdict = verdictOn(told, person);
  return {
    ...{ row, person, source: { provider, fetchedAt } },
    ...(verdict !== undefined && { verdict }),
  };
}

/** How sure it is that an address is a person's; the worker knows the classes of addresses. */
async function verdictsOn(rows: readonly StoredBatchRow[], ask: typeof send): Promise<Verdicts> {
  const addresses = rows.flatMap(({ identifier }) =>
    identifier?.kind === 'email' ? [identifier.address] : [],
  );
  const words = addresses.join('\n');
  const { people } = words === '' ? { people: [] } : await ask('read', { text: words });
  const classes = new Map(
    people.flatMap(({ identifier, emailClass }) =>
      identifier.kind === 'email' && emailClass !== undefined
        ? [[identifier.address, emailClass] as const]
        : [],
    ),
  );
  return ({ identifier, confidence }, person) => {
    if (identifier?.kind !== 'email') return undefined;
    const emailClass = classes.get(identifier.address);
    if (emailClass === undefined) return undefined;
    const { verdict } = checkMatch(identifier.address, { person, confidence }, emailClass);
    return { code: verdict, words: text(VERDICT_WORDS[verdict]) };
  };
}
