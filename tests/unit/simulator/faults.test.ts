import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { overHttp, overHttps, type Sending } from '../demo/net';
import { AMARA } from './enrich-layer';
import { faultUrl, personOf, profileOf } from './sending';

// What tests/unit/demo/faults.test.ts tries at Crustdata, at Enrich Layer, and the faults added with it.

const waits: number[] = [];
let simulator: Simulator;

beforeAll(async () => {
  const wait = async (ms: number) => {
    waits.push(ms);
  };
  simulator = await startSimulator({ wait });
});
beforeEach(() => {
  waits.length = 0;
  simulator.reset();
});
afterAll(() => simulator.close());

/** The same fault by both identifiers, over both transports. */
async function provoke(name: string) {
  const byUrl = profileOf(faultUrl(name));
  const byEmail = personOf(`${name}@faults.example.com`);
  return [
    await overHttp(simulator, byUrl),
    await overHttps(simulator, byUrl),
    await overHttp(simulator, byEmail),
    await overHttps(simulator, byEmail),
  ];
}

function spent(): number | undefined {
  return simulator.account('el-rich')?.spent;
}

describe('faults at Enrich Layer that were charged', () => {
  it.each([
    ['slow', 2000],
    ['slowest', 60_000],
  ])('%s answers after %i ms', async (name, ms) => {
    for (const { status } of await provoke(name)) expect(status).toBe(200);
    expect(waits).toEqual([ms, ms, ms, ms]);
    expect(spent()).toBe(8);
  });

  it('hang never answers', async () => {
    const abort = new AbortController();
    const sending = { ...profileOf(faultUrl('hang')), signal: abort.signal };
    let isAnswered = false;
    const hung = overHttp(simulator, sending).then(() => {
      isAnswered = true;
    });
    while (spent() !== 1) await overHttp(simulator, { path: '/user/credits' });
    await overHttp(simulator, profileOf(AMARA));
    expect(isAnswered).toBe(false);
    abort.abort();
    await expect(hung).rejects.toMatchObject({ code: 'ABORT_ERR' });
  });

  it('drop breaks after the headers, truncated within the JSON', async () => {
    for (const { headers, text, broken } of await provoke('drop')) {
      expect(headers['x-enrichlayer-credit-cost']).toMatch(/^[13]$/);
      expect([text, broken]).toEqual(['{', true]);
    }
    for (const { text, broken } of await provoke('truncated')) {
      expect(broken).toBe(false);
      expect(text).toMatch(/^\{"/);
      expect(() => JSON.parse(text)).toThrow();
    }
    expect(spent()).toBe(16);
  });

  it('not-json, wrong-shape and wrong-types say what they cost', async () => {
    for (const { status, headers, text } of await provoke('not-json')) {
      expect(status).toBe(200);
      expect(headers['x-enrichlayer-credit-cost']).toMatch(/^[13]$/);
      expect(text).toBe('Person found.');
    }
    for (const { text } of await provoke('wrong-shape')) {
      expect(JSON.parse(text)).toEqual({ results: { count: 1 } });
    }
    for (const { text } of await provoke('wrong-types')) {
      expect(JSON.parse(text)).toMatchObject({ public_identifier: 7, experiences: { count: 1 } });
    }
    expect(spent()).toBe(24);
  });

  it('huge has a summary of 5 MB', async () => {
    const { status, text } = await overHttps(simulator, profileOf(faultUrl('huge')));
    expect(status).toBe(200);
    expect(JSON.parse(text).summary).toHaveLength(5_000_000);
  });
});

describe('faults at Enrich Layer that cost nothing', () => {
  it.each([
    ['broken', 500, 'Internal Server Error'],
    ['unavailable', 503, 'Service Unavailable'],
    ['busy', 429, 'Too Many Requests'],
    ['absent', 404, 'Not Found'],
    ['retired', 410, 'Gone'],
    ['unpaid', 403, 'Forbidden'],
    ['rejected', 401, 'Unauthorized'],
    ['forbidden', 403, 'Forbidden'],
  ])('%s answers %i in the envelope, a deep look for an address too', async (name, code, title) => {
    for (const { status, text, headers } of await provoke(name)) {
      expect(status).toBe(code);
      expect(JSON.parse(text)).toEqual({ code, description: expect.any(String), name: title });
      expect(headers['x-enrichlayer-credit-cost']).toBe('0');
      expect(headers['retry-after']).toBe(name === 'busy' ? '3' : undefined);
    }
    expect(simulator.account('el-rich')).toEqual({ credits: 5000, spent: 0, calls: 4 });
  });

  it('bad-gateway answers an HTML page without any header of the provider', async () => {
    for (const { status, headers, text } of await provoke('bad-gateway')) {
      expect(status).toBe(502);
      expect(headers['set-cookie']).toBeUndefined();
      expect(headers['x-enrichlayer-credit-cost']).toBeUndefined();
      expect(text).toContain('<h1>502 Bad Gateway</h1>');
    }
    expect(spent()).toBe(0);
  });

  it('come after the checks', async () => {
    const broken = faultUrl('broken');
    const status = async (sending: Sending) => (await overHttp(simulator, sending)).status;
    expect(await status(profileOf(broken, { key: 'el-nobody' }))).toBe(401);
    expect(await status(profileOf(broken, { key: 'el-empty' }))).toBe(403);
    expect(await status(profileOf(broken, { key: 'el-given' }))).toBe(405);
    const path = `${profileOf(broken).path}&q=1`;
    expect(await status(profileOf(broken, { path }))).toBe(400);
    const trial = profileOf(broken, { key: 'el-trial' });
    expect([await status(trial), await status(trial), await status(trial)]).toEqual([
      500, 500, 429,
    ]);
    expect(await status(personOf('broken@faults.example.com', 'x'))).toBe(400);
  });
});

describe('the newer faults at Crustdata', () => {
  const at = (name: string, more: Partial<Sending> = {}) =>
    overHttps(simulator, {
      body: { professional_network_profile_urls: [faultUrl(name)] },
      ...more,
    });

  it('slowest and not-json are charged', async () => {
    expect((await at('slowest')).status).toBe(200);
    expect(waits).toEqual([60_000]);
    const { status, text, headers } = await at('not-json');
    expect([status, text, headers['x-credits-used']]).toEqual([200, 'Person found.', '1']);
    expect(simulator.account('sim-rich')?.spent).toBe(2);
  });

  it.each([
    ['unavailable', 503, 'service_unavailable'],
    ['retired', 410, 'gone'],
    ['once', 500, 'internal_error'],
  ])('%s answers %i in the nested envelope, free', async (name, status, type) => {
    const answer = await at(name);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ error: { type, metadata: [] } });
    expect(simulator.account('sim-rich')?.spent).toBe(0);
  });

  it('strike where nobody found is a 404, and at the other lookups', async () => {
    expect((await at('broken', { key: 'sim-nobody' })).status).toBe(500);
    const path = '/person/contact/enrich';
    const { status, text } = await at('forbidden', { key: 'sim-contact', path });
    expect(status).toBe(403);
    expect(text).toContain(path);
    expect((await at('broken', { path })).status).not.toBe(500);
  });
});

describe('once', () => {
  const crustdata = (key = 'sim-rich'): Sending => {
    return { key, body: { professional_network_profile_urls: [AMARA, faultUrl('once')] } };
  };

  it('strikes the first request of a key at Enrich Layer, free, then answers', async () => {
    const send = () => overHttp(simulator, profileOf(faultUrl('once')));
    expect((await send()).status).toBe(500);
    expect(spent()).toBe(0);
    const { status, text } = await send();
    expect(status).toBe(200);
    expect(JSON.parse(text).full_name).toBe('Simulated once');
    expect(spent()).toBe(1);
    const other = profileOf(faultUrl('once'), { key: 'el-plain' });
    expect((await overHttp(simulator, other)).status).toBe(500);
    simulator.reset();
    expect((await send()).status).toBe(500);
  });

  it('strikes the first request of a key at Crustdata, free, then answers', async () => {
    expect((await overHttp(simulator, crustdata('sim-unknown'))).status).toBe(401);
    expect((await overHttp(simulator, crustdata())).status).toBe(500);
    expect(simulator.account('sim-rich')?.spent).toBe(0);
    expect((await overHttp(simulator, crustdata())).status).toBe(200);
    expect(simulator.account('sim-rich')?.spent).toBe(2);
  });

  it('is not used up by a request that the checks refuse', async () => {
    const spoilt = profileOf(faultUrl('once'), {
      path: `${profileOf(faultUrl('once')).path}&q=1`,
    });
    expect((await overHttp(simulator, spoilt)).status).toBe(400);
    expect((await overHttp(simulator, profileOf(faultUrl('once')))).status).toBe(500);
  });
});
