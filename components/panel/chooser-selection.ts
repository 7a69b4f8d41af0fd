import type { ProviderOverview } from '../../lib/messages';
import type { Row } from './chooser-rows';

type Price = ProviderOverview['price']['email'];

/** Keys of identifiers. */
export type Keys = ReadonlySet<string>;

/** How far PageUp and PageDown go, in rows. */
const PAGE = 10;

/** The selection with that person put in, or taken out. */
export function toggled(selected: Keys, key: string): Keys {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** How many of the rows shown are selected. */
export function shareOf(selected: Keys, shown: readonly Row[]): 'all' | 'some' | 'none' {
  const count = shown.filter(({ key }) => selected.has(key)).length;
  if (count === 0) return 'none';
  return count === shown.length ? 'all' : 'some';
}

/** The selection with all rows shown put in; where all of them are in already, with all of them taken out. */
export function allToggled(selected: Keys, shown: readonly Row[]): Keys {
  const isAll = shareOf(selected, shown) === 'all';
  const next = new Set(selected);
  for (const { key } of shown) isAll ? next.delete(key) : next.add(key);
  return next;
}

/** The selection as it was, and every row shown from one to the other, both included, in either direction. */
export function extended(before: Keys, shown: readonly Row[], from: string, to: string): Keys {
  const ends = [from, to].map((end) => shown.findIndex(({ key }) => key === end));
  const [first = -1, last = -1] = ends.sort((a, b) => a - b);
  if (first < 0) return new Set([...before, to]);
  return new Set([...before, ...shown.slice(first, last + 1).map(({ key }) => key)]);
}

/** Where a key on the keyboard leads from the active row; `undefined` where it is none that moves, or there is no row. */
export function moved(
  shown: readonly Pick<Row, 'key'>[],
  active: string | undefined,
  key: string,
): string | undefined {
  const at = shown.findIndex((row) => row.key === active);
  const last = shown.length - 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowUp: at - 1,
    ArrowDown: at + 1,
    PageUp: at - PAGE,
    PageDown: at + PAGE,
    Home: 0,
    End: last,
  };
  const target = targets[key];
  if (target === undefined) return undefined;
  return shown[Math.max(0, Math.min(last, target))]?.key;
}

/** The active row after the list has changed: the same, else the next one that is still there, else the one before. */
export function survivor(
  was: readonly Row[],
  active: string | undefined,
  now: readonly Row[],
): string | undefined {
  const keys = new Set(now.map(({ key }) => key));
  const at = was.findIndex(({ key }) => key === active);
  const next = was.slice(Math.max(at, 0)).find(({ key }) => keys.has(key));
  return (next ?? was.slice(0, Math.max(at, 0)).findLast(({ key }) => keys.has(key)))?.key;
}

/** The selection without those who left; the same object where nobody did. */
export function pruned(selected: Keys, rows: readonly Row[]): Keys {
  const keys = new Set(rows.map(({ key }) => key));
  const left = [...selected].filter((key) => keys.has(key));
  return left.length === selected.size ? selected : new Set(left);
}

/** What looking these people up would cost: those known are free, for the others the provider's price, summed up; out where the plan has none of them. */
export function costOf(
  rows: readonly Row[],
  known: Keys,
  price: ProviderOverview['price'],
): { readonly known: number; readonly unknown: number; readonly price: Price } {
  const unknown = rows.filter(({ key }) => !known.has(key));
  const sum: { min: number; max: number; isOpen?: true; isOut?: true } = { min: 0, max: 0 };
  for (const { identifier } of unknown) {
    const one = price[identifier.kind];
    sum.min += one.min;
    sum.max += one.max;
    if (one.isOpen) sum.isOpen = true;
  }
  const isOut = unknown.every(({ identifier }) => price[identifier.kind].isOut);
  if (unknown.length > 0 && isOut) sum.isOut = true;
  return { known: rows.length - unknown.length, unknown: unknown.length, price: sum };
}
