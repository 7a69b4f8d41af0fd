import { identifierKey } from '../../lib/identifier';
import type { ProviderOverview } from '../../lib/messages';
import type { Named } from '../../lib/named';
import type { Reading } from '../../lib/store/reading';

/** Tells which people of a list are in the store, from any of the providers. */
export interface Known {
  /**
   * Keys of the identifiers whose person is in the store. Those that were looked for before are not looked for again unless
   * `isAnew`: a list that follows its page asks four times a second.
   */
  among(
    reading: Pick<Reading, 'known'>,
    providers: readonly ProviderOverview[],
    people: readonly Named[],
    isAnew: boolean,
  ): Promise<ReadonlySet<string>>;
}

/** Builds it with nothing looked for. */
export function createKnown(): Known {
  let of = '';
  let seen = new Map<string, boolean>();
  let last: ReadonlySet<string> = new Set();
  return {
    async among(reading, providers, people, isAnew) {
      const ids = providers.map(({ id }) => id);
      if (isAnew || of !== ids.join()) seen = new Map();
      of = ids.join();
      const mine = seen;
      const unseen = people.filter(({ identifier }) => !mine.has(identifierKey(identifier)));
      const wanted = unseen.map(({ identifier }) => identifierKey(identifier));
      const found = await Promise.all(ids.map((id) => reading.known(id, wanted)));
      for (const key of wanted) {
        mine.set(
          key,
          found.some((ofOne) => ofOne.has(key)),
        );
      }
      const keys = people.map(({ identifier }) => identifierKey(identifier));
      const known = new Set(keys.filter((key) => mine.get(key)));
      // The same set as before lets the list leave its rows alone.
      const isSame = known.size === last.size && [...known].every((key) => last.has(key));
      if (!isSame) last = known;
      return last;
    },
  };
}
