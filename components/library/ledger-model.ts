import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { TrustedCommands } from '../../lib/messages';
import type { Ledger } from '../../lib/store/ledger';
import type { Receipt, StoredSaving } from '../../lib/store/rows';
import { calmly } from '../ui/coalesced';
import { type Chart, chartOf } from './chart-bars';
import {
  filteredReceipts,
  type LedgerFilter,
  NO_LEDGER_FILTER,
  savedWithin,
} from './ledger-filter';
import { type LedgerSums, sumsOf } from './ledger-sums';
import { createList, type ListModel, type ListWorld, PAGE_ROWS } from './list-model';

/** What the ledger needs of the world outside. */
export interface LedgerWorld extends ListWorld {
  /** Every receipt and saving. Rejects where the store does not open. */
  read(): Promise<Ledger>;
  /** Calls back whenever any of them may have changed. */
  watch(changed: () => void): void;
  /** Settles by the balance what a provider may have charged, for free. Throws FailureError. */
  compare(provider: string): Promise<Compared>;
  /** ms since 1970. */
  now(): number;
}

/** The ledger's state and what can be done with it. */
export interface LedgerModel extends ListModel<Receipt, LedgerFilter> {
  /** What those that pass the filter come to. */
  readonly sums: ReadonlySignal<LedgerSums>;
  readonly chart: ReadonlySignal<Chart | undefined>;
  /** All that the store saved, and of that what the filter's days and provider let through. */
  readonly savings: ReadonlySignal<readonly StoredSaving[]>;
  readonly saved: ReadonlySignal<Pick<StoredSaving, 'people' | 'credits'>>;
  /** Reads the ledger, and follows it from then on. */
  start(): Promise<void>;
  /** Compares what a provider may have charged with its balance, and shows what is known then. Throws FailureError. */
  compare(provider: string): Promise<Compared>;
}

type Compared = TrustedCommands['compare-balance']['value'];

/** Builds the ledger's state over its world. */
export function createLedger(world: LedgerWorld): LedgerModel {
  const list = createList(world, NO_LEDGER_FILTER, filteredReceipts);
  const { rows, filter, fitting } = list;
  const savings = signal<readonly StoredSaving[]>([]);
  // Once for all that is drawn of them, however many there are.
  const sums = computed(() => sumsOf(fitting.value));
  const chart = computed(() => chartOf(sums.value.byDay, filter.value, world.now()));
  const saved = computed(() => savedWithin(savings.value, filter.value));
  let isReading = false;
  let hasChanged = false;

  /** What changes while it is being read is read once more afterwards, however often that was. */
  async function read(): Promise<void> {
    hasChanged = true;
    if (isReading) return;
    isReading = true;
    while (hasChanged) {
      hasChanged = false;
      await list.load(async () => {
        const now = await world.read();
        const first = fitting.value[0]?.id;
        rows.value = now.receipts;
        savings.value = now.savings;
        // A file that was brought in puts thousands above it.
        list.grow(Math.min(PAGE_ROWS, placeOf(first, fitting.value)));
        return true;
      });
    }
    isReading = false;
  }

  const start = () => list.begin(read, () => world.watch(calmly(read)));
  async function compare(provider: string): Promise<Compared> {
    const compared = await world.compare(provider);
    await read();
    return compared;
  }

  return { ...list, sums, chart, savings, saved, start, compare };
}

function placeOf(id: string | undefined, receipts: readonly Receipt[]): number {
  return id === undefined ? 0 : receipts.findIndex((one) => one.id === id);
}
