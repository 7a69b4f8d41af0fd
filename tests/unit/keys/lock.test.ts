import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { watchKeyChanges } from '../../../lib/key-changes';
import { readKey, saveKey } from '../../../lib/keys/keys';
import { unlock } from '../../../lib/keys/passphrase';
import { readKeyStatus, readVaultStatus } from '../../../lib/keys/status';
import { LOCK_ALARM, lock, lockIfIdle } from '../../../lib/keys/unlocked';
import { writeSetting } from '../../../lib/settings';
import {
  codeOf,
  emptied,
  FEW_ROUNDS,
  isUnlocked,
  KEY,
  PASSPHRASE,
  restart,
  withPassphrase,
} from './rig';

const provider = 'crustdata';
const START = Date.UTC(2026, 0, 7, 9);
const MIN = 60_000;

const at = (minutes: number) => START + minutes * MIN;
const alarmAt = async () => (await fakeBrowser.alarms.get(LOCK_ALARM))?.scheduledTime;

beforeEach(async () => {
  await emptied();
  await withPassphrase(START);
  await saveKey(provider, KEY, START, 'passphrase');
});

describe('by default, 15 minutes after the last use', () => {
  it('a key is locked, whether or not an alarm has rung', async () => {
    expect(await readKey(provider, at(14))).toBe(KEY);
    // Counted from that use on.
    expect(await readKey(provider, at(28))).toBe(KEY);
    expect(await readKeyStatus(provider, at(42.9))).toMatchObject({ isLocked: false });
    expect(await readKeyStatus(provider, at(43))).toMatchObject({ isLocked: true });
    expect(await readVaultStatus(at(43), FEW_ROUNDS)).toMatchObject({ isLocked: true });
    expect(await codeOf(readKey(provider, at(43)))).toBe('locked');
    expect(await isUnlocked()).toBe(false);
  });

  it('the alarm forgets the data key, without anybody asking for it', async () => {
    expect(await alarmAt()).toBe(at(15));
    await readKey(provider, at(10));
    expect(await alarmAt()).toBe(at(25));
    await lockIfIdle(at(15));
    expect(await isUnlocked()).toBe(true);
    await lockIfIdle(at(25));
    expect(await isUnlocked()).toBe(false);
    expect(await alarmAt()).toBeUndefined();
  });

  it('looking at how it stands is no use of it', async () => {
    await readKeyStatus(provider, at(14));
    await readVaultStatus(at(14), FEW_ROUNDS);
    expect(await codeOf(readKey(provider, at(15)))).toBe('locked');
  });

  it('a clock that was set back by more locks it too', async () => {
    expect(await readKey(provider, at(-1))).toBe(KEY);
    expect(await codeOf(readKey(provider, at(-17)))).toBe('locked');
  });

  it('unlocking begins anew', async () => {
    await lock();
    await unlock(PASSPHRASE, at(100), FEW_ROUNDS);
    expect(await readKey(provider, at(114))).toBe(KEY);
  });
});

describe('by the setting', () => {
  it.each([5, 60] as const)('after %d minutes', async (minutes) => {
    await writeSetting('lockAfterMin', minutes);
    await lockIfIdle(at(1));
    expect(await alarmAt()).toBe(at(minutes));
    expect(await readKeyStatus(provider, at(minutes) - 1)).toMatchObject({ isLocked: false });
    expect(await readKeyStatus(provider, at(minutes))).toMatchObject({ isLocked: true });
  });

  it('only at the end of the browser', async () => {
    await writeSetting('lockAfterMin', 'exit');
    await lockIfIdle(at(1));
    expect(await alarmAt()).toBeUndefined();
    expect(await readKey(provider, at(100_000))).toBe(KEY);
    expect(await alarmAt()).toBeUndefined();
    await restart();
    expect(await codeOf(readKey(provider, at(100_001)))).toBe('locked');
  });

  it('a shorter time locks at once what has lain unused for that long', async () => {
    await writeSetting('lockAfterMin', 5);
    await lockIfIdle(at(6));
    expect(await isUnlocked()).toBe(false);
  });
});

it('the end of the browser locks, and unlocking brings the key back', async () => {
  await restart();
  expect(await codeOf(readKey(provider, at(1)))).toBe('locked');
  await unlock(PASSPHRASE, at(2), FEW_ROUNDS);
  expect(await readKey(provider, at(3))).toBe(KEY);
});

it('a key that is read while another page locks does not unlock it again', async () => {
  await Promise.all([readKey(provider, at(1)), lock(), readKey(provider, at(1))].map(codeOf));
  expect(await isUnlocked()).toBe(false);
});

it('an alarm that rings while somebody unlocks does not lock that again', async () => {
  await Promise.all([unlock(PASSPHRASE, at(100), FEW_ROUNDS), lockIfIdle(at(100))]);
  expect(await readKey(provider, at(101))).toBe(KEY);
});

it.each<[string, () => Promise<unknown>]>([
  ['lock', lock],
  ['unlock', () => unlock(PASSPHRASE, at(1), FEW_ROUNDS)],
  ['idle', () => lockIfIdle(at(99))],
])('other contexts hear of it: %s', async (_name, work) => {
  const heard = Promise.withResolvers<void>();
  const stop = watchKeyChanges(() => heard.resolve());
  await work();
  await heard.promise;
  stop();
});
