/** Midnight, ms since 1970, at the beginning of a day such as `2026-11-22` or of one so many days later; `undefined` where it names none. */
export function startOf(day: string, later: number): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  if (year === undefined) return undefined;
  return new Date(Number(year), Number(month) - 1, Number(date) + later).getTime();
}

/** Whether a moment (ms since 1970) lies on these days, both included; what is empty keeps nothing out. */
export function onDays({ from, to }: { readonly from: string; readonly to: string }) {
  const first = startOf(from, 0) ?? Number.NEGATIVE_INFINITY;
  const before = startOf(to, 1) ?? Number.POSITIVE_INFINITY;
  return (at: number): boolean => at >= first && at < before;
}
