import { identifierKey } from '../identifier';
import type { Wish } from '../providers/provider';
import type { Answer } from '../store/answers';
import type { Lookup } from './pipeline';

/** The look-ups that are under way, so that nobody pays twice for one thing, and each gets what it asked for. */
export interface InFlight {
  /**
   * The one that brings what is asked for: for contact details alone, the very same ones; for a card, any card unless it is to be
   * looked for again, then one with the same wish.
   */
  find(lookup: Lookup): Promise<Answer> | undefined;
  /** Starts one, after all others about the same person have come to their end; `work` hears whether there were any. */
  start(lookup: Lookup, work: (hasWaited: boolean) => Promise<Answer>): Promise<Answer>;
}

interface Flight {
  readonly what: string;
  readonly isCard: boolean;
  readonly answer: Promise<Answer>;
}

/** Builds it with none under way. */
export function createInFlight(): InFlight {
  const byPerson = new Map<string, readonly Flight[]>();

  return {
    find({ provider, identifier, wish, how }) {
      const running = byPerson.get(personKey({ provider, identifier })) ?? [];
      const what = wishKey(wish, provider.id);
      const isAnyCard = isCard(wish) && how !== 'again';
      return running.find((one) => one.what === what || (isAnyCard && one.isCard))?.answer;
    },
    start(lookup, work) {
      const { provider, wish } = lookup;
      const key = personKey(lookup);
      const running = byPerson.get(key) ?? [];
      const others = Promise.allSettled(running.map(({ answer }) => answer));
      const answer = running.length === 0 ? work(false) : others.then(() => work(true));
      const flight = { what: wishKey(wish, provider.id), isCard: isCard(wish), answer };
      byPerson.set(key, [...running, flight]);
      const land = () => {
        const left = (byPerson.get(key) ?? []).filter((one) => one !== flight);
        if (left.length > 0) byPerson.set(key, left);
        else byPerson.delete(key);
      };
      answer.then(land, land);
      return answer;
    },
  };
}

/** Names whom a look-up is about, and at which provider. */
export function personKey({
  provider,
  identifier,
}: Pick<Lookup, 'provider' | 'identifier'>): string {
  return `${provider.id} ${identifierKey(identifier)}`;
}

/** Names what a provider is asked for: two wishes of the same name bring the same. */
export function wishKey(wish: Wish, provider: string): string {
  const contact = wish.contact.toSorted();
  if (wish.isContactOnly) return JSON.stringify(contact);
  const { freshness = 'cached', extras = {}, minSimilarity, isPreview } = wish;
  const mine = extras[provider]?.toSorted() ?? [];
  return JSON.stringify([contact, freshness, mine, minSimilarity ?? null, isPreview ?? false]);
}

function isCard({ isContactOnly, isPreview }: Wish): boolean {
  return !isContactOnly && !isPreview;
}
