import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import type { Wish } from '../../../lib/providers/provider';
import { findAsked, findPartTrouble } from '../../../lib/store/parts';
import { findTrouble } from '../../../lib/store/receipts';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { fullFor } from './full-disk';
import { nobodyThere } from './nobody-there';
import { buildRig } from './rig';

const amara = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;
const tobias = { kind: 'profile', slug: 'tobias-vexholm-0x2a' } as const;
const CODE = 'dev_platform_profiles';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

function only(...extras: string[]): Wish {
  return { contact: [], extras: { crustdata: extras }, isExtrasOnly: true };
}

const whole = { key: async () => 'sim-whole' };
const layer = { provider: enrichLayer, remembers: true };
const spent = (key: string) => simulator.account(key)?.spent;

describe('a section asked for alone', () => {
  it('takes its own price, sends nothing else, and is added to the card, which stays as old', async () => {
    let now = Date.UTC(2026, 10, 1);
    const rig = await buildRig(simulator, { ...whole, now: () => now });
    const { look, database } = rig;
    const card = await look(amara, { contact: [] });
    const before = card.matches[0]?.person;
    expect(before?.codeProfiles).toEqual([]);
    now += 1000;
    const answer = await look(amara, { wish: only(CODE) });
    const person = { ...before, codeProfiles: [expect.any(Object)] };
    expect(answer).toMatchObject({ isFresh: true, isKept: true });
    expect(answer.matches).toEqual([{ person, confidence: 1 }]);
    expect(answer.receipt).toMatchObject({ credits: 2, extras: [CODE], purpose: 'section' });
    expect(simulator.requests.at(-1)?.body).toEqual({
      professional_network_profile_urls: [`https://www.linkedin.com/in/${amara.slug}/`],
      fields: [CODE],
    });
    expect(spent('sim-whole')).toBe(3);
    const known = await look(amara);
    expect(known).toMatchObject({ at: card.at, receipt: { id: card.receipt?.id } });
    expect(known.matches[0]?.person).toEqual(person);
    const [stored] = await database.getAll('people');
    expect(stored).toMatchObject({
      fetchedAt: card.at,
      raw: [{ dev_platform_profiles: [{}] }, { basic_profile: {} }],
      extrasAsked: { [CODE]: now },
    });
    expect((await rig.requests()).map(({ purpose }) => purpose)).toEqual(['look-up', 'section']);
  });

  it('is free a second time, whether or not anything came, unless it is asked for again', async () => {
    const { look } = await buildRig(simulator, whole);
    // Of the second the provider has none.
    for (const whom of [amara, tobias]) {
      await look(whom, { contact: [] });
      const before = simulator.requests.length;
      await look(whom, { wish: only(CODE) });
      expect(await look(whom, { wish: only(CODE) })).toMatchObject({ isFresh: false });
      expect(simulator.requests).toHaveLength(before + 1);
      await look(whom, { wish: only(CODE), how: 'again' });
      expect(simulator.requests).toHaveLength(before + 2);
    }
  });

  it('is remembered as asked for where the card was asked for with it, and not where it was not', async () => {
    const { look, database } = await buildRig(simulator, whole);
    const extras = { crustdata: ['honors'] };
    const { matches } = await look(tobias, { wish: { contact: [], extras } });
    const id = matches[0]?.person.id ?? '';
    expect(Object.keys((await findAsked(database, 'crustdata', id)).extras)).toEqual(['honors']);
    const before = simulator.requests.length;
    expect(await look(tobias, { wish: only('honors') })).toMatchObject({ isFresh: false });
    expect(simulator.requests).toHaveLength(before);
    // Only what is still open is sent, and paid for.
    await look(tobias, { wish: only('honors', CODE) });
    expect(simulator.requests.at(-1)?.body).toMatchObject({ fields: [CODE] });
  });

  it('of which the provider knows nobody is noted, and nobody becomes a miss', async () => {
    const { look, database } = await buildRig(simulator, whole);
    const { matches } = await look(amara, { contact: [] });
    const rig = await nobodyThere(simulator, whole, database);
    expect((await rig.look(amara, { wish: only(CODE) })).matches).toEqual(matches);
    const asked = await findAsked(database, 'crustdata', matches[0]?.person.id ?? '');
    expect(asked.extras).toHaveProperty(CODE);
    expect((await look(amara)).matches).toEqual(matches);
  });

  it('of a stranger is kept as found by the identifier', async () => {
    const { look } = await buildRig(simulator, whole);
    await look(amara, { wish: only(CODE) });
    const known = await look(amara);
    expect(known.matches[0]?.person).toMatchObject({ isThin: true, codeProfiles: [{}] });
  });

  it('comes from Enrich Layer with the profile, of which only the section is added', async () => {
    const rig = await buildRig(simulator, { key: async () => 'el-rich' }, layer);
    const card = await rig.look(amara, { contact: [] });
    const wish: Wish = {
      contact: [],
      extras: { 'enrich-layer': ['skills'] },
      isExtrasOnly: true,
    };
    const answer = await rig.look(amara, { wish });
    const skills = answer.matches[0]?.person.skills;
    expect(skills?.length).toBeGreaterThan(0);
    expect(answer.matches[0]?.person).toEqual({ ...card.matches[0]?.person, skills });
    expect(answer.receipt).toMatchObject({ credits: 2, extras: ['skills'] });
    expect(spent('el-rich')).toBe(3);
    const stored = await rig.database.getAll('people');
    expect(stored).toMatchObject([{ raw: [{}, {}], extrasAsked: { skills: expect.any(Number) } }]);
  });

  it('that could not be written is shown on the card, and written as soon as there is room', async () => {
    const { look, database, around } = await buildRig(simulator, whole);
    const card = await look(amara, { contact: [] });
    around.database = async () => fullFor(database, 'people');
    const answer = await look(amara, { wish: only(CODE) });
    expect(answer.isKept).toBe(false);
    expect(answer.matches[0]?.person).toMatchObject({
      name: card.matches[0]?.person.name,
      codeProfiles: [{}],
    });
    around.database = async () => database;
    await look(amara, { wish: only(CODE) });
    expect((await look(amara)).matches[0]?.person.codeProfiles).toHaveLength(1);
    expect(simulator.requests).toHaveLength(2);
  });

  it('that there is no way to ask for opens no receipt', async () => {
    for (const [options, wish, code] of [
      [undefined, only('skills'), 'not-supported'],
      [undefined, only(), 'not-supported'],
      [layer, { ...only(), extras: { 'enrich-layer': ['honors'] } }, 'not-supported'],
    ] as const) {
      const rig = await buildRig(simulator, {}, options);
      await expect(rig.look(amara, { wish })).rejects.toMatchObject({ failure: { code } });
      expect(await rig.receipts()).toEqual([]);
    }
    const narrow = await buildRig(simulator, {
      knownOf: async () => ({ refused: ['field:honors'] }),
    });
    await expect(narrow.look(amara, { wish: only('honors') })).rejects.toMatchObject({
      failure: { code: 'not-in-plan' },
    });
    expect(simulator.requests).toEqual([]);
  });
});

describe('trouble with a section alone', () => {
  it('leaves a receipt that says for what, and is told of the section, not of the card', async () => {
    const { look, database } = await buildRig(simulator, whole);
    await look(amara, { contact: [] });
    const cut = await buildRig(simulator, {
      ...whole,
      database: async () => database,
      fetch: async () => () => Promise.reject(new TypeError('cut off')),
    });
    await expect(cut.look(amara, { wish: only(CODE) })).rejects.toMatchObject({
      failure: { code: 'unreachable', charged: 'maybe' },
    });
    const trouble = (extra: string) => findPartTrouble(database, 'crustdata', amara, { extra });
    expect(await trouble(CODE)).toMatchObject({ state: 'uncertain', extras: [CODE] });
    expect(await trouble('honors')).toBeUndefined();
    expect(await findTrouble(database, 'crustdata', amara)).toBeUndefined();
    await look(amara, { wish: only(CODE) });
    expect(await trouble(CODE)).toBeUndefined();
  });

  it('counts against the caps like any other request', async () => {
    const caps = async () => ({ day: 2, month: null });
    const { look } = await buildRig(simulator, { ...whole, caps });
    await look(amara, { contact: [] });
    await expect(look(amara, { wish: only(CODE) })).rejects.toMatchObject({
      failure: { code: 'over-cap', charged: 'no' },
    });
    expect(simulator.requests).toHaveLength(1);
  });
});

describe('two wishes at once', () => {
  it('for the same section are one request', async () => {
    const { look } = await buildRig(simulator, whole);
    await look(amara, { contact: [] });
    const answers = await Promise.all([
      look(amara, { wish: only(CODE) }),
      look(amara, { wish: only(CODE) }),
      look(amara, { wish: only(CODE), how: 'join' }),
    ]);
    expect(new Set(answers.map(({ receipt }) => receipt?.id)).size).toBe(1);
    expect(simulator.requests).toHaveLength(2);
  });

  it('for a section and the card with it are paid once', async () => {
    const { look } = await buildRig(simulator, whole);
    await look(amara, { contact: [] });
    const extras = { crustdata: [CODE] };
    const [, alone] = await Promise.all([
      look(amara, { wish: { contact: [], extras }, how: 'again' }),
      look(amara, { wish: only(CODE) }),
    ]);
    expect(alone.matches[0]?.person.codeProfiles).toHaveLength(1);
    expect(spent('sim-whole')).toBe(1 + 2);
    const [, card] = await Promise.all([
      look(amara, { wish: only('honors') }),
      look(amara, { wish: { contact: [], extras: { crustdata: ['honors'] } }, how: 'again' }),
    ]);
    expect(simulator.requests.at(-1)?.body).not.toMatchObject({
      fields: expect.arrayContaining(['honors']),
    });
    expect(card.matches[0]?.person.honours).toHaveLength(1);
  });

  it('for a section and contact details each bring what was asked for', async () => {
    const { look } = await buildRig(simulator, whole);
    await look(amara, { contact: [] });
    await Promise.all([
      look(amara, { wish: only(CODE) }),
      look(amara, { wish: { contact: ['phones'], isContactOnly: true } }),
    ]);
    expect((await look(amara)).matches[0]?.person).toMatchObject({
      codeProfiles: [{}],
      contact: { phones: [{}, {}] },
    });
    expect(simulator.requests).toHaveLength(3);
  });
});
