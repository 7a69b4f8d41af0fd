import type { ProviderOverview } from '../../lib/messages';
import { formatNumber, plural, text } from '../../lib/text';

type Price = ProviderOverview['price']['email'];

/** A price in words: `free`, `1 credit`, `1–2 credits`, `1–7 credits or more`. */
export function priceText({ min, max, isOpen }: Price): string {
  if (max === 0 && !isOpen) return text('priceFree');
  const price =
    min === max
      ? plural('credits', max)
      : text('creditRange', { min: formatNumber(min), max: formatNumber(max) });
  return isOpen ? text('orMore', { price }) : price;
}
