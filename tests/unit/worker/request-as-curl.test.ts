import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { wishOf } from '../../../lib/by-settings';
import type { Identifier } from '../../../lib/identifier';
import { removeKey, saveKey, saveRefusal } from '../../../lib/keys/keys';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import type { Provider } from '../../../lib/providers/provider';
import { PROVIDERS } from '../../../lib/providers/registry';
import { readSettings, writeSetting } from '../../../lib/settings';
import { createServices } from '../../../lib/worker/commands';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig, fetchFrom } from '../enrich/rig';
import { argumentsOf, requestOf } from '../export/shell';

const KEYS = { crustdata: 'sim-rich', 'enrich-layer': 'el-rich' } as const;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  fakeBrowser.reset();
  simulator.reset();
  for (const { id } of PROVIDERS) await removeKey(id);
});

async function services() {
  const { around } = await buildRig(simulator);
  return createServices(
    {
      enrich: () => Promise.reject(),
      enrichMany: async () => [],
      begun: () => () => false,
      forget: () => undefined,
      inFlight: { about: () => [] },
    },
    around,
    Promise.resolve(),
  );
}

/** What the simulator receives when the command is run with the key in its variable. */
async function receivedFrom(command: string, variable: string, key: string) {
  simulator.reset();
  await fetchFrom(simulator)(requestOf(argumentsOf(command, { [variable]: key })));
  return withoutTime(simulator);
}

/** Method, path, query, body and the headers that are ours. */
function withoutTime({ requests }: Simulator) {
  return requests.map(({ method, path, body, headers }) => ({
    method,
    path,
    body,
    headers: headers.filter(([name]) => /^(authorization|content-type|x-.*)$/.test(name)).sort(),
  }));
}

const VARIABLES = {
  crustdata: 'CRUSTDATA_API_KEY',
  'enrich-layer': 'ENRICH_LAYER_API_KEY',
} as const;

const ORDERS: readonly (readonly [name: string, provider: Provider, identifier: Identifier])[] = [
  ['Crustdata', crustdata, { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' }],
  ['Crustdata', crustdata, { kind: 'email', address: "o'hara&sons@northwind.example.com" }],
  ['Enrich Layer', enrichLayer, { kind: 'profile', slug: '中村-0x1c' }],
  ['Enrich Layer', enrichLayer, { kind: 'email', address: 'amara.okafor@northwind.example.com' }],
];

describe('a request as cURL', () => {
  it.each(ORDERS)('to %s is the one that a look-up sends', async (_name, provider, identifier) => {
    const id = provider.id as keyof typeof KEYS;
    await saveKey(id, KEYS[id], 1);
    await writeSetting('contact', ['businessEmails', 'phones']);
    const wish = wishOf(await readSettings());
    const rig = await buildRig(simulator, { key: async () => KEYS[id] }, { provider });
    await rig.look(identifier, { wish, atMost: 99 }).catch(() => undefined);
    const [sent] = withoutTime(simulator);
    expect(sent).toBeDefined();

    const command = await (await services())['request-as-curl']({ provider: id, identifier });
    expect(await receivedFrom(command, VARIABLES[id], KEYS[id])).toEqual([sent]);
    expect(command).toContain(`https://${provider.origins[0]?.slice(8, -2)}/`);
    expect(command).not.toContain(KEYS[id]);
  });

  it('goes by the settings and by what the key is refused, as the look-up does', async () => {
    const { 'request-as-curl': request } = await services();
    const args = { provider: 'crustdata', identifier: { kind: 'profile', slug: 'amara-0x1c' } };
    await saveKey('crustdata', KEYS.crustdata, 1);
    await writeSetting('contact', ['businessEmails']);
    expect(await request(args)).toContain('"contact.business_emails"');
    await saveRefusal('crustdata', KEYS.crustdata, 'field:contact.business_emails');
    expect(await request(args)).not.toContain('"contact.business_emails"');
    await writeSetting('freshness', 'live');
    expect(await request(args)).toContain('"force_fetch":true');
  });

  it('needs no key, and sends nothing anywhere', async () => {
    const fetched = vi.fn();
    vi.stubGlobal('fetch', fetched);
    const [[, , identifier] = []] = ORDERS;
    const { 'request-as-curl': request } = await services();
    for (const provider of ['crustdata', 'enrich-layer']) {
      expect(await request({ provider, identifier })).toMatch(/^curl --globoff 'https:/);
    }
    vi.unstubAllGlobals();
    expect(fetched).not.toHaveBeenCalled();
    expect(simulator.requests).toEqual([]);
  });

  it.each([
    [null],
    [{ provider: 'nobody', identifier: { kind: 'profile', slug: 'amara-0x1c' } }],
    [{ provider: 'crustdata', identifier: { kind: 'profile', slug: "a'; id" } }],
    [{ provider: 'crustdata', identifier: { kind: 'email', address: 'nobody' } }],
  ])('of %j is refused as bad input', async (odd) => {
    const { 'request-as-curl': request } = await services();
    await expect(request(odd)).rejects.toMatchObject({ failure: { code: 'bad-input' } });
  });

  it('is none where by what is known nothing would be sent', async () => {
    const { 'request-as-curl': request } = await services();
    const identifier = { kind: 'profile', slug: 'ACoAAA1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6q7' };
    await expect(request({ provider: 'enrich-layer', identifier })).rejects.toMatchObject({
      failure: { code: 'not-supported', charged: 'no' },
    });
  });
});
