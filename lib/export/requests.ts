import { seenJson } from './clean';
import { csvRows } from './csv-rows';
import { isoSecond } from './source';

/** Goes up when a field changes its meaning or goes away; not when one is added. */
const SCHEMA = { schema: 'sidecard-requests', version: 1 } as const;

// Several values in one cell.
const BETWEEN = '; ';

/** A request that left this browser, as the log has it. */
interface LoggedRequest {
  readonly at: number;
  readonly host: string;
  readonly method: string;
  readonly path: string;
  readonly purpose: string;
  readonly provider?: string;
  readonly identifierKeys: readonly string[];
  readonly fields: readonly string[];
  readonly bytesSent: number;
  readonly bytesReceived?: number;
  readonly result?: number | 'none';
  readonly credits?: number;
  readonly tookMs?: number;
}

type Column = readonly [name: string, cell: (row: LoggedRequest) => string | number | undefined];

/** Names and order stay; what is new comes at the end. */
const COLUMNS: readonly Column[] = [
  ['time', ({ at }) => isoSecond(at)],
  ['host', ({ host }) => host],
  ['method', ({ method }) => method],
  ['path', ({ path }) => path],
  ['purpose', ({ purpose }) => purpose],
  ['provider', ({ provider }) => provider],
  ['identifiers', ({ identifierKeys }) => identifierKeys.join(BETWEEN)],
  ['fields', ({ fields }) => fields.join(BETWEEN)],
  ['bytes_sent', ({ bytesSent }) => bytesSent],
  ['result', ({ result }) => result],
  ['bytes_received', ({ bytesReceived }) => bytesReceived],
  ['credits', ({ credits }) => credits],
  ['took_ms', ({ tookMs }) => tookMs],
];

/** A header row and a row for each request. */
export function requestsToCsv(rows: readonly LoggedRequest[]): string {
  return csvRows([
    COLUMNS.map(([name]) => name),
    ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row))),
  ]);
}

/** The same as JSON, under the store's own names; what is not known is left out. */
export function requestsToJson(rows: readonly LoggedRequest[]): string {
  const requests = rows.map(({ at, ...row }) => ({ time: isoSecond(at), ...row }));
  return `${seenJson(JSON.stringify({ ...SCHEMA, requests }, null, 2))}\n`;
}
