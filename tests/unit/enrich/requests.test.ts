import { describe, expect, it } from 'vitest';
import { openLine } from '../../../lib/enrich/line';
import type { Surroundings } from '../../../lib/enrich/pipeline';
import { FailureError } from '../../../lib/failure';
import type { Identifier } from '../../../lib/identifier';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import type { Provider, RequestLog, Wish } from '../../../lib/providers/provider';
import { findProvider } from '../../../lib/providers/registry';
import { openLog } from '../../../lib/store/requests';
import type { StoredRequest } from '../../../lib/store/rows';
import { ENRICH_LAYER_KEYS } from '../../simulator/enrich-layer/keys';
import { RESERVED_KEYS } from '../../simulator/keys';
import type { RecordedRequest } from '../../simulator/recorded';
import { buildRig, fetchFrom } from './rig';
import { simulated } from './simulated';

const amara: Identifier = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' };
const address: Identifier = { kind: 'email', address: 'amara.okafor@northwind.example.com' };
const AMARA_KEY = 'profile:amara-okafor-lindqvist-0x1c';
const sim = simulated();

const fault = (name: string) => ({ kind: 'profile', slug: `sim-${name}-0x00` }) as const;

/** What the simulator saw of a request, in the terms of the log. */
function seen({ method, path, body }: RecordedRequest) {
  const [pathname, query = ''] = path.split('?', 2);
  const sent = query + (body === '' ? '' : JSON.stringify(body));
  return { method, path: pathname, bytesSent: new TextEncoder().encode(sent).length };
}

const told = ({ method, path, bytesSent }: StoredRequest) => ({ method, path, bytesSent });

describe('a request is in the log before it is sent', () => {
  it('which who answers it can see', async () => {
    const before: StoredRequest[][] = [];
    const rig = await buildRig(sim.simulator, {
      fetch: async () => async (input, init) => {
        before.push(await rig.requests());
        return fetchFrom(sim.simulator)(input, init);
      },
    });
    await rig.look(amara);
    const [[row, ...others] = [], ...further] = before;
    expect([...others, ...further]).toEqual([]);
    expect(row).toEqual({
      id: expect.any(String),
      at: expect.any(Number),
      host: 'api.crustdata.com',
      method: 'POST',
      path: '/person/enrich',
      purpose: 'look-up',
      provider: 'crustdata',
      identifierKeys: [AMARA_KEY],
      fields: expect.arrayContaining(['basic_profile', 'contact.business_emails']),
      bytesSent: expect.any(Number),
    });
    const [ended] = await rig.requests();
    expect(ended).toEqual({
      ...row,
      result: 200,
      bytesReceived: expect.any(Number),
      credits: sim.simulator.account('sim-rich')?.spent,
      tookMs: expect.any(Number),
    });
    expect(ended?.bytesReceived).toBeGreaterThan(1_000);
  });

  it.each(['QuotaExceededError', 'VersionError', 'InvalidStateError'])(
    'and where that fails (%s) nothing is sent, for free',
    async (name) => {
      const rig = await buildRig(sim.simulator, {
        log: () => () => Promise.reject(new DOMException('', name)),
      });
      const code = { QuotaExceededError: 'storage-full', VersionError: 'too-new' }[name];
      await expect(rig.look(amara)).rejects.toMatchObject({
        failure: { code: code ?? 'unexpected', charged: 'no' },
      });
      expect(sim.simulator.requests).toEqual([]);
      expect(await rig.receipts()).toMatchObject([{ state: 'settled', credits: 0 }]);
    },
  );

  it('and where only its end cannot be written the answer comes all the same', async () => {
    const rig = await buildRig(sim.simulator);
    let tries = 0;
    const world = {
      database: async () => {
        if (tries++ > 0) throw new DOMException('', 'QuotaExceededError');
        return rig.database;
      },
      now: Date.now,
      onWritten: () => undefined,
    };
    rig.around.log = (_, errand) => openLog(world, errand);
    expect((await rig.look(amara)).matches).toHaveLength(1);
    expect(tries).toBe(2);
    const [row] = await rig.requests();
    expect(row?.identifierKeys).toEqual([AMARA_KEY]);
    expect(row).not.toHaveProperty('result');
  });

  it('and stays there without a result where the worker dies', async () => {
    const sent = Promise.withResolvers<void>();
    const rig = await buildRig(sim.simulator, {
      timeoutMs: async () => 60_000,
      fetch: async () => () => {
        sent.resolve();
        return new Promise(() => undefined);
      },
    });
    void rig.look(amara);
    await sent.promise;
    const [row] = await rig.requests();
    expect(row).toMatchObject({ path: '/person/enrich' });
    expect(row).not.toHaveProperty('result');
  });

  it('but not where it stays in the browser', async () => {
    const demo = findProvider('demo');
    if (demo === undefined) throw new Error('There is no demo.');
    const rig = await buildRig(sim.simulator, {}, { provider: demo });
    await rig.look(amara);
    expect(sim.simulator.requests).toHaveLength(1);
    expect(await rig.requests()).toEqual([]);
  });

  it('and names nobody where that is not to be kept', async () => {
    const rig = await buildRig(sim.simulator, { key: async () => 'el-rich' });
    const errand = { purpose: 'look-up', identifiers: [] } as const;
    const line = await openLine(rig.around, enrichLayer, 'el-rich', errand);
    const wish: Wish = { contact: ['phones'] };
    await enrichLayer.enrich(line, { identifiers: [address], wish });
    const rows = await rig.requests();
    expect(rows.map(told)).toEqual(sim.simulator.requests.map(seen));
    expect(rows).toHaveLength(2);
    expect(rows.flatMap(({ identifierKeys }) => identifierKeys)).toEqual([]);
    expect(JSON.stringify(rows)).not.toMatch(/amara|northwind/);
  });
});

describe('what a row says', () => {
  it.each([
    ['rejected', 401],
    ['unpaid', 402],
    ['forbidden', 403],
    ['busy', 429],
    ['broken', 500],
    ['bad-gateway', 502],
    ['hang', 'none'],
    ['drop', 200],
    ['truncated', 200],
    ['not-json', 200],
    ['wrong-shape', 200],
    ['wrong-types', 200],
    ['huge', 200],
    ['absent', 404],
  ] as const)('of the fault %s: %s', async (name, result) => {
    const rig = await buildRig(sim.simulator);
    await rig.look(fault(name)).catch((thrown: unknown) => {
      if (!(thrown instanceof FailureError)) throw thrown;
    });
    const rows = await rig.requests();
    expect(rows.map(told)).toEqual(sim.simulator.requests.map(seen));
    expect(rows).toMatchObject([{ result, identifierKeys: [`profile:sim-${name}-0x00`] }]);
    if (result === 'none') expect(rows[0]).not.toHaveProperty('bytesReceived');
    else expect(rows[0]?.bytesReceived).toBeGreaterThanOrEqual(0);
  });

  it('what it was for', async () => {
    const rig = await buildRig(sim.simulator);
    await rig.look(amara);
    await rig.look(amara, { how: 'again' });
    await rig.look(amara, { wish: { contact: ['phones'], isContactOnly: true }, atMost: 9 });
    const purposes = (await rig.requests()).map(({ purpose }) => purpose);
    expect(purposes.slice(0, 2)).toEqual(['look-up', 'refresh']);
    expect(new Set(purposes.slice(2))).toEqual(new Set(['contact']));
  });

  it('which groups Crustdata was asked for', async () => {
    const rig = await buildRig(sim.simulator);
    await rig.look(amara);
    const [request] = sim.simulator.requests;
    const { fields } = (request?.body ?? {}) as { fields: string[] };
    expect(fields.length).toBeGreaterThan(3);
    expect(await rig.requests()).toMatchObject([{ fields }]);
  });

  it('which options Enrich Layer was asked for, and who was named in each request', async () => {
    const rig = await buildRig(
      sim.simulator,
      { key: async () => 'el-rich' },
      { provider: enrichLayer },
    );
    const wish: Wish = { contact: ['phones'], extras: { 'enrich-layer': ['skills'] } };
    await rig.look(address, { wish, atMost: 20 });
    expect(await rig.requests()).toMatchObject([
      {
        path: '/api/v2/profile/resolve/email',
        identifierKeys: ['email:amara.okafor@northwind.example.com'],
        fields: ['lookup_depth', 'enrich_profile'],
      },
      {
        path: '/api/v2/profile',
        identifierKeys: [AMARA_KEY],
        fields: ['use_cache', 'skills', 'personal_contact_number'],
      },
    ]);
  });
});

/** Everything that can be asked of a provider, one after the other; what fails is no matter. */
async function everything(around: Surroundings, provider: Provider, key: string): Promise<void> {
  const wishes: readonly Wish[] = [
    { contact: ['businessEmails'], minSimilarity: 0.8 },
    {
      contact: ['personalEmails', 'phones'],
      freshness: 'live',
      extras: { [provider.id]: provider.supports.extras.map(({ id }) => id) },
    },
    { contact: ['personalEmails'], isContactOnly: true },
  ];
  const asks = wishes.flatMap((wish) =>
    [amara, address].map((one) => async () => {
      const errand = { purpose: 'look-up', identifiers: [one] } as const;
      const line = await openLine(around, provider, key, errand);
      return provider.enrich(line, { identifiers: [one], wish });
    }),
  );
  const free = await openLine(around, provider, key, { purpose: 'account', identifiers: [] });
  const all = [
    ...asks,
    () => provider.account(free),
    async () => provider.picture?.(free, 'amara-okafor-lindqvist-0x1c'),
  ];
  for (const ask of all) {
    await ask().catch((thrown: unknown) => {
      if (!(thrown instanceof FailureError)) throw thrown;
    });
  }
}

describe('no key gets into the store', () => {
  it.each([
    ...RESERVED_KEYS.map(({ key }) => [key, crustdata] as const),
    ...ENRICH_LAYER_KEYS.map(({ key }) => [key, enrichLayer] as const),
  ])('%s', async (key, provider) => {
    const rig = await buildRig(sim.simulator, { key: async () => key }, { provider });
    await everything(rig.around, provider, key);
    await rig.look(amara, { atMost: 99 }).catch(() => undefined);
    const rows = await rig.requests();
    // What left with the key is what the log tells of, and all of it.
    const sent = sim.simulator.requests.map(seen);
    const order = (one: object, other: object) =>
      JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
    expect(rows.map(told).sort(order)).toEqual(sent.sort(order));
    expect(sent.length).toBeGreaterThan(3);
    const isSent = sim.simulator.requests.every(({ headers }) =>
      headers.some(([name, value]) => name === 'authorization' && value === `Bearer ${key}`),
    );
    expect(isSent, 'the control: the key is in every request').toBe(true);
    const stores = [...rig.database.objectStoreNames];
    const kept = await Promise.all(stores.map((store) => rig.database.getAll(store)));
    expect(JSON.stringify(kept)).not.toContain(key);
    expect(JSON.stringify(rows)).not.toMatch(/authorization|bearer/i);
  });

  it('because a line tells its log nothing of headers', async () => {
    const told: unknown[] = [];
    const log: RequestLog = async (leaving) => {
      told.push(leaving);
      return async (ended) => void told.push(ended);
    };
    const fetch = fetchFrom(sim.simulator);
    await crustdata.account({ key: 'sim-rich', fetch, timeoutMs: 5_000, log });
    const names = new Set(told.flatMap((one) => Object.keys(one as object)));
    const leaving = ['host', 'method', 'path', 'fields', 'bytesSent'];
    const ended = ['result', 'bytesReceived', 'credits'];
    expect([...names].sort()).toEqual([...leaving, ...ended].sort());
  });
});
