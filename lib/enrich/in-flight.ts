import { identifierKey } from '../identifier';
import type { Wish } from '../providers/provider';
import type { Answer } from '../store/answers';
import type { Lookup } from './pipeline';

/** The look-ups that are under way, so that nobody pays twice for one thing, and each gets what it asked for. */
export interface InFlight {
  /**
   * The one that brings what is asked for: for parts of a card alone, the very same ones; for a card, any card unless it is to be
   * looked for again, then one with the same wish.
   */
  find(lookup: Lookup): Promise<Answer> | undefined;
  /** Starts one, after all others about the same person have come to their end; `work` hears whether there were any. */
  start(lookup: Lookup, work: (hasWaited: boolean) => Promise<Answer>): Promise<Answer>;
  /** All about a person that are under way, by the name that `personKey` gives. */
  about(person: string): readonly Flight[];
  /** Lets nobody join or wait for what is under way now. */
  clear(): void;
}

interface Flight {
  readonly what: string;
  readonly isCard: boolean;
  readonly answer: Promise<Answer>;
}

/** Builds it with none under way. Those of `others` are joined and waited for too, and hear nothing of these. */
export function createInFlight(others?: Pick<InFlight, 'about'>): InFlight {
  const byPerson = new Map<string, readonly Flight[]>();
  const about = (person: string) => [
    ...(byPerson.get(person) ?? []),
    ...(others?.about(person) ?? []),
  ];

  return {
    about,
    clear: () => byPerson.clear(),
    find({ provider, identifier, wish, how }) {
      const running = about(personKey({ provider, identifier }));
      const what = wishKey(wish, provider.id);
      const isAnyCard = isCard(wish) && how !== 'again';
      return running.find((one) => one.what === what || (isAnyCard && one.isCard))?.answer;
    },
    start(lookup, work) {
      const { provider, wish } = lookup;
      const key = personKey(lookup);
      const running = about(key);
      const ended = Promise.allSettled(running.map(({ answer }) => answer));
      const answer = running.length === 0 ? work(false) : ended.then(() => work(true));
      const flight = { what: wishKey(wish, provider.id), isCard: isCard(wish), answer };
      byPerson.set(key, [...(byPerson.get(key) ?? []), flight]);
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
  if (wish.isExtrasOnly) return JSON.stringify({ extras: mine });
  return JSON.stringify([contact, freshness, mine, minSimilarity ?? null, isPreview ?? false]);
}

/** Whether parts of a card alone are wished, of somebody whose card is known. */
export function isPart({ isContactOnly, isExtrasOnly }: Wish): boolean {
  return (isContactOnly ?? false) || (isExtrasOnly ?? false);
}

function isCard(wish: Wish): boolean {
  return !isPart(wish) && !wish.isPreview;
}
