import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { failureOf } from '../../../lib/failure';
import { KEPT_IN, type KeptIn } from '../../../lib/keys/kept';
import { codeOf, emptied, FEW_ROUNDS, KEY, PASSPHRASE, rowsOf, withPassphrase } from './rig';

const provider = 'crustdata';
const BEFORE = 'invented-key-before-abcd';
const NEXT = 'another pass phrase 0x1e';
const PAIRS = KEPT_IN.flatMap((from) => KEPT_IN.map((to) => [from, to] as const));

/** The worker as it comes to life: with nothing in its memory. */
async function worker() {
  vi.resetModules();
  const [keys, passphrase, unlocked, status] = await Promise.all([
    import('../../../lib/keys/keys'),
    import('../../../lib/keys/passphrase'),
    import('../../../lib/keys/unlocked'),
    import('../../../lib/keys/status'),
  ]);
  return { ...keys, ...passphrase, ...unlocked, ...status };
}

beforeEach(emptied);

async function keptBefore(from: KeptIn): Promise<void> {
  await withPassphrase();
  const { saveKey, saveAccount } = await worker();
  await saveKey(provider, BEFORE, Date.now(), from);
  const account = { canEnrich: true, fieldsInPlan: [], fieldsNotInPlan: ['honors'] };
  await saveAccount(provider, BEFORE, account, 7);
}

/** All that is kept, on disk and in memory, but for when it was last used. */
async function everything(): Promise<unknown> {
  const session: Record<string, unknown> = await fakeBrowser.storage.session.get();
  const { 'keys.usedAt': _used, ...inMemory } = session;
  return [await rowsOf('keys'), await rowsOf('vault'), inMemory];
}

/** Everything that changes storage, in the order in which it happens: the n-th call does what a test wants. */
function atStep(
  step: number,
  instead: (store: unknown) => never | Promise<never>,
): { readonly taken: number } {
  const count = { taken: 0 };
  const counted = <A extends unknown[], R>(real: (...args: A) => R) =>
    function (this: unknown, ...args: A): R {
      if (count.taken++ === step) return instead(this) as R;
      return real.apply(this, args);
    };
  const { session } = fakeBrowser.storage;
  for (const name of ['set', 'remove'] as const) {
    const real = session[name].bind(session) as (...args: unknown[]) => Promise<void>;
    vi.spyOn(session, name).mockImplementation(counted(real) as never);
  }
  for (const name of ['put', 'delete', 'clear'] as const) {
    const real = IDBObjectStore.prototype[name] as (...args: unknown[]) => unknown;
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(counted(real) as never);
  }
  return count;
}

const full = (): never => {
  throw new DOMException('The disk is full.', 'QuotaExceededError');
};

/** How many steps work takes that changes storage. */
async function stepsOf(work: () => Promise<unknown>): Promise<number> {
  const count = atStep(-1, full);
  await work();
  vi.restoreAllMocks();
  return count.taken;
}

describe('a full disk', () => {
  it.each(PAIRS)(
    'while a key kept in %s is replaced by one in %s: at the first write, it stays as it was',
    async (from, to) => {
      await keptBefore(from);
      const before = await everything();
      const { saveKey } = await worker();
      const count = atStep(0, full);
      expect(await codeOf(saveKey(provider, KEY, Date.now(), to))).toBe('storage-full');
      vi.restoreAllMocks();
      expect(count.taken).toBeGreaterThan(0);
      expect(await everything()).toEqual(before);
    },
  );

  it.each(PAIRS.filter(([from, to]) => from !== to))(
    'while a key is moved from %s to %s: it stays as it was',
    async (from, to) => {
      await keptBefore(from);
      const before = await everything();
      const { moveKey } = await worker();
      atStep(0, full);
      expect(await codeOf(moveKey(provider, to))).toBe('storage-full');
      vi.restoreAllMocks();
      expect(await everything()).toEqual(before);
    },
  );

  it('that is only seen when the transaction ends', async () => {
    await keptBefore('device');
    const before = await everything();
    const { saveKey } = await worker();
    const real = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      const request = real.apply(this, args);
      const error = new DOMException('The disk is full.', 'QuotaExceededError');
      Object.defineProperty(this.transaction, 'error', { get: () => error });
      request.addEventListener('success', () => this.transaction.abort());
      return request;
    });
    expect(await codeOf(saveKey(provider, KEY, Date.now()))).toBe('storage-full');
    vi.restoreAllMocks();
    expect(await everything()).toEqual(before);
  });

  it('told by the words of storage.session alone', async () => {
    await keptBefore('device');
    const before = await everything();
    const { saveKey } = await worker();
    atStep(0, () => {
      throw new Error('Session storage quota bytes exceeded. Values were not stored.');
    });
    expect(await codeOf(saveKey(provider, KEY, Date.now(), 'session'))).toBe('storage-full');
    vi.restoreAllMocks();
    expect(await everything()).toEqual(before);
  });

  it('while a passphrase is set, or changed: nothing has changed', async () => {
    const { setPassphrase, changePassphrase } = await worker();
    atStep(0, full);
    expect(await codeOf(setPassphrase(PASSPHRASE, 1, FEW_ROUNDS))).toBe('storage-full');
    vi.restoreAllMocks();
    expect(await rowsOf('vault')).toEqual([]);
    await keptBefore('passphrase');
    const before = await everything();
    atStep(0, full);
    expect(await codeOf(changePassphrase(PASSPHRASE, NEXT, FEW_ROUNDS))).toBe('storage-full');
    vi.restoreAllMocks();
    expect(await everything()).toEqual(before);
  });

  it('at any step of forgetting a key or the passphrase leaves no other key behind', async () => {
    for (const forget of ['removeKey', 'forgetVault'] as const) {
      await emptied();
      await keptBefore('passphrase');
      const first = await worker();
      const steps = await stepsOf(() => first[forget](provider));
      expect(steps).toBeGreaterThanOrEqual(2);
      for (let step = 0; step < steps; step++) {
        await emptied();
        await keptBefore('passphrase');
        const { [forget]: work } = await worker();
        atStep(step, full);
        await work(provider).catch((thrown: unknown) => failureOf(thrown));
        vi.restoreAllMocks();
        const { readKey } = await worker();
        expect([BEFORE, undefined, 'locked']).toContain(
          await readKey(provider).catch((thrown: unknown) => failureOf(thrown).code),
        );
      }
    }
  });
});

describe('the worker dies between two steps', () => {
  /** Runs work that stops for ever at a step, and looks at what is left with another worker. */
  async function dying(
    step: number,
    work: (with_: Awaited<ReturnType<typeof worker>>) => Promise<unknown>,
  ): Promise<Awaited<ReturnType<typeof worker>>> {
    const mortal = await worker();
    const stopped = Promise.withResolvers<void>();
    atStep(step, (store) => {
      // As browsers do with the transactions of a context that is gone.
      if (store instanceof IDBObjectStore) store.transaction.abort();
      stopped.resolve();
      return new Promise<never>(() => undefined);
    });
    await Promise.race([work(mortal), stopped.promise]);
    vi.restoreAllMocks();
    return worker();
  }

  it.each(PAIRS.filter(([from, to]) => from !== to))(
    'while a key is moved from %s to %s: it is there, whole, and its way is told as it is',
    async (from, to) => {
      await keptBefore(from);
      const { moveKey } = await worker();
      const steps = await stepsOf(() => moveKey(provider, to));
      expect(steps).toBeGreaterThanOrEqual(2);
      for (let step = 0; step < steps; step++) {
        await emptied();
        await keptBefore(from);
        const isOnDisk = async () => (await rowsOf('keys')).length > 0;
        const { readKey, readKeyStatus } = await dying(step, (mortal) =>
          mortal.moveKey(provider, to),
        );
        expect(await readKey(provider), `step ${step}`).toBe(BEFORE);
        const status = await readKeyStatus(provider);
        expect(status).toMatchObject({ account: { canEnrich: true }, testedAt: 7 });
        expect([from, to]).toContain(status?.keptIn);
        // What is on disk is never said to be in memory alone.
        expect(status?.keptIn === 'session').toBe(!(await isOnDisk()));
      }
    },
  );

  it.each(PAIRS)(
    'while a key kept in %s is replaced by one in %s: it is the one or the other, and forgetting leaves neither',
    async (from, to) => {
      await keptBefore(from);
      const { saveKey } = await worker();
      const steps = await stepsOf(() => saveKey(provider, KEY, Date.now(), to));
      for (let step = 0; step < steps; step++) {
        await emptied();
        await keptBefore(from);
        const { readKey, removeKey } = await dying(step, (mortal) =>
          mortal.saveKey(provider, KEY, Date.now(), to),
        );
        expect([BEFORE, KEY]).toContain(await readKey(provider));
        await removeKey(provider);
        expect(await readKey(provider)).toBeUndefined();
        expect(
          JSON.stringify([await rowsOf('keys'), await fakeBrowser.storage.session.get()]),
        ).not.toMatch(/invented-key/);
      }
    },
  );

  it('while the passphrase is set: it is there, or not; if it is, it unlocks', async () => {
    const { setPassphrase } = await worker();
    const steps = await stepsOf(() => setPassphrase(PASSPHRASE, Date.now(), FEW_ROUNDS));
    expect(steps).toBeGreaterThanOrEqual(2);
    for (let step = 0; step < steps; step++) {
      await emptied();
      const next = await dying(step, (mortal) =>
        mortal.setPassphrase(PASSPHRASE, Date.now(), FEW_ROUNDS),
      );
      const { hasPassphrase } = await next.readVaultStatus(Date.now(), FEW_ROUNDS);
      if (!hasPassphrase) await next.setPassphrase(PASSPHRASE, Date.now(), FEW_ROUNDS);
      await next.unlock(PASSPHRASE, Date.now(), FEW_ROUNDS);
      await next.saveKey(provider, KEY, Date.now(), 'passphrase');
      expect(await next.readKey(provider)).toBe(KEY);
    }
  });

  it('while the passphrase is forgotten: all that it locks is there, or nothing', async () => {
    await keptBefore('passphrase');
    const { forgetVault } = await worker();
    const steps = await stepsOf(forgetVault);
    expect(steps).toBeGreaterThanOrEqual(3);
    for (let step = 0; step < steps; step++) {
      await emptied();
      await keptBefore('passphrase');
      await dying(step, (mortal) => mortal.forgetVault());
      const [keys, vault] = [await rowsOf('keys'), await rowsOf('vault')];
      expect([keys.length, vault.length], `step ${step}`).toSatisfy(
        ([some, one]) => (some === 1 && one === 1) || (some === 0 && one === 0),
      );
    }
  });
});
