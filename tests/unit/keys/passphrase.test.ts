import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readKey, saveKey } from '../../../lib/keys/keys';
import { changePassphrase, forgetVault, setPassphrase, unlock } from '../../../lib/keys/passphrase';
import { readVaultStatus } from '../../../lib/keys/status';
import { lock } from '../../../lib/keys/unlocked';
import { ROUNDS } from '../../../lib/keys/vault';
import {
  codeOf,
  emptied,
  everythingOnDisk,
  FEW_ROUNDS,
  KEY,
  PASSPHRASE,
  putRow,
  restart,
  rowsOf,
  withPassphrase,
} from './rig';

const provider = 'crustdata';
const now = Date.now();

beforeEach(emptied);

const statusOf = () => readVaultStatus(Date.now(), FEW_ROUNDS);

describe('with the real number of rounds', () => {
  it('a key comes back after a restart, by the right passphrase alone', async () => {
    expect(ROUNDS).toBeGreaterThanOrEqual(600_000);
    expect(await setPassphrase(PASSPHRASE, now)).toBe('set');
    await saveKey(provider, KEY, Date.now(), 'passphrase');
    const [vault] = await rowsOf('vault');
    expect(vault).toMatchObject({ rounds: ROUNDS });
    expect(atob(String(vault?.salt)).length).toBeGreaterThanOrEqual(16);
    await restart();
    expect(await codeOf(unlock(`${PASSPHRASE}!`, Date.now()))).toBe('wrong-passphrase');
    expect(await codeOf(readKey(provider))).toBe('locked');
    await unlock(PASSPHRASE, Date.now());
    expect(await readKey(provider)).toBe(KEY);
  });

  it('a vault that was made with fewer is refused, and left as it is', async () => {
    await withPassphrase();
    await saveKey(provider, KEY, Date.now(), 'passphrase');
    await lock();
    const before = [await rowsOf('vault'), await rowsOf('keys')];
    expect(await codeOf(unlock(PASSPHRASE, Date.now()))).toBe('vault-damaged');
    expect(await codeOf(changePassphrase(PASSPHRASE, 'another pass phrase'))).toBe('vault-damaged');
    expect(await readVaultStatus()).toMatchObject({ isDamaged: true, hasPassphrase: true });
    expect([await rowsOf('vault'), await rowsOf('keys')]).toEqual(before);
  });
});

describe('a passphrase', () => {
  it.each(['', '1234567', 'ﬁﬁﬁ', '👩‍🚀👩‍🚀'])('%j is too short', async (short) => {
    expect(await codeOf(setPassphrase(short, now, FEW_ROUNDS))).toBe('bad-input');
    expect(await rowsOf('vault')).toEqual([]);
  });

  it('is the same however its letters are composed', async () => {
    await setPassphrase('Ame\u0301lie ﬁnds 5', now, FEW_ROUNDS);
    await lock();
    await unlock('Am\u00e9lie finds 5', now, FEW_ROUNDS);
    expect((await statusOf()).isLocked).toBe(false);
  });

  it('is nowhere once it was set, and neither is what opens the data key', async () => {
    await withPassphrase();
    const everywhere =
      (await everythingOnDisk()) + JSON.stringify(await fakeBrowser.storage.session.get());
    expect(everywhere).not.toContain(PASSPHRASE);
  });

  it('that is wrong costs and changes nothing, however often', async () => {
    await withPassphrase();
    await saveKey(provider, KEY, Date.now(), 'passphrase');
    await lock();
    const before = await everythingOnDisk();
    for (const guess of ['', 'x', PASSPHRASE.toUpperCase(), `${PASSPHRASE} `]) {
      expect(await codeOf(unlock(guess, now, FEW_ROUNDS))).toBe('wrong-passphrase');
    }
    expect(await everythingOnDisk()).toBe(before);
    expect((await statusOf()).isLocked).toBe(true);
    await unlock(PASSPHRASE, Date.now(), FEW_ROUNDS);
    expect(await readKey(provider)).toBe(KEY);
  });

  it('that nobody has set can be neither used nor changed', async () => {
    expect(await codeOf(unlock(PASSPHRASE, now, FEW_ROUNDS))).toBe('bad-input');
    expect(await codeOf(changePassphrase(PASSPHRASE, 'another pass phrase', FEW_ROUNDS))).toBe(
      'bad-input',
    );
  });
});

describe('changing it', () => {
  const NEXT = 'another pass phrase 0x1e';

  it('asks for the present one, and touches no key', async () => {
    await withPassphrase();
    await saveKey(provider, KEY, Date.now(), 'passphrase');
    const [keys, [before]] = [await rowsOf('keys'), await rowsOf('vault')];
    expect(await codeOf(changePassphrase('wrong pass phrase', NEXT, FEW_ROUNDS))).toBe(
      'wrong-passphrase',
    );
    expect(await codeOf(changePassphrase(PASSPHRASE, 'short', FEW_ROUNDS))).toBe('bad-input');
    expect(await rowsOf('vault')).toEqual([before]);
    await changePassphrase(PASSPHRASE, NEXT, FEW_ROUNDS);
    const [after] = await rowsOf('vault');
    expect(await rowsOf('keys')).toEqual(keys);
    expect(after?.id).toBe(before?.id);
    for (const field of ['salt', 'check', 'wrapped', 'digest']) {
      expect(after?.[field]).not.toEqual(before?.[field]);
    }
    await lock();
    expect(await codeOf(unlock(PASSPHRASE, now, FEW_ROUNDS))).toBe('wrong-passphrase');
    await unlock(NEXT, Date.now(), FEW_ROUNDS);
    expect(await readKey(provider)).toBe(KEY);
  });

  it('while another page saves a key leaves that key readable', async () => {
    await withPassphrase();
    await Promise.all([
      changePassphrase(PASSPHRASE, NEXT, FEW_ROUNDS),
      saveKey(provider, KEY, Date.now(), 'passphrase'),
    ]);
    await restart();
    await unlock(NEXT, Date.now(), FEW_ROUNDS);
    expect(await readKey(provider)).toBe(KEY);
  });

  it('leaves it locked where it was locked', async () => {
    await withPassphrase();
    await lock();
    await changePassphrase(PASSPHRASE, NEXT, FEW_ROUNDS);
    expect((await statusOf()).isLocked).toBe(true);
  });
});

describe('two pages at once', () => {
  it('set a first passphrase: one is told of the other, and nothing is lost', async () => {
    const other = 'another pass phrase 0x1e';
    const told = await Promise.all([
      setPassphrase(PASSPHRASE, now, FEW_ROUNDS),
      setPassphrase(other, now, FEW_ROUNDS),
    ]);
    expect(told.toSorted()).toEqual(['set', 'there-already']);
    await saveKey(provider, KEY, Date.now(), 'passphrase');
    await lock();
    const winner = told[0] === 'set' ? PASSPHRASE : other;
    await unlock(winner, Date.now(), FEW_ROUNDS);
    expect(await readKey(provider)).toBe(KEY);
    expect(await setPassphrase(other, now, FEW_ROUNDS)).toBe('there-already');
  });

  it('change it: one is told that the present one is wrong, and the keys stay', async () => {
    await withPassphrase();
    await saveKey(provider, KEY, Date.now(), 'passphrase');
    const [one, two] = ['first pass phrase', 'second pass phrase'];
    const told = await Promise.all([
      codeOf(changePassphrase(PASSPHRASE, one, FEW_ROUNDS)),
      codeOf(changePassphrase(PASSPHRASE, two, FEW_ROUNDS)),
    ]);
    expect(told.toSorted()).toEqual(['wrong-passphrase', undefined]);
    await lock();
    await unlock(told[0] === undefined ? one : two, Date.now(), FEW_ROUNDS);
    expect(await readKey(provider)).toBe(KEY);
  });

  it('forget it and save a key: the key is never encrypted for nobody', async () => {
    await withPassphrase();
    const told = await Promise.all([
      codeOf(forgetVault()),
      codeOf(saveKey(provider, KEY, Date.now(), 'passphrase')),
    ]);
    expect(told[0]).toBeUndefined();
    expect(await rowsOf('keys')).toEqual([]);
    expect(['locked', 'bad-input', undefined]).toContain(told[1]);
  });

  it('a vault that another context forgot in between is seen in the same transaction', async () => {
    await withPassphrase();
    const [vault] = await rowsOf('vault');
    await putRow('vault', { ...vault, id: 'another' });
    expect(await codeOf(saveKey(provider, KEY, Date.now(), 'passphrase'))).toBe('locked');
    expect(await rowsOf('keys')).toEqual([]);
  });
});
