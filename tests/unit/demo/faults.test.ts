import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { slugOf } from '../../../lib/demo/people';
import { FAULTS, faultEmail, faultSlug, findFault } from '../../simulator/faults';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { overHttp, overHttps, type Received, type Sending } from './net';
import { AMARA } from './provider';

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

function urlOf(name: string): string {
  return `https://www.linkedin.com/in/sim-${name}-0x00`;
}

/** The same fault by both identifiers, over both transports. */
async function provoke(name: string): Promise<Received[]> {
  const byUrl = { body: { professional_network_profile_urls: [urlOf(name)] } };
  const byEmail = { body: { business_emails: [`${name}@faults.example.com`] } };
  const answers: Received[] = [];
  for (const sending of [byUrl, byEmail]) {
    answers.push(await overHttp(simulator, sending), await overHttps(simulator, sending));
  }
  return answers;
}

function spent(): number | undefined {
  return simulator.account('sim-rich')?.spent;
}

describe('the table', () => {
  it('has names, slugs and addresses of their own and a line on each', () => {
    expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
    for (const fault of FAULTS) {
      expect(fault.about).toMatch(/^[^\n]{3,80}$/);
      expect(faultSlug(fault)).toMatch(/^sim-[a-z-]+-0x00$/);
      expect(faultEmail(fault)).toMatch(/^[a-z-]+@faults\.example\.com$/);
      expect(slugOf(urlOf(fault.name))).toBe(faultSlug(fault));
    }
  });

  it('is found in a body of any shape', () => {
    const hit = findFault({ business_emails: [AMARA.email, 'HANG@faults.example.com'] });
    expect(hit).toMatchObject({ identifier: 'HANG@faults.example.com', fault: { name: 'hang' } });
    for (const body of [null, 'text', 7, [], {}, { fields: [7] }, { business_emails: 'x' }]) {
      expect(findFault(body)).toBeUndefined();
    }
  });
});

describe('faults that were charged', () => {
  it.each([
    ['slow', 2000],
    ['slower', 20_000],
  ])('%s answers after %i ms', async (name, ms) => {
    for (const { status, text } of await provoke(name)) {
      expect(status).toBe(200);
      expect(JSON.parse(text)[0].matches[0].person_data.basic_profile.name).toBe(
        `Simulated ${name}`,
      );
    }
    expect(waits).toEqual([ms, ms, ms, ms]);
    expect(spent()).toBe(4);
  });

  it.each([
    ['HTTP', overHttp],
    ['HTTPS', overHttps],
  ])('hang never answers over %s, while others are answered', async (_, send) => {
    const abort = new AbortController();
    let answered = false;
    const body = { professional_network_profile_urls: [urlOf('hang')] };
    const hung = send(simulator, { body, signal: abort.signal }).then(() => {
      answered = true;
    });
    while (spent() !== 1) await send(simulator, { path: '/user/credits' });
    await send(simulator, { body: { business_emails: [AMARA.email] } });
    expect(spent()).toBe(2);
    expect(answered).toBe(false);
    abort.abort();
    await expect(hung).rejects.toMatchObject({ code: 'ABORT_ERR' });
  });

  it('hang is cut when the simulator closes', async () => {
    const other = await startSimulator();
    const hung = overHttps(other, { body: { business_emails: ['hang@faults.example.com'] } });
    const cut = expect(hung).rejects.toMatchObject({ code: 'ECONNRESET' });
    while (other.account('sim-rich')?.spent !== 1) await overHttp(other, { path: '/user/credits' });
    await other.close();
    await cut;
  });

  it('slower stops waiting when the simulator closes', async () => {
    const signals: AbortSignal[] = [];
    const other = await startSimulator({
      wait: (_, signal) => {
        signals.push(signal);
        return new Promise((_, reject) => signal.addEventListener('abort', reject));
      },
    });
    const late = overHttp(other, { body: { business_emails: ['slower@faults.example.com'] } });
    const cut = expect(late).rejects.toMatchObject({ code: 'ECONNRESET' });
    while (signals.length === 0) await overHttp(other, { path: '/user/credits' });
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    await other.close();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    await cut;
  });

  it('drop sends the headers before it closes the connection', async () => {
    for (const { status, headers, text, broken } of await provoke('drop')) {
      expect(status).toBe(200);
      expect(headers['x-credits-used']).toBe('1');
      expect(Number(headers['content-length'])).toBeGreaterThan(100);
      expect(text).toBe('[');
      expect(broken).toBe(true);
    }
    expect(spent()).toBe(4);
  });

  it('truncated is a whole answer over half of the JSON', async () => {
    for (const { status, headers, text, broken } of await provoke('truncated')) {
      expect(status).toBe(200);
      expect(broken).toBe(false);
      expect(headers['content-length']).toBe(String(Buffer.byteLength(text)));
      expect(text).toMatch(/^\[\{"matched_on":/);
      expect(() => JSON.parse(text)).toThrow();
    }
    expect(spent()).toBe(4);
  });

  it('wrong-shape is valid JSON, but no list', async () => {
    for (const { status, headers, text } of await provoke('wrong-shape')) {
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('application/json');
      expect(headers['x-credits-used']).toBe('1');
      expect(JSON.parse(text)).toEqual({ results: { count: 1 } });
    }
  });

  it('wrong-types is a list whose entries hold other types', async () => {
    for (const { status, text } of await provoke('wrong-types')) {
      expect(status).toBe(200);
      expect(JSON.parse(text)[0].matched_on).toBe(7);
    }
  });

  it('huge is valid JSON of 5 MB', async () => {
    for (const { status, text } of await provoke('huge')) {
      expect(status).toBe(200);
      expect(text.length).toBeGreaterThan(5_000_000);
      expect(JSON.parse(text)[0].matches[0].person_data.basic_profile.summary).toHaveLength(
        5_000_000,
      );
    }
  });
});

describe('faults that cost nothing', () => {
  it.each([
    ['broken', 500, 'internal_error'],
    ['busy', 429, 'rate_limit_exceeded'],
    ['absent', 404, 'not_found'],
    ['unpaid', 402, 'insufficient_credits'],
    ['forbidden', 403, 'permission_error'],
  ])('%s answers %i in the nested envelope', async (name, status, type) => {
    for (const answer of await provoke(name)) {
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.text)).toEqual({
        error: { type, message: expect.any(String), metadata: [] },
      });
      expect(answer.headers['x-credits-used']).toBe('0');
      expect(answer.headers['x-request-id']).toBeTruthy();
      expect(answer.headers['x-ratelimit-limit']).toBe('600');
    }
    expect(simulator.account('sim-rich')).toEqual({ credits: 5000, spent: 0, calls: 4 });
  });

  it('busy asks for three seconds', async () => {
    for (const { headers } of await provoke('busy')) {
      expect(headers['x-ratelimit-reset']).toBe('3');
      expect(headers['x-ratelimit-remaining']).toBe('0');
    }
  });

  it('rejected answers 401 in the flat envelope', async () => {
    for (const { status, text } of await provoke('rejected')) {
      expect(status).toBe(401);
      expect(JSON.parse(text)).toEqual({ message: 'Invalid API key in request' });
    }
  });

  it('bad-gateway answers an HTML page without any header of the provider', async () => {
    for (const { status, headers, text } of await provoke('bad-gateway')) {
      expect(status).toBe(502);
      expect(headers['content-type']).toBe('text/html');
      expect(text).toContain('<h1>502 Bad Gateway</h1>');
      expect(Object.keys(headers).filter((name) => name.startsWith('x-'))).toEqual([]);
    }
    expect(spent()).toBe(0);
  });
});

describe('a fault in a batch', () => {
  it('is that of the whole batch, which costs nothing where the fault does not', async () => {
    const body = { professional_network_profile_urls: [AMARA.url, urlOf('broken'), urlOf('busy')] };
    expect((await overHttp(simulator, { body })).status).toBe(500);
    expect(spent()).toBe(0);
    expect(simulator.requests[0]?.body).toEqual(body);
  });

  it('is charged for everyone where the fault is charged', async () => {
    const body = { professional_network_profile_urls: [AMARA.url, urlOf('truncated')] };
    expect((await overHttp(simulator, { body })).status).toBe(200);
    expect(spent()).toBe(2);
  });
});

describe('faults come after the checks', () => {
  const body = { professional_network_profile_urls: [urlOf('broken')] };

  it.each<[string, Sending, number]>([
    ['an unknown key', { key: 'sim-unknown' }, 401],
    ['another version', { headers: { 'x-api-version': '1' } }, 400],
    ['an empty account', { key: 'sim-empty' }, 402],
    ['a plan without the endpoint', { key: 'sim-closed' }, 403],
    ['an unknown field', { body: { ...body, fields: ['nonsense'] } }, 400],
    ['another path', { path: '/person/nowhere' }, 404],
  ])('so %s is told first', async (_, sending, status) => {
    expect((await overHttp(simulator, { body, ...sending })).status).toBe(status);
  });

  it('so a rate window fills as ever', async () => {
    const send = () => overHttp(simulator, { body, key: 'sim-tight' });
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([
      500, 500, 429,
    ]);
  });
});
