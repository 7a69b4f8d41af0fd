import { describe, expect, it } from 'vitest';
import { crowdEmail, isKnownOfCrowd } from '../../simulator/crowd/crowd';
import { poisonEmail, poisonSlug } from '../../simulator/crowd/poison';
import { batchSimulated, expectBooksToAgree, profiles } from './batch-simulated';

const world = batchSimulated();
const { build } = world;

describe('sixty people', () => {
  it('are asked for in three requests, each with a receipt of their own', async () => {
    const rig = await build();
    const id = await rig.draft(profiles(60));
    const { batch } = await rig.go(id);
    expect(batch).toMatchObject({ state: 'ended', rows: 60 });
    const known = profiles(60).filter((_, number) => isKnownOfCrowd(number)).length;
    expect(await rig.states(id)).toEqual({ found: known, missed: 60 - known });
    expect(world.simulator.requests).toHaveLength(3);
    expect(await rig.rig.receipts()).toHaveLength(60);
    const [first] = await rig.rows(id);
    expect(first?.facts?.name).toMatch(/\w/);
    await expectBooksToAgree(rig, world.simulator, id);
    expect(rig.standings).toEqual(['ended']);
  });

  it('cost nothing the second time', async () => {
    const rig = await build();
    await rig.go(await rig.draft(profiles(60)));
    const { spent } = world.simulator.account('sim-fast') ?? {};
    const again = await rig.draft(profiles(60));
    expect(await rig.batches.plan({ id: again })).toMatchObject({ known: 60, requests: 0 });
    const { counts } = await rig.go(again);
    expect(counts.found + counts.missed).toBe(60);
    expect(world.simulator.requests).toHaveLength(3);
    expect(world.simulator.account('sim-fast')?.spent).toBe(spent);
    expect((await rig.rows(again)).every(({ isKnown }) => isKnown)).toBe(true);
  });
});

describe('a thousand rows', () => {
  it('with duplicates, variants, malformed and poisoned ones take the fewest requests', async () => {
    const rig = await build();
    const rows = [
      ...profiles(500),
      // The same people in other words.
      ...profiles(100).map((url) => `${url.replace('https://www.', 'http://de.').toUpperCase()}/`),
      ...Array.from({ length: 300 }, (_, number) => crowdEmail(1_000 + number)),
      ...Array.from({ length: 50 }, (_, number) => `nobody ${number}`),
      ...Array.from({ length: 20 }, () => ''),
      ...Array.from({ length: 10 }, (_, n) => `https://www.linkedin.com/company/crowd-${n}`),
      ...Array.from({ length: 18 }, (_, n) => `someone${n}@gmail.com`),
      `https://www.linkedin.com/in/${poisonSlug('unnamed', 1)}`,
      poisonEmail('named', 1),
    ];
    expect(rows).toHaveLength(1_000);
    const id = await rig.draft(rows);
    const plan = await rig.batches.plan({ id });
    expect(plan).toMatchObject({ given: 1_000, duplicates: 100, invalid: 80, otherClass: 18 });
    expect(plan).toMatchObject({ known: 0, toSend: { profile: 501, email: 301 } });
    expect(plan.requests).toBe(Math.ceil(501 / 25) + Math.ceil(301 / 25));
    await rig.go(id);
    const states = await rig.states(id);
    expect(states).toMatchObject({ invalid: 80, duplicate: 100, failed: 2, 'other-class': 18 });
    expect((states.found ?? 0) + (states.missed ?? 0)).toBe(800);
    // One poisoned row costs one row: the one that is named a repair, the one that is not a search by halves.
    expect(world.simulator.requests.length).toBeLessThanOrEqual(plan.requests + 1 + 11);
    await expectBooksToAgree(rig, world.simulator, id);
  });
});
