import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { announceKeyChange } from '../key-changes';
import { readSettings } from '../settings';
import { inTurn } from './in-turn';
import type { DataKey } from './vault';

// Two entries, so that noting a use can never bring back a data key that was locked away meanwhile.
const DATA_KEY = 'keys.unlocked';
const USED_AT = 'keys.usedAt';

/** Name of the alarm that locks. */
export const LOCK_ALARM = 'lock-keys';

const dataKey = z.object({ id: z.string(), key: z.string() });

/** The data key, as long as it is unlocked: in memory only, and not longer than the settings let it lie unused. */
export async function readUnlocked(now: number): Promise<DataKey | undefined> {
  const stored = await browser.storage.session.get([DATA_KEY, USED_AT]);
  const { data } = dataKey.safeParse(stored[DATA_KEY]);
  if (data === undefined) return undefined;
  const usedAt = stored[USED_AT];
  if (typeof usedAt !== 'number') return undefined;
  // A clock that was set back would keep it unlocked for longer.
  return Math.abs(now - usedAt) < (await lockAfterMs()) ? data : undefined;
}

/** Notes that a locked key was used at that time (ms since 1970): from then on it counts. */
export async function noteUse(now: number): Promise<void> {
  await browser.storage.session.set({ [USED_AT]: now });
  await setAlarm(now);
}

/** Unlocks, until it lies unused for too long. */
export async function keepUnlocked(key: DataKey, now: number): Promise<void> {
  await inTurn(async () => {
    await browser.storage.session.set({ [DATA_KEY]: key, [USED_AT]: now });
    await setAlarm(now);
  });
  announceKeyChange();
}

/** Locks at once. */
export async function lock(): Promise<void> {
  await inTurn(forgetDataKey);
  announceKeyChange();
}

/** Locks if the data key has lain unused for too long, else sets the alarm for when it will have: on the alarm, and on a changed setting. */
export async function lockIfIdle(now: number = Date.now()): Promise<void> {
  const isLocking = await inTurn(async () => {
    const stored = await browser.storage.session.get([DATA_KEY, USED_AT]);
    if (stored[DATA_KEY] === undefined) return false;
    const usedAt = stored[USED_AT];
    if (typeof usedAt === 'number' && (await readUnlocked(now)) !== undefined) {
      await setAlarm(usedAt);
      return false;
    }
    await forgetDataKey();
    return true;
  });
  if (isLocking) announceKeyChange();
}

async function forgetDataKey(): Promise<void> {
  await browser.storage.session.remove([DATA_KEY, USED_AT]);
  await browser.alarms.clear(LOCK_ALARM);
}

async function setAlarm(usedAt: number): Promise<void> {
  const afterMs = await lockAfterMs();
  if (Number.isFinite(afterMs)) {
    await browser.alarms.create(LOCK_ALARM, { when: usedAt + afterMs });
  } else {
    await browser.alarms.clear(LOCK_ALARM);
  }
}

/** Infinite where only the end of the browser locks. */
async function lockAfterMs(): Promise<number> {
  const { lockAfterMin } = await readSettings();
  return lockAfterMin === 'exit' ? Number.POSITIVE_INFINITY : lockAfterMin * 60_000;
}
