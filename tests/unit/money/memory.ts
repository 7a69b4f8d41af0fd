import { type Identifier, identifierKey, normalAddress } from '../../../lib/identifier';
import type { ProviderId, Wish } from '../../../lib/providers/provider';
import type { Confirms } from '../../../lib/store/aliases';
import type { Answer } from '../../../lib/store/answers';
import { recordKey } from '../../../lib/store/kin';

const DAY_MS = 24 * 60 * 60 * 1000;
/** As many as the test's retention keeps people, a little less for what a calendar makes of months. */
const KEEP_PEOPLE_DAYS = 360;
/** For how long a miss is remembered. */
export const KEEP_MISSES_DAYS = 30;

interface Known {
  /** Ids of the people it was answered with; none: a miss. */
  readonly people: ReadonlySet<string>;
  readonly at: number;
}

/** What a wish for parts of a card alone asks for; `undefined` where it is for a card. */
export function partsOf(wish: Wish, provider: ProviderId): readonly string[] | undefined {
  if (wish.isContactOnly) return wish.contact;
  return wish.isExtrasOnly ? (wish.extras?.[provider] ?? []) : undefined;
}

/**
 * What a user of the browser can tell: whom they paid for. It is told of answers alone, by rules of its own, and never looks into the store; where
 * it is not sure it says that nobody is known.
 */
export interface Memory {
  /** An answer that was said to be kept. */
  learn(answer: Answer, wish: Wish, at: number): void;
  /** A person whose transaction completed. */
  stored(provider: ProviderId, id: string, at: number): void;
  /** Whether asking for it must not cost anything. */
  mustKnow(provider: ProviderId, identifier: Identifier, wish: Wish, now: number): boolean;
  /** Records that must be in the store, by `[provider, id]`. */
  people(): (readonly [ProviderId, string])[];
  forget(keys: ReadonlySet<string>): void;
  /** What is past its time may be deleted. */
  grow(now: number): void;
  /** A file was merged: who is known stays so; what was asked of them is not sure any more. */
  merge(): void;
}

/** Opens an empty one. */
export function openMemory(confirms: Confirms): Memory {
  const people = new Map<string, { readonly key: readonly [ProviderId, string]; at: number }>();
  const known = new Map<string, Known>();
  const asked = new Set<string>();
  const idOf = (provider: ProviderId, id: string) => `${provider} ${id}`;
  const living = ({ people: ids }: Known) => [...ids].filter((id) => people.has(id));
  const add = (provider: ProviderId, identifier: Identifier, ids: Iterable<string>, at: number) => {
    known.set(idOf(provider, identifierKey(identifier)), { people: new Set(ids), at });
  };

  // Whoever is bought again later is not known again by what led to them before.
  const dropDead = () => {
    for (const [name, entry] of known) {
      const left = new Set(living(entry));
      if (entry.people.size > 0 && left.size === 0) known.delete(name);
      else known.set(name, { ...entry, people: left });
    }
  };

  return {
    learn({ provider, identifier, matches, failure, isFresh }, wish, at) {
      const own = idOf(provider, identifierKey(identifier));
      const before = known.get(own);
      const parts = partsOf(wish, provider);
      if (matches.length === 0) {
        const isHit = before !== undefined && living(before).length > 0;
        if (!isHit && parts === undefined) known.set(own, { people: new Set(), at });
        return;
      }
      const ids = matches.map(({ person }) => idOf(provider, person.id));
      if (parts === undefined) for (const id of ids) forgetParts(asked, id);
      add(provider, identifier, ids, at);
      // What a record says of who is meant is learnt as its card is bought, not from a part of it.
      const isNews = isFresh && parts === undefined;
      for (const { person } of matches) {
        const id = idOf(provider, person.id);
        if (person.slug !== undefined && !person.isThin && isNews) {
          add(provider, { kind: 'profile', slug: person.slug }, [id], at);
        }
        if (person.id.startsWith('answer:') || !isNews) continue;
        for (const email of person.contact.emails) {
          const address = normalAddress(email.address);
          if (address === undefined || !confirms(address, { person })) continue;
          const key = idOf(provider, identifierKey({ kind: 'email', address }));
          // Who is known by it is known.
          if (!known.has(key)) known.set(key, { people: new Set([id]), at });
        }
      }
      if (parts === undefined || failure !== undefined) return;
      for (const id of ids) for (const part of parts) asked.add(`${id} ${part}`);
    },
    stored(provider, id, at) {
      people.set(idOf(provider, id), { key: [provider, id], at });
    },
    mustKnow(provider, identifier, wish, now) {
      const entry = known.get(idOf(provider, identifierKey(identifier)));
      if (entry === undefined) return false;
      const ids = living(entry);
      const isMiss = entry.people.size === 0 && now - entry.at <= KEEP_MISSES_DAYS * DAY_MS;
      const parts = partsOf(wish, provider);
      if (parts === undefined) return ids.length > 0 || isMiss;
      return ids.length > 0 && ids.every((id) => parts.every((one) => asked.has(`${id} ${one}`)));
    },
    people: () => [...people.values()].map(({ key }) => key),
    forget(keys) {
      for (const [name, { key }] of people) {
        const [provider, id] = key;
        if (keys.has(recordKey({ provider, id }))) people.delete(name);
      }
      for (const name of known.keys()) {
        if (keys.has(name.slice(name.indexOf(' ') + 1))) known.delete(name);
      }
      dropDead();
    },
    grow(now) {
      for (const [name, { at }] of people) {
        if (at < now - KEEP_PEOPLE_DAYS * DAY_MS) people.delete(name);
      }
      for (const [name, entry] of known) {
        const isPast = entry.people.size === 0 && entry.at < now - KEEP_MISSES_DAYS * DAY_MS;
        if (isPast) known.delete(name);
      }
      dropDead();
    },
    merge: () => asked.clear(),
  };
}

function forgetParts(asked: Set<string>, id: string): void {
  for (const one of asked) if (one.startsWith(`${id} `)) asked.delete(one);
}
