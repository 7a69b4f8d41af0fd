import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Identifier } from '../../../lib/identifier';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import { type Contract, compare, distinct } from '../../contract/contract';
import { knownOf } from '../../contract/known';
import { differences, shapeOf } from '../../contract/shape';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { fetchFrom } from '../enrich/rig';

const KNOWN: Identifier[] = [
  { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' },
  { kind: 'email', address: 'amara.okafor@northwind.example.com' },
];

describe('the contract with a live provider', () => {
  let simulator: Simulator;
  let lines: string[];

  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.close());
  beforeEach(() => {
    simulator.reset();
    lines = [];
  });

  async function run(key: string, changed: Partial<Contract> = {}) {
    const provider = key.startsWith('el-') ? enrichLayer : crustdata;
    return compare({
      provider,
      key,
      fetch: fetchFrom(simulator),
      known: await knownOf(provider.id),
      identifiers: KNOWN,
      wish: { contact: [] },
      spend: 0,
      print: (line) => lines.push(line),
      ...changed,
    });
  }

  it.each(['sim-rich', 'el-rich'])('spends nothing unless told: %s', async (key) => {
    const { spent, failures, calls } = await run(key);
    expect({ spent, failures }).toEqual({ spent: 0, failures: 0 });
    expect(calls).toBe(simulator.requests.length);
    expect(calls).toBeGreaterThan(0);
    expect(simulator.account(key)?.spent).toBe(0);
    expect(lines.filter((line) => line.includes('not made'))).toHaveLength(KNOWN.length);
  });

  it.each(['sim-rich', 'el-rich'])('spends what it may and no more: %s', async (key) => {
    const provider = key.startsWith('el-') ? enrichLayer : crustdata;
    const spend = provider.price('profile', { contact: [] }).max;
    const { spent, failures } = await run(key, { spend });
    expect(failures).toBe(0);
    expect(spent).toBe(simulator.account(key)?.spent);
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThanOrEqual(spend);
    expect(lines.filter((line) => line.includes('not made'))).toHaveLength(1);
  });

  it.each(['sim-rich', 'el-rich'])('prints neither key nor person: %s', async (key) => {
    await run(key, { spend: 20 });
    expect(lines.join('\n')).not.toMatch(/amara|okafor|northwind/i);
    expect(lines.join('\n')).not.toContain(key);
  });

  it('tells a refused key as a failure, and goes on', async () => {
    const { failures, spent } = await run('sim-unknown', { spend: 20 });
    expect({ failures, spent }).toEqual({ failures: 1 + KNOWN.length, spent: 0 });
    expect(lines.join('\n')).toContain('bad-key');
  });

  it('names each field that is new, gone or of another kind', async () => {
    const inner = fetchFrom(simulator);
    const changed: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      const isEnrich = new URL(request.url).pathname === '/person/enrich';
      const response = await inner(request);
      if (!isEnrich) return response;
      const [entry] = await response.json();
      const { person_data: person } = entry.matches[0];
      delete person.basic_profile.headline;
      person.basic_profile.name = 7;
      person.mood = 'calm';
      return Response.json([entry], { headers: response.headers });
    };
    const before = await run('sim-rich', { spend: 2, identifiers: KNOWN.slice(0, 1) });
    const after = await run('sim-rich', {
      spend: 2,
      identifiers: KNOWN.slice(0, 1),
      fetch: changed,
    });
    const at = '[].matches[].person_data';
    const text = lines.join('\n');
    expect(text).toContain(`new   ${at}.mood: string`);
    expect(text).toContain(`gone  ${at}.basic_profile.headline: was string`);
    expect(text).toContain(`kind  ${at}.basic_profile.name: number, was string`);
    expect(after.differences).toBe(before.differences + 3);
  });
});

describe('shapes', () => {
  const known = shapeOf([{ list: [{ a: 1, b: null }, { a: 'x' }], none: null }]);

  it.each([
    ['the same', { list: [{ a: 1, b: null }], none: null }, []],
    ['an empty list', { list: [], none: null }, []],
    ['null for something', { list: null, none: null }, []],
    ['something for null', { list: [], none: 'some' }, []],
    ['a new field', { list: [], none: null, more: { deep: 1 } }, ['new more']],
    ['a field that is gone', { none: null }, ['gone list']],
    ['another kind', { list: 'one', none: null }, ['kind list']],
    [
      'an item without a field that all have',
      { list: [{ b: null }], none: null },
      ['gone list[].a'],
    ],
    ['an item without a field that one lacks', { list: [{ a: 1 }], none: null }, []],
  ])('%s', (_name, now, expected) => {
    const found = differences(shapeOf([now]), known).map(({ what, path }) => `${what} ${path}`);
    expect(found).toEqual(expected);
  });

  it('are linear and bounded in what a provider may send', () => {
    const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, key) => [`k${key}`, 1]));
    expect(shapeOf([wide]).size).toBeLessThanOrEqual(5_001);
    let deep: unknown = 1;
    for (let level = 0; level < 3_000; level++) deep = [deep];
    expect(shapeOf([deep]).size).toBe(3_001);
  });
});

it('takes whoever is named twice once', () => {
  expect(distinct([...KNOWN, ...KNOWN])).toEqual(KNOWN);
});
