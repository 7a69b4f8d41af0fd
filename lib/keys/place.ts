import { freeFailure } from '../failure';
import type { ProviderId } from '../providers/provider';
import { seal } from './crypto';
import type { KeptIn, KeyFacts } from './kept';
import { dropSessionKeys, readSessionKey, writeSessionKey } from './of-session';
import { changing, isSame, readRawVault, type StoredKey } from './stored';
import { noteUse, readUnlocked } from './unlocked';

/** A key, and where it is to be kept. */
interface Placed {
  readonly provider: ProviderId;
  readonly key: string;
  readonly facts: KeyFacts;
  readonly keptIn: KeptIn;
  /** ms since 1970. */
  readonly now: number;
  /** What must still be stored under the provider's name, as it is; absent: anything. */
  readonly before?: { readonly raw: unknown };
}

/**
 * Puts a key where it is to be kept, and away from everywhere else. False where something else is stored meanwhile; then, and when it throws,
 * the key before is as it was. Where the worker dies in between, a copy in memory may be left over: what is stored prevails over it.
 */
export async function place(placed: Placed): Promise<boolean> {
  const { provider, key, facts } = placed;
  switch (placed.keptIn) {
    case 'device':
      return stored(placed, { provider, ...facts, keptIn: 'device', key });
    case 'passphrase':
      return encrypted(placed);
    case 'session':
      return remembered(placed);
  }
}

async function encrypted(placed: Placed): Promise<boolean> {
  const { provider, key, facts, now } = placed;
  const dataKey = await readUnlocked(now);
  if (dataKey === undefined) {
    throw freeFailure((await readRawVault()) === undefined ? 'bad-input' : 'locked');
  }
  const sealed = await seal(dataKey.key, key, provider);
  const row = { provider, ...facts, keptIn: 'passphrase', vaultId: dataKey.id, sealed } as const;
  const isDone = await stored(placed, row);
  if (isDone) await noteUse(now);
  return isDone;
}

async function stored({ provider, before }: Placed, row: StoredKey): Promise<boolean> {
  const isDone = await changing(async (stores) => {
    const keys = stores.objectStore('keys');
    if (before !== undefined && !isSame(await keys.get(provider), before.raw)) return false;
    if (row.keptIn === 'passphrase') {
      // Encrypted with a key that nobody can unwrap any more, it would be lost.
      const vault = await stores.objectStore('vault').get('passphrase');
      if (!isOf(vault, row.vaultId)) throw freeFailure('locked');
    }
    await keys.put(row);
    return true;
  });
  if (isDone) await dropSessionKeys([provider]);
  return isDone;
}

async function remembered({ provider, key, facts, before }: Placed): Promise<boolean> {
  const earlier = await readSessionKey(provider);
  await writeSessionKey(provider, { ...facts, key });
  let isDone = false;
  try {
    isDone = await changing(async (stores) => {
      const keys = stores.objectStore('keys');
      if (before !== undefined && !isSame(await keys.get(provider), before.raw)) return false;
      await keys.delete(provider);
      return true;
    });
  } finally {
    if (!isDone) {
      await (earlier ? writeSessionKey(provider, earlier) : dropSessionKeys([provider]));
    }
  }
  return isDone;
}

function isOf(vault: unknown, id: string): boolean {
  return typeof vault === 'object' && vault !== null && 'id' in vault && vault.id === id;
}
