/** Enrich Layer's date; any part may be null, including all three [2.3]. */
export type DateParts = {
  readonly day: number | null;
  readonly month: number | null;
  readonly year: number | null;
};

/** The date of which nothing is known, as the published example has it [2.4]. */
export const NO_DATE: DateParts = { day: null, month: null, year: null };

/** The parts of a text that begins with `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function datePartsOf(text: string | null): DateParts {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text ?? '') ?? [];
  const part = (digits: string | undefined) => (digits === undefined ? null : Number(digits));
  return { day: part(day), month: part(month), year: part(year) };
}

/**
 * A year as a date. The published example fills it up to the first or last day of the year [2.4];
 * some people have the year alone, as the documents allow.
 */
export function yearParts(
  year: number | null,
  edge: 'first' | 'last',
  isFilled: boolean,
): DateParts {
  if (year === null || !isFilled) return { ...NO_DATE, year };
  return edge === 'first' ? { day: 1, month: 1, year } : { day: 31, month: 12, year };
}
