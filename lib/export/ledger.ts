import { csvRows } from './csv-rows';
import { isoSecond } from './source';

/** A receipt, as the ledger has it. */
interface LedgerRow {
  readonly at: number;
  readonly provider: string;
  readonly purpose: string;
  readonly identifierKey?: string;
  readonly price: { readonly min: number; readonly max: number };
  readonly state: string;
  readonly credits?: number;
  readonly isEstimate?: boolean;
  readonly isByBalance?: boolean;
  readonly failureCode?: string;
  readonly requestId?: string;
  readonly settledAt?: number;
}

/** What one provider's receipts of one day come to. */
interface LedgerDay {
  /** By the local calendar, as `2026-11-22`. */
  readonly day: string;
  readonly provider: string;
  readonly credits: number;
  readonly maybe: number;
  readonly requests: number;
  readonly free: number;
  readonly estimated: number;
  readonly byBalance: number;
}

type Column<Row> = readonly [name: string, cell: (row: Row) => string | number | undefined];

/** Names and order stay; what is new comes at the end. */
const RECEIPT: readonly Column<LedgerRow>[] = [
  ['time', ({ at }) => isoSecond(at)],
  ['provider', ({ provider }) => provider],
  ['purpose', ({ purpose }) => purpose],
  ['identifier', ({ identifierKey }) => identifierKey],
  ['announced_min', ({ price }) => price.min],
  ['announced_max', ({ price }) => price.max],
  ['state', ({ state }) => state],
  ['credits', ({ credits }) => credits],
  ['cost_from', costFrom],
  ['failure', ({ failureCode }) => failureCode],
  ['request_id', ({ requestId }) => requestId],
  ['settled_at', ({ settledAt }) => (settledAt === undefined ? undefined : isoSecond(settledAt))],
];

/** The same. */
const DAY: readonly Column<LedgerDay>[] = [
  ['day', ({ day }) => day],
  ['provider', ({ provider }) => provider],
  ['credits', ({ credits }) => credits],
  ['maybe_charged', ({ maybe }) => maybe],
  ['requests', ({ requests }) => requests],
  ['free_answers', ({ free }) => free],
  ['estimated', ({ estimated }) => estimated],
  ['by_balance', ({ byBalance }) => byBalance],
];

/** A header row and a row for each receipt. */
export function ledgerToCsv(rows: readonly LedgerRow[]): string {
  return table(RECEIPT, rows);
}

/** A header row and a row for each day and provider. */
export function ledgerDaysToCsv(rows: readonly LedgerDay[]): string {
  return table(DAY, rows);
}

function table<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return csvRows([
    columns.map(([name]) => name),
    ...rows.map((row) => columns.map(([, cell]) => cell(row))),
  ]);
}

/** Who says what it cost: the provider's reply, the balance, or nobody, so that it is an estimate. */
function costFrom({ credits, isByBalance, isEstimate }: LedgerRow): string | undefined {
  if (credits === undefined) return undefined;
  if (isByBalance) return 'balance';
  return isEstimate ? 'estimate' : 'reply';
}
