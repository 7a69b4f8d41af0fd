import { describe, expect, it } from 'vitest';
import type { Pipeline, Surroundings } from '../../../lib/enrich/pipeline';
import type { Identifier } from '../../../lib/identifier';
import { clearStores } from '../../../lib/store/clear';
import type { Database } from '../../../lib/store/schema';
import { deleteEverything } from '../../../lib/worker/delete-everything';
import { everythingIn, spentIn } from '../store/rows';
import { buildRig, fetchFrom } from './rig';
import { simulated } from './simulated';

const stage = simulated();
const SLUG: Identifier = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' };
const WORK: Identifier = { kind: 'email', address: 'amara.okafor@northwind.example.com' };
const HERS = /amara|okafor/i;
const HISTORY = { history: true, list: false, settings: false, keys: false };
const spent = (key = 'sim-rich') => stage.simulator.account(key)?.spent ?? 0;

/** A rig in which all is deleted when a reply has come, before anybody has read it. */
async function deletedAtReply(changed: Partial<Surroundings> = {}) {
  const toSimulator = fetchFrom(stage.simulator);
  let end = async (): Promise<void> => undefined;
  const rig = await buildRig(stage.simulator, {
    timeoutMs: async () => 10_000,
    fetch: async () => async (input, init) => {
      const response = await toSimulator(input, init);
      await end();
      return response;
    },
    ...changed,
  });
  const { database, pipeline } = rig;
  end = () => deleteEverything(HISTORY, [database], pipeline);
  return rig;
}

describe('an answer that comes when everything has been deleted', () => {
  it.each([
    ['a card', SLUG, {}, 'sim-rich'],
    ['a card anew', SLUG, { how: 'again' }, 'sim-rich'],
    ['a card by an address', WORK, {}, 'sim-rich'],
    [
      'contact details alone',
      SLUG,
      { wish: { contact: ['phones'], isContactOnly: true } },
      'sim-whole',
    ],
  ] as const)('is not kept: %s; what it cost is, for nobody', async (_what, whom, options, key) => {
    const rig = await deletedAtReply({ key: async () => key });
    await expect(rig.look(whom, options)).rejects.toMatchObject({
      failure: { code: 'interrupted', charged: 'yes', receiptId: expect.any(String) },
    });
    expect(await everythingIn(rig.database)).not.toMatch(HERS);
    expect(spent(key)).toBeGreaterThan(0);
    expect(await spentIn(rig.database)).toBe(spent(key));
    expect(await rig.receipts()).toMatchObject([{ state: 'settled' }]);
    expect(await rig.database.count('people')).toBe(0);
    expect(await rig.requests()).toEqual([]);
  });

  it.each(['bad-gateway', 'truncated', 'broken'])('nor is a failure: %s', async (name) => {
    const rig = await deletedAtReply();
    const whom = { kind: 'profile', slug: `sim-${name}-0x00` } as const;
    await expect(rig.look(whom)).rejects.toThrow();
    expect(await everythingIn(rig.database)).not.toContain(whom.slug);
    expect(await rig.database.count('replies')).toBe(0);
    const [receipt, ...others] = await rig.receipts();
    expect(others).toEqual([]);
    expect(receipt?.failureCode).toBeDefined();
  });

  it('is not held in memory either where the disk is full', async () => {
    const rig = await deletedAtReply();
    const { database, pipeline } = rig;
    rig.around.database = async () => database;
    const toSimulator = fetchFrom(stage.simulator);
    rig.around.fetch = async () => async (input, init) => {
      const response = await toSimulator(input, init);
      await deleteEverything(HISTORY, [database], pipeline);
      rig.around.database = async () => Promise.reject(new DOMException('', 'QuotaExceededError'));
      return response;
    };
    await rig.look(SLUG).catch(() => undefined);
    rig.around.database = async () => database;
    rig.around.fetch = async () => fetchFrom(stage.simulator);
    expect((await rig.look(SLUG)).isFresh).toBe(true);
    expect(stage.simulator.requests).toHaveLength(2);
  });

  it('is not what somebody waits for who asks afterwards', async () => {
    const toSimulator = fetchFrom(stage.simulator);
    let later: ReturnType<Pipeline['enrich']> | undefined;
    const rig = await buildRig(stage.simulator, {
      timeoutMs: async () => 10_000,
      fetch: async () => async (input, init) => {
        const response = await toSimulator(input, init);
        if (later === undefined) {
          await deleteEverything(HISTORY, [rig.database], rig.pipeline);
          later = rig.look(SLUG);
        }
        return response;
      },
    });
    await expect(rig.look(SLUG)).rejects.toMatchObject({ failure: { code: 'interrupted' } });
    expect(await later).toMatchObject({ isKept: true, matches: [{}] });
    expect(await rig.receipts()).toHaveLength(2);
    expect(await spentIn(rig.database)).toBe(spent());
  });

  it('nor does one that had waited for it open a receipt any more', async () => {
    const toSimulator = fetchFrom(stage.simulator);
    let waiting: ReturnType<Pipeline['enrich']> | undefined;
    const rig = await buildRig(stage.simulator, {
      timeoutMs: async () => 10_000,
      fetch: async () => async (input, init) => {
        const response = await toSimulator(input, init);
        waiting = rig.look(SLUG, { how: 'again', contact: [] });
        waiting.catch(() => undefined);
        await deleteEverything(HISTORY, [rig.database], rig.pipeline);
        return response;
      },
    });
    await rig.look(SLUG).catch(() => undefined);
    await expect(waiting).rejects.toMatchObject({
      failure: { code: 'interrupted', charged: 'no' },
    });
    expect(await rig.receipts()).toHaveLength(1);
    expect(stage.simulator.requests).toHaveLength(1);
  });

  it('is kept after all where deleting failed', async () => {
    const toSimulator = fetchFrom(stage.simulator);
    const rig = await buildRig(stage.simulator, {
      timeoutMs: async () => 10_000,
      fetch: async () => async (input, init) => {
        const response = await toSimulator(input, init);
        await deleteEverything(HISTORY, [brokenOf(rig.database)], rig.pipeline).catch(() => 0);
        return response;
      },
    });
    expect(await rig.look(SLUG)).toMatchObject({ isKept: true, matches: [{}] });
    expect(await rig.receipts()).toMatchObject([{ identifier: SLUG }]);
  });
});

it('at whatever moment everything is deleted, nothing of a look-up of before is there afterwards', async () => {
  let hasMoments = true;
  let moment = 0;
  const sent: number[] = [];
  for (; hasMoments; moment++) {
    stage.simulator.reset();
    let steps = 0;
    const step = async () => {
      if (steps++ === moment) await deleteEverything(HISTORY, [rig.database], rig.pipeline);
    };
    const between =
      <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        await step();
        const result = await work(...args);
        await step();
        return result;
      };
    const rig = await buildRig(stage.simulator, {
      timeoutMs: async () => 10_000,
    });
    const { around, database } = rig;
    around.key = between(around.key);
    around.database = between(async () => database);
    around.caps = between(around.caps);
    const { log } = around;
    around.log = (...errand) => between(async (request) => log(...errand)(request));
    around.fetch = async () => between(fetchFrom(stage.simulator));
    await rig.look(SLUG).catch(() => undefined);
    hasMoments = steps > moment;
    if (!hasMoments) break;
    const left = await everythingIn(database);
    expect(left, `deleted at step ${moment}`).not.toMatch(HERS);
    expect(await spentIn(database), `deleted at step ${moment}`).toBe(spent());
    sent.push(stage.simulator.requests.length);
  }
  expect(moment).toBeGreaterThan(8);
  expect(new Set(sent)).toEqual(new Set([0, 1]));
});

/** The same database, of which nothing can be cleared. */
function brokenOf(database: Database): Database {
  return new Proxy(database, {
    get(target, name) {
      if (name === 'transaction') throw new DOMException('', 'UnknownError');
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

it('a database of which nothing can be cleared says so', async () => {
  const { database } = await buildRig(stage.simulator);
  await expect(clearStores(brokenOf(database), HISTORY)).rejects.toThrow();
});
