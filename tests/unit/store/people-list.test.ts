import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { factsOf } from '../../../lib/store/facts';
import { recordKey } from '../../../lib/store/kin';
import {
  identifierOf,
  type ListedPerson,
  readChangedPeople,
  readCosts,
  readPeople,
} from '../../../lib/store/people-list';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { findStoredPerson } from '../../../lib/store/stored-person';
import { personNamed } from '../../components/panel/world';
import { bought, roleAt, storedPerson } from '../../components/people/world';
import { email, keep, profile, somebody } from './rows';

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase(`people-list-${count++}`);
});

async function everybody(): Promise<ListedPerson[]> {
  const all: ListedPerson[] = [];
  for await (const { people } of readPeople(database)) all.push(...people);
  return all;
}

describe('the list of people', () => {
  it('has everybody, those fetched last first, some at a time', async () => {
    const totals: number[] = [];
    for (let index = 0; index < 450; index++) {
      const at = { id: `crustdata:${index}`, fetchedAt: index };
      await database.put('people', { ...storedPerson(`Test ${index}`, 0), ...at });
    }
    const times: number[] = [];
    for await (const { people, total } of readPeople(database)) {
      totals.push(total);
      times.push(...people.map(({ fetchedAt }) => fetchedAt));
    }
    expect(totals).toEqual([450, 450, 450]);
    expect(times).toEqual(Array.from({ length: 450 }, (_, index) => 449 - index));
  });

  it('leaves out what turns its neighbours around, and finds names in either spelling', async () => {
    const name = '\u202EZoë Müller';
    await database.put('people', storedPerson('zoe', 0, { name, title: ' ' }));
    const [one] = await everybody();
    expect(one?.name).toBe('Zoë Müller');
    expect(one?.title).toBeUndefined();
    expect(one?.words).toContain('zoe muller');
    expect(one?.words).toContain('zoe mueller');
  });

  it('tells how old the data is by the source’s own date, where it is one', async () => {
    await database.put('people', storedPerson('a', 1, { asOf: '2026-01-02' }));
    await database.put('people', storedPerson('b', 2, { asOf: 'long ago' }));
    const [a, b] = await everybody();
    expect(a?.of).toBe(Date.parse('2026-01-02'));
    expect(b?.of).toBe(b?.fetchedAt);
  });

  it('knows what each cost, by all identifiers together', async () => {
    const amara = somebody('p', 'amara', 'amara-0x1c', 'amara@tarnhall.example.com');
    await keep(database, 'p', profile('amara-0x1c'), [amara]);
    await keep(database, 'p', email('amara@tarnhall.example.com'), [amara]);
    const costs = [];
    for await (const some of readCosts(database)) costs.push(...some);
    expect(costs.map(({ person, credits }) => [person, credits])).toEqual([
      [recordKey({ provider: 'p', id: 'p:amara' }), 1],
      [recordKey({ provider: 'p', id: 'p:amara' }), 1],
    ]);
  });

  it('tells whom requests were about since a moment, and looks again at those still open', async () => {
    await bought(database, { ...storedPerson('Old Test', 0), fetchedAt: 1_000 }, 2);
    await bought(database, { ...storedPerson('New Test', 0), fetchedAt: 2_000 }, 2);
    const first = await readChangedPeople(database, 1_500, 3_000);
    expect(first.people.map(({ name }) => name)).toEqual(['New Test']);
    expect(first.costs.map(({ credits }) => credits)).toEqual([2]);
    expect(first.since).toBe(3_000);
    const open = await database.get('receipts', 'r crustdata crustdata:new-0x1c');
    if (open === undefined) throw new Error('There is no receipt.');
    await database.put('receipts', { ...open, state: 'pending' });
    expect((await readChangedPeople(database, 1_500, 3_000)).since).toBe(2_000);
  });

  it('names by what somebody can be asked about', async () => {
    const one = { key: 'k', provider: 'p', id: 'i', fetchedAt: 0, of: 0 };
    const listed = { ...one, words: '', nameOrder: '', companyOrder: '' };
    expect(identifierOf({ ...listed, slug: 's', email: 'a@b.example' })).toEqual(profile('s'));
    expect(identifierOf({ ...listed, email: 'a@b.example.com' })).toEqual(email('a@b.example.com'));
    expect(identifierOf(listed)).toBeUndefined();
  });
});

describe('the facts of a person', () => {
  it('are the title, and the company where the two belong together', () => {
    const person = personNamed('Amara Test', {
      title: 'Head of Tests',
      roles: [roleAt('Brackwater'), { ...roleAt('Tarnhall'), title: 'Head of Tests' }],
      place: { city: 'Lisbon', country: 'Portugal' },
    });
    expect(factsOf(person)).toEqual({
      name: 'Amara Test',
      title: 'Head of Tests',
      company: 'Tarnhall',
      place: 'Lisbon, Portugal',
    });
    expect(factsOf(personNamed('Amara Test', { roles: [roleAt('A'), roleAt('B')] }))).toEqual({
      name: 'Amara Test',
      company: 'A',
    });
  });
});

describe('a stored person', () => {
  it('is an answer by their profile, with the receipt of the look-up that brought them', async () => {
    const amara = somebody('p', 'amara', 'amara-0x1c', 'amara@tarnhall.example.com');
    const address = email('amara@tarnhall.example.com');
    await keep(database, 'p', address, [amara]);
    const answer = await findStoredPerson(database, 'p', 'p:amara');
    expect(answer).toMatchObject({ identifier: profile('amara-0x1c'), isFresh: false });
    expect(answer?.matches.map(({ person }) => person.id)).toEqual(['p:amara']);
    expect(answer?.receipt?.credits).toBe(1);
  });

  it('whose record names nothing is found by the address that led there', async () => {
    const nobody = somebody('p', 'amara', undefined);
    await keep(database, 'p', email('amara@tarnhall.example.com'), [nobody]);
    const answer = await findStoredPerson(database, 'p', 'p:amara');
    expect(answer?.identifier).toEqual(email('amara@tarnhall.example.com'));
  });

  it('is none where they are not stored', async () => {
    expect(await findStoredPerson(database, 'p', 'p:amara')).toBeUndefined();
  });
});
