import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { type ForgottenChange, watchForgotten } from '../../../lib/forgotten-changes';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import type { Provider } from '../../../lib/providers/provider';
import { forget } from '../../../lib/store/forget';
import { addForgottenList, isForgotten, readForgottenList } from '../../../lib/store/forgotten';
import { openDatabase } from '../../../lib/store/schema';
import { readNever } from '../../../lib/worker/never-words';
import { forgetServices } from '../../../lib/worker/services/forget-services';
import { buildRig } from '../enrich/rig';
import { simulated } from '../enrich/simulated';
import { email, everythingIn, keep, profile, somebody } from '../store/rows';

const stage = simulated();
const DEMO: Provider = { ...crustdata, id: 'demo', isDemo: true };
const SLUG = profile('amara-0x1c');
const WORK = email('amara@northwind.example.com');
const AMARA = somebody('crustdata', 'amara', 'amara-0x1c', 'amara@northwind.example.com');
const OTTO = somebody('crustdata', 'otto', 'otto-0x1d');

beforeEach(() => fakeBrowser.reset());

let count = 0;
async function build() {
  const demo = await openDatabase(`forget-demo-${count++}`);
  const { around, database, pipeline } = await buildRig(stage.simulator);
  const world = { ...around, database: async ({ isDemo }: Provider) => (isDemo ? demo : database) };
  const dropped: string[] = [];
  const held = {
    ...pipeline,
    forget: (keys: ReadonlySet<string>) => void dropped.push(...keys),
  };
  return { database, demo, dropped, services: forgetServices(held, world, [crustdata, DEMO]) };
}

describe('the command to forget', () => {
  const about = { provider: 'crustdata', identifier: SLUG, personId: AMARA.id };

  it('forgets whom the identifier shows, in memory too, and tells every page', async () => {
    const { services, database, dropped } = await build();
    await keep(database, 'crustdata', SLUG, [AMARA]);
    const heard = new Promise<ForgottenChange>((resolve) => {
      const stop = watchForgotten((change) => {
        stop();
        resolve(change);
      });
    });
    const { group, keys } = await services.forget(about);
    expect(await everythingIn(database)).not.toMatch(/amara/i);
    expect([...keys].sort()).toEqual([
      'email:amara@northwind.example.com',
      'person:crustdata crustdata:amara',
      'profile:amara-0x1c',
    ]);
    expect(dropped.sort()).toEqual([...keys].sort());
    expect(await heard).toEqual({ what: 'forgotten', isDemo: false, keys, group });
    await services.unforget({ provider: 'crustdata', group });
    expect(await isForgotten(database, WORK)).toBeUndefined();
  });

  it('leaves an address that names others as well', async () => {
    const { services, database } = await build();
    const home = email('a.test@home.example.net');
    await keep(database, 'crustdata', home, [OTTO, AMARA]);
    const { keys } = await services.forget({ ...about, identifier: home });
    expect(keys).not.toContain('email:a.test@home.example.net');
    expect(await isForgotten(database, home)).toBeUndefined();
    expect(await isForgotten(database, SLUG)).toBe('person');
  });

  it('forgets in the demo what is the demo’s', async () => {
    const { services, database, demo } = await build();
    await keep(database, 'crustdata', SLUG, [AMARA]);
    await keep(demo, 'demo', SLUG, [somebody('demo', 'amara', 'amara-0x1c')]);
    await services.forget({ provider: 'demo', identifier: SLUG, personId: 'demo:amara' });
    expect(await demo.count('people')).toBe(0);
    expect(await isForgotten(demo, SLUG)).toBe('person');
    expect(await database.count('people')).toBe(1);
    expect(await isForgotten(database, SLUG)).toBeUndefined();
  });

  it.each([
    ['nobody', {}],
    ['no such provider', { ...about, provider: 'nil' }],
    ['what is no identifier', { ...about, identifier: { kind: 'profile', slug: '' } }],
  ])('refuses %s', async (_what, args) => {
    const { services } = await build();
    await expect(services.forget(args)).rejects.toMatchObject({ failure: { code: 'bad-input' } });
  });
});

describe('the list of those never looked up', () => {
  it('takes people and domains, says what it could not read, and deletes what is stored of them', async () => {
    const { services, database, demo } = await build();
    const never = services['never-look-up'];
    await keep(database, 'crustdata', SLUG, [AMARA]);
    await keep(database, 'crustdata', profile('otto-0x1d'), [OTTO]);
    const text =
      'https://www.linkedin.com/in/amara-0x1c/, loom.example.com\nnobody; Nil <nil@home.example.net>';
    expect(await never({ text, what: 'add' })).toEqual({
      people: 2,
      domains: 1,
      changed: ['in/amara-0x1c', 'loom.example.com', 'nil@home.example.net'],
      byDomain: [],
      unchanged: [],
      unread: ['nobody'],
      deleted: 1,
    });
    expect(await everythingIn(database)).not.toMatch(/amara|loom|nil@/i);
    expect(await database.count('people')).toBe(1);
    // In the demo they are not looked up either.
    expect(await isForgotten(demo, SLUG)).toBe('person');
    expect(
      await never({ text: 'in/amara-0x1c otto@loom.example.com otto-x', what: 'add' }),
    ).toMatchObject({
      people: 3,
      changed: ['otto@loom.example.com'],
      unchanged: ['in/amara-0x1c'],
      unread: ['otto-x'],
      deleted: 0,
    });
  });

  it('tells who is on it, themselves or by their domain', async () => {
    const { services } = await build();
    const never = services['never-look-up'];
    await never({ text: 'loom.example.com in/amara-0x1c', what: 'add' });
    const text = 'in/amara-0x1c x@mail.loom.example.com mail.loom.example.com in/otto-0x1d';
    expect(await never({ text, what: 'check' })).toMatchObject({
      changed: ['in/amara-0x1c'],
      byDomain: ['x@mail.loom.example.com', 'mail.loom.example.com'],
      unchanged: ['in/otto-0x1d'],
    });
  });

  it('lets people go with all that was put there with them, and domains by themselves', async () => {
    const { services, database } = await build();
    const never = services['never-look-up'];
    await keep(database, 'crustdata', SLUG, [AMARA]);
    await never({ text: 'in/amara-0x1c loom.example.com', what: 'add' });
    expect(await isForgotten(database, WORK)).toBe('person');
    const text = 'amara@northwind.example.com loom.example.com in/otto-0x1d';
    expect(await never({ text, what: 'remove' })).toMatchObject({
      people: 0,
      domains: 0,
      changed: ['amara@northwind.example.com', 'loom.example.com'],
      unchanged: ['in/otto-0x1d'],
    });
    expect(await isForgotten(database, SLUG)).toBeUndefined();
  });

  it('lets go whom several browsers have put there, each under its own salt', async () => {
    const { services, database } = await build();
    const other = await openDatabase(`forget-other-${count++}`);
    await forget(other, [{ identifier: SLUG }], () => true, 1);
    const { rows, salts } = await readForgottenList(other);
    const never = services['never-look-up'];
    await never({ text: 'in/amara-0x1c', what: 'add' });
    await addForgottenList(database, rows, salts);
    expect(await never({ text: 'in/amara-0x1c', what: 'remove' })).toMatchObject({ people: 0 });
    expect(await isForgotten(database, SLUG)).toBeUndefined();
  });
});

describe('what a text names', () => {
  it.each([
    ['example.com', 'domain example.com'],
    ['@Example.COM', 'domain example.com'],
    ['*.example.com', 'domain example.com'],
    ['https://www.example.com/', 'domain example.com'],
    ['bücher.example.com', 'domain xn--bcher-kva.example.com'],
    ['example.co.uk', 'domain example.co.uk'],
    ['web.de', 'domain web.de'],
    ['https://www.linkedin.com/in/amara-0x1c', 'person in/amara-0x1c'],
    ['in/amara-0x1c', 'person in/amara-0x1c'],
    ['Amara.Test@Example.com', 'person amara.test@example.com'],
  ])('%s is %s', (text, expected) => {
    const { named, unread } = readNever(text);
    expect(named.map(({ kind, label }) => `${kind} ${label}`)).toEqual([expected]);
    expect(unread).toEqual([]);
  });

  it.each(['com', 'co.uk', 'nobody', 'amara.test', 'example.com/path', 'a@b', 'localhost', '@'])(
    '%s is nobody and no domain',
    (text) => expect(readNever(text)).toEqual({ named: [], unread: [text] }),
  );

  it('is read in one go, however long it is', () => {
    const { named, unread } = readNever(`${'a '.repeat(300_000)}, Nil <nil@home.example.net>`);
    expect(unread).toHaveLength(300_001);
    expect(named).toEqual([]);
  });

  it('is read up to a thousand, and the rest is given back', () => {
    const text = Array.from({ length: 1_002 }, (_, index) => `d${index}.example.com`).join('\n');
    const { named, unread } = readNever(text);
    expect(named).toHaveLength(1_000);
    expect(unread).toEqual(['d1000.example.com', 'd1001.example.com']);
  });
});
