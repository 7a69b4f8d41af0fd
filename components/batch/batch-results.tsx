import './batch-results.css';
import { useMemo, useRef, useState } from 'preact/hooks';
import { ROW_STATES, type StoredBatchRow } from '../../lib/store/batch-rows';
import { formatNumber, plural, text } from '../../lib/text';
import { ChoiceField } from '../library/filter-fields';
import { SaidAfter } from '../ui/said-after';
import { VirtualTable } from '../ui/virtual-table';
import type { BatchProps } from './batch-page';
import { ExportMenu } from './export-menu';
import { columnsOf, rowName } from './result-columns';
import { RowBeside } from './row-beside';
import { rowKey } from './rows-model';
import { ROW_WORDS } from './words';

/** Every row of a batch and what became of it: to be filtered, sorted, selected, opened and saved. */
export function BatchResults(props: BatchProps) {
  const { batch, standing } = props;
  const { rows } = batch;
  const [isOwnShown, setOwnShown] = useState(false);
  const place = useRef<HTMLElement>(null);
  const fitting = rows.fitting.value;
  const filter = rows.filter.value;
  const own = standing.batch.columns;
  const columns = useMemo(() => columnsOf(isOwnShown ? own : []), [isOwnShown, own]);
  const openKey = rows.opened.value;
  const open = openKey === undefined ? undefined : rows.all.value[Number(openKey)];
  const close = () => {
    rows.opened.value = undefined;
    place.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
  };
  if (!rows.isRead.value) return <p role="status">{text('batchReading')}</p>;
  return (
    <section
      class={open === undefined ? 'results' : 'results with-card'}
      aria-label={text('batchRowsTitle')}
      ref={place}
    >
      <div class="result-rows">
        <Filters {...props} />
        <div class="totals">
          <p class="soft num">
            {rows.selected.value.size > 0
              ? plural('batchSelected', rows.selected.value.size)
              : plural('batchRows', fitting.length)}
          </p>
          <div class="choices">
            {own.length > 0 && (
              <label class="check">
                <input
                  type="checkbox"
                  checked={isOwnShown}
                  onChange={() => setOwnShown(!isOwnShown)}
                />
                {text('batchOwnColumns')}
              </label>
            )}
            <ExportMenu {...props} />
          </div>
        </div>
        <SaidAfter words={plural('batchRows', fitting.length)} change={filter} />
        {fitting.length === 0 ? (
          <p>{text('batchNothingFits')}</p>
        ) : (
          <VirtualTable<StoredBatchRow>
            label={text('batchRowsTitle')}
            columns={columns}
            rows={fitting}
            keyOf={rowKey}
            nameOf={rowName}
            sort={rows.sort.value}
            onSort={rows.sortBy}
            selection={{ selected: rows.selected.value, onSelect: rows.select }}
            onOpen={(row) => {
              rows.opened.value = rowKey(row);
            }}
            openKey={openKey}
            place={`${filter.words} ${filter.state}`}
          />
        )}
      </div>
      {open !== undefined && <RowBeside {...props} row={open} onClose={close} />}
    </section>
  );
}

function Filters({ batch, standing }: BatchProps) {
  const { rows } = batch;
  const { words, state } = rows.filter.value;
  const there = ROW_STATES.filter((one) => standing.counts[one] > 0 || one === state);
  return (
    <form
      class="filters"
      aria-label={text('leftFilters')}
      onSubmit={(event) => event.preventDefault()}
    >
      <div class="field long">
        <label for="batch-find">{text('batchFind')}</label>
        <input
          id="batch-find"
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={words}
          onInput={({ currentTarget }) => rows.narrow({ words: currentTarget.value })}
        />
      </div>
      <ChoiceField
        id="batch-filter-state"
        label="batchState"
        chosen={state}
        of={there.map((one) => [
          one,
          text('batchStateCount', {
            state: text(ROW_WORDS[one]),
            count: formatNumber(standing.counts[one]),
          }),
        ])}
        onChoose={(chosen) => rows.narrow({ state: chosen })}
      />
    </form>
  );
}
