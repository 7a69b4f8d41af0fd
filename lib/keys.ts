import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { announceKeyChange } from './key-changes';
import type { Account, ProviderId, Refusal } from './providers/provider';

/** A provider's key as screens may see it: never the key itself. */
export interface KeyStatus {
  /** The last four characters, or fewer of a short key. */
  readonly ending: string;
  readonly savedAt: number;
  /** What the provider last said of it, and when; absent before the first test. */
  readonly account?: Account | undefined;
  readonly testedAt?: number | undefined;
  /** What it was refused since it was saved or tested. */
  readonly refused?: readonly Refusal[] | undefined;
}

interface StoredKey extends KeyStatus {
  readonly provider: ProviderId;
  readonly key: string;
}

interface Schema extends DBSchema {
  keys: { key: ProviderId; value: StoredKey };
}

// A database of its own: pages that draw people never open it. IndexedDB, because no content script can reach it.
function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>('sidecard-keys', 1, {
    upgrade: (database) => void database.createObjectStore('keys', { keyPath: 'provider' }),
  });
}

async function using<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** The key of a provider, for the worker alone. */
export async function readKey(provider: ProviderId): Promise<string | undefined> {
  return (await using((database) => database.get('keys', provider)))?.key;
}

/** What screens may know of a provider's key; `undefined` where none is kept. */
export async function readKeyStatus(provider: ProviderId): Promise<KeyStatus | undefined> {
  const stored = await using((database) => database.get('keys', provider));
  if (stored === undefined) return undefined;
  const { ending, savedAt, account, testedAt, refused } = stored;
  return { ending, savedAt, account, testedAt, refused };
}

/** Keeps a key on this device, in place of the one before. */
export async function saveKey(provider: ProviderId, key: string, savedAt: number): Promise<void> {
  // Four of a very short key would be most of it.
  const ending = key.slice(-Math.min(4, Math.floor(key.length / 3)));
  await using((database) => database.put('keys', { provider, key, ending, savedAt }));
  announceKeyChange();
}

/**
 * Remembers what the provider said of the key, or that nothing is known of it; not if it was changed or removed meanwhile. What it
 * was refused before is open again: the plan may have changed.
 */
export function saveAccount(
  provider: ProviderId,
  key: string,
  account?: Account,
  testedAt?: number,
): Promise<void> {
  return change(provider, key, (stored) => ({ ...stored, account, testedAt, refused: [] }));
}

/** Remembers that the provider refuses something to the key; not if it was changed or removed meanwhile. */
export function saveRefusal(provider: ProviderId, key: string, what: Refusal): Promise<void> {
  return change(provider, key, (stored) => ({
    ...stored,
    refused: [...new Set([...(stored.refused ?? []), what])],
  }));
}

async function change(
  provider: ProviderId,
  key: string,
  changed: (stored: StoredKey) => StoredKey,
): Promise<void> {
  await using(async (database) => {
    const transaction = database.transaction('keys', 'readwrite');
    const stored = await transaction.store.get(provider);
    if (stored?.key === key) await transaction.store.put(changed(stored));
    await transaction.done;
  });
  announceKeyChange();
}

/** Removes a key. */
export async function removeKey(provider: ProviderId): Promise<void> {
  await using((database) => database.delete('keys', provider));
  announceKeyChange();
}
