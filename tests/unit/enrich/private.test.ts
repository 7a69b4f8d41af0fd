import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Lookup, Surroundings } from '../../../lib/enrich/pipeline';
import { createPrivateLookUps } from '../../../lib/enrich/private';
import type { Identifier } from '../../../lib/identifier';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { judgeMatch } from '../../../lib/store/aliases';
import { readingOf } from '../../../lib/store/reading';
import type { Database } from '../../../lib/store/schema';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig } from './rig';

const amara = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;
const amaraByMail = { kind: 'email', address: 'amara.okafor@northwind.example.com' } as const;
const several = { kind: 'email', address: 'c.hale@palehorn.example.net' } as const;

/** What would say whom it was about. */
const NAMING = /amara|okafor|lindqvist|0x1c|northwind|900137/i;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

/** A normal and a private pipeline over one database. */
async function build(changed: Partial<Surroundings> = {}) {
  const rig = await buildRig(simulator, changed);
  const privately = createPrivateLookUps(rig.around, rig.pipeline);
  const look = (identifier: Identifier, how: Partial<Lookup> = {}) =>
    privately.pipeline.enrich({
      provider: crustdata,
      identifier,
      wish: { contact: ['businessEmails'], minSimilarity: 0.8 },
      how: 'ask',
      atMost: 7,
      ...how,
    });
  const reading = async () => readingOf(await privately.around.database(crustdata));
  return { ...rig, privately, look, reading, lookNormally: rig.look };
}

/** All that a database holds, as text, store by store. */
async function allIn(database: Database): Promise<Record<string, string>> {
  const stores = await Promise.all(
    [...database.objectStoreNames].map(async (name) => {
      const rows = await database.getAll(name);
      return rows.length === 0 ? [] : [[name, JSON.stringify(rows)] as const];
    }),
  );
  return Object.fromEntries(stores.flat());
}

describe('somebody looked up in a private window', () => {
  it('is brought whole, and paid for', async () => {
    const { look } = await build();
    const answer = await look(amara);
    expect(answer).toMatchObject({ isFresh: true, isKept: true, receipt: { credits: 2 } });
    expect(answer.matches[0]?.person.name).toBe('Amara Okafor-Lindqvist');
    expect(simulator.requests).toHaveLength(1);
  });

  it('leaves a receipt and a row in the log, and neither says who it was', async () => {
    const { look, lookNormally, database } = await build();
    await look(amara);
    await look(amaraByMail);
    await look(amara, { wish: { contact: ['phones'], isContactOnly: true } });
    await look(amara, { how: 'again' });
    const all = await allIn(database);
    expect(Object.keys(all)).toEqual(['receipts', 'requests']);
    expect(JSON.stringify(all)).not.toMatch(NAMING);
    expect(await database.getAll('receipts')).toHaveLength(4);
    for (const { identifierKeys } of await database.getAll('requests')) {
      expect(identifierKeys).toEqual([]);
    }
    // The same search finds what the same look-up leaves elsewhere.
    await lookNormally(amara);
    const normal = await allIn(database);
    expect(Object.keys(normal)).toEqual(expect.arrayContaining(['aliases', 'outcomes', 'people']));
    for (const store of ['receipts', 'requests', 'people']) expect(normal[store]).toMatch(NAMING);
  });

  it('is known there, free, as long as these windows are there', async () => {
    const { look, reading, around } = await build();
    await look(amara);
    expect(await look(amara)).toMatchObject({ isFresh: false });
    expect((await (await reading()).answer('crustdata', amara, 1))?.matches).toHaveLength(1);
    expect(simulator.requests).toHaveLength(1);
    const later = createPrivateLookUps(around);
    const known = readingOf(await later.around.database(crustdata));
    expect(await known.answer('crustdata', amara, 1)).toBeUndefined();
  });

  it('is paid for once by two who ask at the same time', async () => {
    const { look } = await build();
    await Promise.all([look(amara), look(amara)]);
    expect(simulator.requests).toHaveLength(1);
  });

  it('is paid for once where another window asks at the same time, and was first', async () => {
    const { look, lookNormally, database } = await build();
    const [normal, here] = await Promise.all([lookNormally(amara), look(amara)]);
    expect(here.receipt?.id).toBe(normal.receipt?.id);
    expect(simulator.requests).toHaveLength(1);
    expect(await database.count('receipts')).toBe(1);
    await Promise.all([
      lookNormally(amara, { how: 'again' }),
      look(amara, { how: 'again' }),
      look(amara, { how: 'join' }),
    ]);
    expect(simulator.requests).toHaveLength(2);
  });

  it('is not joined by another window, which is not to learn of it', async () => {
    const { look, lookNormally } = await build();
    const [here, normal] = await Promise.all([look(amara), lookNormally(amara)]);
    expect(here.receipt?.id).not.toBe(normal.receipt?.id);
    expect(simulator.requests).toHaveLength(2);
  });

  it('waits for what another window asks about her, and does not pay for the same once more', async () => {
    const { look, lookNormally } = await build({ key: async () => 'sim-whole' });
    const phones = { contact: ['phones'], isContactOnly: true } as const;
    await lookNormally(amara, { contact: [] });
    const wish = { contact: ['phones'] } as const;
    const [, here] = await Promise.all([
      lookNormally(amara, { wish: phones }),
      look(amara, { wish, how: 'again' }),
    ]);
    expect(here.matches[0]?.person.contact.phones).toHaveLength(2);
    expect(simulator.requests).toHaveLength(3);
    expect(simulator.requests.at(-1)?.body).not.toMatchObject({
      fields: expect.arrayContaining(['contact.phone_numbers']),
    });
  });

  it('is not known in other windows', async () => {
    const { look, lookNormally } = await build();
    await look(amara);
    expect(await lookNormally(amara)).toMatchObject({ isFresh: true });
    expect(simulator.requests).toHaveLength(2);
  });
});

describe('somebody bought before in another window', () => {
  it('is shown, free, and nothing is changed by it', async () => {
    const { look, lookNormally, database, reading } = await build();
    await lookNormally(amara);
    const before = await allIn(database);
    expect(await look(amara)).toMatchObject({ isFresh: false, isKept: true });
    expect(await (await reading()).known('crustdata', [`profile:${amara.slug}`])).toEqual(
      new Set([`profile:${amara.slug}`]),
    );
    expect(await allIn(database)).toEqual(before);
  });

  it('has what is bought here of them in memory alone', async () => {
    const { look, lookNormally, database, reading } = await build({
      key: async () => 'sim-whole',
    });
    await lookNormally(amara, { contact: [] });
    const before = await allIn(database);
    const answer = await look(amara, { wish: { contact: ['phones'], isContactOnly: true } });
    expect(answer.matches[0]?.person.contact.phones).toHaveLength(2);
    expect(answer.matches[0]?.person.roles).not.toEqual([]);
    const extras = { crustdata: ['dev_platform_profiles'] };
    await look(amara, { wish: { contact: [], extras, isExtrasOnly: true } });
    const known = await look(amara);
    expect(known.matches[0]?.person).toMatchObject({
      codeProfiles: [{}],
      contact: { phones: [{}, {}] },
    });
    const here = await reading();
    expect(await here.asked('crustdata', known.matches[0]?.person.id ?? '')).toMatchObject({
      contact: { phones: expect.any(Number) },
      extras: { dev_platform_profiles: expect.any(Number) },
    });
    const { receipts: _, requests: __, ...after } = await allIn(database);
    const { receipts: ___, requests: ____, ...rest } = before;
    expect(after).toEqual(rest);
  });
});

describe('the user’s word on a match', () => {
  it('holds in these windows, and is not stored', async () => {
    const { look, privately, database } = await build();
    const answer = await look(several);
    const personId = answer.matches[1]?.person.id ?? '';
    expect(answer.matches.length).toBeGreaterThan(1);
    const about = { provider: 'crustdata', identifier: several, personId } as const;
    const layer = await privately.around.database(crustdata);
    await judgeMatch(layer, { ...about, judgement: 'is' }, 1);
    expect((await look(several)).alias).toMatchObject({ personId, by: 'chosen' });
    expect(await database.count('aliases')).toBe(0);
  });
});

describe('the books', () => {
  it('count against the caps like any other', async () => {
    const { look, lookNormally, database } = await build({
      caps: async () => ({ day: 3, month: null }),
    });
    await look(amara);
    await expect(look(amaraByMail)).rejects.toMatchObject({ failure: { code: 'over-cap' } });
    await expect(lookNormally(amara)).rejects.toMatchObject({ failure: { code: 'over-cap' } });
    expect(simulator.requests).toHaveLength(1);
    expect(await database.count('receipts')).toBe(1);
  });

  it('say before anything is sent that something is', async () => {
    const seen: unknown[] = [];
    const { look, database } = await build({
      fetch: async () => async () => {
        seen.push(...(await database.getAll('receipts')), ...(await database.getAll('requests')));
        throw new TypeError('The line is cut.');
      },
    });
    await expect(look(amara)).rejects.toMatchObject({
      failure: { code: 'unreachable', charged: 'maybe' },
    });
    expect(seen).toHaveLength(2);
    expect(seen[0]).toMatchObject({ state: 'pending' });
    expect(JSON.stringify(seen)).not.toMatch(NAMING);
    expect(await database.getAll('receipts')).toMatchObject([{ state: 'uncertain' }]);
  });

  it('tell of trouble with somebody only here', async () => {
    const { look, reading, database } = await build({
      fetch: async () => async () => Response.json('no answer'),
    });
    await expect(look(amara)).rejects.toMatchObject({ failure: { code: 'bad-reply' } });
    const here = await reading();
    const trouble = await here.trouble('crustdata', amara);
    expect(trouble).toMatchObject({ failureCode: 'bad-reply', identifier: amara });
    expect(await here.unreadable(trouble?.id ?? '')).toContain('no answer');
    expect(await database.count('replies')).toBe(0);
  });
});
