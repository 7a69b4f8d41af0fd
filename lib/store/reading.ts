import type { OnList } from '../failure';
import type { Identifier } from '../identifier';
import { findAnswer, findKnown } from './answers';
import { findRaw } from './raw';
import { findTrouble, findUnreadable } from './receipts';
import type { Database } from './schema';

type About<F> = F extends (database: Database, ...about: infer A) => infer R
  ? (...about: A) => R
  : never;

type Parts = typeof import('./parts');

/** What the panel reads of the store: each as the function behind it, without the database. Touches nothing. */
export interface Reading {
  readonly answer: About<typeof findAnswer>;
  readonly known: About<typeof findKnown>;
  readonly trouble: About<typeof findTrouble>;
  readonly asked: About<Parts['findAsked']>;
  readonly partTrouble: About<Parts['findPartTrouble']>;
  readonly raw: About<typeof findRaw>;
  readonly unreadable: About<typeof findUnreadable>;
  /** Who is never to be looked up, and why, by the keys of their identifiers. */
  readonly onList: (identifiers: readonly Identifier[]) => Promise<readonly [string, OnList][]>;
}

// Not on the way to the first card.
const parts = () => import('./parts');

/** Reads a database. */
export function readingOf(database: Database): Reading {
  return {
    answer: (...about) => findAnswer(database, ...about),
    known: (...about) => findKnown(database, ...about),
    trouble: (...about) => findTrouble(database, ...about),
    asked: async (...about) => (await parts()).findAsked(database, ...about),
    partTrouble: async (...about) => (await parts()).findPartTrouble(database, ...about),
    raw: (...about) => findRaw(database, ...about),
    unreadable: (...about) => findUnreadable(database, ...about),
    onList: async (identifiers) => [
      ...(await (await import('./forgotten')).findAllOnList(database, identifiers)),
    ],
  };
}
