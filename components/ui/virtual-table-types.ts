import type { ComponentChild } from 'preact';

/** One column of a virtual table. */
export interface TableColumn<Row> {
  readonly id: string;
  /** In words. */
  readonly title: string;
  /** At least; what is left of the table's width is shared out in the same proportions. */
  readonly widthPx: number;
  readonly isSortable?: boolean;
  /** Its words stand at the end: figures. */
  readonly isAtEnd?: boolean;
  /** Where it stands in a narrow window: on the first line of two, on the second (as it is too where absent), or nowhere. */
  readonly narrow?: 'first' | 'second' | 'nowhere';
  /** One line. Nothing (undefined, null or '') leaves no gap in a narrow window. Names and other foreign words in a `bdi`. */
  draw(row: Row): ComponentChild;
}

/** By which column rows are sorted, and which way. */
export interface TableSort {
  readonly by: string;
  readonly isDescending: boolean;
}

/** Which rows are selected, and how that changes. */
export interface TableSelection {
  /** By the key of their row. */
  readonly selected: ReadonlySet<string>;
  onSelect(keys: readonly string[], isSelected: boolean): void;
}

/** What a virtual table draws. */
export interface VirtualTableProps<Row> {
  /** What it is a table of, for screen readers. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  /** All of them, filtered and sorted already; another array only where something has changed. */
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** The words by which its checkbox is named. */
  readonly nameOf: (row: Row) => string;
  readonly sort?: TableSort | undefined;
  /** A column was chosen to be sorted by: another one, or the same, which is to be turned around. */
  readonly onSort?: (by: string) => void;
  /** Absent: rows cannot be selected. */
  readonly selection?: TableSelection | undefined;
  /** Enter or a click on a row; absent: rows do not open. */
  readonly onOpen?: (row: Row) => void;
  /** The key of the row that is open. */
  readonly openKey?: string | undefined;
  /** There is less room for it than the window's width tells: a row has two lines. */
  readonly isTight?: boolean;
  /** Changes where another list is shown, by its filter for example: it begins at its top. */
  readonly place?: string;
}
