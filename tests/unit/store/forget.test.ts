import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { judgeMatch } from '../../../lib/store/aliases';
import { findAnswer } from '../../../lib/store/answers';
import { openWhole } from '../../../lib/store/erase';
import { forget } from '../../../lib/store/forget';
import { findOnList, isForgotten } from '../../../lib/store/forgotten';
import type { Whom } from '../../../lib/store/kin';
import { keepPart } from '../../../lib/store/parts';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { keepUnreadable, openReceipt, writeReceipt } from '../../../lib/store/write-receipt';
import { email, everythingIn, keep, profile, somebody, spentIn } from './rows';

const ONE = 'crustdata';
const TWO = 'enrich-layer';
const SLUG = profile('amara-0x1c');
const OLD_SLUG = profile('amara-of-old-0x1c');
const WORK = email('amara@northwind.example.com');
const HOME = email('amara.test@home.example.net');
const ROLE = email('info@northwind.example.com');
const AMARA = somebody(ONE, 'amara', 'amara-0x1c', WORK.kind === 'email' ? WORK.address : '');
const AMARA_TWO = somebody(TWO, 'amara-2', 'amara-0x1c', 'amara.test@home.example.net');
const OTTO = somebody(ONE, 'otto', 'otto-0x1d', 'otto@northwind.example.com');

const isOwn = (address: string) => !address.startsWith('info@');
const ANY = { price: { min: 1, max: 2 } } as const;
let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase(`forget-${count++}`);
});

const forgetThem = async (...people: Whom[]) => forget(database, people, isOwn, 5000);
const amara: Whom = { record: { provider: ONE, id: AMARA.id }, identifier: SLUG };
const traces = async (...words: string[]) => {
  const all = (await everythingIn(database)).toLowerCase();
  return words.filter((word) => all.includes(word.toLowerCase()));
};
const HERS = [
  'amara',
  'amara-0x1c',
  'amara@northwind.example.com',
  'amara.test@home.example.net',
  'crustdata:amara',
];

describe('forgetting a person', () => {
  it('looks into every store that there is', () => {
    const whole = openWhole(database);
    // Sums of days and balances name nobody.
    const nameless = ['savings', 'balances'];
    const ofPeople = [...database.objectStoreNames].filter((name) => !nameless.includes(name));
    expect([...whole.objectStoreNames]).toEqual(ofPeople);
  });

  it('deletes all that is stored of her, from every provider, and leaves the amounts', async () => {
    await keep(database, ONE, SLUG, [AMARA], { words: { seen: 'Amara' } });
    await keep(database, ONE, OLD_SLUG, [AMARA]);
    await keep(database, ONE, WORK, [AMARA, OTTO], { confirms: () => false });
    await keep(database, TWO, SLUG, [AMARA_TWO]);
    await keep(database, ONE, profile('otto-0x1d'), [OTTO]);
    const open = await openReceipt(database, { provider: TWO, identifier: HOME, ...ANY }, 1);
    await keepUnreadable(database, { ...open, state: 'settled', credits: 1 }, '{"name": "Amara');
    await database.put('requests', {
      id: 'q1',
      at: 1,
      host: 'api.example.com',
      method: 'POST',
      path: '/person/enrich',
      purpose: 'look-up',
      provider: ONE,
      identifierKeys: ['profile:amara-0x1c', 'profile:otto-0x1d'],
      fields: [],
      bytesSent: 10,
    });
    const spent = await spentIn(database);
    expect(await traces(...HERS)).toHaveLength(HERS.length);

    const [done] = await forgetThem(amara);

    expect(await traces(...HERS)).toEqual([]);
    expect(await spentIn(database)).toBe(spent);
    expect(await database.count('receipts')).toBe(6);
    expect(await database.getAll('requests')).toMatchObject([
      { identifierKeys: ['profile:otto-0x1d'] },
    ]);
    expect(await database.count('replies')).toBe(0);
    const otto = await findAnswer(database, ONE, profile('otto-0x1d'), 6000);
    expect(otto).toMatchObject({ matches: [{ person: OTTO }], receipt: { credits: 1 } });
    expect(done?.wasStored).toBe(true);
    for (const one of [SLUG, OLD_SLUG, WORK, HOME]) {
      expect(await findOnList(database, one)).toEqual({ by: 'person', group: done?.group });
    }
    expect(await isForgotten(database, profile('otto-0x1d'))).toBeUndefined();
  });

  it('takes her out of a list of candidates, and leaves the others in it', async () => {
    await keep(database, ONE, HOME, [OTTO, AMARA]);
    await forgetThem({ record: { provider: ONE, id: AMARA.id } });
    expect(await findAnswer(database, ONE, HOME, 6000)).toMatchObject({
      matches: [{ person: OTTO }],
    });
    expect(await isForgotten(database, HOME)).toBeUndefined();
    expect(await isForgotten(database, SLUG)).toBe('person');
  });

  it('takes the name from receipts of an address that brought nobody but her, without a word on whose it is', async () => {
    await keep(database, ONE, HOME, [AMARA]);
    await forgetThem({ record: { provider: ONE, id: AMARA.id } });
    expect(await traces('home.example.net')).toEqual([]);
    expect(await isForgotten(database, HOME)).toBeUndefined();
  });

  it('follows what the user said: a chosen address is hers, one that was ruled out is not', async () => {
    await keep(database, ONE, HOME, [OTTO, AMARA]);
    const other = email('a.test@loom.example.com');
    await keep(database, ONE, other, [AMARA, OTTO]);
    const say = { provider: ONE, personId: AMARA.id } as const;
    await judgeMatch(database, { ...say, identifier: HOME, judgement: 'is' }, 1);
    await judgeMatch(database, { ...say, identifier: other, judgement: 'is-not' }, 1);
    await forgetThem(amara);
    expect(await isForgotten(database, HOME)).toBe('person');
    expect(await isForgotten(database, other)).toBeUndefined();
    expect(await findAnswer(database, ONE, other, 6000)).toMatchObject({
      matches: [{ person: OTTO }],
    });
    expect(await traces(...HERS)).toEqual([]);
  });

  it('does not take colleagues with her for the address of a role', async () => {
    const info = 'info@northwind.example.com';
    const two = somebody(ONE, 'otto', 'otto-0x1d', info);
    await keep(database, ONE, SLUG, [somebody(ONE, 'amara', 'amara-0x1c', info)]);
    await keep(database, ONE, profile('otto-0x1d'), [two]);
    await forgetThem(amara);
    expect(await database.getAll('people')).toMatchObject([{ person: two }]);
    expect(await isForgotten(database, ROLE)).toBeUndefined();
  });

  it('takes her out of what is told of others', async () => {
    const seen = {
      kind: 'also-viewed',
      title: 'Amara',
      url: 'https://www.linkedin.com/in/Amara-0x1c/',
    };
    const otto = {
      ...OTTO,
      pointers: [seen, { ...seen, title: 'Nil', url: 'https://www.linkedin.com/in/nil-0x1e' }],
    } as never;
    await keep(database, ONE, profile('otto-0x1d'), [otto], {
      words: { note: 'knows amara@northwind.example.com well', also: [{ deep: [seen] }] },
    });
    await keep(database, ONE, SLUG, [AMARA]);
    await forgetThem(amara);
    expect(await traces(...HERS)).toEqual([]);
    expect(await database.getAll('people')).toMatchObject([
      {
        person: { name: 'otto Test', pointers: [{ title: 'Nil' }] },
        raw: [{ note: 'knows … well', also: [{ deep: [] }] }],
      },
    ]);
  });

  it('of whom nothing is stored puts them on the list', async () => {
    const [done] = await forgetThem({ identifier: HOME });
    expect(done?.wasStored).toBe(false);
    expect(await isForgotten(database, HOME)).toBe('person');
    expect(await traces(...HERS)).toEqual([]);
  });

  it('by an address deletes whoever is shown for it', async () => {
    await keep(database, ONE, HOME, [AMARA]);
    await forgetThem({ identifier: HOME });
    expect(await traces(...HERS)).toEqual([]);
    expect(await isForgotten(database, SLUG)).toBe('person');
  });

  it('several at once gives each a group of their own', async () => {
    await keep(database, ONE, SLUG, [AMARA]);
    await keep(database, ONE, profile('otto-0x1d'), [OTTO]);
    const [one, other] = await forgetThem(
      { identifier: SLUG },
      { identifier: profile('otto-0x1d') },
    );
    expect(one?.group).not.toBe(other?.group);
    expect(await database.count('people')).toBe(0);
    expect(await database.getAll('outcomes')).toEqual([]);
    expect(await database.getAll('aliases')).toEqual([]);
  });
});

describe('a request that was under way when she was forgotten', () => {
  it('does not write her back, and its receipt names nobody', async () => {
    const receipt = await openReceipt(database, { provider: ONE, identifier: SLUG, ...ANY }, 1);
    await forgetThem({ identifier: SLUG });
    const settled = { ...receipt, state: 'settled', credits: 1 } as const;
    const reply = { outcomes: [{ matches: [{ person: AMARA }] }], raw: [[{ person: AMARA }]] };
    expect(
      await keepPart(database, settled, reply, { contact: ['phones'], extras: [] }),
    ).toMatchObject({
      matches: [],
      forgotten: { by: 'person' },
    });
    expect(await traces(...HERS)).toEqual([]);
    expect(await database.getAll('receipts')).toMatchObject([{ state: 'settled', credits: 1 }]);
  });

  it.each(['uncertain', 'settled'] as const)(
    'ends %s without her name, and keeps no reply',
    async (state) => {
      const receipt = await openReceipt(database, { provider: ONE, identifier: SLUG, ...ANY }, 1);
      await forgetThem({ identifier: SLUG });
      await writeReceipt(database, { ...receipt, state });
      await keepUnreadable(database, { ...receipt, state }, '{"name": "Amara"');
      expect(await traces(...HERS)).toEqual([]);
      expect(await database.getAll('receipts')).toMatchObject([{ id: receipt.id, state }]);
    },
  );

  it('is not what brings her name back by a word of the user that comes too late', async () => {
    await keep(database, ONE, HOME, [AMARA, OTTO]);
    await forgetThem(amara);
    const about = { provider: ONE, identifier: HOME, personId: AMARA.id, judgement: 'is' } as const;
    await expect(judgeMatch(database, about, 1)).rejects.toMatchObject({
      failure: { code: 'bad-input' },
    });
    expect(await database.count('aliases')).toBe(1);
    expect(await traces('crustdata:amara')).toEqual([]);
  });

  it('is not sent where she was forgotten before it was opened', async () => {
    await forgetThem({ identifier: SLUG });
    const opening = openReceipt(database, { provider: ONE, identifier: SLUG, ...ANY }, 1);
    await expect(opening).rejects.toMatchObject({ failure: { code: 'forgotten', charged: 'no' } });
    expect(await database.count('receipts')).toBe(0);
  });
});

describe('an answer to a question about somebody else', () => {
  it('loses her, and keeps the others', async () => {
    await keep(database, ONE, SLUG, [AMARA]);
    await forgetThem(amara);
    const kept = await keep(database, ONE, HOME, [AMARA, OTTO]);
    expect(kept.matches).toMatchObject([{ person: OTTO }]);
    expect(await traces(...HERS.filter((word) => !word.includes('home')), 'Amara Test')).toEqual([
      'amara',
    ]);
    expect(await findAnswer(database, ONE, HOME, 6000)).toMatchObject({
      matches: [{ person: OTTO }],
    });
    expect(await isForgotten(database, HOME)).toBeUndefined();
  });

  it('that names her alone is not kept, and is not paid for again', async () => {
    const [done] = await forgetThem({ identifier: SLUG });
    const kept = await keep(database, TWO, HOME, [AMARA_TWO], { confirms: () => true });
    expect(kept).toEqual({ matches: [], raw: [], forgotten: { by: 'person', group: done?.group } });
    expect(await traces(...HERS)).toEqual([]);
    expect(await spentIn(database)).toBe(1);
    expect(await findOnList(database, HOME)).toEqual({ by: 'person', group: done?.group });
  });

  it('that names her alone, without a sign that it is her address, says nothing of the address', async () => {
    await forgetThem({ identifier: SLUG });
    expect(await keep(database, TWO, HOME, [AMARA_TWO])).toMatchObject({ matches: [] });
    expect(await findOnList(database, HOME)).toBeUndefined();
  });

  it('knows her by the id that the provider gives her, where nothing else names her', async () => {
    const bare = somebody(ONE, 'amara', undefined);
    await keep(database, ONE, SLUG, [bare]);
    await forgetThem({ record: { provider: ONE, id: bare.id } });
    expect(await keep(database, ONE, HOME, [bare])).toMatchObject({ matches: [] });
  });

  it('is not about her for the passing place of somebody without an id', async () => {
    const passing = { ...somebody(ONE, 'x', undefined), id: 'answer:0' };
    await keep(database, ONE, SLUG, [passing]);
    await forgetThem({ record: { provider: ONE, id: passing.id }, identifier: SLUG });
    expect(await keep(database, ONE, HOME, [passing])).toMatchObject({
      matches: [{ person: passing }],
    });
  });
});
