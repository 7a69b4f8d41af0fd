import type { PartialDate } from './person';
import { textLanguage } from './text';

const MONTH_MS = (365.25 / 12) * 24 * 60 * 60 * 1000;

/** A partial date in words, as precise as it is: `2017`, or `Mar 2017`. Days are not shown: sources invent them. */
export function formatPartialDate(date: PartialDate): string {
  const [year = '', month] = date.split('-');
  if (month === undefined) return year;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, 1));
  if (Number.isNaN(at.getTime())) return year;
  return new Intl.DateTimeFormat(textLanguage(), {
    year: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(at);
}

/** Whole years and months between two partial dates, both ends included as months; `undefined` where a month is not given. */
export function durationOf(
  start: PartialDate,
  end: PartialDate | number,
): { years: number; months: number } | undefined {
  const from = monthIndex(start);
  const to = typeof end === 'number' ? monthOf(end) : monthIndex(end);
  if (from === undefined || to === undefined || to < from) return undefined;
  const months = to - from + 1;
  return { years: Math.floor(months / 12), months: months % 12 };
}

/**
 * A moment (ms since 1970) as the user's own day; a day that a source names (ISO 8601) as that day, wherever the user is.
 * `undefined` where it is neither.
 */
export function formatDay(moment: number | string): string | undefined {
  const day = typeof moment === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(moment)?.[0] : undefined;
  const at = new Date(day ?? moment);
  if (Number.isNaN(at.getTime())) return undefined;
  const zone = day === undefined ? {} : { timeZone: 'UTC' };
  return new Intl.DateTimeFormat(textLanguage(), { dateStyle: 'medium', ...zone }).format(at);
}

/** A moment (ms since 1970) as day and time. */
export function formatTime(moment: number): string {
  return new Intl.DateTimeFormat(textLanguage(), {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(moment));
}

/** How long ago a moment was, in the largest unit that fits: `2 months ago`. */
export function formatAge(moment: number | string, now: number): string | undefined {
  const at = new Date(moment).getTime();
  if (Number.isNaN(at)) return undefined;
  const days = Math.max(0, Math.floor((now - at) / (24 * 60 * 60 * 1000)));
  const words = new Intl.RelativeTimeFormat(textLanguage(), { numeric: 'auto' });
  if (days < 45) return words.format(-days, 'day');
  const months = Math.round((now - at) / MONTH_MS);
  return months < 24
    ? words.format(-months, 'month')
    : words.format(-Math.round(months / 12), 'year');
}

function monthIndex(date: PartialDate): number | undefined {
  const [year, month] = date.split('-').map(Number);
  return year === undefined || month === undefined ? undefined : year * 12 + month - 1;
}

function monthOf(moment: number): number {
  const at = new Date(moment);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
}
