import { useEffect, useRef } from 'preact/hooks';
import { formatNumber, plural, text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import type { NewBatchModel } from './new-batch-model';
import type { Given, GivenTable } from './world';

type Table = Extract<Given, { table: unknown }>;

// Enough to see whether it was understood.
const SHOWN_ROWS = 5;
const SHOWN_COLUMNS = 12;
const NONE = -1;

/** What was read, as it was understood: the column that names people can be changed. One button leads on to what it would cost. */
export function GivenPreview({ draft, given }: { draft: NewBatchModel; given: Table }) {
  const { table } = given;
  const providers = draft.providers.value;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => keepFocus(heading.current), []);
  const taken = draft.taken.value;
  const make = (event: SubmitEvent) => {
    event.preventDefault();
    void draft.make();
  };
  return (
    <form class="given" onSubmit={make}>
      <h2 ref={heading}>{plural('batchRows', table.rows.length)}</h2>
      {table.cut > 0 && <p class="bad">{plural('batchCut', table.cut)}</p>}
      <ColumnChoice draft={draft} table={table} />
      <Preview table={table} chosen={draft.columns.value} />
      <div class="fields">
        <p class="field">
          <label for="batch-name">{text('batchName')}</label>
          <input
            id="batch-name"
            type="text"
            autocomplete="off"
            maxLength={200}
            value={draft.name.value}
            onInput={({ currentTarget }) => {
              draft.name.value = currentTarget.value;
            }}
          />
        </p>
        <p class="field">
          <label for="batch-provider">{text('leftProvider')}</label>
          <select
            id="batch-provider"
            value={draft.provider.value}
            onChange={({ currentTarget }) => {
              draft.provider.value = currentTarget.value;
            }}
          >
            {providers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </p>
      </div>
      <div class="choices">
        {/* Not disabled while it is under way: that would take the focus away. */}
        <button type="submit" class="main" aria-disabled={taken !== undefined}>
          {taken === undefined
            ? text('batchShowPlan')
            : text('batchTaking', {
                part: formatNumber(taken),
                whole: formatNumber(table.rows.length),
              })}
        </button>
        <button type="button" class="plain" onClick={() => draft.again()}>
          {text('batchOtherList')}
        </button>
      </div>
      <p class="soft">{text('batchNothingSent')}</p>
    </form>
  );
}

/** Which column names people, and which one counts where that is empty. */
function ColumnChoice({ draft, table }: { draft: NewBatchModel; table: GivenTable }) {
  const [first = 0, second = NONE] = draft.columns.value;
  const choose = (column: number, other: number) => {
    draft.columns.value = other === NONE || other === column ? [column] : [column, other];
  };
  if (table.columns.length < 2) return null;
  const named = (index: number, column: string) => {
    const share = table.shares[index] ?? 0;
    return text('batchColumn', { column, share: formatNumber(Math.round(share * 100)) });
  };
  return (
    <div class="fields">
      {table.suggested.length === 0 && <p class="bad">{text('batchNoColumn')}</p>}
      <p class="field">
        <label for="batch-column">{text('batchWhichColumn')}</label>
        <select
          id="batch-column"
          value={String(first)}
          onChange={({ currentTarget }) => choose(Number(currentTarget.value), second)}
        >
          {table.columns.map((column, index) => (
            <option key={column} value={String(index)}>
              {named(index, column)}
            </option>
          ))}
        </select>
      </p>
      <p class="field">
        <label for="batch-column-else">{text('batchElseColumn')}</label>
        <select
          id="batch-column-else"
          value={String(second)}
          onChange={({ currentTarget }) => choose(first, Number(currentTarget.value))}
        >
          <option value={String(NONE)}>{text('batchNoOther')}</option>
          {table.columns.map((column, index) =>
            index === first ? null : (
              <option key={column} value={String(index)}>
                {named(index, column)}
              </option>
            ),
          )}
        </select>
      </p>
    </div>
  );
}

/** The first rows, the chosen columns first. */
function Preview({ table, chosen }: { table: GivenTable; chosen: readonly number[] }) {
  const others = table.columns.flatMap((_, index) => (chosen.includes(index) ? [] : [index]));
  const shown = [...chosen, ...others].slice(0, SHOWN_COLUMNS);
  return (
    // Wider than the page it scrolls, by keys as well.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: else no key scrolls it.
    <section class="preview" tabIndex={0} aria-label={text('batchPreview')}>
      <table>
        <caption class="visually-hidden">{text('batchPreview')}</caption>
        <thead>
          <tr>
            {shown.map((index) => (
              <th key={index} scope="col" class={chosen.includes(index) ? 'chosen' : undefined}>
                <bdi>{table.columns[index]}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, SHOWN_ROWS).map((row, place) => (
            <tr key={place}>
              {shown.map((index) => (
                <td key={index} class={chosen.includes(index) ? 'chosen' : undefined}>
                  <bdi>{row[index]}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
