import { identifierLabel } from '../../lib/identifier';
import type { Receipt } from '../../lib/store/rows';
import { text } from '../../lib/text';
import { Parts } from '../ui/parts';
import { priceText } from '../ui/price';
import { Breakable } from './breakable';
import { purposeOf, stateOf } from './ledger-filter';
import { costParts, endWords, reasonWords } from './ledger-words';
import { Moment } from './moment';
import { PURPOSE_WORDS } from './request-words';
import { type Column, type Names, Rows } from './rows';

const COLUMNS: readonly Column<Receipt>[] = [
  { title: 'leftTime', isShort: true, draw: ({ at }) => <Moment at={at} /> },
  {
    title: 'leftProvider',
    draw: ({ provider }, names) => <bdi>{names.get(provider) ?? provider}</bdi>,
  },
  { title: 'leftPurpose', draw: (row) => text(PURPOSE_WORDS[purposeOf(row)]) },
  { title: 'leftAbout', draw: (row) => <About row={row} /> },
  { title: 'ledgerAnnounced', isShort: true, draw: ({ price }) => priceText(price) },
  { title: 'leftCost', isShort: true, draw: (row) => <Parts of={costParts(row)} /> },
  {
    title: 'leftResult',
    draw: (row, names) => <End row={row} provider={names.get(row.provider) ?? row.provider} />,
  },
];

/** The receipts of a list, with all that is known of each. */
export function LedgerRows({ rows, names }: { rows: readonly Receipt[]; names: Names }) {
  return <Rows caption="ledgerTitle" columns={COLUMNS} rows={rows} names={names} />;
}

function End({ row, provider }: { row: Receipt; provider: string }) {
  const reason = reasonWords(row, provider);
  const hasEnded = stateOf(row) !== 'failed';
  return (
    <>
      {hasEnded && endWords(row)}{' '}
      {reason !== undefined && (
        <span class={hasEnded ? 'faint reason' : undefined}>
          <bdi>{reason}</bdi>
        </span>
      )}
    </>
  );
}

function About({ row: { identifier } }: { row: Receipt }) {
  if (identifier === undefined) return <span class="faint">{text('ledgerNameless')}</span>;
  return <Breakable words={identifierLabel(identifier)} />;
}
