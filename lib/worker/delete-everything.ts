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
 * does it again. The answer to a request that is still under way is kept when it comes, like any that was paid for.
 */
export async function deleteEverything(
  what: Deletion,
  databases: readonly Database[],
  pipeline: Pick<Pipeline, 'forget'>,
): Promise<void> {
  for (const database of databases) await clearStores(database, what);
  if (what.history) {
    pipeline.forget('everybody');
    await dropGestures();
  }
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
