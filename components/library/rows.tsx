import type { ComponentChild } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatNumber, plural, type TextKey, text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import { useMedia } from '../ui/use-media';
import { type ListModel, PAGE_ROWS } from './list-model';

// Below that, so many columns are too narrow to be read.
const WIDE = '(min-width: 860px)';

/** Names of providers by id. */
export type Names = ReadonlyMap<string, string>;

/** One column of a list. */
export interface Column<Row> {
  readonly title: TextKey;
  /** Its words are not broken, however little room there is. */
  readonly isShort?: true;
  draw(row: Row, names: Names): ComponentChild;
}

/** Rows as a table, or where that has no room as blocks with a name before each fact. */
export function Rows<Row extends { readonly id: string }>(props: {
  caption: TextKey;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  names: Names;
}) {
  const { caption, columns, rows, names } = props;
  return useMedia(WIDE) ? (
    <table class="left num">
      <caption class="visually-hidden">{text(caption)}</caption>
      <thead>
        <tr>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {text(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {columns.map(({ title, isShort, draw }) => (
              <td key={title} class={isShort && 'short'}>
                {draw(row, names)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  ) : (
    <ul class="left num" aria-label={text(caption)}>
      {rows.map((row) => (
        <li key={row.id}>
          <dl>
            {columns.map(({ title, draw }) => (
              <div key={title}>
                <dt>{text(title)}</dt>
                <dd>{draw(row, names)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** The button for more rows of a list, with how many are shown; nothing where all of them fitted at first. */
export function More<Row, Filter>({ model }: { model: ListModel<Row, Filter> }) {
  const count = model.fitting.value.length;
  const shown = model.shown.value.length;
  const place = useRef<HTMLParagraphElement>(null);
  const isAll = shown === count;
  const isWished = useRef(false);
  // The button goes with the last rows.
  useEffect(() => {
    if (isAll && isWished.current) keepFocus(place.current);
  }, [isAll]);
  const showMore = () => {
    isWished.current = true;
    model.showMore();
  };
  if (isAll && count <= PAGE_ROWS) return null;
  const values = { shown: formatNumber(shown), count: formatNumber(count) };
  return (
    <p class="more" ref={place}>
      {!isAll && (
        <button type="button" class="plain" onClick={showMore}>
          {plural('leftMore', Math.min(PAGE_ROWS, count - shown))}
        </button>
      )}{' '}
      <span class="faint num">{text('leftShown', values)}</span>
    </p>
  );
}
