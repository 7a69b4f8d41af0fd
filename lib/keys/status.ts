import type { ProviderId } from '../providers/provider';
import type { KeptIn, KeyStatus, VaultStatus } from './kept';
import { factsOf } from './keys';
import { readSessionKey, sessionKeyOwners } from './of-session';
import { lockedOwner } from './passphrase';
import { parseKey, readAllRaw, readRaw, type StoredKey } from './stored';
import { readUnlocked } from './unlocked';
import { parseVault, ROUNDS } from './vault';

/** What screens may know of a provider's key; `undefined` where none is kept. */
export async function readKeyStatus(
  provider: ProviderId,
  now: number = Date.now(),
): Promise<KeyStatus | undefined> {
  const raw = await readRaw(provider);
  if (raw === undefined) {
    const kept = await readSessionKey(provider);
    return kept && { ...factsOf(kept), keptIn: 'session', isLocked: false };
  }
  const stored = whole(raw);
  if (stored === undefined) {
    const keptIn = lockedOwner(raw) === undefined ? 'device' : 'passphrase';
    return { ending: '', savedAt: 0, keptIn, isLocked: false, isDamaged: true };
  }
  if (stored.keptIn === 'device') {
    return { ...factsOf(stored), keptIn: 'device', isLocked: false };
  }
  const dataKey = await readUnlocked(now);
  const isOther = dataKey !== undefined && dataKey.id !== stored.vaultId;
  return {
    ...factsOf(stored),
    keptIn: 'passphrase',
    isLocked: dataKey === undefined,
    ...(isOther && { isDamaged: true }),
  };
}

/** How the passphrase stands, and where each key is kept. */
export async function readVaultStatus(
  now: number = Date.now(),
  leastRounds: number = ROUNDS,
): Promise<VaultStatus> {
  const [{ keys, vault: raw }, owners, dataKey] = await Promise.all([
    readAllRaw(),
    sessionKeyOwners(),
    readUnlocked(now),
  ]);
  const vault = await parseVault(raw, leastRounds).catch(() => undefined);
  const ofSession = owners.map((owner): [ProviderId, KeptIn] => [owner, 'session']);
  const ofDisk = keys.flatMap((one): [ProviderId, KeptIn][] => {
    const owner = ownerOf(one);
    if (owner === undefined) return [];
    return [[owner, lockedOwner(one) === undefined ? 'device' : 'passphrase']];
  });
  const hasPassphrase = raw !== undefined;
  const isOrphaned = !hasPassphrase && ofDisk.some(([, keptIn]) => keptIn === 'passphrase');
  return {
    hasPassphrase,
    isLocked: hasPassphrase && (vault === undefined || dataKey?.id !== vault.id),
    isDamaged: isOrphaned || (hasPassphrase && vault === undefined),
    // What is stored prevails over what is in memory, as it does where a key is read.
    keptIn: Object.fromEntries([...ofSession, ...ofDisk]),
  };
}

/** Under whose name a row is stored, damaged or not. */
function ownerOf(raw: unknown): ProviderId | undefined {
  const { provider } = Object(raw) as { readonly provider?: unknown };
  return typeof provider === 'string' ? provider : undefined;
}

function whole(raw: unknown): StoredKey | undefined {
  try {
    return parseKey(raw);
  } catch {
    return undefined;
  }
}
