import { connect } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { RESERVED_KEYS } from '../../simulator/keys';
import { type Simulator, type SimulatorOptions, startSimulator } from '../../simulator/simulator';
import { overHttp, overHttps } from './net';
import { AMARA } from './provider';

const BODY = { professional_network_profile_urls: [AMARA.url] };
const started: Simulator[] = [];

async function start(options: SimulatorOptions = {}): Promise<Simulator> {
  const simulator = await startSimulator(options);
  started.push(simulator);
  return simulator;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((simulator) => simulator.close()));
});

describe('simulator', () => {
  it.each([
    ['HTTP', overHttp],
    ['HTTPS', overHttps],
  ])('answers over %s', async (_, send) => {
    const simulator = await start();
    const { status, text, headers } = await send(simulator, { body: BODY });
    expect(status).toBe(200);
    expect(JSON.parse(text)[0].matches[0].person_data.basic_profile.name).toBe(
      'Amara Okafor-Lindqvist',
    );
    expect(headers['x-credits-used']).toBe('1');
    expect(headers['x-ratelimit-limit']).toBe('600');
    expect(headers['content-length']).toBe(String(Buffer.byteLength(text)));
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    const credits = await send(simulator, { path: '/user/credits' });
    expect(JSON.parse(credits.text)).toEqual({ credits: 4999 });
    expect(simulator.account('sim-rich')).toEqual({ credits: 4999, spent: 1, calls: 1 });
  });

  it.each(['api.crustdata.com', 'localhost'])(
    'has a certificate that holds for %s',
    async (host) => {
      const { httpsPort, certificate } = await start();
      const secured = await new Promise<boolean>((resolve, reject) => {
        const options = { host: '127.0.0.1', port: httpsPort, ca: certificate, servername: host };
        const socket = connect(options, () => {
          resolve(socket.authorized);
          socket.destroy();
        });
        socket.on('error', reject);
      });
      expect(secured).toBe(true);
    },
  );

  it('has a certificate that holds for no other host', async () => {
    const { httpsPort, certificate } = await start();
    const options = {
      host: '127.0.0.1',
      port: httpsPort,
      ca: certificate,
      servername: 'other.example.com',
    };
    const refusal = await new Promise((resolve) => {
      connect(options).on('error', resolve).on('secureConnect', resolve);
    });
    expect(refusal).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });

  it('listens on this machine only', async () => {
    const { httpUrl } = await start();
    expect((await fetch(httpUrl)).status).toBe(404);
    await expect(fetch(httpUrl.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow();
  });

  it('may leave plain HTTP out', async () => {
    const simulator = await start({ http: false });
    expect(simulator.httpUrl).toBe('');
    expect((await overHttps(simulator, { body: BODY })).status).toBe(200);
  });

  it('records every request as it came', async () => {
    const simulator = await start({ now: () => 1234 });
    const port = new URL(simulator.httpUrl).port;
    await overHttp(simulator, { body: BODY, headers: { 'X-Custom': 'Kept' } });
    await overHttp(simulator, {
      path: '/account/endpoints?path=/person/enrich',
      key: 'sim-unknown',
    });
    await fetch(`${simulator.httpUrl}/nowhere`, { method: 'POST', body: 'no {json' });

    const [enrich, account, nowhere] = simulator.requests;
    expect(simulator.requests).toHaveLength(3);
    expect(enrich).toMatchObject({
      at: 1234,
      method: 'POST',
      host: `127.0.0.1:${port}`,
      path: '/person/enrich',
      body: BODY,
    });
    expect(enrich?.headers).toContainEqual(['x-custom', 'Kept']);
    expect(enrich?.headers).toContainEqual(['authorization', 'Bearer sim-rich']);
    expect(account).toMatchObject({
      method: 'GET',
      path: '/account/endpoints?path=/person/enrich',
      body: '',
    });
    expect(nowhere).toMatchObject({ method: 'POST', path: '/nowhere', body: 'no {json' });
  });

  it('forgets requests, books and rate windows at a reset', async () => {
    const simulator = await start({ now: () => 0 });
    const send = () => overHttp(simulator, { body: BODY, key: 'sim-tight' });
    await send();
    await send();
    expect((await send()).status).toBe(429);
    expect(simulator.account('sim-tight')).toEqual({ credits: 98, spent: 2, calls: 3 });
    simulator.reset();
    expect(simulator.requests).toEqual([]);
    expect(simulator.account('sim-tight')).toEqual({ credits: 100, spent: 0, calls: 0 });
    expect((await send()).status).toBe(200);
    expect(simulator.requests).toHaveLength(1);
  });

  it('takes other accounts in place of the reserved ones', async () => {
    const simulator = await start({ keys: [{ key: 'sim-own', credits: 3 }] });
    expect(simulator.account('sim-rich')).toBeUndefined();
    expect((await overHttp(simulator, { body: BODY })).status).toBe(401);
    expect((await overHttp(simulator, { body: BODY, key: 'sim-own' })).status).toBe(200);
    expect(simulator.account('sim-own')?.credits).toBe(2);
  });

  it('waits before every answer if told', async () => {
    const waits: number[] = [];
    const wait = async (ms: number) => {
      waits.push(ms);
    };
    const simulator = await start({ delayMs: 40, wait });
    await overHttp(simulator, { body: BODY });
    await overHttp(simulator, { path: '/nowhere' });
    expect(waits).toEqual([40, 40]);
  });

  it('frees its ports when closed', async () => {
    const simulator = await start();
    await simulator.close();
    await expect(overHttp(simulator, { body: BODY })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    await expect(overHttps(simulator, { body: BODY })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
  });

  it('survives a request that names no host, and answers the next', async () => {
    const simulator = await start();
    const broken = overHttp(simulator, { body: BODY, headers: { host: 'a b' } });
    await expect(broken).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await overHttp(simulator, { body: BODY })).status).toBe(200);
  });

  it('says when a port is taken', async () => {
    const { httpsPort } = await start();
    await expect(startSimulator({ httpsPort })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('reserved keys', () => {
  it('have names of their own that cannot be taken for real keys', () => {
    const keys = RESERVED_KEYS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^sim-[a-z]+$/);
  });

  it.each([
    ['sim-rich', {}, 200, '600'],
    ['sim-plain', {}, 200, '15'],
    ['sim-plain', { fields: ['certifications'] }, 403, '15'],
    ['sim-certified', { fields: ['certifications'] }, 200, '15'],
    ['sim-certified', { fields: ['honors'] }, 403, '15'],
    ['sim-plain', { preview: true }, 400, '15'],
    ['sim-preview', { preview: true }, 200, '15'],
    ['sim-empty', {}, 402, '15'],
    ['sim-closed', {}, 403, '15'],
    ['sim-tight', {}, 200, '2'],
    ['sim-given', { enrich_realtime: true, force_fetch: true }, 200, '15'],
    ['sim-given', { fields: ['contact.business_emails'] }, 400, '15'],
    ['sim-narrow', {}, 200, '15'],
    ['sim-narrow', { fields: ['basic_profile'] }, 400, '15'],
    ['sim-narrow', { fields: ['certifications'] }, 200, '15'],
    ['sim-july', { fields: ['contact.business_emails'] }, 200, '15'],
    ['sim-july', { enrich_realtime: true }, 400, '15'],
    ['sim-today', {}, 200, '15'],
    ['sim-today', { min_similarity_score: 0.8 }, 400, '15'],
    ['sim-group', { fields: ['contact.business_emails'] }, 400, '15'],
    ['sim-group', { fields: ['contact'] }, 200, '15'],
    ['sim-uncontacted', { fields: ['contact'] }, 400, '15'],
    ['sim-cached', { enrich_realtime: true }, 400, '15'],
    [
      'sim-nobody',
      { professional_network_profile_urls: ['https://www.linkedin.com/in/no-0x00'] },
      404,
      '15',
    ],
    ['sim-nobody', {}, 200, '15'],
  ])('%s asked for %j answers %i', async (key, more, status, limit) => {
    const answer = await overHttp(await start(), { body: { ...BODY, ...more }, key });
    expect(answer.status).toBe(status);
    expect(answer.headers['x-ratelimit-limit']).toBe(limit);
  });

  const contact = '/person/contact/enrich';
  const live = '/person/professional_network/enrich/live';
  const nobody = {
    professional_network_profile_urls: ['https://www.linkedin.com/in/nobody-at-all-0x00'],
  };
  const search = { filters: { field: 'basic_profile.name', type: '(.)', value: 'a' }, limit: 1 };

  it.each([
    ['sim-plain', contact, BODY, 404],
    ['sim-plain', live, BODY, 403],
    ['sim-plain', '/person/search', search, 200],
    ['sim-given', live, BODY, 404],
    ['sim-july', contact, BODY, 200],
    ['sim-today', '/person/enrich', BODY, 200],
    ['sim-today', '/person/enrich', { ...BODY, fields: ['updated_at'] }, 403],
    ['sim-today', contact, BODY, 403],
    ['sim-today', live, BODY, 403],
    ['sim-today', '/person/search', search, 200],
    ['sim-contact', contact, BODY, 200],
    ['sim-contact', live, BODY, 403],
    ['sim-live', live, BODY, 200],
    ['sim-live', live, nobody, 404],
    ['sim-live', '/person/enrich', nobody, 200],
    ['sim-live', contact, BODY, 403],
    ['sim-whole', contact, BODY, 200],
    ['sim-whole', live, BODY, 200],
    ['sim-whole', '/person/enrich', { ...BODY, preview: true }, 200],
    ['sim-search', '/person/search', search, 200],
    ['sim-unsearched', '/person/search', search, 403],
  ])('%s at %s with %j answers %i', async (key, path, body, status) => {
    expect((await overHttp(await start(), { path, body, key })).status).toBe(status);
  });
});
