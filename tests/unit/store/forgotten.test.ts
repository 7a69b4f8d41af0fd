import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { forget } from '../../../lib/store/forget';
import {
  addDomains,
  addForgottenList,
  countForgotten,
  findAllOnList,
  findOnList,
  isForgotten,
  readForgottenList,
  unforget,
} from '../../../lib/store/forgotten';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { email, everythingIn, keep, profile, somebody } from './rows';

const SLUG = profile('amara-0x1c');
const WORK = email('amara@northwind.example.com');
const AMARA = somebody('crustdata', 'amara', 'amara-0x1c', 'amara@northwind.example.com');

let count = 0;
const open = () => openDatabase(`forgotten-${count++}`);
let database: Database;
beforeEach(async () => {
  database = await open();
});

const forgetAmara = (where = database) => forget(where, [{ identifier: SLUG }], () => true, 5000);

describe('a domain on the list', () => {
  it.each([
    ['amara@northwind.example.com', 'domain'],
    ['amara@mail.northwind.example.com', 'domain'],
    ['amara@a.b.c.northwind.example.com', 'domain'],
    ['amara@southwind.example.com', undefined],
    ['amara@example.com', undefined],
    ['amara@notnorthwind.example.com', undefined],
    ['amara@northwind.example.com.example.org', undefined],
  ])('blocks %s: %s', async (address, by) => {
    await addDomains(database, ['northwind.example.com'], 1);
    expect(await isForgotten(database, email(address))).toBe(by);
  });

  it('blocks no profile, and is not undone with a person', async () => {
    await addDomains(database, ['northwind.example.com'], 1);
    const [done] = await forget(database, [{ identifier: WORK }], () => true, 2);
    expect(await findOnList(database, WORK)).toEqual({ by: 'person', group: done?.group });
    await unforget(database, [done?.group ?? '']);
    expect(await findOnList(database, WORK)).toEqual({ by: 'domain' });
    expect(await isForgotten(database, SLUG)).toBeUndefined();
  });

  it('says nothing of people in an answer to another question', async () => {
    await addDomains(database, ['northwind.example.com'], 1);
    expect((await keep(database, 'crustdata', SLUG, [AMARA])).matches).toHaveLength(1);
  });
});

describe('undo', () => {
  it('takes the whole group off, and brings nothing back', async () => {
    await keep(database, 'crustdata', SLUG, [AMARA]);
    const [done] = await forgetAmara();
    expect(await countForgotten(database)).toEqual({ people: 1, domains: 0 });
    await unforget(database, [done?.group ?? '']);
    expect(await database.count('forgotten')).toBe(0);
    expect(await isForgotten(database, WORK)).toBeUndefined();
    expect(await database.count('people')).toBe(0);
    expect((await keep(database, 'crustdata', SLUG, [AMARA])).matches).toHaveLength(1);
  });

  it('takes off what was put on the list before, where that is the same person', async () => {
    await forget(database, [{ identifier: WORK }], () => true, 1);
    await keep(database, 'crustdata', SLUG, [somebody('crustdata', 'amara', 'amara-0x1c')]);
    const both = { identifier: SLUG };
    await database.put('aliases', {
      provider: 'crustdata',
      identifierKey: 'email:amara@northwind.example.com',
      personId: 'crustdata:amara',
      by: 'chosen',
      at: 1,
    });
    const [done] = await forget(database, [both], () => true, 2);
    expect(await countForgotten(database)).toEqual({ people: 1, domains: 0 });
    await unforget(database, [done?.group ?? '']);
    expect(await database.count('forgotten')).toBe(0);
  });
});

describe('what is stored of the list', () => {
  it('is hashes, which differ from browser to browser', async () => {
    const other = await open();
    await forgetAmara();
    await forgetAmara(other);
    const [mine] = await database.getAllKeys('forgotten');
    const [theirs] = await other.getAllKeys('forgotten');
    expect(mine).toMatch(/^[0-9a-f]{64}$/);
    expect(mine).not.toBe(theirs);
    expect(await everythingIn(database)).not.toContain('amara');
  });

  it('asks for no hashing where nobody is on it', async () => {
    expect(await findAllOnList(database, [SLUG, WORK])).toEqual(new Map());
    expect(await database.count('salts')).toBe(0);
  });
});

describe('the list of another browser', () => {
  it('holds here under its own salt, beside this one, and added twice changes nothing', async () => {
    const other = await open();
    await forgetAmara(other);
    await addDomains(other, ['loom.example.com'], 1);
    const otto = profile('otto-0x1d');
    await forget(database, [{ identifier: otto }], () => true, 1);
    const { rows, salts } = await readForgottenList(other);
    for (const _ of [1, 2]) {
      await addForgottenList(database, rows, salts);
      expect(await countForgotten(database)).toEqual({ people: 2, domains: 1 });
      expect(await database.count('salts')).toBe(2);
      expect(await isForgotten(database, SLUG)).toBe('person');
      expect(await isForgotten(database, otto)).toBe('person');
      expect(await isForgotten(database, email('x@loom.example.com'))).toBe('domain');
    }
    expect((await keep(database, 'crustdata', WORK, [AMARA])).matches).toEqual([]);
  });

  it('goes on holding where it comes back to where it was made', async () => {
    await forgetAmara();
    const { rows, salts } = await readForgottenList(database);
    await database.clear('forgotten');
    await addForgottenList(database, rows, salts);
    expect(await database.count('salts')).toBe(1);
    expect(await isForgotten(database, SLUG)).toBe('person');
  });
});
