import type { PartialDate } from './person';
import { formatList, plural, text, textLanguage } from './text';

// No source means a year before: such are made of nothing, as in `0000-00-00`.
const FIRST_YEAR = 1000;
const MONTH_MS = (365.25 / 12) * 24 * 60 * 60 * 1000;

/**
 * A partial date in words, as precise as it is: `2017`, or `Mar 2017`. Days are not shown: sources invent them. A month that there is not
 * is left out, and what is no date at all stays as the source has it.
 */
export function formatPartialDate(date: PartialDate): string {
  const { year, month } = partsOf(date) ?? {};
  if (year === undefined) return date;
  const form = formOf(textLanguage(), month === undefined ? 'year' : 'month');
  return form.format(Date.UTC(year, (month ?? 1) - 1));
}

// A career has dozens of dates, and making a format costs a hundred times what using it does.
const forms = new Map<string, Intl.DateTimeFormat>();

function formOf(language: string, precision: 'year' | 'month'): Intl.DateTimeFormat {
  const known = forms.get(language + precision);
  if (known !== undefined) return known;
  const month = precision === 'month' ? 'short' : undefined;
  const form = new Intl.DateTimeFormat(language, { year: 'numeric', month, timeZone: 'UTC' });
  forms.set(language + precision, form);
  return form;
}

/** Months, both ends included, counted from the year 0; rough where a source gave no more than a year. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly isRough: boolean;
}

/** The months from one partial date to another or to a moment (ms since 1970); `undefined` where the end is before the start. */
export function spanOf(start: PartialDate, end: PartialDate | number): Span | undefined {
  // A year alone is taken at its middle: over many such dates that errs least.
  const from = monthIn(start, 7);
  const to = typeof end === 'number' ? monthOf(end) : monthIn(end, 6);
  // What is no date at all makes no span either.
  if (from === undefined || to === undefined || to < from) return undefined;
  const isRough = [start, end].some((date) => typeof date === 'string' && isYearAlone(date));
  return { from, to, isRough };
}

/**
 * How long the spans last together, each month counted once: `2 yrs 3 mos`, or `about 2 yrs` where one is rough. `undefined` where there
 * is none, or where it is rough and nearer to nothing than to a year.
 */
export function durationOf(spans: readonly Span[]): string | undefined {
  let [months, end] = [0, Number.NEGATIVE_INFINITY];
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    months += Math.max(0, to - Math.max(end, from - 1));
    end = Math.max(end, to);
  }
  if (spans.some(({ isRough }) => isRough)) {
    const years = Math.round(months / 12);
    return years === 0 ? undefined : text('about', { time: plural('years', years) });
  }
  const years = Math.floor(months / 12);
  const rest = months % 12;
  const parts = [years > 0 && plural('years', years), rest > 0 && plural('months', rest)];
  return (
    formatList(
      parts.filter((part) => part !== false),
      'unit',
    ) || undefined
  );
}

/** Whether a partial date lies wholly after the month of a moment (ms since 1970); of a year alone, after its year. */
export function isFuture(date: PartialDate, now: number): boolean {
  const { year, month } = partsOf(date) ?? {};
  if (year === undefined) return false;
  return month === undefined
    ? year > new Date(now).getUTCFullYear()
    : year * 12 + month - 1 > monthOf(now);
}

/**
 * A moment (ms since 1970) as the user's own day; a day that a source names (ISO 8601) as that day, wherever the user is.
 * `undefined` where it is neither, as the `0001-01-01` that stands for none.
 */
export function formatDay(moment: number | string): string | undefined {
  const day = typeof moment === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(moment)?.[0] : undefined;
  const at = new Date(day ?? moment);
  if (!(at.getUTCFullYear() >= FIRST_YEAR)) return undefined;
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

/** Year and month, 1 to 12. */
function partsOf(date: PartialDate): { year: number; month: number | undefined } | undefined {
  const [, year, month] = /^(\d{4})(?:-(\d{2})(?:-\d{2}(?:T.*)?)?)?$/.exec(date) ?? [];
  if (year === undefined || Number(year) < FIRST_YEAR) return undefined;
  const isMonth = Number(month) >= 1 && Number(month) <= 12;
  return { year: Number(year), month: isMonth ? Number(month) : undefined };
}

function isYearAlone(date: PartialDate): boolean {
  return partsOf(date)?.month === undefined;
}

/** The month, counted from the year 0; of a year alone the one that `usual` names, 1 to 12. */
function monthIn(date: PartialDate, usual: number): number | undefined {
  const { year, month = usual } = partsOf(date) ?? {};
  return year === undefined ? undefined : year * 12 + month - 1;
}

function monthOf(moment: number): number {
  const at = new Date(moment);
  return at.getUTCFullYear() * 12 + at.getUTCMonth();
}
