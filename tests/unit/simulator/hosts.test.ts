import { connect } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SIMULATED_HOSTS, type Simulator, startSimulator } from '../../simulator/simulator';
import { overHttp, overHttps } from '../demo/net';
import { AMARA } from './enrich-layer';
import { faultUrl, profileOf } from './sending';

// The two hosts on one simulator, over real HTTP.

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

describe('hosts', () => {
  it.each([
    ['HTTP', overHttp],
    ['HTTPS', overHttps],
  ])('answer each for itself over %s', async (_, send) => {
    const found = await send(simulator, profileOf(AMARA));
    expect(found.status).toBe(200);
    expect(JSON.parse(found.text).full_name).toBe('Amara Okafor-Lindqvist');
    expect(found.headers['x-enrichlayer-credit-cost']).toBe('1');
    expect(found.headers['set-cookie']).toEqual([expect.stringMatching(/^PC_USER_INFO=/)]);
    expect(found.headers['content-length']).toBe(String(Buffer.byteLength(found.text)));
    expect(Object.keys(found.headers).filter((name) => name.startsWith('access-'))).toEqual([]);

    const body = { professional_network_profile_urls: [AMARA] };
    const other = await send(simulator, { body, headers: { host: 'api.crustdata.com' } });
    expect(other.headers['x-credits-used']).toBe('1');
    expect(other.headers['set-cookie']).toBeUndefined();
    expect(simulator.account('el-rich')).toEqual({ credits: 4999, spent: 1, calls: 1 });
    expect(simulator.account('sim-rich')).toEqual({ credits: 4999, spent: 1, calls: 1 });
    expect(simulator.account('sim-unknown')).toBeUndefined();
    expect(simulator.requests.map(({ host }) => host)).toEqual([
      'enrichlayer.com',
      'api.crustdata.com',
    ]);
  });

  it('know neither the other’s keys nor its paths', async () => {
    expect((await overHttp(simulator, profileOf(AMARA, { key: 'sim-rich' }))).status).toBe(401);
    const body = { professional_network_profile_urls: [AMARA] };
    expect((await overHttp(simulator, { body, key: 'el-rich' })).status).toBe(401);
    const atOther = { headers: { host: 'api.crustdata.com' } };
    expect((await overHttp(simulator, profileOf(AMARA, atOther))).status).toBe(404);
    const crossed = { body, headers: { host: 'enrichlayer.com' } };
    expect((await overHttp(simulator, crossed)).status).toBe(404);
  });

  it('are told apart by path where the host is neither, as for Node’s fetch', async () => {
    const headers = { authorization: 'Bearer el-rich' };
    const balance = await fetch(`${simulator.httpUrl}/api/v2/credit-balance`, { headers });
    expect(await balance.json()).toEqual({ credit_balance: 5000 });
  });

  it('share a certificate', async () => {
    const { httpsPort: port, certificate: ca } = simulator;
    expect(SIMULATED_HOSTS).toEqual(['api.crustdata.com', 'enrichlayer.com']);
    for (const servername of SIMULATED_HOSTS) {
      const isSecured = await new Promise<boolean>((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', port, ca, servername }, () => {
          resolve(socket.authorized);
          socket.destroy();
        });
        socket.on('error', reject);
      });
      expect(isSecured).toBe(true);
    }
  });

  it('take other accounts, and forget both books at a reset', async () => {
    const own = await startSimulator({ enrichLayerKeys: [{ key: 'el-own', credits: 3 }] });
    expect((await overHttp(own, profileOf(AMARA))).status).toBe(401);
    expect((await overHttp(own, profileOf(AMARA, { key: 'el-own' }))).status).toBe(200);
    expect(own.account('el-own')?.credits).toBe(2);
    expect(own.account('sim-rich')?.credits).toBe(5000);
    own.reset();
    expect(own.account('el-own')).toEqual({ credits: 3, spent: 0, calls: 0 });
    await own.close();
  });

  it('take the given document’s POST', async () => {
    const headers = { host: 'enrichlayer.com' };
    const sending = { path: '/api/v2/profile', key: 'el-given', headers };
    const body = { profile_url: AMARA };
    expect((await overHttp(simulator, { ...sending, body })).status).toBe(200);
    const broken = { ...sending, body: { profile_url: faultUrl('broken') } };
    expect((await overHttp(simulator, broken)).status).toBe(500);
    const known = { ...sending, key: 'el-rich', body };
    expect((await overHttp(simulator, known)).status).toBe(405);
    expect(simulator.account('el-given')?.spent).toBe(1);
  });
});
