import { describe, expect, it } from 'vitest';
import { createPrivateLookUps } from '../../../lib/enrich/private';
import type { Identifier } from '../../../lib/identifier';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import { forget } from '../../../lib/store/forget';
import { addDomains, findOnList } from '../../../lib/store/forgotten';
import { readingOf } from '../../../lib/store/reading';
import type { Database } from '../../../lib/store/schema';
import { everythingIn, profile, spentIn } from '../store/rows';
import { buildRig, fetchFrom } from './rig';
import { simulated } from './simulated';

const stage = simulated();
const SLUG: Identifier = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' };
const WORK: Identifier = { kind: 'email', address: 'amara.okafor@northwind.example.com' };
const HERS = /amara|okafor/i;
const put = (database: Database, identifier: Identifier) =>
  forget(database, [{ identifier }], () => true, 1);

/** A rig whose next request is answered only after `meanwhile` has been done. */
async function interrupted(meanwhile: (database: Database) => Promise<unknown>) {
  let database: Database | undefined;
  const toSimulator = fetchFrom(stage.simulator);
  const rig = await buildRig(stage.simulator, {
    timeoutMs: async () => 10_000,
    fetch: async () => async (input, init) => {
      const response = await toSimulator(input, init);
      if (database !== undefined) await meanwhile(database);
      return response;
    },
  });
  database = rig.database;
  return rig;
}

describe('somebody on the list', () => {
  it.each([
    ['a card', {}],
    ['a card anew', { how: 'again' }],
    ['contact details alone', { wish: { contact: ['phones'], isContactOnly: true } }],
  ] as const)('is not asked for: %s; free, and nothing is sent', async (_what, options) => {
    const rig = await buildRig(stage.simulator);
    const [done] = await put(rig.database, SLUG);
    await expect(rig.look(SLUG, options)).rejects.toMatchObject({
      failure: { code: 'forgotten', by: 'person', group: done?.group, charged: 'no' },
    });
    expect(stage.simulator.requests).toEqual([]);
    expect(await rig.receipts()).toEqual([]);
    expect(await rig.requests()).toEqual([]);
  });

  it('by their domain is not asked for either, though there is no key', async () => {
    const rig = await buildRig(stage.simulator, { key: async () => undefined });
    await addDomains(rig.database, ['example.com'], 1);
    await expect(rig.look(WORK)).rejects.toMatchObject({
      failure: { code: 'forgotten', by: 'domain', charged: 'no' },
    });
    await expect(rig.look(SLUG)).rejects.toMatchObject({ failure: { code: 'no-key' } });
    expect(stage.simulator.requests).toEqual([]);
  });
});

it('from a private window nobody on the list is asked for either', async () => {
  const rig = await buildRig(stage.simulator);
  await put(rig.database, SLUG);
  const { pipeline, around } = createPrivateLookUps(rig.around);
  const wish = { contact: [] };
  const lookup = { provider: crustdata, identifier: SLUG, wish, how: 'ask', atMost: 7 } as const;
  await expect(pipeline.enrich(lookup)).rejects.toMatchObject({ failure: { code: 'forgotten' } });
  expect(stage.simulator.requests).toEqual([]);
  const layer = await around.database(crustdata);
  expect(await readingOf(layer).onList([SLUG, WORK])).toMatchObject([
    ['profile:amara-okafor-lindqvist-0x1c', { by: 'person' }],
  ]);
});

describe('a reply', () => {
  it('that names somebody forgotten is not kept, and says what it has cost', async () => {
    const rig = await buildRig(stage.simulator);
    const [done] = await put(rig.database, SLUG);
    const credits = expect.any(Number);
    await expect(rig.look(WORK)).rejects.toMatchObject({
      failure: { code: 'forgotten', by: 'person', group: done?.group, charged: 'yes', credits },
    });
    expect(stage.simulator.requests).toHaveLength(1);
    const spent = stage.simulator.account('sim-rich')?.spent;
    expect(spent).toBeGreaterThan(0);
    expect(await spentIn(rig.database)).toBe(spent);
    expect(await rig.receipts()).toMatchObject([{ state: 'settled', credits: spent }]);
    const { people, outcomes, aliases, receipts } = await stores(rig.database);
    expect(JSON.stringify([people, outcomes, aliases, receipts])).not.toMatch(HERS);
  });

  it('that comes when she has been forgotten is not kept', async () => {
    const rig = await interrupted((database) => put(database, SLUG));
    await expect(rig.look(SLUG)).rejects.toMatchObject({
      failure: { code: 'forgotten', by: 'person', charged: 'yes' },
    });
    expect(await everythingIn(rig.database)).not.toMatch(HERS);
    expect(await spentIn(rig.database)).toBe(stage.simulator.account('sim-rich')?.spent);
    await expect(rig.look(SLUG)).rejects.toMatchObject({ failure: { charged: 'no' } });
    expect(stage.simulator.requests).toHaveLength(1);
  });

  it('that could not be stored is held no longer, nor shown', async () => {
    const rig = await buildRig(stage.simulator);
    rig.around.database = async () => fullDisk(rig.database);
    expect(await rig.look(SLUG)).toMatchObject({ isKept: false, matches: [{}] });
    rig.around.database = async () => rig.database;
    const [done] = await put(rig.database, SLUG);
    rig.pipeline.forget(done?.keys ?? new Set());
    await expect(rig.look(SLUG)).rejects.toMatchObject({
      failure: { code: 'forgotten', charged: 'no' },
    });
    expect(await everythingIn(rig.database)).not.toMatch(HERS);
  });

  it('that could not be stored goes on being held where somebody else was forgotten', async () => {
    const rig = await buildRig(stage.simulator);
    rig.around.database = async () => fullDisk(rig.database);
    const nobody = profile('nobody-0x00');
    expect(await rig.look(nobody)).toMatchObject({ isKept: false, matches: [] });
    rig.pipeline.forget(new Set(['profile:otto-0x1d']));
    expect(await rig.look(nobody)).toMatchObject({ isKept: false, matches: [] });
    expect(stage.simulator.requests).toHaveLength(1);
  });

  it('that could not be stored is not shown either where it was held and she came to be on the list', async () => {
    const rig = await buildRig(stage.simulator);
    const [done] = await put(rig.database, SLUG);
    expect(await findOnList(rig.database, SLUG)).toEqual({ by: 'person', group: done?.group });
    rig.around.database = async () => fullDisk(rig.database);
    await expect(rig.look(WORK)).rejects.toMatchObject({
      failure: { code: 'forgotten', charged: 'yes' },
    });
  });
});

it('another provider is not asked for her, and its reply is known by the profile it names', async () => {
  const rig = await buildRig(
    stage.simulator,
    { key: async () => 'el-rich' },
    { provider: enrichLayer },
  );
  await put(rig.database, SLUG);
  await expect(rig.look(SLUG)).rejects.toMatchObject({ failure: { code: 'forgotten' } });
  expect(stage.simulator.requests).toEqual([]);
});

async function stores(database: Database) {
  return {
    people: await database.getAll('people'),
    outcomes: await database.getAll('outcomes'),
    aliases: await database.getAll('aliases'),
    receipts: await database.getAll('receipts'),
  };
}

/** The same database where no person can be written. */
function fullDisk(database: Database): Database {
  return new Proxy(database, {
    get(target, name) {
      const value = Reflect.get(target, name);
      if (name !== 'transaction') return typeof value === 'function' ? value.bind(target) : value;
      return (stores: readonly string[], mode: IDBTransactionMode, options: object) => {
        if (mode === 'readwrite' && stores.includes('people')) {
          throw new DOMException('', 'QuotaExceededError');
        }
        return target.transaction(stores as never, mode, options);
      };
    },
  });
}
