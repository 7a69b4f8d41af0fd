import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from 'idb';
import type { Identifier } from '../identifier';
import type { Person } from '../person';
import type { ContactKind, ProviderId } from '../providers/provider';

/** A person as bought, with the provider's own words beside the record made of them. */
export interface StoredPerson {
  readonly id: string;
  readonly provider: ProviderId;
  readonly person: Person;
  /** The provider's words, untouched, newest first: what Person has no place for survives here. */
  readonly raw: readonly unknown[];
  /** When it was fetched by this browser, ms since 1970. */
  readonly fetchedAt: number;
  /** When their card was last shown, to the day, ms since 1970; absent: not since it was fetched. */
  readonly seenAt?: number;
  /** By kind, when contact details were last asked for, ms since 1970, whether or not any came. */
  readonly contactAsked?: Readonly<Partial<Record<ContactKind, number>>>;
  /** By id of the provider's extras, the same. */
  readonly extrasAsked?: Readonly<Record<string, number>>;
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

/**
 * Why an identifier leads to a person: their own record names it (its slug, or an address among its contact details that the match check
 * confirms), the match check confirmed the answer to it, or the user chose.
 */
export type AliasReason = 'record' | 'confirmed' | 'chosen';

/** Whom an identifier leads to, and who it does not mean. What the user says of it stands against whatever answers say later. */
export interface Alias {
  /** Absent: nobody; known is only what the user said. */
  readonly personId?: string;
  readonly by: AliasReason;
  /** The user undid it: it leads nowhere, and is not learnt again. */
  readonly isUndone?: true;
  /** The user chose somebody of whom a later answer cannot tell whether it names them still. */
  readonly isGone?: true;
  /** Ids of the people of whom the user said that they are not who the identifier means. */
  readonly rejected?: readonly string[];
  /** When it was learnt or judged last, ms since 1970. */
  readonly at: number;
}

/** An identifier and whom it leads to, by one provider's answers. */
export interface StoredAlias extends Alias {
  readonly provider: ProviderId;
  readonly identifierKey: string;
}

/**
 * The account of one paid request. `pending` is written before it is sent and never retried by itself; `settled` has its cost;
 * `uncertain` was cut off after sending and may have been charged.
 */
export interface Receipt {
  readonly id: string;
  readonly provider: ProviderId;
  /** Whom it was about; absent where they were forgotten, or looked up in a private window. */
  readonly identifier?: Identifier;
  readonly identifierKey?: string;
  readonly state: 'pending' | 'settled' | 'uncertain';
  /** The kinds of contact details that were asked for, where nothing else was. */
  readonly contact?: readonly ContactKind[];
  /** Ids of the provider's extras that were asked for, where nothing else was. */
  readonly extras?: readonly string[];
  /** What it was for; absent in what earlier versions wrote. */
  readonly purpose?: Purpose;
  /** Credits announced before. */
  readonly price: { readonly min: number; readonly max: number };
  /** Credits taken; an estimate where the provider's reply did not say. */
  readonly credits?: number;
  readonly isEstimate?: boolean;
  /** The reply did not tell what it took: the balances before and after did. */
  readonly isByBalance?: true;
  /** The provider's name for the request. */
  readonly requestId?: string;
  readonly failureCode?: string;
  readonly at: number;
  readonly settledAt?: number;
}

/** A receipt that says whom it is about. */
export type NamedReceipt = Receipt & Required<Pick<Receipt, 'identifier' | 'identifierKey'>>;

/** What a request was for. */
export const PURPOSES = ['look-up', 'refresh', 'contact', 'account', 'picture', 'search'] as const;

/** One of PURPOSES. */
export type Purpose = (typeof PURPOSES)[number];

/** One request that left this browser, written before it was sent. Never the key. */
export interface StoredRequest {
  readonly id: string;
  /** ms since 1970. */
  readonly at: number;
  readonly host: string;
  readonly method: 'GET' | 'POST';
  /** The path of its URL, without what stands behind a question mark. */
  readonly path: string;
  readonly purpose: Purpose;
  /** Absent where the host is no provider's: that of a picture. */
  readonly provider?: ProviderId;
  /** Keys of the identifiers that were sent; none where they were forgotten. */
  readonly identifierKeys: readonly string[];
  /** The names of the fields that were asked for. */
  readonly fields: readonly string[];
  /** Bytes of the body and of what stands behind the URL's question mark. */
  readonly bytesSent: number;
  /** Bytes of the answer's body as text. */
  readonly bytesReceived?: number;
  /** The answer's status, or `none` where none came; absent while it is awaited, or was cut off. */
  readonly result?: number | 'none';
  /** Credits taken, where the answer said. */
  readonly credits?: number;
  /** ms from sending to the end of the answer. */
  readonly tookMs?: number;
}

/** Somebody, or all addresses of a domain, never to be looked up: as a salted hash alone. */
export interface StoredForgotten {
  /** Of an identifier's key, or of `domain:` and a domain, in hexadecimal. */
  readonly hash: string;
  readonly kind: 'person' | 'domain';
  /** The same for all that were put on the list at once: a person's slug and addresses. They leave it together. */
  readonly group: string;
  /** ms since 1970. */
  readonly at: number;
}

/** Random bytes that make the hashes of this browser different from those of any other. */
export interface StoredSalt {
  /** `forgotten` is this browser's own; a list that was brought from another one keeps its salt under another name. */
  readonly of: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the store answered on one day instead of a provider, who would have been paid for it. */
export interface StoredSaving {
  readonly provider: ProviderId;
  /** By the local calendar, as `2026-11-22`. */
  readonly day: string;
  /** People shown, each once a day, and not on the day they were fetched. */
  readonly people: number;
  /** Credits that asking for them again would have cost at least, by the prices of the day. */
  readonly credits: number;
}

/** A reply that could not be read, kept for the user under its receipt. */
export interface StoredReply {
  readonly receiptId: string;
  readonly text: string;
}

interface Schema extends DBSchema {
  people: {
    key: [ProviderId, string];
    value: StoredPerson;
    indexes: { 'by fetch': number };
  };
  outcomes: { key: [ProviderId, string]; value: StoredOutcome };
  aliases: {
    key: [ProviderId, string];
    value: StoredAlias;
    indexes: { 'by person': [ProviderId, string] };
  };
  receipts: {
    key: string;
    value: Receipt;
    indexes: { 'by state': string; 'by identifier': [ProviderId, string]; 'by time': number };
  };
  replies: { key: string; value: StoredReply };
  requests: { key: string; value: StoredRequest; indexes: { 'by time': number } };
  forgotten: { key: string; value: StoredForgotten; indexes: { 'by group': string } };
  salts: { key: string; value: StoredSalt };
  savings: { key: [ProviderId, string]; value: StoredSaving };
}

/** The open database of people, outcomes and receipts. */
export type Database = IDBPDatabase<Schema>;

/** The version of the schema below. */
export const SCHEMA_VERSION = 3;

/** Demo people and demo credits live in a database of their own and never mix with bought ones. */
export const DATABASE_NAMES = { bought: 'sidecard', demo: 'sidecard-demo' } as const;

/**
 * Opens a database and brings it to the present version, one numbered step after the other.
 * Rejects with `VersionError` where the stored one is from a newer version of Sidecard. `onGone` is called when the open
 * database closes by itself and must be opened anew.
 */
export function openDatabase(name: string, onGone?: () => void): Promise<Database> {
  return openDB<Schema>(name, SCHEMA_VERSION, {
    async upgrade(database, from, _to, transaction) {
      if (from < 1) firstVersion(database);
      if (from < 2) await secondVersion(transaction);
      if (from < 3) thirdVersion(database, transaction);
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

/** Aliases say why they are there, and are found by their person too. Before, all were slugs that records themselves name. */
async function secondVersion(
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
): Promise<void> {
  const aliases = transaction.objectStore('aliases');
  aliases.createIndex('by person', ['provider', 'personId']);
  for (let row = await aliases.openCursor(); row !== null; row = await row.continue()) {
    await row.update({ ...row.value, by: 'record' });
  }
}

/** The log of requests, who is never to be looked up, and what the store saved; people are found by when they were fetched. */
function thirdVersion(
  database: Database,
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
): void {
  transaction.objectStore('people').createIndex('by fetch', 'fetchedAt');
  const requests = database.createObjectStore('requests', { keyPath: 'id' });
  requests.createIndex('by time', 'at');
  const forgotten = database.createObjectStore('forgotten', { keyPath: 'hash' });
  forgotten.createIndex('by group', 'group');
  database.createObjectStore('salts', { keyPath: 'of' });
  database.createObjectStore('savings', { keyPath: ['provider', 'day'] });
}
