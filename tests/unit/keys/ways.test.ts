import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { KEPT_IN, type KeptIn } from '../../../lib/keys/kept';
import {
  moveKey,
  readKey,
  removeKey,
  saveAccount,
  saveKey,
  saveRefusal,
} from '../../../lib/keys/keys';
import { forgetVault, unlock } from '../../../lib/keys/passphrase';
import { readKeyStatus, readVaultStatus } from '../../../lib/keys/status';
import { lock } from '../../../lib/keys/unlocked';
import {
  codeOf,
  emptied,
  everythingOnDisk,
  FEW_ROUNDS,
  isUnlocked,
  KEY,
  PASSPHRASE,
  restart,
  rowsOf,
  withPassphrase,
} from './rig';

const provider = 'crustdata';
const ACCOUNT = { credits: 42, canEnrich: true, fieldsInPlan: [], fieldsNotInPlan: ['honors'] };
const PAIRS = KEPT_IN.flatMap((from) => KEPT_IN.map((to) => [from, to] as const));

beforeEach(emptied);

async function saved(keptIn: KeptIn, key = KEY): Promise<void> {
  if (keptIn === 'passphrase') await withPassphrase();
  await saveKey(provider, key, Date.now(), keptIn);
}

describe.each(KEPT_IN)('a key kept in the way %s', (keptIn) => {
  it('comes back as it was, and is shown by its end alone', async () => {
    await saved(keptIn);
    expect(await readKey(provider)).toBe(KEY);
    const status = await readKeyStatus(provider);
    expect(status).toMatchObject({ ending: 'wxyz', keptIn, isLocked: false });
    expect(JSON.stringify(status)).not.toContain(KEY.slice(0, -4));
    expect((await readVaultStatus(Date.now(), FEW_ROUNDS)).keptIn).toEqual({ [provider]: keptIn });
  });

  it('takes the place of one that was kept in any other', async () => {
    for (const before of KEPT_IN) {
      await emptied();
      await withPassphrase();
      await saveKey(provider, 'invented-key-before', Date.now(), before);
      await saveKey(provider, KEY, Date.now(), keptIn);
      expect(await readKey(provider)).toBe(KEY);
      const { session } = fakeBrowser.storage;
      const everywhere = (await everythingOnDisk()) + JSON.stringify(await session.get());
      expect(everywhere).not.toContain('invented-key-before');
    }
  });

  it('keeps what the provider says of it, as long as it is that key', async () => {
    await saved(keptIn);
    await saveRefusal(provider, KEY, 'phones');
    await saveRefusal(provider, KEY, 'phones');
    await saveRefusal(provider, KEY, 'websites');
    expect((await readKeyStatus(provider))?.refused).toEqual(['phones', 'websites']);
    await saveAccount(provider, KEY, ACCOUNT, 7);
    await saveAccount(provider, 'invented-key-before', undefined, 8);
    await saveRefusal(provider, 'invented-key-before', 'skills');
    expect(await readKeyStatus(provider)).toMatchObject({
      account: ACCOUNT,
      testedAt: 7,
      refused: [],
    });
    expect(await readKey(provider)).toBe(KEY);
  });

  it('is gone once it is removed', async () => {
    await saved(keptIn);
    await removeKey(provider);
    expect(await readKey(provider)).toBeUndefined();
    expect(await readKeyStatus(provider)).toBeUndefined();
    expect(await rowsOf('keys')).toEqual([]);
  });
});

describe('on disk', () => {
  it('a key of this device stands in clear, so that the search below proves something', async () => {
    await saved('device');
    expect(await everythingOnDisk()).toContain(KEY);
  });

  it.each(['passphrase', 'session'] as const)(
    'a key kept in the way %s is never in clear, nor is the passphrase or the data key',
    async (keptIn) => {
      await withPassphrase();
      await saveKey(provider, KEY, Date.now(), keptIn);
      await saveAccount(provider, KEY, ACCOUNT, 7);
      await saveRefusal(provider, KEY, 'phones');
      const unlocked = await fakeBrowser.storage.session.get('keys.unlocked');
      const { key: dataKey } = unlocked['keys.unlocked'] as { key: string };
      expect(dataKey).toHaveLength(44);
      const disk = await everythingOnDisk();
      for (const secret of [KEY, btoa(KEY), PASSPHRASE, btoa(PASSPHRASE), dataKey]) {
        expect(disk).not.toContain(secret);
      }
    },
  );

  it('a key of the session leaves nothing at all', async () => {
    await saved('session');
    await saveAccount(provider, KEY, ACCOUNT, 7);
    await readKey(provider);
    expect(await everythingOnDisk()).toBe('[[],[],{}]');
    await restart();
    expect(await readKey(provider)).toBeUndefined();
  });

  it('two keys with the same text are different bytes, and neither opens as the other', async () => {
    await withPassphrase();
    await saveKey('one', KEY, Date.now(), 'passphrase');
    await saveKey('two', KEY, Date.now(), 'passphrase');
    const [one, two] = (await rowsOf('keys')) as { sealed: { iv: string; bytes: string } }[];
    expect(one?.sealed.iv).not.toBe(two?.sealed.iv);
    expect(one?.sealed.bytes).not.toBe(two?.sealed.bytes);
  });
});

describe('moving', () => {
  it.each(PAIRS)('from %s to %s keeps the key and all that is known of it', async (from, to) => {
    await withPassphrase();
    await saveKey(provider, KEY, 5, 'session');
    await saveAccount(provider, KEY, ACCOUNT, 7);
    await moveKey(provider, from);
    const before = await readKeyStatus(provider);
    await moveKey(provider, to);
    expect(await readKey(provider)).toBe(KEY);
    expect(await readKeyStatus(provider)).toEqual({ ...before, keptIn: to });
    expect(await readKeyStatus(provider)).toMatchObject({ savedAt: 5, account: ACCOUNT });
    if (to !== 'device') expect(await everythingOnDisk()).not.toContain(KEY);
    const inMemory = JSON.stringify(await fakeBrowser.storage.session.get());
    expect(inMemory.includes(KEY)).toBe(to === 'session');
  });

  it('needs a key, and the passphrase where that locks it', async () => {
    expect(await codeOf(moveKey(provider, 'device'))).toBe('no-key');
    await saved('device');
    await withPassphrase();
    await moveKey(provider, 'passphrase');
    await lock();
    expect(await codeOf(moveKey(provider, 'device'))).toBe('locked');
    expect(await codeOf(moveKey(provider, 'session'))).toBe('locked');
    await saveKey('second', KEY, 1);
    expect(await codeOf(moveKey('second', 'passphrase'))).toBe('locked');
    expect(await readKey('second')).toBe(KEY);
  });
});

describe('locked', () => {
  it('a key is not read, but its end, its way and what is known of it are', async () => {
    await saved('passphrase');
    await saveAccount(provider, KEY, ACCOUNT, 7);
    await lock();
    expect(await codeOf(readKey(provider))).toBe('locked');
    expect(await readKeyStatus(provider)).toMatchObject({
      ending: 'wxyz',
      keptIn: 'passphrase',
      isLocked: true,
      account: ACCOUNT,
    });
    await unlock(PASSPHRASE, Date.now(), FEW_ROUNDS);
    expect(await readKey(provider)).toBe(KEY);
  });

  it('other keys are read all the same, and can be saved and removed', async () => {
    await saved('passphrase');
    await lock();
    await saveKey('second', 'invented-key-second', 1, 'session');
    await saveKey('third', 'invented-key-third', 1);
    expect(await readKey('second')).toBe('invented-key-second');
    expect(await readKey('third')).toBe('invented-key-third');
    await removeKey(provider);
    expect(await readKey(provider)).toBeUndefined();
  });

  it('no key can be saved under the passphrase, and the one before stays', async () => {
    await saved('passphrase');
    await lock();
    expect(await codeOf(saveKey(provider, 'invented-key-new', 1, 'passphrase'))).toBe('locked');
    await unlock(PASSPHRASE, Date.now(), FEW_ROUNDS);
    expect(await readKey(provider)).toBe(KEY);
  });

  it('what is learnt of the key meanwhile changes nothing', async () => {
    await saved('passphrase');
    await lock();
    const before = await rowsOf('keys');
    await saveAccount(provider, KEY, ACCOUNT, 7);
    await saveRefusal(provider, KEY, 'phones');
    expect(await rowsOf('keys')).toEqual(before);
  });

  it('without any passphrase nothing can be kept under one', async () => {
    await saved('device');
    expect(await codeOf(saveKey(provider, 'invented-key-new', 1, 'passphrase'))).toBe('bad-input');
    expect(await codeOf(moveKey(provider, 'passphrase'))).toBe('bad-input');
    expect(await readKey(provider)).toBe(KEY);
  });
});

describe('forgetting the passphrase', () => {
  it('takes the locked keys with it, and no other', async () => {
    await saved('passphrase');
    await saveKey('second', 'invented-key-second', 1, 'session');
    await saveKey('third', 'invented-key-third', 1);
    await lock();
    await forgetVault();
    expect(await readKey(provider)).toBeUndefined();
    expect(await readKey('second')).toBe('invented-key-second');
    expect(await readKey('third')).toBe('invented-key-third');
    expect(await readVaultStatus(Date.now(), FEW_ROUNDS)).toEqual({
      hasPassphrase: false,
      isLocked: false,
      isDamaged: false,
      keptIn: { second: 'session', third: 'device' },
    });
    expect(await isUnlocked()).toBe(false);
  });

  it('makes room for another', async () => {
    await saved('passphrase');
    await forgetVault();
    await saved('passphrase', 'invented-key-after');
    expect(await readKey(provider)).toBe('invented-key-after');
  });
});
