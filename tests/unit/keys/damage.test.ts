import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { moveKey, readKey, removeKey, saveKey } from '../../../lib/keys/keys';
import { changePassphrase, forgetVault, unlock } from '../../../lib/keys/passphrase';
import { readKeyStatus, readVaultStatus } from '../../../lib/keys/status';
import { DATABASE_NAME, KEYS_VERSION } from '../../../lib/keys/stored';
import { lock } from '../../../lib/keys/unlocked';
import {
  codeOf,
  emptied,
  everythingOnDisk,
  FEW_ROUNDS,
  KEY,
  PASSPHRASE,
  putRow,
  rowsOf,
  withPassphrase,
} from './rig';

const provider = 'crustdata';

type Row = Record<string, unknown>;

/** Where something can be damaged: the path to each value in a row. */
function pathsOf(row: Row, at: readonly string[] = []): string[][] {
  return Object.entries(row).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null
      ? [[...at, name], ...pathsOf(value as Row, [...at, name])]
      : [[...at, name]],
  );
}

/** The row with the value at the path changed; `undefined` removes it. */
function changedAt(row: Row, path: readonly string[], change: (value: unknown) => unknown): Row {
  const [name = '', ...rest] = path;
  const value = rest.length > 0 ? changedAt(row[name] as Row, rest, change) : change(row[name]);
  const { [name]: _gone, ...others } = row;
  return value === undefined ? others : { ...others, [name]: value };
}

/** One bit of a value flipped: of the bytes that a base64 text stands for, of any other text, or of a number. */
function flipped(value: unknown, at: number): unknown {
  if (typeof value === 'number') return value ^ (1 << (at % 20));
  if (typeof value !== 'string') return undefined;
  const isBase64 = value.length % 4 === 0 && /^[A-Za-z0-9+/]+=*$/.test(value);
  const text = isBase64 ? atob(value) : value;
  const place = Math.floor(at / 8) % text.length;
  const code = text.charCodeAt(place) ^ (1 << (at % 7));
  const other = text.slice(0, place) + String.fromCharCode(code) + text.slice(place + 1);
  return isBase64 ? btoa(other) : other;
}

const NONSENSE = [undefined, null, '', 0, -1, Number.NaN, 'AAAA', {}, [], true, 'x'.repeat(99)];

/** Some damage: a bit flipped, or a value that is gone or nonsense. */
const damage = fc.record({
  at: fc.nat(10_000),
  where: fc.nat(10_000),
  how: fc.option(fc.constantFrom(...NONSENSE), { nil: 'flip' as const, freq: 2 }),
});

async function lockedKey(): Promise<{ vault: Row; key: Row }> {
  await withPassphrase();
  await saveKey(provider, KEY, Date.now(), 'passphrase');
  await lock();
  const [[vault], [key]] = [await rowsOf('vault'), await rowsOf('keys')];
  if (vault === undefined || key === undefined) throw new Error('Nothing was stored.');
  return { vault, key };
}

beforeEach(emptied);

it('any damage to what is stored of the passphrase is told as such, and nothing is changed or repaired', async () => {
  const { vault } = await lockedKey();
  const paths = pathsOf(vault).filter(([name]) => name !== 'of');
  expect(paths.length).toBeGreaterThanOrEqual(8);
  await fc.assert(
    fc.asyncProperty(damage, async ({ at, where, how }) => {
      const path = paths[where % paths.length] ?? [];
      const bad = changedAt(vault, path, (value) => (how === 'flip' ? flipped(value, at) : how));
      fc.pre(JSON.stringify(bad) !== JSON.stringify(vault));
      await putRow('vault', bad);
      const before = await everythingOnDisk();
      expect(await codeOf(unlock(PASSPHRASE, Date.now(), FEW_ROUNDS)), path.join('.')).toBe(
        'vault-damaged',
      );
      expect(await codeOf(unlock('wrong pass phrase', Date.now(), FEW_ROUNDS))).toBe(
        'vault-damaged',
      );
      expect(await codeOf(changePassphrase(PASSPHRASE, 'another pass phrase', FEW_ROUNDS))).toBe(
        'vault-damaged',
      );
      expect(await readVaultStatus(Date.now(), FEW_ROUNDS)).toMatchObject({
        isDamaged: true,
        isLocked: true,
      });
      expect(await everythingOnDisk()).toBe(before);
    }),
    { numRuns: 150 },
  );
  await putRow('vault', vault);
  await unlock(PASSPHRASE, Date.now(), FEW_ROUNDS);
  expect(await readKey(provider)).toBe(KEY);
});

it('any damage to a locked key is told as such once it is unlocked, and nothing is changed or repaired', async () => {
  const { key } = await lockedKey();
  await unlock(PASSPHRASE, Date.now(), FEW_ROUNDS);
  const secret = ['keptIn', 'vaultId', 'sealed'];
  const paths = pathsOf(key).filter(([name = '']) => secret.includes(name));
  expect(paths).toHaveLength(5);
  await fc.assert(
    fc.asyncProperty(damage, async ({ at, where, how }) => {
      const path = paths[where % paths.length] ?? [];
      const bad = changedAt(key, path, (value) => (how === 'flip' ? flipped(value, at) : how));
      fc.pre(JSON.stringify(bad) !== JSON.stringify(key));
      await putRow('keys', bad);
      const before = await everythingOnDisk();
      expect(await codeOf(readKey(provider)), path.join('.')).toBe('vault-damaged');
      expect(await codeOf(moveKey(provider, 'device'))).toBe('vault-damaged');
      // Only what makes no sense by itself is seen without trying the key.
      expect(await readKeyStatus(provider)).toMatchObject({ keptIn: 'passphrase' });
      expect(await everythingOnDisk()).toBe(before);
    }),
    { numRuns: 150 },
  );
  await putRow('keys', key);
  expect(await readKey(provider)).toBe(KEY);
});

describe('damage of other kinds', () => {
  it('a key put under another provider’s name does not open', async () => {
    const { key } = await lockedKey();
    await unlock(PASSPHRASE, Date.now(), FEW_ROUNDS);
    await putRow('keys', { ...key, provider: 'second' });
    expect(await codeOf(readKey('second'))).toBe('vault-damaged');
    expect(await readKey(provider)).toBe(KEY);
  });

  it('a key of another vault does not open, and is told to be damaged', async () => {
    const { key } = await lockedKey();
    await forgetVault();
    await withPassphrase();
    await putRow('keys', key);
    expect(await codeOf(readKey(provider))).toBe('vault-damaged');
    expect(await readKeyStatus(provider)).toMatchObject({ isDamaged: true });
  });

  it('locked keys whose passphrase is gone', async () => {
    const { key } = await lockedKey();
    await forgetVault();
    await putRow('keys', key);
    expect(await codeOf(unlock(PASSPHRASE, Date.now(), FEW_ROUNDS))).toBe('vault-damaged');
    expect(await readVaultStatus(Date.now(), FEW_ROUNDS)).toMatchObject({
      hasPassphrase: false,
      isDamaged: true,
    });
  });

  it('a wrapped data key that was swapped with its digest: the right passphrase is not called wrong', async () => {
    const { vault } = await lockedKey();
    const { iv, bytes } = vault.wrapped as { iv: string; bytes: string };
    const wrapped = { iv, bytes: flipped(bytes, 3) };
    const { id, salt, rounds, check } = vault;
    const said = JSON.stringify([id, salt, rounds, check, wrapped.iv, wrapped.bytes]);
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(said));
    const digest = btoa(String.fromCharCode(...new Uint8Array(hash)));
    await putRow('vault', { ...vault, wrapped, digest });
    expect(await codeOf(unlock(PASSPHRASE, Date.now(), FEW_ROUNDS))).toBe('vault-damaged');
    expect(await codeOf(unlock('wrong pass phrase', Date.now(), FEW_ROUNDS))).toBe(
      'wrong-passphrase',
    );
  });

  it.each([
    [{ provider, keptIn: 'device', ending: 'wxyz', savedAt: 1 }],
    [{ provider, keptIn: 'device', key: '', ending: 'wxyz', savedAt: 1 }],
    [{ provider, keptIn: 'session', key: KEY, ending: 'wxyz', savedAt: 1 }],
    [{ provider, keptIn: 'cloud', key: KEY, ending: 'wxyz', savedAt: 1 }],
    [{ provider, key: KEY, ending: 'wxyz', savedAt: 1 }],
    [{ provider }],
  ])('the row %j is no key; it can be removed and replaced', async (row) => {
    await putRow('keys', row);
    expect(await codeOf(readKey(provider))).toBe('vault-damaged');
    expect(await readKeyStatus(provider)).toMatchObject({ isDamaged: true });
    expect(await rowsOf('keys')).toEqual([row]);
    await saveKey(provider, KEY, 1);
    expect(await readKey(provider)).toBe(KEY);
    await putRow('keys', row);
    await removeKey(provider);
    expect(await readKey(provider)).toBeUndefined();
  });

  it('forgetting the passphrase works, whatever is damaged', async () => {
    const { key, vault } = await lockedKey();
    await putRow('vault', { of: vault.of, rounds: 1 });
    await putRow('keys', { ...key, sealed: 7 });
    await forgetVault();
    expect([await rowsOf('vault'), await rowsOf('keys')]).toEqual([[], []]);
  });

  it('what cannot be unlocked again, but still is unlocked, can be moved to safety', async () => {
    const { vault } = await lockedKey();
    await unlock(PASSPHRASE, Date.now(), FEW_ROUNDS);
    await putRow('vault', { ...vault, salt: '' });
    await moveKey(provider, 'device');
    expect(await readKey(provider)).toBe(KEY);
  });
});

describe('a database from the future', () => {
  beforeEach(async () => {
    const database = await openDB(DATABASE_NAME, KEYS_VERSION + 1, {
      upgrade: (made) => void made.createObjectStore('keys', { keyPath: 'provider' }),
    });
    await database.put('keys', { provider, future: true });
    database.close();
  });

  it('is told as such by whatever is tried, and left as it is', async () => {
    for (const work of [
      () => readKey(provider),
      () => readKeyStatus(provider),
      () => readVaultStatus(),
      () => saveKey(provider, KEY, 1),
      () => saveKey(provider, KEY, 1, 'session'),
      () => moveKey(provider, 'session'),
      () => removeKey(provider),
      () => withPassphrase(),
      () => unlock(PASSPHRASE, 1, FEW_ROUNDS),
      () => forgetVault(),
    ]) {
      expect(await codeOf(work()), String(work)).toBe('too-new');
    }
    const database = await openDB(DATABASE_NAME);
    expect(await database.getAll('keys')).toEqual([{ provider, future: true }]);
    database.close();
  });
});
