import { describe, expect, it } from 'vitest';
import { identifierKey } from '../../../lib/identifier';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { forget } from '../../../lib/store/forget';
import { crowdSlug } from '../../simulator/crowd/crowd';
import { fullFor } from '../enrich/full-disk';
import type { BatchRig } from './batch-rig';
import { batchSimulated, expectBooksToAgree, profiles } from './batch-simulated';

const world = batchSimulated();
const { build } = world;
const AT_MOST = { profile: 2, email: 2 };
const profile = (number: number) => ({ kind: 'profile', slug: crowdSlug(number) }) as const;

/** A batch of so many that has ended, with nobody of whom it is sure. */
async function uncertainBatch(rig: BatchRig, count: number): Promise<string> {
  const id = await rig.draft(profiles(count));
  world.simulator.storm('bad-gateway', 1);
  await rig.go(id);
  expect(await rig.states(id)).toEqual({ uncertain: count });
  return id;
}

const batchOf = async (rig: BatchRig, id: string) =>
  (await rig.batches.run(id, { until: 0 })).batch;

/** Resolves when so many requests have come to the simulator. */
async function requestsAre(count: number): Promise<void> {
  while (world.simulator.requests.length < count) await new Promise((next) => setTimeout(next, 1));
}

describe('a retry', () => {
  it('whose price has changed leaves everything as it was', async () => {
    const rig = await build();
    const id = await uncertainBatch(rig, 20);
    const before = await rig.rows(id);
    const retried = rig.batches.retry({ id, states: ['uncertain'], atMost: { profile: 1 } });
    await expect(retried).rejects.toMatchObject({ failure: { code: 'price-changed' } });
    expect(await rig.rows(id)).toEqual(before);
    expect((await batchOf(rig, id)).state).toBe('ended');
  });

  it('that is cut short at any step leaves a batch that can be continued or retried', async () => {
    for (let at = 1; at <= 4; at++) {
      world.simulator.reset();
      const rig = await build();
      const id = await uncertainBatch(rig, 20);
      rig.seam.plan({ kind: 'dies-before', at });
      const retried = rig.batches.retry({ id, states: ['uncertain'], atMost: AT_MOST });
      await Promise.race([retried, rig.seam.death]);
      await rig.restart();
      const { state } = await batchOf(rig, id);
      const { waiting = 0, uncertain = 0 } = await rig.states(id);
      expect(waiting + uncertain).toBe(20);
      if (waiting > 0) expect(['paused', 'running']).toContain(state);
      if (state === 'paused') await rig.start(id);
      if (uncertain > 0) await rig.batches.retry({ id, states: ['uncertain'], atMost: AT_MOST });
      await rig.drive(id);
      const { found = 0, missed = 0 } = await rig.states(id);
      expect(found + missed).toBe(20);
    }
  });
});

describe('a refresh that is cut off with the worker', () => {
  it('is not told as done: nobody knows whether it was charged', async () => {
    const rig = await build();
    await rig.go(await rig.draft(profiles(20)));
    await rig.clock.wait(1_000);
    const provider = rig.provider.id;
    const id = await rig.batches.create({ provider, from: 'people', name: '', columns: [] });
    await rig.batches.add({ id, rows: profiles(20).map((given) => ({ given })) });
    await rig.batches.plan({ id });
    await rig.start(id);
    void rig.drive(id).catch(() => undefined);
    await requestsAre(2);
    await rig.restart();
    await rig.drive(id);
    expect(await rig.states(id)).toEqual({ uncertain: 20 });
    const receipts = (await rig.rig.receipts()).filter(({ batch }) => batch === id);
    expect(receipts.map(({ state }) => state)).toEqual(receipts.map(() => 'uncertain'));
  });
});

describe('a row that had joined the look-up of somebody else', () => {
  it('is not sent by itself once the worker is gone: that may have been charged', async () => {
    const rig = await build();
    const id = await rig.draft(profiles(3));
    const wish = { contact: ['businessEmails'], minSimilarity: 0.8 } as const;
    const identifier = profile(0);
    world.simulator.storm('slow', 2);
    const lookup = { provider: crustdata, identifier, wish, how: 'ask', atMost: 2 } as const;
    void rig.pipeline.enrich(lookup).catch(() => undefined);
    await requestsAre(1);
    await rig.start(id);
    void rig.drive(id).catch(() => undefined);
    await requestsAre(2);
    await rig.restart();
    await rig.drive(id);
    const [joined] = await rig.rows(id);
    expect(joined).toMatchObject({ state: 'uncertain', failure: { charged: 'maybe' } });
    expect(joined).not.toHaveProperty('receiptId');
    expect(world.simulator.charged(crowdSlug(0))).toBeLessThanOrEqual(1);
  });
});

describe('answers that are held for want of room', () => {
  /** A batch that stands with its answers held, until there is room again. */
  const held = async () => {
    let isFull = false;
    const rig = await build({
      changed: {
        database: async () => (isFull ? fullFor(rig.database, 'people') : rig.database),
      },
      over: (fetch) => async (input, init) => {
        const response = await fetch(input, init);
        isFull = true;
        return response;
      },
    });
    const id = await rig.draft(profiles(5));
    const standing = await rig.go(id);
    expect(standing.batch.pausedFor).toMatchObject({ code: 'storage-full', charged: 'yes' });
    expect(standing).toMatchObject({ isHolding: true, counts: { sent: 5 } });
    const makeRoom = () => {
      isFull = false;
    };
    return { rig, id, makeRoom };
  };

  it('are written, but for that of somebody who was forgotten meanwhile', async () => {
    const { rig, id, makeRoom } = await held();
    makeRoom();
    rig.pipeline.forget(new Set([identifierKey(profile(0))]));
    await forget(rig.database, [{ identifier: profile(0) }], () => true, rig.clock.now());
    const { batch } = await rig.go(id);
    expect(batch.state).toBe('ended');
    const { forgotten, found = 0, missed = 0 } = await rig.states(id);
    expect(forgotten).toBe(1);
    expect(found + missed).toBe(4);
    expect(await rig.database.count('people')).toBe(found);
    expect(world.simulator.requests).toHaveLength(1);
  });

  it('keep the worker, and are written as soon as there is room, though the batch stands', async () => {
    const { rig, id, makeRoom } = await held();
    const began = rig.clock.now();
    const running = rig.batches.run(id, { until: began + 50_000 });
    await rig.clock.wait(12_000);
    makeRoom();
    const { batch, counts, isHolding } = await running;
    expect(batch.state).toBe('paused');
    expect(isHolding).toBeUndefined();
    expect(counts).toMatchObject({ sent: 0, waiting: 0 });
    expect(rig.clock.now() - began).toBeLessThan(30_000);
    await expectBooksToAgree(rig, world.simulator, id);
  });

  it('are written where the batch is stopped', async () => {
    const { rig, id, makeRoom } = await held();
    const running = rig.batches.run(id, { until: rig.clock.now() + 50_000 });
    await rig.clock.wait(7_000);
    makeRoom();
    const { counts } = await rig.batches.stop(id);
    expect(counts).toMatchObject({ sent: 0, unsent: 0 });
    await running;
    expect((await batchOf(rig, id)).state).toBe('ended');
    await expectBooksToAgree(rig, world.simulator, id);
  });
});

describe('addresses of another class, of which there is no way to ask', () => {
  it('are left out, and the others are sent', async () => {
    const price: typeof crustdata.price = (kind, ...about) =>
      kind === 'email' ? { min: 0, max: 0, isOut: true } : crustdata.price(kind, ...about);
    const rig = await build({ provider: { ...crustdata, price } });
    const id = await rig.draft([...profiles(2), 'amara.test@gmail.com'], true);
    expect((await rig.go(id)).batch.state).toBe('ended');
    expect(await rig.states(id)).toMatchObject({ invalid: 1 });
    await expectBooksToAgree(rig, world.simulator, id);
  });
});
