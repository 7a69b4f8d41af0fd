import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Identifier } from '../identifier';
import type { Person } from '../person';
import type { ProviderId } from '../providers/provider';

/** A person as bought, with the provider's own words beside the record made of them. */
export interface StoredPerson {
  readonly id: string;
  readonly provider: ProviderId;
  readonly person: Person;
  /** The provider's words, untouched, newest first: what Person has no place for survives here. */
  readonly raw: readonly unknown[];
  /** When it was fetched by this browser, ms since 1970. */
  readonly fetchedAt: number;
}

/** What a provider said of an identifier. Without matches it is a miss, which is remembered too. */
export interface StoredOutcome {
  readonly provider: ProviderId;
  readonly identifierKey: string;
  readonly matches: readonly {
    readonly personId: string;
    readonly confidence?: number | undefined;
  }[];
  readonly receiptId: string;
  readonly at: number;
}

/** An identifier learnt from an answer: the slug that a person's record itself names. */
export interface StoredAlias {
  readonly provider: ProviderId;
  readonly identifierKey: string;
  readonly personId: string;
  readonly at: number;
}

/**
 * The account of one paid request. `pending` is written before it is sent and never retried by itself; `settled` has its cost;
 * `uncertain` was cut off after sending and may have been charged.
 */
export interface Receipt {
  readonly id: string;
  readonly provider: ProviderId;
  readonly identifier: Identifier;
  readonly identifierKey: string;
  readonly state: 'pending' | 'settled' | 'uncertain';
  /** Credits announced before. */
  readonly price: { readonly min: number; readonly max: number };
  /** Credits taken; an estimate where the provider's reply did not say. */
  readonly credits?: number;
  readonly isEstimate?: boolean;
  /** The provider's name for the request. */
  readonly requestId?: string;
  readonly failureCode?: string;
  readonly at: number;
  readonly settledAt?: number;
}

/** A reply that could not be read, kept for the user under its receipt. */
export interface StoredReply {
  readonly receiptId: string;
  readonly text: string;
}

interface Schema extends DBSchema {
  people: { key: [ProviderId, string]; value: StoredPerson };
  outcomes: { key: [ProviderId, string]; value: StoredOutcome };
  aliases: { key: [ProviderId, string]; value: StoredAlias };
  receipts: {
    key: string;
    value: Receipt;
    indexes: { 'by state': string; 'by identifier': [ProviderId, string]; 'by time': number };
  };
  replies: { key: string; value: StoredReply };
}

/** The open database of people, outcomes and receipts. */
export type Database = IDBPDatabase<Schema>;

/** The version of the schema below. */
export const SCHEMA_VERSION = 1;

/** Demo people and demo credits live in a database of their own and never mix with bought ones. */
export const DATABASE_NAMES = { bought: 'sidecard', demo: 'sidecard-demo' } as const;

/**
 * Opens a database and brings it to the present version, one numbered step after the other.
 * Rejects with `VersionError` where the stored one is from a newer version of Sidecard. `onGone` is called when the open
 * database closes by itself and must be opened anew.
 */
export function openDatabase(name: string, onGone?: () => void): Promise<Database> {
  return openDB<Schema>(name, SCHEMA_VERSION, {
    upgrade(database, from) {
      if (from < 1) firstVersion(database);
    },
    // Another context needs a newer version: give way at once, else its upgrade waits for ever.
    blocking(_current, _blocked, event) {
      const { target } = event;
      if (target instanceof IDBDatabase) target.close();
      onGone?.();
    },
    terminated: () => onGone?.(),
  });
}

function firstVersion(database: Database): void {
  database.createObjectStore('people', { keyPath: ['provider', 'id'] });
  database.createObjectStore('outcomes', { keyPath: ['provider', 'identifierKey'] });
  database.createObjectStore('aliases', { keyPath: ['provider', 'identifierKey'] });
  database.createObjectStore('replies', { keyPath: 'receiptId' });
  const receipts = database.createObjectStore('receipts', { keyPath: 'id' });
  receipts.createIndex('by state', 'state');
  receipts.createIndex('by identifier', ['provider', 'identifierKey']);
  receipts.createIndex('by time', 'at');
}
