import { useEffect, useRef } from 'preact/hooks';
import type { StoredBatchRow } from '../../lib/store/batch-rows';
import { text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import type { BatchProps } from './batch-page';
import { rowName } from './result-columns';
import { outcomeWords } from './words';

/** One row beside the others: the person's card, or what is known of a row that has none. Esc closes it. */
export function RowBeside(props: BatchProps & { row: StoredBatchRow; onClose: () => void }) {
  const { model, batch, standing, row, onClose } = props;
  const place = useRef<HTMLElement>(null);
  // Whom a duplicate repeats is whom it shows.
  const told = row.state === 'duplicate' ? (batch.rows.all.value[row.sameAs ?? -1] ?? row) : row;
  const { identifier, personId } = told;
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [row.position]);
  return (
    <aside
      class="beside"
      ref={place}
      tabIndex={-1}
      aria-label={rowName(row)}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onClose()}
    >
      <p class="end">
        <button type="button" class="plain" onClick={onClose}>
          {text('batchClose')}
        </button>
      </p>
      {told.state === 'found' && identifier !== undefined && personId !== undefined ? (
        <div class="card-beside">
          {model.world.drawPerson({ provider: standing.batch.provider, identifier, personId })}
        </div>
      ) : (
        <Told row={row} />
      )}
      <OwnCells names={standing.batch.columns} cells={row.cells ?? []} />
    </aside>
  );
}

function Told({ row }: { row: StoredBatchRow }) {
  const { state, why } = outcomeWords(row);
  const failure = row.failure === undefined ? undefined : wordsOf(row.failure);
  return (
    <>
      <h2>
        <bdi>{rowName(row)}</bdi>
      </h2>
      <p>
        {state}
        {why !== '' && ` · ${why}`}
      </p>
      {failure !== undefined && (
        <p class="soft">
          {failure.body} {failure.cost}
        </p>
      )}
      {row.given.trim() !== '' && row.given !== rowName(row) && (
        <p class="soft given-text">
          <bdi>{row.given}</bdi>
        </p>
      )}
    </>
  );
}

/** What the user's own columns say of it. */
function OwnCells({ names, cells }: { names: readonly string[]; cells: readonly string[] }) {
  const told = names.flatMap((name, index) => {
    const words = cells[index]?.trim() ?? '';
    return words === '' ? [] : [{ name, words, index }];
  });
  if (told.length === 0) return null;
  return (
    <section class="own-cells" aria-label={text('batchOwnTitle')}>
      <h2>{text('batchOwnTitle')}</h2>
      <dl class="facts">
        {told.map(({ name, words, index }) => (
          <div key={index}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              <bdi>{words}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
