import type { PartialDate } from '../../person';

/**
 * A date object `{ day, month, year }`, any part of which may be null, as precise as is sure: a month outside the year and a
 * day outside the month are dropped. A date in words is read as far as it is ISO 8601. `undefined` where no year is told.
 */
export function toPartialDate(value: unknown): PartialDate | undefined {
  if (typeof value === 'string') {
    const [, year, month, day] =
      value.trim().match(/^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=T|\s|$)/) ?? [];
    return joined(year, month, day);
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { year, month, day } = value as Readonly<Record<string, unknown>>;
  return joined(year, month, day);
}

/** The year of a date. */
export function yearOf(date: PartialDate | undefined): number | undefined {
  return date === undefined ? undefined : Number(date.slice(0, 4));
}

function joined(rawYear: unknown, rawMonth: unknown, rawDay: unknown): PartialDate | undefined {
  const year = whole(rawYear, 1000, 9999);
  if (year === undefined) return undefined;
  const month = whole(rawMonth, 1, 12);
  if (month === undefined) return `${year}`;
  const day = whole(rawDay, 1, new Date(Date.UTC(year, month, 0)).getUTCDate());
  const start = `${year}-${twoDigits(month)}`;
  return day === undefined ? start : `${start}-${twoDigits(day)}`;
}

/** A whole number within bounds, also one in quotes. */
function whole(raw: unknown, least: number, most: number): number | undefined {
  const number = typeof raw === 'string' && /^\d{1,4}$/.test(raw) ? Number(raw) : raw;
  if (typeof number !== 'number' || !Number.isInteger(number)) return undefined;
  return number >= least && number <= most ? number : undefined;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
