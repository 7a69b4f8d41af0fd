import type { ProviderOverview, Surcharge } from '../../lib/messages';
import { plural, text } from '../../lib/text';
import { priceText } from '../ui/price';

type Price = ProviderOverview['price']['email'];

/** Those that take a key. */
export function realOnes(providers: readonly ProviderOverview[]): ProviderOverview[] {
  return providers.filter(({ isDemo }) => !isDemo);
}

/** Those that can be asked, as far as there are any: the real ones with a key, else all real ones. */
export function inUse(providers: readonly ProviderOverview[]): readonly ProviderOverview[] {
  const real = realOnes(providers);
  const withKey = real.filter(({ key }) => key !== null);
  return withKey.length > 0 ? withKey : real;
}

/** What each provider says of one choice, by name where there are several; `undefined` reads as not offered. */
export function atEach(
  providers: readonly ProviderOverview[],
  say: (provider: ProviderOverview) => string | undefined,
): string {
  const [only, ...others] = providers;
  if (only !== undefined && others.length === 0) return say(only) ?? text('notOffered');
  return providers
    .map((one) => text('atProvider', { provider: one.name, what: say(one) ?? text('notOffered') }))
    .join(' · ');
}

/** The price of one person in words; where addresses cost something else than profiles, of both. */
export function priceOf({ profile, email }: ProviderOverview['price']): string {
  const [byProfile, byAddress] = [wordsOf(profile), wordsOf(email)];
  return byProfile === byAddress
    ? byProfile
    : text('priceByKind', { profile: byProfile, email: byAddress });
}

function wordsOf(price: Price): string {
  return price.isOut ? text('extraNotInPlan') : priceText(price);
}

/** What one person costs by the present settings, as a sentence. */
export function priceNow({ price }: ProviderOverview): string {
  const isOut = price.profile.isOut || price.email.isOut;
  return text(isOut ? 'priceNowOut' : 'priceNow', { price: priceOf(price) });
}

/** What something costs on top, in words. */
export function creditsMore(credits: Surcharge): string {
  if (credits === 'not-now') return text('notThisFreshness');
  if (credits === 'not-in-plan') return text('extraNotInPlan');
  return credits === 0 ? text('noCreditsMore') : plural('creditsMore', credits);
}
