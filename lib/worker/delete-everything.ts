import { browser } from 'wxt/browser';
import type { Pipeline } from '../enrich/pipeline';
import { removeKey } from '../keys/keys';
import { forgetVault } from '../keys/passphrase';
import { readVaultStatus } from '../keys/status';
import { announceRequest } from '../request-changes';
import { dropGestures } from '../session';
import { clearStores } from '../store/clear';
import type { Database } from '../store/schema';
import { announceStoreChange, type Deletion } from '../store-changes';

/**
 * Deletes what is named, for good, and tells every other context. Each part is deleted as a whole or not at all; whoever is stopped in between
 * does it again. Of a request that is still under way nothing is kept when its answer comes but what it cost, for the caps: it was paid for, but
 * not to have anybody here again.
 */
export async function deleteEverything(
  what: Deletion,
  databases: readonly Database[],
  pipeline: Pick<Pipeline, 'forget'>,
): Promise<void> {
  // Before anything else, so that whatever is begun from here on is not taken for something of before.
  if (what.history) pipeline.forget('everybody');
  await Promise.all(databases.map((database) => clearStores(database, what)));
  if (what.history) await dropGestures();
  if (what.keys) await deleteKeys();
  if (what.settings) await deleteSettings();
  if (what.history) announceRequest(null);
  announceStoreChange('deleted');
}

async function deleteKeys(): Promise<void> {
  const { keptIn } = await readVaultStatus(Date.now());
  for (const provider of Object.keys(keptIn)) await removeKey(provider);
  await forgetVault();
}

async function deleteSettings(): Promise<void> {
  // Those of an earlier version too, and what could not be read and was put aside.
  const names = Object.keys(await browser.storage.local.get(null));
  await browser.storage.local.remove(names.filter((name) => /^(?:aside\.)?settings\./.test(name)));
}
