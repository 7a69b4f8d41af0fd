import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig, fetchFrom } from './rig';

const amara = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;
const fault = (name: string) => ({ kind: 'profile', slug: `sim-${name}-0x00` }) as const;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

describe('a request that fails', () => {
  it.each([
    ['rejected', 'bad-key', 'no', 'settled'],
    ['unpaid', 'no-credit', 'no', 'settled'],
    ['forbidden', 'not-in-plan', 'no', 'settled'],
    ['busy', 'rate-limited', 'no', 'settled'],
    ['broken', 'provider-down', 'no', 'settled'],
    ['bad-gateway', 'provider-down', 'maybe', 'uncertain'],
    ['hang', 'timed-out', 'maybe', 'uncertain'],
    ['drop', 'unreachable', 'yes', 'settled'],
    ['truncated', 'bad-reply', 'yes', 'settled'],
    ['wrong-shape', 'bad-reply', 'yes', 'settled'],
    ['wrong-types', 'bad-reply', 'yes', 'settled'],
    ['huge', 'bad-reply', 'yes', 'settled'],
  ] as const)('%s is %s, charged: %s, receipt %s', async (name, code, charged, state) => {
    const { look, receipts } = await buildRig(simulator);
    await expect(look(fault(name))).rejects.toMatchObject({ failure: { code, charged } });
    expect(simulator.requests, 'never repeated').toHaveLength(1);
    const [receipt, ...others] = await receipts();
    expect(others).toEqual([]);
    expect(receipt).toMatchObject({ state, failureCode: code });
    const spent = simulator.account('sim-rich')?.spent ?? 0;
    if (state === 'settled') expect(receipt?.credits).toBe(spent);
    else expect(receipt?.price.max).toBeGreaterThanOrEqual(spent);
  });

  it('says how long to wait, in seconds, from the reply', async () => {
    const { look } = await buildRig(simulator);
    await expect(look(fault('busy'))).rejects.toMatchObject({ failure: { retryAfterS: 3 } });
  });

  it('keeps the reply that cannot be read, cut to a bearable size, and never in the message', async () => {
    const { look, database } = await buildRig(simulator);
    const thrown = await look(fault('huge')).catch((error: unknown) => error);
    expect((thrown as Error).message).toBe('bad-reply');
    const [kept] = await database.getAll('replies');
    expect(kept?.text).toMatch(/^\[\{"matched_on"/);
    expect(kept?.text.length).toBeGreaterThan(4_000_000);
    expect(kept?.text.length).toBeLessThan(4_500_000);
  });

  it('keeps what the headers of a refusal tell: cost and request id', async () => {
    const headers = { 'x-credits-used': '2', 'x-request-id': 'r-77' };
    const { look, receipts } = await buildRig(simulator, {
      fetch: async () => async () => new Response('{}', { status: 403, headers }),
    });
    await expect(look(amara)).rejects.toMatchObject({
      failure: { code: 'not-in-plan', charged: 'yes', credits: 2, requestId: 'r-77' },
    });
    expect(await receipts()).toMatchObject([{ credits: 2, requestId: 'r-77' }]);
  });

  it('a 404 without the documented envelope says nothing about the person', async () => {
    const { look } = await buildRig(simulator, {
      fetch: async () => async () => new Response('<h1>Not found</h1>', { status: 404 }),
    });
    await expect(look(amara)).rejects.toMatchObject({ failure: { code: 'refused' } });
    await expect(look(amara, { how: 'join' })).rejects.toMatchObject({
      failure: { code: 'interrupted' },
    });
  });

  it('follows no redirect: the order would be sent twice', async () => {
    let redirect: string | undefined;
    const { look } = await buildRig(simulator, {
      fetch: async () => async (input, init) => {
        redirect = new Request(input, init).redirect;
        return new Response('[{"matches":[]}]');
      },
    });
    await look(amara);
    expect(redirect).toBe('error');
  });

  it('nobody is found by a 404', async () => {
    const { look } = await buildRig(simulator);
    expect((await look(fault('absent'))).matches).toEqual([]);
  });

  it('an unknown key, an empty one, a closed plan, too tight a pace: each has its own code', async () => {
    const codes = await Promise.all(
      ['wrong', 'sim-empty', 'sim-closed'].map(async (key) => {
        const { look } = await buildRig(simulator, { key: async () => key });
        return look(amara).catch((error: { failure: { code: string } }) => error.failure.code);
      }),
    );
    expect(codes).toEqual(['bad-key', 'no-credit', 'not-in-plan']);
    const { look } = await buildRig(simulator, { key: async () => 'sim-tight' });
    await look(amara, { how: 'again' });
    await look(amara, { how: 'again' });
    await expect(look(amara, { how: 'again' })).rejects.toMatchObject({
      failure: { code: 'rate-limited', retryAfterS: expect.any(Number) },
    });
  });
});

describe('a full disk', () => {
  it('before the request: nothing is sent', async () => {
    const rig = await buildRig(simulator);
    rig.around.database = async () => failingAfter(rig.database, { room: 0 });
    await expect(rig.look(amara)).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(simulator.requests).toHaveLength(0);
  });

  it('after it: the answer is shown, not paid for again, and its receipt is not claimed to be settled', async () => {
    const rig = await buildRig(simulator);
    const full = failingAfter(rig.database, { room: 1 });
    rig.around.database = async () => full;
    const answer = await rig.look(amara);
    expect(answer).toMatchObject({ isKept: false });
    expect(answer.matches).toHaveLength(1);
    expect(await rig.look(amara)).toEqual(answer);
    expect(await rig.look(amara, { how: 'join' })).toEqual(answer);
    expect(simulator.requests).toHaveLength(1);
    expect(await rig.receipts()).toMatchObject([{ state: 'pending' }]);
  });

  it('that has room again: what was held is written, with its receipt', async () => {
    const rig = await buildRig(simulator);
    const hands = { room: 1 };
    rig.around.database = async () => failingAfter(rig.database, hands);
    await rig.look(amara);
    hands.room = 100;
    expect(await rig.look(amara)).toMatchObject({ isKept: true });
    expect(await rig.look(amara)).toMatchObject({ isKept: true, isFresh: false });
    expect(await rig.receipts()).toMatchObject([{ state: 'settled', credits: 2 }]);
    expect(simulator.requests).toHaveLength(1);
  });

  it('that has room again only for a newer answer: what was held does not take its place', async () => {
    const rig = await buildRig(simulator);
    const full = failingAfter(rig.database, { room: 1 });
    rig.around.database = async () => full;
    await rig.look(amara);
    let tries = 0;
    rig.around.database = async () => (tries++ === 0 ? full : rig.database);
    const newer = await rig.look(amara, { how: 'again' });
    expect(newer).toMatchObject({ isKept: true, isFresh: true });
    expect((await rig.look(amara)).receipt).toEqual(newer.receipt);
    expect((await rig.look(amara)).receipt).toEqual(newer.receipt);
  });
});

it('a database that was closed under a paid answer is opened anew for it', async () => {
  const rig = await buildRig(simulator);
  const { name } = rig.database;
  let handle = rig.database;
  rig.around.database = async () => handle;
  rig.around.fetch = async () => async (input, init) => {
    const reply = await fetchFrom(simulator)(input, init);
    rig.database.close();
    handle = await openDatabase(name);
    return reply;
  };
  expect(await rig.look(amara)).toMatchObject({ isKept: true });
  expect(await handle.getAll('receipts')).toMatchObject([{ state: 'settled' }]);
});

/** The database with a disk that is full after so many writing transactions. */
function failingAfter(database: Database, left: { room: number }): Database {
  return new Proxy(database, {
    get: (target, name) => {
      const member = Reflect.get(target, name) as unknown;
      if (typeof member !== 'function') return member;
      if (name !== 'transaction') return member.bind(target);
      return (stores: string, mode: string, options: unknown) => {
        if (mode === 'readwrite' && left.room-- <= 0)
          throw new DOMException('', 'QuotaExceededError');
        return member.call(target, stores, mode, options);
      };
    },
  });
}
