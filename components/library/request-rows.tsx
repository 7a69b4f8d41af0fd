import type { StoredRequest } from '../../lib/store/rows';
import { text } from '../../lib/text';
import { Parts } from '../ui/parts';
import { Breakable } from './breakable';
import { Moment } from './moment';
import { bytesWords, costWords, labelOf, PURPOSE_WORDS, resultWords } from './request-words';
import { type Column, type Names, Rows } from './rows';

const COLUMNS: readonly Column<StoredRequest>[] = [
  {
    title: 'leftTime',
    isShort: true,
    draw: ({ at }) => <Moment at={at} />,
  },
  { title: 'leftHost', draw: ({ host, method, path }) => <Place {...{ host, method, path }} /> },
  { title: 'leftPurpose', draw: (row, names) => <Why row={row} names={names} /> },
  { title: 'leftAbout', draw: ({ identifierKeys }) => <Some of={identifierKeys.map(labelOf)} /> },
  { title: 'leftFields', draw: ({ fields }) => <Some of={fields} /> },
  { title: 'leftSize', isShort: true, draw: ({ bytesSent }) => bytesWords(bytesSent) },
  { title: 'leftCost', isShort: true, draw: costWords },
  { title: 'leftResult', isShort: true, draw: (row) => <Parts of={resultWords(row)} /> },
];

/** The requests of a list, with all that is known of each. */
export function RequestRows({ rows, names }: { rows: readonly StoredRequest[]; names: Names }) {
  return <Rows caption="leftTitle" columns={COLUMNS} rows={rows} names={names} />;
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
