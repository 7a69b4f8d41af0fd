import { LIST_STORES, NAMING_STORES, SAVINGS_STORES } from '../store/store-names';

/** The name of the format, as the first line of a file says it. */
export const FORMAT = 'sidecard';

/** The newest version of the format that this code writes, and reads with all that came before. The second one has batches and searches. */
export const FORMAT_VERSION = 2;

/** The stores that are read as they are; the do-not-look-up list is read with its salts. */
export const PLAIN_STORES = [...NAMING_STORES, ...SAVINGS_STORES] as const;

/** What a file holds, in the order in which it holds it: nothing comes before what it is checked against. */
export const STORES = [...LIST_STORES, ...PLAIN_STORES] as const;

/** One of STORES. */
export type StoreName = (typeof STORES)[number];

/** How many rows of each there are. */
export type Counts = Readonly<Record<StoreName, number>>;

/** What the first line of a file says. */
export interface Header {
  readonly format: typeof FORMAT;
  readonly version: number;
  /** When it was written, ms since 1970. */
  readonly at: number;
}

/** Whether a line, parsed as JSON, is the first of a file. */
export function isHeader(line: unknown): line is Header {
  if (!isRecord(line)) return false;
  return line.format === FORMAT && Number.isFinite(line.version) && Number.isFinite(line.at);
}

/** The setting that a line holds; whether there is one of that name, and takes that value, is for the settings to say. */
export function settingOf(line: unknown): { name: string; value: unknown } | undefined {
  if (!isRecord(line) || typeof line.setting !== 'string' || line.setting === '') return undefined;
  return { name: line.setting, value: line.value };
}

/** Whether a line is the last of a whole file. */
export function isEnd(line: unknown): boolean {
  return isRecord(line) && line.end === true;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
