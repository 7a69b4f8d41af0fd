import { freeFailure } from '../failure';
import { announceKeyChange } from '../key-changes';
import type { Account, ProviderId, Refusal } from '../providers/provider';
import { unseal } from './crypto';
import { inTurn } from './in-turn';
import type { KeptIn, KeyFacts } from './kept';
import { dropSessionKeys, readSessionKey, type SessionKey, writeSessionKey } from './of-session';
import { place } from './place';
import { changing, isSame, parseKey, readRaw, type StoredKey } from './stored';
import { lockIfIdle, noteUse, readUnlocked } from './unlocked';

/**
 * The key of a provider, for the worker alone. Throws FailureError `locked` where the passphrase is needed first, `vault-damaged` where
 * what is stored is no key, or not with the present passphrase.
 */
export async function readKey(
  provider: ProviderId,
  now: number = Date.now(),
): Promise<string | undefined> {
  const raw = await readRaw(provider);
  if (raw === undefined) return (await readSessionKey(provider))?.key;
  const stored = parseKey(raw);
  if (stored.keptIn === 'device') return stored.key;
  const key = await opened(stored, now);
  if (key === undefined) {
    await lockIfIdle(now);
    throw freeFailure('locked');
  }
  await noteUse(now);
  return key;
}

/**
 * Keeps a key in place of the one before, wherever that was kept; absent: on this device. Throws FailureError: `locked` where it is to be
 * encrypted and the passphrase is needed first, `bad-input` where there is none, `storage-full`, `too-new`; the key before then stays.
 */
export async function saveKey(
  provider: ProviderId,
  key: string,
  savedAt: number,
  keptIn: KeptIn = 'device',
): Promise<void> {
  // Four of a very short key would be most of it.
  const ending = key.slice(-Math.min(4, Math.floor(key.length / 3)));
  await inTurn(() => place({ provider, key, facts: { ending, savedAt }, keptIn, now: savedAt }));
  announceKeyChange();
}

/** Keeps the key another way, with all that is known of it. Throws FailureError as reading and saving do, and `no-key`. */
export async function moveKey(
  provider: ProviderId,
  keptIn: KeptIn,
  now: number = Date.now(),
): Promise<void> {
  await inTurn(async () => {
    // Again where another context has changed it meanwhile.
    while (!(await moved(provider, keptIn, now)));
  });
  announceKeyChange();
}

async function moved(provider: ProviderId, keptIn: KeptIn, now: number): Promise<boolean> {
  const raw = await readRaw(provider);
  const stored = raw === undefined ? undefined : parseKey(raw);
  const ofSession = raw === undefined ? await readSessionKey(provider) : undefined;
  const kept = stored ?? ofSession;
  if (kept === undefined) throw freeFailure('no-key');
  if ((stored?.keptIn ?? 'session') === keptIn) return true;
  const key = stored === undefined ? ofSession?.key : await opened(stored, now);
  if (key === undefined) throw freeFailure('locked');
  return place({ provider, key, facts: factsOf(kept), keptIn, now, before: { raw } });
}

/**
 * Remembers what the provider said of the key, or that nothing is known of it; not if it was changed, locked or removed meanwhile. What it
 * was refused before is open again: the plan may have changed.
 */
export function saveAccount(
  provider: ProviderId,
  key: string,
  account?: Account,
  testedAt?: number,
): Promise<void> {
  return change(provider, key, () => ({ account, testedAt, refused: [] }));
}

/** Remembers that the provider refuses something to the key; not if it was changed, locked or removed meanwhile. */
export function saveRefusal(provider: ProviderId, key: string, what: Refusal): Promise<void> {
  return change(provider, key, ({ refused = [] }) => ({
    refused: [...new Set([...refused, what])],
  }));
}

/** Forgets a key, wherever it is kept. */
export async function removeKey(provider: ProviderId): Promise<void> {
  await inTurn(async () => {
    // In this order: a copy in memory that had outlived the stored key would come to the fore.
    await dropSessionKeys([provider]);
    await changing((stores) => stores.objectStore('keys').delete(provider));
  });
  announceKeyChange();
}

/** What is known of a key beside itself. */
export function factsOf({ ending, savedAt, account, testedAt, refused }: KeyFacts): KeyFacts {
  return { ending, savedAt, account, testedAt, refused };
}

async function change(
  provider: ProviderId,
  key: string,
  changed: (facts: KeyFacts) => Partial<KeyFacts>,
): Promise<void> {
  await inTurn(async () => {
    while (!(await hasChanged(provider, key, changed)));
  });
  announceKeyChange();
}

async function hasChanged(
  provider: ProviderId,
  key: string,
  changed: (facts: KeyFacts) => Partial<KeyFacts>,
): Promise<boolean> {
  const raw = await readRaw(provider);
  if (raw === undefined) {
    const kept = await readSessionKey(provider);
    if (kept?.key === key) {
      await writeSessionKey(provider, { ...kept, ...changed(kept) } satisfies SessionKey);
    }
    return true;
  }
  const stored = parseKey(raw);
  if ((await opened(stored, Date.now())) !== key) return true;
  return changing(async (stores) => {
    const keys = stores.objectStore('keys');
    if (!isSame(await keys.get(provider), raw)) return false;
    await keys.put({ ...stored, ...changed(stored) });
    return true;
  });
}

/** A stored key in clear; `undefined` where it is locked. Throws FailureError `vault-damaged`. */
async function opened(stored: StoredKey, now: number): Promise<string | undefined> {
  if (stored.keptIn === 'device') return stored.key;
  const dataKey = await readUnlocked(now);
  if (dataKey === undefined) return undefined;
  const key =
    dataKey.id === stored.vaultId
      ? await unseal(dataKey.key, stored.sealed, stored.provider)
      : undefined;
  if (key === undefined || key === '') throw freeFailure('vault-damaged');
  return key;
}
