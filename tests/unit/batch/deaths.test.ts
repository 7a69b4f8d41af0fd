import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { crowdSlug, isKnownOfCrowd } from '../../simulator/crowd/crowd';
import type { BatchRig } from './batch-rig';
import { batchSimulated, profiles } from './batch-simulated';

const world = batchSimulated();
const PEOPLE = 36;
// Four orders, so that some are under way whenever the worker dies.
const provider = { ...crustdata, batchLimit: 9 };

/** Goes on with the batch until it has come to its end, or the worker is dead. */
async function goOn(rig: BatchRig, id: string): Promise<'ended' | 'dead'> {
  const work = async () => {
    const { batch } = await rig.batches.run(id, { until: 0 });
    if (batch.state !== 'running' && batch.state !== 'ended') await rig.start(id);
    await rig.drive(id);
    return 'ended' as const;
  };
  return Promise.race([work(), rig.seam.death.then(() => 'dead' as const)]);
}

/** Nobody was paid for twice, nothing is lost, and the books hold what was charged. */
async function expectNothingLost(rig: BatchRig, id: string): Promise<void> {
  const rows = await rig.rows(id);
  const receipts = new Map((await rig.rig.receipts()).map((one) => [one.id, one]));
  expect(rows).toHaveLength(PEOPLE);
  for (const [number, { state, receiptId = '' }] of rows.entries()) {
    expect(['found', 'missed', 'uncertain']).toContain(state);
    expect(world.simulator.charged(crowdSlug(number))).toBeLessThanOrEqual(1);
    if (state === 'found') expect(isKnownOfCrowd(number)).toBe(true);
    if (state === 'uncertain') expect(receipts.get(receiptId)?.state).toBe('uncertain');
  }
  const all = [...receipts.values()];
  const settled = all.reduce((sum, { credits = 0 }) => sum + credits, 0);
  const open = all.reduce((sum, one) => sum + (one.credits === undefined ? one.price.max : 0), 0);
  const spent = world.simulator.account('sim-fast')?.spent ?? 0;
  expect(settled).toBeLessThanOrEqual(spent + 1e-6);
  expect(spent).toBeLessThanOrEqual(settled + open + 1e-6);
  const stored = await rig.database.getAllKeys('people');
  expect(stored.length).toBe(rows.filter(({ state }) => state === 'found').length);
}

const death = fc.record({
  kind: fc.constantFrom('dies-before', 'dies-after'),
  at: fc.integer({ min: 1, max: 60 }),
  how: fc.constantFrom('worker', 'browser'),
});

it('survives deaths of the worker and the browser at any step, and pays for nobody twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(death, { minLength: 1, maxLength: 3 }), async (deaths) => {
      world.simulator.reset();
      const rig = await world.build({ provider });
      const id = await rig.draft(profiles(PEOPLE));
      let isStanding = false;
      for (const { kind, at, how } of deaths) {
        rig.seam.plan({ kind, at });
        if ((await goOn(rig, id)) === 'ended') break;
        await rig.restart(how);
        const { batch } = await rig.batches.run(id, { until: 0 });
        const wasRunning = batch.state === 'running' || batch.pausedFor === 'closed';
        if (how === 'browser' && wasRunning) expect(batch.pausedFor).toBe('closed');
        // A worker that dies before it has written that it goes on leaves it standing, as the browser's death did.
        const mayStand = how === 'browser' || isStanding;
        if (!mayStand) expect(batch.pausedFor).toBeUndefined();
        isStanding = batch.pausedFor === 'closed';
        expect(await rig.states(id)).not.toHaveProperty('sent');
      }
      rig.seam.plan(undefined);
      expect(await goOn(rig, id)).toBe('ended');
      await expectNothingLost(rig, id);
    }),
    { numRuns: Number(process.env.SIDECARD_RUNS ?? 12), interruptAfterTimeLimit: 90_000 },
  );
}, 120_000);

it('asks for those of whom it is not sure only when told to', async () => {
  const rig = await world.build({ provider });
  const id = await rig.draft(profiles(PEOPLE));
  await rig.start(id);
  // The receipts are written, and nobody hears of it.
  const running = rig.drive(id).catch(() => undefined);
  while (world.simulator.requests.length < 1) await new Promise((next) => setTimeout(next, 1));
  await rig.restart();
  void running;
  await rig.drive(id);
  const { uncertain = 0 } = await rig.states(id);
  expect(uncertain).toBeGreaterThan(0);
  await rig.batches.retry({ id, states: ['uncertain'], atMost: { profile: 2, email: 2 } });
  await rig.drive(id);
  expect(await rig.states(id)).not.toHaveProperty('uncertain');
});
