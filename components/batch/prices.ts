import type { ProviderOverview } from '../../lib/messages';
import type { AtMost } from '../../lib/store/batch-rows';
import { rounded } from '../../lib/store/caps';
import { plural, text } from '../../lib/text';

type Price = ProviderOverview['price']['email'];
type Kinds = Readonly<Record<'profile' | 'email', number>>;

/** What so many people cost at most, in credits; it may cost more where that is open. */
export interface Most {
  readonly credits: number;
  readonly isOpen: boolean;
}

/** What people of these kinds cost together at most. */
export function mostOf(count: Kinds, price: ProviderOverview['price']): Most {
  return {
    credits: rounded(count.profile * price.profile.max + count.email * price.email.max),
    isOpen:
      (count.profile > 0 && price.profile.isOpen === true) ||
      (count.email > 0 && price.email.isOpen === true),
  };
}

/** The highest price of one person that is shown, of the kinds that are there. */
export function atMostOf(price: ProviderOverview['price']): AtMost {
  return { profile: price.profile.max, email: price.email.max };
}

/** The most that something costs in words: `free`, `up to 36 credits`, `up to 36 credits or more`. */
export function mostWords({ credits, isOpen }: Most): string {
  if (credits === 0 && !isOpen) return text('priceFree');
  const price = plural('credits', credits);
  return text('batchUpTo', { price: isOpen ? text('orMore', { price }) : price });
}

/** The same of a price. */
export function priceMost({ max, isOpen }: Price): string {
  return mostWords({ credits: max, isOpen: isOpen === true });
}
