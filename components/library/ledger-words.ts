import { FAILURE_CODES, type FailureCode } from '../../lib/failure';
import type { Receipt } from '../../lib/store/rows';
import { inLanguage, plural, type TextKey, text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { priceText } from '../ui/price';
import type { Bar, Unit } from './chart-bars';
import type { LedgerState } from './ledger-filter';

/** What each state is called. */
export const STATE_WORDS = {
  settled: 'ledgerSettled',
  maybe: 'spentMaybe',
  failed: 'ledgerFailed',
} as const satisfies Record<LedgerState, TextKey>;

/** What the bars of a chart are called, one and together. */
export const UNIT_WORDS = {
  day: { one: 'ledgerDay', by: 'ledgerByDay' },
  week: { one: 'ledgerWeek', by: 'ledgerByWeek' },
  month: { one: 'ledgerMonth', by: 'ledgerByMonth' },
  year: { one: 'ledgerYear', by: 'ledgerByYear' },
} as const satisfies Record<Unit, { one: TextKey; by: TextKey }>;

/** What a request cost, or may have, and who says so, in parts. */
export function costParts({ state, price, credits = 0, ...receipt }: Receipt): string[] {
  const { min, max } = price;
  if (state !== 'settled') {
    return [
      max === 0 ? priceText({ min, max }) : text('ledgerUpTo', { price: plural('credits', max) }),
    ];
  }
  const cost = credits === 0 ? text('priceFree') : plural('credits', credits);
  if (receipt.isByBalance) return [cost, text('ledgerBalance')];
  return receipt.isEstimate && credits > 0 ? [cost, text('ledgerEstimate')] : [cost];
}

/** How far a request came, whether or not it failed. */
export function endWords({ state }: Receipt): string {
  if (state === 'pending') return text('ledgerPending');
  return text(state === 'uncertain' ? 'ledgerUncertain' : 'ledgerRowSettled');
}

/** Why a request failed, in a few words; `undefined` where nothing says that it did. */
export function reasonWords({ failureCode }: Receipt, provider: string): string | undefined {
  if (failureCode === undefined) return undefined;
  const known = FAILURE_CODES.find((code) => code === failureCode);
  // A later version may know more.
  return known === undefined ? text('ledgerFailed') : titleOf(known, provider);
}

function titleOf(code: FailureCode, provider: string): string {
  const about = { charged: 'no', provider } as const;
  if (code === 'rate-limited') return wordsOf({ ...about, code, retryAfterS: 0 }).title;
  if (code === 'forgotten') return wordsOf({ ...about, code, by: 'domain' }).title;
  return wordsOf({ ...about, code }).title;
}

const dayForm = inLanguage((now) => new Intl.DateTimeFormat(now, { dateStyle: 'medium' }));
const monthForm = inLanguage(
  (now) => new Intl.DateTimeFormat(now, { month: 'long', year: 'numeric' }),
);
const yearForm = inLanguage((now) => new Intl.DateTimeFormat(now, { year: 'numeric' }));
const shortDayForm = inLanguage(
  (now) => new Intl.DateTimeFormat(now, { day: 'numeric', month: 'short' }),
);
const shortMonthForm = inLanguage(
  (now) => new Intl.DateTimeFormat(now, { month: 'short', year: 'numeric' }),
);

/** A day, by a moment of it (ms since 1970), as the language writes it. */
export function dayWords(at: number): string {
  return dayForm().format(at);
}

/** The stretch of time that a bar stands for: a day, a week from day to day, a month, a year or several. */
export function barWords({ from, to }: Bar, unit: Unit): string {
  switch (unit) {
    case 'day':
      return dayWords(from);
    case 'week':
      return dayForm().formatRange(from, to);
    case 'month':
      return monthForm().format(from);
    case 'year':
      return yearForm().formatRange(from, to);
  }
}

/** The same under a bar, as short as can be: of a week its first day. */
export function tickWords({ from }: Bar, unit: Unit): string {
  if (unit === 'year') return yearForm().format(from);
  return (unit === 'month' ? shortMonthForm() : shortDayForm()).format(from);
}
