import { describe, expect, it } from 'vitest';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import { batchSimulated, expectBooksToAgree, mostInAMinute, profiles } from './batch-simulated';

const world = batchSimulated();
const { build, clock } = world;

const arrivals = (from: number) => world.simulator.arrivedAt.slice(from);

describe('the rate limit', () => {
  it('is never exceeded, nor undercut by more than a twentieth', async () => {
    const rig = await build({ key: 'sim-batch' });
    const from = world.simulator.arrivedAt.length;
    const id = await rig.draft(profiles(1_000));
    const began = clock.now();
    await rig.go(id);
    const times = arrivals(from);
    expect(times).toHaveLength(40);
    expect(mostInAMinute(times)).toBe(15);
    // Forty requests are two windows and two thirds: the last can leave after two minutes.
    const tookMs = Math.max(...times) - began;
    expect(tookMs).toBeGreaterThan(2 * 60_000);
    expect(tookMs).toBeLessThanOrEqual(2 * 60_000 * 1.05);
    await expectBooksToAgree(rig, world.simulator, id, 'sim-batch');
  });

  it('counts what others of the same browser ask, and what an earlier worker sent', async () => {
    const rig = await build({ key: 'sim-batch' });
    const from = world.simulator.arrivedAt.length;
    const id = await rig.draft(profiles(300));
    await rig.start(id);
    await rig.batches.run(id, { until: clock.now() + 1_000 });
    await rig.restart();
    const wish = { contact: ['businessEmails'], minSimilarity: 0.8 } as const;
    const jo = { kind: 'profile', slug: 'sim-nobody-here-0x1c' } as const;
    clock.pass(30_000);
    const order = { provider: rig.provider, identifier: jo, wish, how: 'ask', atMost: 7 } as const;
    await rig.pipeline.enrich(order).catch(() => undefined);
    await rig.drive(id);
    expect(mostInAMinute(arrivals(from))).toBeLessThanOrEqual(15);
    const answered = new Set((await rig.rows(id)).map(({ state }) => state));
    expect(answered).toEqual(new Set(['found', 'missed']));
  });

  it('is waited for in full where the provider says so, and the batch goes on by itself', async () => {
    const rig = await build();
    world.simulator.storm('busy', 6);
    const id = await rig.draft(profiles(100));
    const began = clock.now();
    const { batch } = await rig.go(id);
    expect(batch.state).toBe('ended');
    expect(clock.now() - began).toBeGreaterThanOrEqual(3_000);
    await expectBooksToAgree(rig, world.simulator, id);
  });

  it('of a provider that tells none in headers is its published one', async () => {
    const rig = await build({ provider: enrichLayer, key: 'el-rich', wish: { contact: [] } });
    const from = world.simulator.arrivedAt.length;
    const id = await rig.draft(profiles(350));
    await rig.go(id);
    expect(mostInAMinute(arrivals(from))).toBeLessThanOrEqual(300);
    expect(arrivals(from)).toHaveLength(350);
  });
});

describe('a provider in trouble', () => {
  it.each(['broken', 'bad-gateway', 'truncated', 'drop'])(
    'by %s stands after three requests that came to nothing, and nobody of them is asked for again',
    async (fault) => {
      const rig = await build();
      world.simulator.storm(fault, 1_000);
      const id = await rig.draft(profiles(400));
      const { batch, counts } = await rig.go(id);
      expect(batch.state).toBe('paused');
      // What a reply says that it took is known: that is no "maybe".
      expect(counts.uncertain + counts.failed).toBe(75);
      expect(counts.waiting).toBe(325);
      world.simulator.storm(fault, 0);
      const { batch: ended } = await rig.go(id);
      expect(ended.state).toBe('ended');
      const { uncertain = 0, failed = 0 } = await rig.states(id);
      expect(uncertain + failed).toBe(75);
      expect(world.simulator.requests).toHaveLength(3 + 13);
    },
  );

  it('by hanging costs what is under way alone', async () => {
    const rig = await build({ changed: { timeoutMs: async () => 200 } });
    world.simulator.storm('hang', 1_000);
    const id = await rig.draft(profiles(400));
    const { batch, counts } = await rig.go(id);
    expect(batch).toMatchObject({ state: 'paused', pausedFor: { code: 'timed-out' } });
    expect(counts.uncertain).toBe(75);
  });

  it('now and then does not stand', async () => {
    const rig = await build();
    const id = await rig.draft(profiles(200));
    await rig.start(id);
    world.simulator.storm('bad-gateway', 1);
    const { batch, counts } = await rig.drive(id);
    expect(batch.state).toBe('ended');
    expect(counts.uncertain).toBe(25);
    await rig.batches.retry({ id, states: ['uncertain'], atMost: { profile: 2 } });
    expect((await rig.drive(id)).counts.uncertain).toBe(0);
  });
});

describe('a key', () => {
  it('that is revoked half-way makes the batch stand, for free, until there is one', async () => {
    const rig = await build();
    const id = await rig.draft(profiles(300));
    await rig.start(id);
    world.simulator.revoke('sim-fast');
    const { batch } = await rig.drive(id);
    expect(batch).toMatchObject({ state: 'paused', pausedFor: { code: 'bad-key' } });
    expect(world.simulator.account('sim-fast')?.spent).toBe(0);
    world.simulator.restore('sim-fast');
    expect((await rig.go(id)).batch.state).toBe('ended');
    await expectBooksToAgree(rig, world.simulator, id);
  });

  it('whose credits run out half-way goes on from there once there are more', async () => {
    const rig = await build({ key: 'sim-short' });
    const id = await rig.draft(profiles(200));
    const { batch } = await rig.go(id);
    expect(batch).toMatchObject({ state: 'paused', pausedFor: { code: 'no-credit' } });
    world.simulator.topUp('sim-short', 1_000);
    const { batch: ended, counts } = await rig.go(id);
    expect(ended.state).toBe('ended');
    expect(counts.found + counts.missed).toBe(200);
    await expectBooksToAgree(rig, world.simulator, id, 'sim-short');
  });
});
