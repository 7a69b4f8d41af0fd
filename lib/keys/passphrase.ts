import { freeFailure } from '../failure';
import { announceKeyChange } from '../key-changes';
import { normalised } from './crypto';
import { inTurn } from './in-turn';
import { dropSessionKeys } from './of-session';
import { changing, isSame, readAllRaw, readRawVault } from './stored';
import { keepUnlocked, lock } from './unlocked';
import { makeDataKey, makeVault, openVault, parseVault, ROUNDS, type StoredVault } from './vault';

/** The fewest characters of a passphrase. */
export const SHORTEST_PASSPHRASE = 8;

// The rounds below are arguments for tests alone: fewer than the stored ones are refused, so that nothing weaker opens either.

/**
 * Sets the first passphrase, and unlocks. `there-already`: there is one, of another page perhaps, and it stays. Throws FailureError
 * `bad-input` for one that is too short.
 */
export async function setPassphrase(
  passphrase: string,
  now: number,
  rounds: number = ROUNDS,
): Promise<'set' | 'there-already'> {
  needLength(passphrase);
  if ((await readRawVault()) !== undefined) return 'there-already';
  const dataKey = makeDataKey();
  const vault = await makeVault(passphrase, dataKey, rounds);
  const isFirst = await changing(async (stores) => {
    const vaults = stores.objectStore('vault');
    if ((await vaults.get('passphrase')) !== undefined) return false;
    await vaults.put(vault);
    return true;
  });
  if (!isFirst) return 'there-already';
  await keepUnlocked(dataKey, now);
  return 'set';
}

/**
 * Puts another passphrase in the place of the present one. Keys are not touched: only what leads to the data key is new. Locked stays locked.
 * Throws FailureError: `wrong-passphrase` for the present one, `bad-input`, `vault-damaged`; then nothing has changed.
 */
export async function changePassphrase(
  present: string,
  next: string,
  rounds: number = ROUNDS,
): Promise<void> {
  needLength(next);
  // Again where another page has changed it meanwhile: then the present one is wrong.
  while (!(await hasChanged(present, next, rounds)));
  announceKeyChange();
}

async function hasChanged(present: string, next: string, rounds: number): Promise<boolean> {
  const { raw, whole } = await readVault(rounds);
  const vault = await makeVault(next, await openVault(whole, present), rounds);
  return changing(async (stores) => {
    const vaults = stores.objectStore('vault');
    if (!isSame(await vaults.get('passphrase'), raw)) return false;
    await vaults.put(vault);
    return true;
  });
}

/** Unlocks. Throws FailureError: `wrong-passphrase`, which costs and changes nothing, or `vault-damaged`. */
export async function unlock(
  passphrase: string,
  now: number,
  rounds: number = ROUNDS,
): Promise<void> {
  const { whole } = await readVault(rounds);
  await keepUnlocked(await openVault(whole, passphrase), now);
}

/** Forgets every locked key, and the passphrase, where that is lost: it asks for none. Other keys stay. */
export async function forgetVault(): Promise<void> {
  await inTurn(async () => {
    const { keys } = await readAllRaw();
    const owners = keys.flatMap((raw) => lockedOwner(raw) ?? []);
    await dropSessionKeys(owners);
    await changing(async (stores) => {
      await stores.objectStore('vault').clear();
      const all = stores.objectStore('keys');
      for (const raw of await all.getAll()) {
        const owner = lockedOwner(raw);
        if (owner !== undefined) await all.delete(owner);
      }
    });
  });
  await lock();
}

/** What is stored, as it is and as it was found to be whole. */
async function readVault(
  leastRounds: number,
): Promise<{ readonly raw: unknown; readonly whole: StoredVault }> {
  const raw = await readRawVault();
  if (raw !== undefined) return { raw, whole: await parseVault(raw, leastRounds) };
  const { keys } = await readAllRaw();
  // Locked keys without what unlocks them are lost; without either there is no passphrase.
  const isLost = keys.some((one) => lockedOwner(one) !== undefined);
  throw freeFailure(isLost ? 'vault-damaged' : 'bad-input');
}

/** Whose locked key a stored row is, damaged or not. */
export function lockedOwner(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null) return undefined;
  const { provider, keptIn } = raw as { provider?: unknown; keptIn?: unknown };
  const isLocked = keptIn === 'passphrase' || 'sealed' in raw;
  return isLocked && typeof provider === 'string' ? provider : undefined;
}

function needLength(passphrase: string): void {
  if ([...normalised(passphrase)].length < SHORTEST_PASSPHRASE) throw freeFailure('bad-input');
}
