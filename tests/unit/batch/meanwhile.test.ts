import { describe, expect, it } from 'vitest';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { clearStores } from '../../../lib/store/clear';
import { forget } from '../../../lib/store/forget';
import { crowdEmail, crowdSlug } from '../../simulator/crowd/crowd';
import { batchSimulated, expectBooksToAgree, profiles } from './batch-simulated';

const world = batchSimulated();
const { build } = world;
const AT_MOST = { profile: 2, email: 2 };
const tick = () => new Promise((next) => setTimeout(next, 1));

/** A provider of which there is no way to ask about some kinds, as long as they are named here. */
function withoutKinds(...kinds: ('profile' | 'email')[]) {
  const out = new Set(kinds);
  const price: typeof crustdata.price = (kind, ...about) =>
    out.has(kind) ? { min: 0, max: 0, isOut: true } : crustdata.price(kind, ...about);
  return { out, provider: { ...crustdata, price } };
}

describe('a batch that was begun, and that there is no way to ask for now', () => {
  const half = async (...kinds: ('profile' | 'email')[]) => {
    const { out, provider } = withoutKinds();
    const rig = await build({ key: 'sim-batch', provider });
    const people = [...profiles(60), ...Array.from({ length: 5 }, (_, n) => crowdEmail(100 + n))];
    const id = await rig.draft(people);
    world.simulator.storm('bad-gateway', 1);
    await rig.start(id);
    const running = rig.batches.run(id, { until: rig.clock.now() + 50_000 });
    while (world.simulator.requests.length < 1) await tick();
    await rig.batches.pause(id);
    await running;
    for (const kind of kinds) out.add(kind);
    return { rig, id, out };
  };

  it('stands as it is, says so, and goes on once there is one', async () => {
    const { rig, id, out } = await half('profile', 'email');
    const before = await rig.rows(id);
    const refusal = { failure: { code: 'not-in-plan', charged: 'no' } };
    await expect(rig.batches.start({ id, atMost: {} })).rejects.toMatchObject(refusal);
    const retried = rig.batches.retry({ id, states: ['uncertain'], atMost: {} });
    await expect(retried).rejects.toMatchObject(refusal);
    expect(await rig.rows(id)).toEqual(before);
    out.clear();
    expect((await rig.go(id)).batch.state).toBe('ended');
    const { found = 0, missed = 0, uncertain = 0 } = await rig.states(id);
    expect(found + missed + uncertain).toBe(65);
  });

  it('is done for the other kind, and says whom it did not send', async () => {
    const { rig, id, out } = await half('email');
    expect((await rig.go(id)).batch.state).toBe('ended');
    expect(await rig.states(id)).toMatchObject({ unsent: 5 });
    out.clear();
    await rig.batches.retry({ id, states: ['unsent'], atMost: AT_MOST });
    await rig.drive(id);
    expect(await rig.states(id)).not.toHaveProperty('unsent');
  });
});

describe('rows that may have been charged, and are asked for again', () => {
  it('say so still where the batch is stopped before they are sent', async () => {
    let day = 1_000;
    const rig = await build({ changed: { caps: async () => ({ day, month: null }) } });
    const id = await rig.draft(profiles(20));
    world.simulator.storm('bad-gateway', 1);
    await rig.go(id);
    expect(await rig.states(id)).toEqual({ uncertain: 20 });
    day = 0;
    await rig.batches.retry({ id, states: ['uncertain'], atMost: AT_MOST });
    expect((await rig.drive(id)).batch.pausedFor).toMatchObject({ code: 'over-cap' });
    expect(await rig.states(id)).toEqual({ waiting: 20 });
    const { counts } = await rig.batches.stop(id);
    expect(counts).toMatchObject({ uncertain: 20, unsent: 0 });
    const [row] = await rig.rows(id);
    expect(row?.failure).toMatchObject({ charged: 'maybe' });
  });
});

describe('a batch that is stopped on one page and continued on another', () => {
  it('has ended, and nobody is sent after', async () => {
    const rig = await build({ key: 'sim-batch' });
    const id = await rig.draft(profiles(600));
    await rig.start(id);
    const running = rig.batches.run(id, { until: rig.clock.now() + 50_000 });
    while (world.simulator.requests.length < 2) await tick();
    const [stopped, continued] = await Promise.all([
      rig.batches.stop(id),
      rig.batches.start({ id, atMost: AT_MOST }),
      running,
    ]);
    const sent = world.simulator.requests.length;
    for (const { batch, counts } of [stopped, continued]) {
      expect(batch).toMatchObject({ state: 'ended', isStopped: true });
      expect(counts).toMatchObject({ waiting: 0, sent: 0 });
    }
    await rig.drive(id);
    expect(world.simulator.requests).toHaveLength(sent);
    await expectBooksToAgree(rig, world.simulator, id, 'sim-batch');
  });
});

describe('a batch that another page planned otherwise', () => {
  it('is not started by the plan that was shown before', async () => {
    const rig = await build();
    const id = await rig.draft([...profiles(2), 'amara.test@gmail.com']);
    const planned = await rig.batches.plan({ id });
    expect(planned).toMatchObject({ provider: 'crustdata', isEveryClass: false });
    const now = await rig.batches.plan({ id, isEveryClass: true });
    const start = (plan: typeof planned) => {
      const { provider, isEveryClass } = plan;
      return rig.batches.start({ id, atMost: AT_MOST, planned: { provider, isEveryClass } });
    };
    await expect(start(planned)).rejects.toMatchObject({ failure: { code: 'price-changed' } });
    expect(world.simulator.requests).toHaveLength(0);
    expect((await start(now)).batch.state).toBe('running');
  });
});

describe('everything deleted while an order is written down', () => {
  it('sends nothing of it, and leaves nobody', async () => {
    let deleted: Promise<void> | undefined;
    const rig = await build({
      // Told in the moment in which they are written down, and nothing is sent yet.
      announce: ({ positions }) => {
        if (!positions?.length || deleted !== undefined) return;
        rig.pipeline.forget('everybody');
        deleted = clearStores(rig.database, { history: true, list: true });
      },
    });
    const id = await rig.draft(profiles(30));
    await rig.start(id);
    const running = rig.batches.run(id, { until: rig.clock.now() + 50_000 });
    await expect(running).rejects.toMatchObject({ failure: { code: 'bad-input' } });
    await deleted;
    // Time enough for an order to come to its end.
    await new Promise((next) => setTimeout(next, 300));
    expect(world.simulator.requests).toHaveLength(0);
    expect(await rig.database.count('people')).toBe(0);
    expect(await rig.database.count('receipts')).toBe(0);
  });
});

describe('a paid answer about somebody who was forgotten meanwhile', () => {
  it('counts in what the batch costs', async () => {
    const released = Promise.withResolvers<void>();
    const rig = await build({
      over: (fetch) => async (input, init) => {
        const response = await fetch(input, init);
        await released.promise;
        return response;
      },
    });
    const id = await rig.draft(profiles(5));
    await rig.start(id);
    const running = rig.drive(id);
    while (world.simulator.requests.length < 1) await tick();
    const whom = [1, 2].map((number) => {
      return { identifier: { kind: 'profile', slug: crowdSlug(number) } } as const;
    });
    await forget(rig.database, whom, () => true, rig.clock.now());
    released.resolve();
    await running;
    expect(await rig.states(id)).toMatchObject({ forgotten: 2 });
    await expectBooksToAgree(rig, world.simulator, id);
  });
});

describe('two batches of the same people', () => {
  it('count what a bad answer took once', async () => {
    const rig = await build({
      over: (fetch) => async (input, init) => {
        const { status, headers } = await fetch(input, init);
        return new Response('no answer', { status, headers });
      },
    });
    const ids = [await rig.draft(profiles(5)), await rig.draft(profiles(5))];
    for (const id of ids) await rig.start(id);
    const standings = await Promise.all(ids.map(rig.drive));
    expect(world.simulator.requests).toHaveLength(1);
    const receipts = await rig.rig.receipts();
    const booked = receipts.reduce((sum, { credits = 0 }) => sum + credits, 0);
    expect(booked).toBeGreaterThan(0);
    expect(standings.reduce((sum, { credits }) => sum + credits, 0)).toBeCloseTo(booked, 6);
  });
});

describe('a clock that is set back', () => {
  it('does not lengthen the time for which a batch is sent', async () => {
    const rig = await build({ key: 'sim-batch' });
    const id = await rig.draft(profiles(3_000));
    await rig.start(id);
    const began = rig.clock.now();
    const running = rig.batches.run(id, { until: began + 20_000 });
    while (world.simulator.requests.length < 1) await tick();
    rig.clock.pass(-3_600_000);
    await running;
    expect(rig.clock.now()).toBeLessThanOrEqual(began - 3_600_000 + 40_000);
  });
});
