import { formatNumber, plural, text } from '../../lib/text';

/** A price in words: `1 credit`, `1–2 credits`. */
export function priceText({ min, max }: { readonly min: number; readonly max: number }): string {
  if (min === max) return plural('credits', max);
  return text('creditRange', { min: formatNumber(min), max: formatNumber(max) });
}
