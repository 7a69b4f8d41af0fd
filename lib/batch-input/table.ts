import type { Encoding } from './encodings';
import type { Separator } from './separator';

/** Rows at most; the worker takes no more in one batch. */
export const MOST_ROWS = 50_000;
/** Columns at most: what stands further right is left out. */
export const MOST_COLUMNS = 200;
/** Bytes of a file at most. */
export const MOST_BYTES = 50 * 1024 * 1024;

/** One column, and what its cells hold. */
export interface Column {
  /** As the header row has it, in one line; empty where there is none. */
  readonly name: string;
  /** Cells that are not empty. */
  readonly filled: number;
  /** Cells that name one person, by kind. */
  readonly profiles: number;
  readonly addresses: number;
  /** How many different people those are. */
  readonly distinct: number;
}

/** What was read from a file or a pasted text. */
export interface Table {
  /** Of the file; empty where it was pasted. */
  readonly name: string;
  /**
   * `table`: cells with a separator between, or a column under a header · `list`: one person a line · `text`: a text that names people, each of whom is a row. The last two have
   * one column, and it is not the user's own.
   */
  readonly form: 'table' | 'list' | 'text';
  readonly columns: readonly Column[];
  /** Each as long as `columns`; rows without any word are not there. */
  readonly rows: readonly (readonly string[])[];
  /** The first row gives the columns their names, and is not among the rows. */
  readonly hasHeader: boolean;
  /** Absent where it was pasted. */
  readonly encoding?: Encoding;
  /** Absent where there is one column. */
  readonly separator?: Separator;
  /** Columns that name people, best first: a row is named by the first of them that says who it is. Empty: none was recognised. */
  readonly suggested: readonly number[];
  /** Rows beyond MOST_ROWS. */
  readonly leftOut: number;
}

/**
 * Why a file or a text is no table. `empty`: not a word · `no-rows`: names of columns alone · `nobody`: a text that names nobody · `too-big`: more than MOST_BYTES · `spreadsheet`: a workbook of Excel, Numbers or LibreOffice, to be saved as CSV ·
 * `document`: a PDF, or of a word processor · `packed`: an archive, to be unpacked · `image` · `binary`: no text of any kind · `unreadable`: the browser could not read the file.
 */
export interface Refusal {
  readonly why:
    | 'empty'
    | 'no-rows'
    | 'nobody'
    | 'too-big'
    | 'spreadsheet'
    | 'document'
    | 'packed'
    | 'image'
    | 'binary'
    | 'unreadable';
}
