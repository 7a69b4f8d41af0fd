import { wishOf } from '../by-settings';
import { readKeyStatus } from '../keys/status';
import type { Person } from '../person';
import type { Provider } from '../providers/provider';
import { readSettings } from '../settings';

/**
 * What looking somebody up costs at least now, by the settings and what is known of the key, in credits: nothing where there is no way to
 * ask, or nobody knows the price, so that no more is said to be saved than was.
 */
export async function leastCredits(provider: Provider): Promise<(person: Person) => number> {
  const [settings, key] = await Promise.all([readSettings(), readKeyStatus(provider.id)]);
  const prices = settings.prices[provider.id];
  const known = { account: key?.account, refused: key?.refused, prices };
  const wish = wishOf(settings);
  return ({ slug }) => {
    const price = provider.price(slug === undefined ? 'email' : 'profile', wish, known);
    return price.isOut || price.isOpen ? 0 : price.min;
  };
}
