import type { BatchStanding } from '../../lib/batch-commands';
import { formatDay } from '../../lib/dates';
import { formatNumber, plural, text } from '../../lib/text';
import { Listing } from '../library/listing';
import { type Column, Rows } from '../library/rows';
import type { BatchesModel } from './batches-model';
import { peopleOf } from './standing';
import { nameWords, sourceWords, stateWords } from './words';

type Row = BatchStanding & { readonly id: string };

const COLUMNS: readonly Column<Row>[] = [
  {
    title: 'batchName',
    draw: ({ batch }) => (
      <a href={`#batches/${batch.id}`}>
        <bdi>{nameWords(batch)}</bdi>
      </a>
    ),
  },
  { title: 'batchSource', draw: ({ batch }) => sourceWords(batch.from) },
  {
    title: 'batchDay',
    isShort: true,
    draw: ({ batch }) => (
      <time dateTime={new Date(batch.at).toISOString()}>{formatDay(batch.at)}</time>
    ),
  },
  { title: 'leftProvider', draw: ({ batch }, names) => <bdi>{names.get(batch.provider)}</bdi> },
  { title: 'batchState', draw: ({ batch }) => stateWords(batch) },
  {
    title: 'batchFound',
    isShort: true,
    draw: ({ batch, counts }) =>
      batch.state === 'planned'
        ? plural('batchRows', batch.rows)
        : text('batchOf', {
            part: formatNumber(counts.found),
            whole: formatNumber(peopleOf(counts)),
          }),
  },
  { title: 'batchCost', isShort: true, draw: ({ credits }) => plural('credits', credits) },
];

/** Every batch, the newest first, or what a batch is where there is none; and the way to a new one. */
export function BatchList({ model }: { model: BatchesModel }) {
  const rows = model.list.value.map((one) => ({ ...one, id: one.batch.id }));
  const names = new Map(
    rows.map(({ batch }) => [batch.provider, model.nameOf(batch.provider)] as const),
  );
  return (
    <Listing heading="batchesTitle" body="batchesBody" model={model}>
      <p>
        <a class="main" href="#batches/new">
          {text('batchNew')}
        </a>
      </p>
      {rows.length === 0 ? (
        <p>{text('batchesEmpty')}</p>
      ) : (
        <Rows caption="batchesTitle" columns={COLUMNS} rows={rows} names={names} />
      )}
    </Listing>
  );
}
