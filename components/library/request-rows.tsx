import type { ComponentChild } from 'preact';
import type { StoredRequest } from '../../lib/store/schema';
import { type TextKey, text } from '../../lib/text';
import { Parts } from '../ui/parts';
import { useMedia } from '../ui/use-media';
import { Breakable } from './breakable';
import {
  bytesWords,
  costWords,
  labelOf,
  momentWords,
  PURPOSE_WORDS,
  resultWords,
} from './request-words';

// Below that, eight columns are too narrow to be read.
const WIDE = '(min-width: 860px)';

type Names = ReadonlyMap<string, string>;

interface Column {
  readonly title: TextKey;
  /** Its words are not broken, however little room there is. */
  readonly isShort?: true;
  draw(row: StoredRequest, names: Names): ComponentChild;
}

const COLUMNS: readonly Column[] = [
  {
    title: 'leftTime',
    isShort: true,
    draw: ({ at }) => <time dateTime={new Date(at).toISOString()}>{momentWords(at)}</time>,
  },
  { title: 'leftHost', draw: ({ host, method, path }) => <Place {...{ host, method, path }} /> },
  { title: 'leftPurpose', draw: (row, names) => <Why row={row} names={names} /> },
  { title: 'leftAbout', draw: ({ identifierKeys }) => <Some of={identifierKeys.map(labelOf)} /> },
  { title: 'leftFields', draw: ({ fields }) => <Some of={fields} /> },
  { title: 'leftSize', isShort: true, draw: ({ bytesSent }) => bytesWords(bytesSent) },
  { title: 'leftCost', isShort: true, draw: costWords },
  { title: 'leftResult', isShort: true, draw: (row) => <Parts of={resultWords(row)} /> },
];

/** The rows as a table, or where that has no room as blocks with a name before each fact. */
export function RequestRows({ rows, names }: { rows: readonly StoredRequest[]; names: Names }) {
  return useMedia(WIDE) ? (
    <table class="left num">
      <caption class="visually-hidden">{text('leftTitle')}</caption>
      <thead>
        <tr>
          {COLUMNS.map(({ title }) => (
            <th key={title} scope="col">
              {text(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {COLUMNS.map(({ title, isShort, draw }) => (
              <td key={title} class={isShort && 'short'}>
                {draw(row, names)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  ) : (
    <ul class="left num" aria-label={text('leftTitle')}>
      {rows.map((row) => (
        <li key={row.id}>
          <dl>
            {COLUMNS.map(({ title, draw }) => (
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

function Place({ host, method, path }: Pick<StoredRequest, 'host' | 'method' | 'path'>) {
  return (
    <>
      <Breakable words={host} />{' '}
      <span class="faint second">
        <Breakable words={`${method} ${path}`} />
      </span>
    </>
  );
}

function Why({ row, names }: { row: StoredRequest; names: Names }) {
  const { purpose, provider } = row;
  return (
    <>
      {text(PURPOSE_WORDS[purpose])}{' '}
      {provider !== undefined && (
        <span class="faint second">
          <bdi>{names.get(provider) ?? provider}</bdi>
        </span>
      )}
    </>
  );
}

function Some({ of }: { of: readonly string[] }) {
  if (of.length === 0) return <span class="faint">{text('leftNone')}</span>;
  return (
    <>
      {of.map((one, index) => (
        <span key={one}>
          {index > 0 && ', '}
          <Breakable words={one} />
        </span>
      ))}
    </>
  );
}
