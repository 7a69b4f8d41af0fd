import { inOrder, wishOf } from '../../by-settings';
import type { Surroundings } from '../../enrich/pipeline';
import type { KeyStatus } from '../../keys/kept';
import { readKeyStatus } from '../../keys/status';
import type { ProviderOverview, Surcharge } from '../../messages';
import type { TrustedServices } from '../../messenger';
import type { ContactKind, Price, Provider, Wish } from '../../providers/provider';
import { isAllowed, readSettings, type Settings } from '../../settings';
import { findBalance } from '../../store/balances';
import { rounded } from '../../store/caps';
import { creditsSince } from '../../store/receipts';
import type { Database } from '../../store/schema';
import { DEMO_CREDITS } from '../demo-transport';

/** Every provider as a screen may see it, but those that the user's organisation rules out. */
export function overviewServices(
  around: Surroundings,
  providers: readonly Provider[],
): Pick<TrustedServices, 'providers'> {
  return {
    async providers() {
      const settings = await readSettings();
      const those = providers.filter(({ id }) => isAllowed(settings, id));
      return Promise.all(
        inOrder(those, settings).map((provider) => overviewOf(provider, settings, around)),
      );
    },
  };
}

async function overviewOf(
  provider: Provider,
  settings: Settings,
  around: Surroundings,
): Promise<ProviderOverview> {
  const { id, name, isDemo, origins, pages, supports } = provider;
  const key = (await readKeyStatus(id)) ?? null;
  const wish = wishOf(settings);
  const prices = isDemo ? undefined : settings.prices[id];
  const known = { account: key?.account, refused: key?.refused, prices };
  const priceOf = (wanted: Wish) => ({
    profile: provider.price('profile', wanted, known),
    email: provider.price('email', wanted, known),
  });
  const priced = (wanted: Wish) => priceOf(wanted).profile;
  const ofContact = (kind: ContactKind) => {
    const others = wish.contact.filter((one) => one !== kind);
    const having = (contact: Wish['contact']) => ({ ...wish, contact });
    return surcharge(priced, having(others), having([...others, kind]));
  };
  const ofExtra = (extra: string) => {
    const others = (wish.extras?.[id] ?? []).filter((one) => one !== extra);
    const having = (mine: readonly string[]) => ({
      ...wish,
      extras: { ...wish.extras, [id]: mine },
    });
    return surcharge(priced, having(others), having([...others, extra]));
  };
  // A store that does not open must not hide the rest: keys can still be removed, and the demo works.
  const left = around
    .database(provider)
    .then((database) => creditsLeft(database, provider, key))
    .catch(() => null);
  return {
    id,
    name,
    isDemo,
    origins,
    pages,
    supports,
    price: priceOf(wish),
    priceByFreshness: Object.fromEntries(
      supports.freshness.map((freshness) => [freshness, priceOf({ ...wish, freshness })]),
    ),
    priceByContact: Object.fromEntries(
      supports.contact.map((kind) => [
        kind,
        priceOf({ ...wish, contact: [kind], isContactOnly: true }),
      ]),
    ),
    priceByExtra: Object.fromEntries(
      supports.extras.map((one) => [
        one.id,
        priceOf({ ...wish, contact: [], extras: { [id]: [one.id] }, isExtrasOnly: true }),
      ]),
    ),
    contactCredits: Object.fromEntries(supports.contact.map((kind) => [kind, ofContact(kind)])),
    extraCredits: Object.fromEntries(supports.extras.map((one) => [one.id, ofExtra(one.id)])),
    figures: provider.figures(known),
    search: provider.search?.offer(known) ?? null,
    key,
    creditsLeft: await left,
  };
}

/** What is added to the price from one wish to another, which differ in one thing. */
function surcharge(priced: (wish: Wish) => Price, without: Wish, included: Wish): Surcharge {
  const [before, price] = [priced(without), priced(included)];
  if (price.isOut) return 'not-in-plan';
  const added = Math.max(0, price.max - before.max);
  if (added > 0 || (included.freshness ?? 'cached') === 'cached') return added;
  const cached = (wish: Wish) => priced({ ...wish, freshness: 'cached' }).max;
  const usual = Math.max(0, cached(included) - cached(without));
  // Without a published maximum it may be asked for all the same, and its own price is known.
  return usual === 0 || price.isOpen ? usual : 'not-now';
}

/** What the provider told last of this key, less what was taken since. */
async function creditsLeft(
  database: Database,
  { id, isDemo }: Provider,
  key: KeyStatus | null,
): Promise<number | null> {
  const balance = await findBalance(database, id);
  const [told, since] = isDemo
    ? [DEMO_CREDITS, 0]
    : balance?.keySavedAt === key?.savedAt && balance?.credits !== undefined
      ? [balance.credits, balance.at ?? 0]
      : [key?.account?.credits, key?.testedAt ?? 0];
  if (told === undefined) return null;
  return Math.max(0, rounded(told - (await creditsSince(database, id, since))));
}
