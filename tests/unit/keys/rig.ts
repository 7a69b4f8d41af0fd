import { deleteDB, openDB } from 'idb';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { setPassphrase } from '../../../lib/keys/passphrase';
import { DATABASE_NAME, readAllRaw } from '../../../lib/keys/stored';

/** An invented key, unlike anything else that is stored. */
export const KEY = 'invented-key-0x1c-wxyz';
/** An invented passphrase. */
export const PASSPHRASE = 'invented pass phrase 0x1d';
/** Few rounds, for tests that set many passphrases; the production path takes none below its own. */
export const FEW_ROUNDS = 1000;

/** Nothing stored, nothing in memory. */
export async function emptied(): Promise<void> {
  fakeBrowser.reset();
  await deleteDB(DATABASE_NAME);
}

/** A vault that is unlocked. */
export function withPassphrase(now = Date.now()): Promise<unknown> {
  return setPassphrase(PASSPHRASE, now, FEW_ROUNDS);
}

/** The browser is closed and opened: what was in memory is gone. */
export async function restart(): Promise<void> {
  await fakeBrowser.storage.session.clear();
}

/** What a store of the database holds, as it is. */
export async function rowsOf(store: 'keys' | 'vault'): Promise<Record<string, unknown>[]> {
  // In this order: a database that is not there yet is made.
  await readAllRaw();
  const database = await openDB(DATABASE_NAME);
  const rows = await database.getAll(store);
  database.close();
  return rows;
}

/** Puts a row into the database as it is, in place of the one of that name. */
export async function putRow(store: 'keys' | 'vault', row: unknown): Promise<void> {
  await readAllRaw();
  const database = await openDB(DATABASE_NAME);
  await database.put(store, row);
  database.close();
}

/** Whether the data key is in memory. */
export async function isUnlocked(): Promise<boolean> {
  const stored = await fakeBrowser.storage.session.get('keys.unlocked');
  return (stored['keys.unlocked'] ?? null) !== null;
}

/** Everything that is on disk, as text: every value of the keys' database and of storage.local. */
export async function everythingOnDisk(): Promise<string> {
  const local = await fakeBrowser.storage.local.get();
  return JSON.stringify([await rowsOf('keys'), await rowsOf('vault'), local]);
}

/** The code of the failure with which work ends; `undefined` where it does not. */
export async function codeOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (thrown) {
    return (thrown as { failure?: { code: string } }).failure?.code ?? String(thrown);
  }
}
