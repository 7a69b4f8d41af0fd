import { describe, expect, it } from 'vitest';
import { clearStores } from '../../../lib/store/clear';
import { forget } from '../../../lib/store/forget';
import { crowdEmail, crowdSlug, isKnownOfCrowd } from '../../simulator/crowd/crowd';
import { fullFor } from '../enrich/full-disk';
import { batchSimulated, expectBooksToAgree, profiles } from './batch-simulated';

const world = batchSimulated();
const { build } = world;

describe('a batch that is paused', () => {
  it('awaits what is under way, sends nothing more, and goes on from there', async () => {
    const rig = await build({ key: 'sim-batch' });
    const id = await rig.draft(profiles(1_000));
    await rig.start(id);
    const running = rig.batches.run(id, { until: rig.clock.now() + 50_000 });
    await rig.batches.pause(id);
    const { batch } = await running;
    expect(batch.state).toBe('paused');
    expect(batch.pausedFor).toBeUndefined();
    const sent = world.simulator.requests.length;
    expect(await rig.states(id)).not.toHaveProperty('sent');
    await rig.batches.run(id, { until: rig.clock.now() + 50_000 });
    expect(world.simulator.requests).toHaveLength(sent);
    expect((await rig.go(id)).batch.state).toBe('ended');
    expect(world.simulator.requests).toHaveLength(40);
    await expectBooksToAgree(rig, world.simulator, id, 'sim-batch');
  });

  it('is stopped for good, and takes up again whom it had not sent', async () => {
    const rig = await build({ key: 'sim-batch' });
    const id = await rig.draft(profiles(600));
    await rig.start(id);
    await rig.batches.run(id, { until: rig.clock.now() + 1_000 });
    const stopped = await rig.batches.stop(id);
    expect(stopped.batch).toMatchObject({ state: 'ended', isStopped: true });
    const { unsent, sent, waiting } = stopped.counts;
    expect(unsent).toBeGreaterThan(0);
    expect([sent, waiting]).toEqual([0, 0]);
    const atMost = { profile: 2, email: 2 };
    await rig.batches.retry({ id, states: ['unsent'], atMost });
    expect((await rig.drive(id)).counts.unsent).toBe(0);
    expect(world.simulator.requests).toHaveLength(24);
  });
});

describe('a cap', () => {
  it('lets as many be sent as it leaves room for, then the batch stands', async () => {
    let day = 61;
    const rig = await build({ changed: { caps: async () => ({ day, month: null }) } });
    const id = await rig.draft(profiles(100));
    const { batch } = await rig.go(id);
    expect(batch).toMatchObject({ state: 'paused', pausedFor: { code: 'over-cap' } });
    const spent = world.simulator.account('sim-fast')?.spent ?? 0;
    expect(spent).toBeGreaterThan(30);
    expect(spent).toBeLessThanOrEqual(61);
    day = 1_000;
    const { batch: ended, counts } = await rig.go(id);
    expect(ended.state).toBe('ended');
    expect(counts.found + counts.missed).toBe(100);
    await expectBooksToAgree(rig, world.simulator, id);
  });
});

describe('a batch that stands while orders are under way', () => {
  // Of two orders within the cap the first is answered once `release` was called.
  const heldUp = async () => {
    let day = 60;
    let orders = 0;
    const released = Promise.withResolvers<void>();
    const rig = await build({
      changed: { caps: async () => ({ day, month: null }) },
      over: (fetch) => async (input, init) => {
        const isFirst = ++orders === 1;
        const response = await fetch(input, init);
        if (isFirst) await released.promise;
        return response;
      },
    });
    const id = await rig.draft(profiles(100));
    await rig.start(id);
    const run = () => rig.batches.run(id, { until: rig.clock.now() + 50_000 });
    const running = run();
    const state = async () => (await rig.database.get('batches', id))?.state;
    while ((await state()) !== 'paused') await new Promise((next) => setTimeout(next, 1));
    const raise = () => {
      day = 1_000;
    };
    return { rig, id, running, run, release: released.resolve, raise };
  };

  it('is said to stand, and owes its answer, until they have landed', async () => {
    const { rig, running, run, release } = await heldUp();
    let answers = 0;
    const both = Promise.all([running, run()].map((one) => one.finally(() => answers++)));
    await new Promise((next) => setTimeout(next, 100));
    expect([answers, rig.standings]).toEqual([0, []]);
    release();
    for (const { batch, counts } of await both) {
      expect(batch).toMatchObject({ state: 'paused', pausedFor: { code: 'over-cap' } });
      expect(counts).toMatchObject({ sent: 0, waiting: 70 });
    }
    expect(rig.standings).toEqual(['paused']);
  });

  it('goes on at once where it may, and says no more that it stood', async () => {
    const { rig, id, running, release, raise } = await heldUp();
    raise();
    await rig.start(id);
    while (world.simulator.requests.length < 3) await new Promise((next) => setTimeout(next, 1));
    release();
    await running;
    const { batch, counts } = await rig.drive(id);
    expect(batch.state).toBe('ended');
    expect(counts.found + counts.missed).toBe(100);
    expect(rig.standings).toEqual(['ended']);
    await expectBooksToAgree(rig, world.simulator, id);
  });
});

describe('a price that has risen', () => {
  it('is refused before anything is sent', async () => {
    const rig = await build();
    const id = await rig.draft(profiles(30));
    const started = rig.batches.start({ id, atMost: { profile: 1, email: 1 } });
    await expect(started).rejects.toMatchObject({ failure: { code: 'price-changed' } });
    expect(world.simulator.requests).toHaveLength(0);
  });
});

describe('two pages', () => {
  it('share one run', async () => {
    const rig = await build();
    const id = await rig.draft(profiles(200));
    await rig.start(id);
    await Promise.all([rig.drive(id), rig.drive(id), rig.drive(id)]);
    expect(world.simulator.requests).toHaveLength(8);
    await expectBooksToAgree(rig, world.simulator, id);
  });

  it('with two batches of the same people pay for each once', async () => {
    const rig = await build();
    const one = await rig.draft(profiles(100));
    const other = await rig.draft([...profiles(100)].reverse());
    await rig.start(one);
    await rig.start(other);
    await Promise.all([rig.drive(one), rig.drive(other)]);
    for (const { charged } of [world.simulator]) {
      for (let number = 0; number < 100; number++) {
        expect(charged(crowdSlug(number))).toBe(isKnownOfCrowd(number) ? 1 : 0);
      }
    }
  });
});

describe('who looks up one of its people meanwhile', () => {
  it('joins the batch', async () => {
    const rig = await build();
    const id = await rig.draft(profiles(25));
    await rig.start(id);
    const running = rig.drive(id);
    const identifier = { kind: 'profile', slug: crowdSlug(3) } as const;
    const wish = { contact: ['businessEmails'], minSimilarity: 0.8 } as const;
    const answer = await rig.pipeline.enrich({
      ...{ provider: rig.provider, identifier, wish, how: 'ask', atMost: 7 },
    });
    await running;
    expect(answer.matches).toHaveLength(1);
    expect(world.simulator.charged(crowdSlug(3))).toBe(1);
  });
});

describe('whoever is forgotten meanwhile', () => {
  it('is not asked for, and leaves the rows', async () => {
    const rig = await build({ key: 'sim-batch' });
    const people = [...profiles(400), ...Array.from({ length: 30 }, (_, n) => crowdEmail(n))];
    const id = await rig.draft(people);
    await rig.start(id);
    const running = rig.batches.run(id, { until: rig.clock.now() + 50_000 });
    const whom = [399, 30].map((number) => {
      return { identifier: { kind: 'profile', slug: crowdSlug(number) } } as const;
    });
    await forget(rig.database, whom, () => true, rig.clock.now());
    await running;
    await rig.drive(id);
    const rows = await rig.rows(id);
    expect(rows[399]).toMatchObject({ state: 'forgotten', given: '' });
    expect(world.simulator.charged(crowdSlug(399))).toBe(0);
    expect(JSON.stringify(rows)).not.toContain(crowdSlug(399));
  });
});

describe('everything deleted meanwhile', () => {
  it('leaves no batch, row or name, and sends nothing more', async () => {
    const rig = await build({ key: 'sim-batch' });
    const id = await rig.draft(profiles(600));
    await rig.start(id);
    const running = rig.batches.run(id, { until: rig.clock.now() + 50_000 });
    while (world.simulator.requests.length < 2) await new Promise((next) => setTimeout(next, 1));
    rig.pipeline.forget('everybody');
    const deletion = { history: true, list: true, settings: false, keys: false };
    await clearStores(rig.database, deletion);
    const sent = world.simulator.requests.length;
    await expect(running).rejects.toMatchObject({ failure: { code: 'bad-input' } });
    expect(world.simulator.requests.length).toBeLessThanOrEqual(sent + 3);
    expect(await rig.rows(id)).toEqual([]);
    expect(await rig.database.count('people')).toBe(0);
  });
});

describe('a full disk', () => {
  it('pauses it, holds what was paid for, and nobody is paid for again', async () => {
    let isFull = false;
    const rig = await build();
    const { around } = rig.rig;
    const full = await build({
      changed: {
        database: async () =>
          isFull ? fullFor(await around.database(rig.provider), 'people') : rig.database,
      },
      over: (fetch) => async (input, init) => {
        const response = await fetch(input, init);
        isFull = true;
        return response;
      },
    });
    const id = await full.draft(profiles(50));
    const { batch } = await full.go(id);
    expect(batch).toMatchObject({ state: 'paused', pausedFor: { code: 'storage-full' } });
    isFull = false;
    const sent = world.simulator.requests.length;
    const again = await full.batches.start({ id, atMost: { profile: 2 } });
    expect(again.batch.state).toBe('running');
    isFull = false;
    await full.batches.run(id, { until: full.clock.now() + 50_000 });
    for (const { name } of world.simulator.charges) {
      expect(world.simulator.charged(name)).toBe(1);
    }
    expect(sent).toBeGreaterThan(0);
  });
});
