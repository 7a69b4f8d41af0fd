import {
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  openDB,
  type StoreNames,
} from 'idb';
import * as z from 'zod/mini';
import { freeFailure } from '../failure';
import type { ProviderId } from '../providers/provider';
import { sealed } from './crypto';
import type { KeyFacts } from './kept';

const facts = { provider: z.string(), ending: z.string(), savedAt: z.number() };

const row = z.discriminatedUnion('keptIn', [
  z.looseObject({
    ...facts,
    keptIn: z.literal('device'),
    key: z.string().check(z.minLength(1)),
  }),
  // `vaultId`: which data key it is encrypted with.
  z.looseObject({ ...facts, keptIn: z.literal('passphrase'), vaultId: z.string(), sealed }),
]);

/** A key in the database: in clear, or encrypted. A key of the session is never there. */
export type StoredKey = Readonly<z.infer<typeof row>> & KeyFacts;

/** What is in the database may be damaged, and is parsed where it is read. */
interface Schema extends DBSchema {
  keys: { key: ProviderId; value: unknown };
  vault: { key: string; value: unknown };
}

/** The stores of a transaction that changes something. */
export type Changing = IDBPTransaction<Schema, ('keys' | 'vault')[], 'readwrite'>;

/** The database's name. It is one of its own: pages that draw people never open it. */
export const DATABASE_NAME = 'sidecard-keys';

/** The version of the schema above. */
export const KEYS_VERSION = 2;

// IndexedDB, because no content script can reach it, in any browser.
function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(DATABASE_NAME, KEYS_VERSION, {
    async upgrade(database, from, _to, transaction) {
      if (from < 1) database.createObjectStore('keys', { keyPath: 'provider' });
      if (from < 2) {
        database.createObjectStore('vault', { keyPath: 'of' });
        await sayWhereKept(transaction);
      }
    },
    // Another context needs a newer version: give way at once, else its upgrade waits for ever.
    blocking(_current, _blocked, event) {
      const { target } = event;
      if (target instanceof IDBDatabase) target.close();
    },
  });
}

/** Before version 2 every key was kept on this device, in clear. */
async function sayWhereKept(
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
): Promise<void> {
  const keys = transaction.objectStore('keys');
  for (let at = await keys.openCursor(); at !== null; at = await at.continue()) {
    if (typeof at.value === 'object') await at.update({ ...at.value, keptIn: 'device' });
  }
}

async function using<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  let database: IDBPDatabase<Schema> | undefined;
  try {
    database = await open();
    return await work(database);
  } catch (thrown) {
    throw asFailure(thrown);
  } finally {
    database?.close();
  }
}

/** What is stored under a provider's name, as it is; `undefined` where nothing is. */
export function readRaw(provider: ProviderId): Promise<unknown> {
  return using((database) => database.get('keys', provider));
}

/** Everything that is stored, as it is. */
export function readAllRaw(): Promise<{ keys: unknown[]; vault: unknown }> {
  return using(async (database) => {
    const transaction = database.transaction(['keys', 'vault']);
    const keys = await transaction.objectStore('keys').getAll();
    return { keys, vault: await transaction.objectStore('vault').get('passphrase') };
  });
}

/** What is stored of the passphrase, as it is. */
export function readRawVault(): Promise<unknown> {
  return using((database) => database.get('vault', 'passphrase'));
}

/**
 * Changes the database in one transaction: all of it or nothing. `work` awaits nothing but the stores, or the transaction ends under it;
 * whatever it throws undoes all of it. Throws FailureError `storage-full` or `too-new`.
 */
export function changing<T>(work: (stores: Changing) => Promise<T>): Promise<T> {
  return using(async (database) => {
    const transaction = database.transaction(['keys', 'vault'], 'readwrite', {
      durability: 'strict',
    });
    // What goes wrong inside is thrown below; this one only says that it was undone.
    const done = transaction.done.catch((thrown: unknown) => thrown);
    try {
      const result = await work(transaction);
      const failed = await done;
      if (failed !== undefined) throw failed;
      return result;
    } catch (thrown) {
      try {
        transaction.abort();
      } catch {
        // It is over already.
      }
      await done;
      throw thrown;
    }
  });
}

/** A stored key. Throws FailureError `vault-damaged` where it is none: it is neither repaired nor deleted. */
export function parseKey(raw: unknown): StoredKey {
  const { data } = row.safeParse(raw);
  if (data === undefined) throw freeFailure('vault-damaged');
  return data as StoredKey;
}

/** Whether two reads of a row, or of none, brought the same. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function asFailure(thrown: unknown): unknown {
  if (!(thrown instanceof Error)) return thrown;
  if (thrown.name === 'VersionError') return freeFailure('too-new');
  return thrown.name === 'QuotaExceededError' ? freeFailure('storage-full') : thrown;
}
