import { createLedger, type LedgerWorld } from '../../../components/library/ledger-model';
import { identifierKey } from '../../../lib/identifier';
import type { Ledger } from '../../../lib/store/ledger';
import type { Receipt, StoredSaving } from '../../../lib/store/rows';
import { NOON } from './world';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The receipt of a look-up of Amara that was answered. */
export function receiptRow(changed: Partial<Receipt> = {}): Receipt {
  const identifier = { kind: 'profile', slug: 'amara-0x1c' } as const;
  return {
    id: 'r1',
    provider: 'crustdata',
    identifier,
    identifierKey: identifierKey(identifier),
    purpose: 'look-up',
    state: 'settled',
    price: { min: 1, max: 3 },
    credits: 2,
    at: NOON,
    settledAt: NOON + 400,
    ...changed,
  };
}

/** Without saying whom it was about. */
export function nameless({ identifier, identifierKey: _, ...receipt }: Receipt): Receipt {
  return receipt;
}

function open(changed: Partial<Receipt>): Receipt {
  const { credits, settledAt, ...row } = receiptRow(changed);
  return row;
}

/** One receipt of each kind there is, the newest first. */
export function someReceipts(): Receipt[] {
  const address = 'jonas.test@northwind.example.com';
  const byAddress = {
    identifier: { kind: 'email', address },
    identifierKey: `email:${address}`,
  } as const;
  const { purpose, ...old } = receiptRow({ id: 'old', at: NOON - 3 * DAY_MS });
  return [
    open({ id: 'open', purpose: 'refresh', state: 'pending' }),
    receiptRow({ id: 'told', at: NOON - MINUTE_MS }),
    receiptRow({ id: 'free', at: NOON - 2 * MINUTE_MS, credits: 0, ...byAddress }),
    receiptRow({
      ...{ id: 'estimate', at: NOON - 3 * MINUTE_MS, provider: 'enrich-layer', ...byAddress },
      ...{ isEstimate: true, credits: 3 },
    }),
    receiptRow({
      ...{ id: 'balance', at: NOON - DAY_MS, purpose: 'contact', contact: ['phones'] },
      ...{ isByBalance: true, credits: 7, price: { min: 7, max: 14 } },
    }),
    open({
      ...{ id: 'dropped', at: NOON - DAY_MS - MINUTE_MS, provider: 'enrich-layer' },
      ...{ state: 'uncertain', failureCode: 'timed-out', price: { min: 4, max: 4 } },
    }),
    nameless(open({ id: 'cut', at: NOON - 2 * DAY_MS, state: 'uncertain' })),
    receiptRow({
      ...{ id: 'refused', at: NOON - 2 * DAY_MS - MINUTE_MS },
      ...{ credits: 0, failureCode: 'no-credit', purpose: 'refresh' },
    }),
    { ...nameless(old), contact: ['businessEmails'] },
  ];
}

/** Two days on which the store answered. */
export const SOME_SAVINGS: readonly StoredSaving[] = [
  { provider: 'crustdata', day: '2026-11-21', people: 4, credits: 8 },
  { provider: 'enrich-layer', day: '2026-11-22', people: 1, credits: 0.5 },
];

/** The ledger over receipts that a test changes, and what tells it of changes. */
export function buildLedger(
  receipts: readonly Receipt[],
  savings: readonly StoredSaving[] = [],
  changed: Partial<LedgerWorld> = {},
) {
  const store: { ledger: Ledger; reads: number } = { ledger: { receipts, savings }, reads: 0 };
  let changedTo: () => void = () => undefined;
  const model = createLedger({
    read: async () => {
      store.reads++;
      return store.ledger;
    },
    watch: (follow) => {
      changedTo = follow;
    },
    providers: async () => [
      { id: 'crustdata', name: 'Crustdata' },
      { id: 'enrich-layer', name: 'Enrich Layer' },
    ],
    hasNoStore: () => false,
    compare: async () => ({ settled: 0, open: 1 }),
    now: () => NOON,
    ...changed,
  });
  return { model, store, tell: () => changedTo() };
}
