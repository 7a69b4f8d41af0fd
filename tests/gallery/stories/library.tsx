import { Library } from '../../../components/library/app';
import { ClearRequests } from '../../../components/library/clear-requests';
import { LedgerView } from '../../../components/library/ledger';
import type { LedgerFilter } from '../../../components/library/ledger-filter';
import type { LedgerWorld } from '../../../components/library/ledger-model';
import type { RequestFilter } from '../../../components/library/request-filter';
import { Requests } from '../../../components/library/requests';
import type { RequestsWorld } from '../../../components/library/requests-model';
import type { Receipt, StoredRequest, StoredSaving } from '../../../lib/store/rows';
import {
  buildLedger,
  receiptRow,
  SOME_SAVINGS,
  someReceipts,
} from '../../components/library/ledger-world';
import { buildRequests, NOON, requestRow, someRows } from '../../components/library/world';
import type { Stories, Story } from './story';

interface Changed extends Partial<RequestsWorld> {
  readonly filter?: Partial<RequestFilter>;
  readonly isClearing?: boolean;
}

function requests(name: string, rows: readonly StoredRequest[], changed: Changed = {}): Story {
  const { filter = {}, isClearing = false, ...world } = changed;
  const render = async () => {
    const { model } = buildRequests(rows, world);
    await model.start();
    model.narrow(filter);
    return (
      <>
        <Library
          views={[{ id: 'requests', title: 'leftTitle', draw: () => <Requests model={model} /> }]}
        />
        {isClearing && (
          <ClearRequests
            count={rows.length}
            onClear={async () => undefined}
            onClose={() => undefined}
          />
        )}
      </>
    );
  };
  return { name: `requests-${name}`, render };
}

const MANY = Array.from({ length: 5_000 }, (_, index) =>
  requestRow({ id: `r${index}`, at: NOON - index * 60_000 }),
);
const LONG = 'averylongword'.repeat(12);
const HOSTILE = [
  requestRow({
    id: 'long',
    host: `${LONG.slice(0, 60)}.example.com`,
    path: `/${LONG}`,
    provider: LONG,
    identifierKeys: [`profile:${LONG}`, `email:${LONG}@example.com`],
    fields: Array.from({ length: 30 }, (_, index) => `${LONG.slice(0, 20 + index)}.${index}`),
    bytesSent: 123_456_789,
    bytesReceived: 9_876_543_210,
    credits: 1_234_567.89,
    tookMs: 90_000,
  }),
  requestRow({
    id: 'turned',
    identifierKeys: ['profile:\u202Eo\u0308-amara', 'profile:سارة-0x1c'],
    fields: ['<img src=x onerror="window.ran=1">', '\u202Esnoitseuq'],
  }),
  requestRow({ id: 'markup', identifierKeys: ['profile:</td><script>window.ran=1</script>'] }),
];

function ledger(
  name: string,
  receipts: readonly Receipt[],
  { savings = SOME_SAVINGS, filter = {}, ...world }: ChangedLedger = {},
): Story {
  const render = async () => {
    const { model } = buildLedger(receipts, savings, world);
    await model.start();
    model.narrow(filter);
    const { model: left } = buildRequests([]);
    return (
      <Library
        views={[
          { id: 'ledger', title: 'ledgerTitle', draw: () => <LedgerView model={model} /> },
          { id: 'requests', title: 'leftTitle', draw: () => <Requests model={left} /> },
        ]}
      />
    );
  };
  return { name: `ledger-${name}`, render };
}

interface ChangedLedger extends Partial<LedgerWorld> {
  readonly savings?: readonly StoredSaving[];
  readonly filter?: Partial<LedgerFilter>;
}

/** So many receipts over so many days, by the same rule each time. */
function receiptsOver(days: number, count: number): Receipt[] {
  const kinds = someReceipts();
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[(index * 7 + (index % 5)) % kinds.length] ?? receiptRow();
    const at = NOON - Math.round((index / count) ** 1.3 * days * 24 * 60) * 60_000;
    return { ...kind, id: `r${index}`, at };
  });
}

const HOSTILE_RECEIPTS = [
  receiptRow({
    id: 'long',
    provider: LONG,
    identifier: { kind: 'profile', slug: LONG.repeat(2).slice(0, 200) },
    price: { min: 0.01, max: 1_234_567.89 },
    credits: 1_234_567.89,
    failureCode: `${LONG}<img src=x onerror="window.ran=1">`,
  }),
  receiptRow({
    id: 'turned',
    identifier: { kind: 'profile', slug: 'سارة-0x1c' },
    provider: '\u202Eatadtsurc',
    state: 'uncertain',
  }),
  receiptRow({
    id: 'markup',
    identifier: { kind: 'email', address: '</td><script>window.ran=1</script>@x.example.com' },
  }),
  receiptRow({ id: 'future', at: 8.64e15, credits: 0.01 }),
  receiptRow({ id: 'past', at: 0, credits: 0.01 }),
];

/** The library page in every state. */
export const LIBRARY_STORIES = {
  ledger: [
    ledger('empty', [], { savings: [] }),
    ledger('few', someReceipts()),
    ledger('one', [receiptRow()], { savings: [] }),
    ledger('month', receiptsOver(30, 200)),
    ledger('quarter', receiptsOver(100, 600)),
    ledger('year', receiptsOver(365, 20_000)),
    ledger('free', [receiptRow({ credits: 0 })]),
    ledger('filtered', someReceipts(), { filter: { words: 'amara', state: 'settled' } }),
    ledger('nothing-fits', someReceipts(), { filter: { words: 'nobody', from: '2026-11-01' } }),
    ledger('hostile', HOSTILE_RECEIPTS),
    ledger('private', [], { hasNoStore: () => true }),
    ledger('too-new', [], {
      read: () => Promise.reject(new DOMException('', 'VersionError')),
    }),
  ],
  requests: [
    requests('empty', []),
    requests('few', someRows()),
    requests('many', MANY),
    requests('filtered', someRows(), { filter: { words: 'amara', purpose: 'look-up' } }),
    requests('nothing-fits', someRows(), { filter: { words: 'nobody', from: '2026-11-01' } }),
    requests('hostile', HOSTILE),
    requests('clearing', someRows(), { isClearing: true }),
    requests('private', [], { hasNoStore: () => true }),
    requests('too-new', [], {
      read: () => Promise.reject(new DOMException('', 'VersionError')),
    }),
  ],
} as const satisfies Stories;
