import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from 'idb';
import type { ProviderId } from '../providers/provider';
import type { StoredBatch, StoredBatchRow, StoredSearch, StoredSearchRow } from './batch-rows';
import type {
  Receipt,
  StoredAlias,
  StoredBalance,
  StoredForgotten,
  StoredOutcome,
  StoredPerson,
  StoredReply,
  StoredRequest,
  StoredSalt,
  StoredSaving,
} from './rows';

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
    indexes: {
      'by state': string;
      'by identifier': [ProviderId, string];
      'by time': number;
      'by balance': string;
      'by credits': [string, number, number];
    };
  };
  replies: { key: string; value: StoredReply };
  requests: { key: string; value: StoredRequest; indexes: { 'by time': number } };
  forgotten: { key: string; value: StoredForgotten; indexes: { 'by group': string } };
  salts: { key: string; value: StoredSalt };
  savings: { key: [ProviderId, string]; value: StoredSaving };
  balances: { key: ProviderId; value: StoredBalance };
  batches: { key: string; value: StoredBatch };
  batchRows: {
    key: [string, number];
    value: StoredBatchRow;
    indexes: {
      'by state': [string, string, number];
      'by kind': [string, string, string, number];
      'by identifier': string;
      'by person': string;
    };
  };
  searches: { key: string; value: StoredSearch };
  searchRows: {
    key: [string, number];
    value: StoredSearchRow;
    indexes: { 'by identifier': string };
  };
}

/** The open database of people, outcomes and receipts. */
export type Database = IDBPDatabase<Schema>;

/** The version of the schema below. */
export const SCHEMA_VERSION = 4;

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
      if (from < 4) fourthVersion(database, transaction);
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

/** The log of requests, who is never to be looked up, what the store saved, and balances; people are found by when they were fetched. */
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
  transaction.objectStore('receipts').createIndex('by balance', 'balanceId');
  database.createObjectStore('balances', { keyPath: 'provider' });
}

/** Batches and searches, whose rows are found by whom they are about; and what was taken, to be counted: with batches receipts are many. */
function fourthVersion(
  database: Database,
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
): void {
  transaction.objectStore('receipts').createIndex('by credits', ['state', 'credits', 'at']);
  database.createObjectStore('batches', { keyPath: 'id' });
  const rows = database.createObjectStore('batchRows', { keyPath: ['batch', 'position'] });
  rows.createIndex('by state', ['batch', 'state', 'position']);
  // Rows that name nobody are in none but the first.
  rows.createIndex('by kind', ['batch', 'state', 'identifier.kind', 'position']);
  rows.createIndex('by identifier', 'identifierKey');
  rows.createIndex('by person', 'personId');
  database.createObjectStore('searches', { keyPath: 'id' });
  const found = database.createObjectStore('searchRows', { keyPath: ['search', 'position'] });
  found.createIndex('by identifier', 'identifierKey');
}
