import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { mergeRows } from '../../../lib/archive/merge';
import type { ArchiveRow } from '../../../lib/archive/row-schema';
import { forget } from '../../../lib/store/forget';
import { isForgotten } from '../../../lib/store/forgotten';
import type { Database } from '../../../lib/store/schema';
import { email, everythingIn, keep, profile, somebody } from '../store/rows';
import { entriesOf, exported, imported, packed } from './files';
import { emptyDatabase } from './stores';

const SLUG = profile('amara-0x1c');
const HOME = email('a.test@home.example.net');
const AMARA = somebody('crustdata', 'amara', 'amara-0x1c', 'amara@northwind.example.com');
const OTTO = somebody('crustdata', 'otto', 'otto-0x1d');
const HEADER = '{"format":"sidecard","version":1,"at":1}\n';

const forgetAmara = (database: Database) =>
  forget(
    database,
    [{ identifier: SLUG, record: { provider: 'crustdata', id: AMARA.id } }],
    isOwn,
    7,
  );
const isOwn = () => true;

describe('a list of another browser', () => {
  const salt = (bytes: readonly number[]) =>
    `${JSON.stringify({ store: 'salts', row: { of: 'forgotten', bytes } })}\n`;

  it.each([
    ['no bytes', []],
    ['a few', Array(15).fill(1)],
    ['thousands', Array(5_000).fill(1)],
    ['parts of bytes', Array(32).fill(1.5)],
  ])('under a salt of %s is not read: nobody could be hashed with it', async (_what, bytes) => {
    const entries = await entriesOf(Buffer.from(HEADER + salt(bytes)));
    expect(entries.map(({ kind }) => kind)).toEqual(['header', 'unreadable', 'end']);
  });

  it('with more salts than anybody has browsers is refused as a whole', async () => {
    const salts = Array.from({ length: 51 }, (_, index): ArchiveRow => {
      return { store: 'salts', row: { of: `${index}`, bytes: Array(32).fill(index) } };
    });
    const into = await emptyDatabase();
    await expect(mergeRows(into, salts, isOwn)).rejects.toMatchObject({
      failure: { code: 'bad-input' },
    });
    expect(await into.count('salts')).toBe(0);
    await mergeRows(into, salts.slice(1), isOwn);
    await mergeRows(into, salts.slice(1), isOwn);
    expect(await into.count('salts')).toBe(50);
  });
});

describe('a row that is nested beyond measure', () => {
  const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

  it('is a line that cannot be read, and the others are', async () => {
    const from = await emptyDatabase();
    await keep(from, 'crustdata', SLUG, [AMARA]);
    const text = await exported(from);
    const hostile = text.replace(/"raw":\[/, `"raw":[${deep(100_000)},`);
    const entries = await entriesOf(packed(hostile));
    const kinds = entries.map((one) => (one.kind === 'row' ? one.row.store : one.kind));
    expect(kinds).toEqual(['header', 'unreadable', 'outcomes', 'aliases', 'receipts', 'end']);
  });

  it('undoes what came before it in its transaction', async () => {
    const from = await emptyDatabase();
    await keep(from, 'crustdata', SLUG, [AMARA]);
    const rows = (await entriesOf(packed(await exported(from)))).flatMap((one) =>
      one.kind === 'row' ? [one.row] : [],
    );
    const unstorable = rows.flatMap((one) =>
      one.store === 'people' ? [{ ...one, row: { ...one.row, raw: [() => 0] } }] : [],
    );
    const into = await emptyDatabase();
    await expect(mergeRows(into, [...rows, ...unstorable], isOwn)).rejects.toThrow();
    for (const store of into.objectStoreNames) expect(await into.count(store)).toBe(0);
  });
});

describe('somebody on the list', () => {
  it('does not come back as a candidate, or as one who was ruled out', async () => {
    const from = await emptyDatabase();
    await keep(from, 'crustdata', HOME, [OTTO, AMARA]);
    await from.put('aliases', {
      provider: 'crustdata',
      identifierKey: 'email:a.test@home.example.net',
      personId: OTTO.id,
      by: 'chosen',
      rejected: [AMARA.id],
      at: 1,
    });
    const into = await emptyDatabase();
    await forgetAmara(into);
    await keep(into, 'crustdata', profile('nil-0x1e'), [AMARA]);
    await forgetAmara(into);
    await imported(into, packed(await exported(from)));
    expect(await everythingIn(into)).not.toMatch(/amara/i);
    expect(await into.getAll('outcomes')).toMatchObject([{ matches: [{ personId: OTTO.id }] }]);
    expect(await into.getAll('aliases')).toMatchObject([{ personId: OTTO.id }, {}]);
  });

  it('does not come back in what is told of others', async () => {
    const from = await emptyDatabase();
    await keep(from, 'crustdata', profile('otto-0x1d'), [OTTO], {
      words: {
        also: [{ url: 'https://www.linkedin.com/in/Amara-0x1c/' }],
        note: 'asks amara@northwind.example.com',
      },
    });
    const file = packed(await exported(from));
    const into = await emptyDatabase();
    await keep(into, 'crustdata', SLUG, [AMARA]);
    await imported(into, file);
    await forgetAmara(into);
    for (const _ of [1, 2]) {
      await imported(into, file);
      expect(await everythingIn(into)).not.toMatch(/amara/i);
    }
    expect(await into.getAll('people')).toMatchObject([{ raw: [{ also: [], note: 'asks …' }] }]);
    expect(await isForgotten(into, SLUG)).toBe('person');
  });
});

describe('somebody of whom nothing is known but a name', () => {
  const passing = (rank: number) => ({
    ...somebody('crustdata', 'x', undefined),
    id: `answer:email:a.test@home.example.net:${rank}`,
  });

  it('is not found by the address that was asked about once that is on the list', async () => {
    const from = await emptyDatabase();
    await keep(from, 'crustdata', HOME, [passing(0), passing(1)]);
    await from.put('aliases', {
      provider: 'crustdata',
      identifierKey: 'profile:x-0x1f',
      personId: passing(1).id,
      by: 'record',
      at: 1,
    });
    const file = packed(await exported(from));
    await forget(from, [{ identifier: HOME }], isOwn, 7);
    expect(await everythingIn(from)).not.toContain('a.test@home');
    await imported(from, file);
    expect(await everythingIn(from)).not.toContain('a.test@home');
  });
});
