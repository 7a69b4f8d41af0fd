import { describe, expect, it } from 'vitest';
import type { BatchRig } from './batch-rig';
import { batchSimulated, profiles } from './batch-simulated';

const world = batchSimulated();
const { build } = world;

/** A batch of people from the list of all. */
async function refreshOf(rig: BatchRig, count: number): Promise<string> {
  const provider = rig.provider.id;
  const id = await rig.batches.create({ provider, from: 'people', name: '', columns: [] });
  await rig.batches.add({ id, rows: profiles(count).map((given) => ({ given })) });
  return id;
}

describe('a refresh', () => {
  it('asks about people who are known, and counts them among those to be sent', async () => {
    const rig = await build();
    await rig.go(await rig.draft(profiles(30)));
    const { spent = 0 } = world.simulator.account('sim-fast') ?? {};
    await rig.clock.wait(1_000);
    const id = await refreshOf(rig, 30);
    const plan = await rig.batches.plan({ id });
    expect(plan).toMatchObject({ known: 0, requests: 2, toSend: { profile: 30 } });
    await rig.go(id);
    expect(world.simulator.requests).toHaveLength(4);
    expect(world.simulator.account('sim-fast')?.spent).toBe(2 * spent);
    expect((await rig.rows(id)).some(({ isKnown }) => isKnown)).toBe(false);
    const receipts = (await rig.rig.receipts()).filter(({ batch }) => batch === id);
    expect(new Set(receipts.map(({ purpose }) => purpose))).toEqual(new Set(['refresh']));
    const all = await rig.rig.receipts();
    expect(all.reduce((sum, { credits = 0 }) => sum + credits, 0)).toBe(2 * spent);
  });
});
