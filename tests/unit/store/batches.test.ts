import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { ROW_STATES, type RowState, type StoredBatchRow } from '../../../lib/store/batch-rows';
import {
  changeBatch,
  createBatch,
  creditsOf,
  deleteBatch,
  deleteDrafts,
  deleteLooseRows,
  listBatches,
  readBatch,
} from '../../../lib/store/batches';
import { blankRow } from '../../../lib/store/blank-row';
import { forget } from '../../../lib/store/forget';
import { addDomains } from '../../../lib/store/forgotten';
import {
  countRows,
  nextWaiting,
  readAllRows,
  readRows,
  readRowsIn,
  rowsOfIdentifier,
  rowsOfPerson,
  sliceRows,
} from '../../../lib/store/rows-of-batch';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { addRows, MOST_BATCH_ROWS, putRows, setStates } from '../../../lib/store/write-rows';
import { batchOf, batchWith, slugRow, waiting } from './batch-samples';
import { everythingIn } from './rows';

let database: Database;
let count = 0;

beforeEach(async () => {
  database = await openDatabase(`batches-${count++}`);
});

const forgetAmara = () =>
  forget(database, [{ identifier: { kind: 'profile', slug: 'amara-0x1c' } }], () => true, 9);

async function rowAt(position: number): Promise<StoredBatchRow> {
  const [row] = await readRows(database, 'b1', position, 1);
  if (row === undefined) throw new Error('There is no such row.');
  return row;
}

describe('a batch', () => {
  it('is there once it is made, the newest first, and is changed as it is stored', async () => {
    await createBatch(database, batchOf({ id: 'old', at: 1 }));
    await createBatch(database, batchOf({ id: 'new', at: 2 }));
    expect((await listBatches(database)).map(({ id }) => id)).toEqual(['new', 'old']);
    const names = await Promise.all(
      ['a', 'b', 'c'].map((letter) =>
        changeBatch(database, 'old', (one) => ({ ...one, name: one.name + letter })),
      ),
    );
    expect(names.map((one) => one?.name)).toEqual(['leads.csva', 'leads.csvab', 'leads.csvabc']);
    expect(await readBatch(database, 'old')).toMatchObject({ name: 'leads.csvabc' });
    expect(await changeBatch(database, 'gone', (one) => one)).toBeUndefined();
  });

  it('is not made twice under one id', async () => {
    await createBatch(database, batchOf());
    await expect(createBatch(database, batchOf({ name: 'other' }))).rejects.toThrow();
    expect(await readBatch(database, 'b1')).toMatchObject({ name: 'leads.csv' });
  });

  it('goes with all its rows, and with no other', async () => {
    await batchWith(database, [slugRow('amara-0x1c')], { id: 'a' });
    await batchWith(
      database,
      Array.from({ length: 2_100 }, (_, at) => slugRow(`otto-${at}x`)),
    );
    await batchWith(database, [slugRow('amara-0x1c')], { id: 'c' });
    await deleteBatch(database, 'b1');
    expect((await listBatches(database)).map(({ id }) => id).sort()).toEqual(['a', 'c']);
    expect((await database.getAllKeys('batchRows')).map(([id]) => id)).toEqual(['a', 'c']);
  });

  it('leaves no rows behind where its deletion was cut off', async () => {
    for (const id of ['a', 'b', 'c', 'd']) {
      await batchWith(database, [slugRow('amara-0x1c'), slugRow('otto-0x1d')], { id });
    }
    await database.delete('batches', 'a');
    await database.delete('batches', 'c');
    await deleteLooseRows(database);
    expect(new Set((await database.getAllKeys('batchRows')).map(([id]) => id))).toEqual(
      new Set(['b', 'd']),
    );
  });

  it('goes as a draft that was left alone, and not otherwise', async () => {
    await batchWith(database, [slugRow('amara-0x1c')], { id: 'left', state: 'draft', at: 9 });
    await batchWith(database, [], { id: 'young', state: 'draft', at: 10 });
    await batchWith(database, [], { id: 'planned', at: 1 });
    expect(await deleteDrafts(database, 10)).toEqual(['left']);
    expect((await listBatches(database)).map(({ id }) => id)).toEqual(['young', 'planned']);
    expect(await database.count('batchRows')).toBe(0);
  });
});

describe('rows', () => {
  it('come in their order, however they are added and read', async () => {
    await batchWith(database, [slugRow('amara-0x1c')]);
    await batchWith(database, [slugRow('amara-0x1c')], { id: 'b2' });
    const batch = await addRows(database, 'b1', [slugRow('otto-0x1d'), slugRow('edda-0x1e')]);
    expect(batch.rows).toBe(3);
    const slugs = (rows: readonly StoredBatchRow[]) => rows.map(({ given }) => given.slice(16));
    expect(slugs(await readAllRows(database, 'b1'))).toEqual([
      'amara-0x1c',
      'otto-0x1d',
      'edda-0x1e',
    ]);
    expect(slugs(await readRows(database, 'b1', 1, 1))).toEqual(['otto-0x1d']);
    const slices = [];
    for await (const rows of sliceRows(database, 'b1', 2)) slices.push(slugs(rows));
    expect(slices).toEqual([['amara-0x1c', 'otto-0x1d'], ['edda-0x1e']]);
    expect(await rowsOfIdentifier(database, 'profile:amara-0x1c')).toHaveLength(2);
  });

  it('are not more than a batch can have, nor of one that is gone, and then none is added', async () => {
    await batchWith(database, [slugRow('amara-0x1c')], { rows: MOST_BATCH_ROWS - 2 });
    const two = [slugRow('otto-0x1d'), slugRow('edda-0x1e')];
    await expect(addRows(database, 'b1', two)).rejects.toThrow('bad-input');
    await expect(addRows(database, 'gone', two)).rejects.toThrow('bad-input');
    expect(await database.count('batchRows')).toBe(1);
    expect(await readBatch(database, 'b1')).toMatchObject({ rows: MOST_BATCH_ROWS - 1 });
  });

  it('that repeat somebody say of which row, also where it came before', async () => {
    const amara = slugRow('amara-0x1c');
    const nobody = { given: '', state: 'invalid', reason: 'empty' } as const;
    await batchWith(database, [amara, slugRow('otto-0x1d'), amara, nobody, nobody]);
    await batchWith(database, [slugRow('edda-0x1e')], { id: 'b0' });
    await addRows(database, 'b1', [amara, slugRow('edda-0x1e')]);
    const rows = await readAllRows(database, 'b1');
    expect(rows.map(({ state, sameAs }) => [state, sameAs])).toEqual([
      ['waiting', undefined],
      ['waiting', undefined],
      ['duplicate', 0],
      ['invalid', undefined],
      ['invalid', undefined],
      ['duplicate', 0],
      ['waiting', undefined],
    ]);
  });

  it('wait to be sent by kind, in their order', async () => {
    const address = waiting({ kind: 'email', address: 'amara@northwind.example.com' });
    await batchWith(database, [
      slugRow('amara-0x1c', { state: 'missed' }),
      address,
      slugRow('otto-0x1d'),
      slugRow('edda-0x1e'),
      slugRow('ines-0x1f'),
    ]);
    const positions = async (...args: [number, ('profile' | 'email')?]) =>
      (await nextWaiting(database, 'b1', ...args)).map(({ position }) => position);
    expect(await positions(2, 'profile')).toEqual([2, 3]);
    expect(await positions(2, 'email')).toEqual([1]);
    expect(await positions(2)).toEqual([1, 2]);
    expect(await nextWaiting(database, 'b', 9)).toEqual([]);
  });

  it('of a person are those of batches by their provider', async () => {
    const found = { state: 'found', personId: '7' } as const;
    await batchWith(database, [slugRow('amara-0x1c', found)]);
    await batchWith(database, [slugRow('otto-0x1d', found)], { id: 'b2', provider: 'second' });
    const rows = await rowsOfPerson(database, 'crustdata', '7');
    expect(rows.map(({ batch }) => batch)).toEqual(['b1']);
  });

  it('change their states many at a time, and lose why they failed', async () => {
    const failure = { code: 'provider-down', charged: 'no' } as const;
    const failed = Array.from({ length: 1_200 }, (_, at) =>
      slugRow(`otto-${at}x`, { state: at % 2 === 0 ? 'failed' : 'uncertain', failure }),
    );
    await batchWith(database, [...failed, slugRow('amara-0x1c', { state: 'found' })]);
    const states = ['failed', 'uncertain', 'waiting'] as const;
    expect(await setStates(database, 'b1', states, 'waiting', 7)).toBe(1_200);
    expect(await setStates(database, 'b1', states, 'waiting', 7)).toBe(0);
    expect(await countRows(database, 'b1')).toMatchObject({ waiting: 1_200, found: 1, failed: 0 });
    expect(await rowAt(0)).toMatchObject({ state: 'waiting', at: 7 });
    expect(await rowAt(0)).not.toHaveProperty('failure');
  });
});

describe('rows of which it is not sure whether they were charged', () => {
  const failure = { code: 'timed-out', charged: 'maybe' } as const;

  it('remember that while they wait, and say so again where they are not sent', async () => {
    const uncertain = slugRow('amara-0x1c', { state: 'uncertain', failure });
    await batchWith(database, [uncertain, slugRow('otto-0x1d', { state: 'unsent' })]);
    await setStates(database, 'b1', ['uncertain', 'unsent'], 'waiting', 7);
    expect(await rowAt(0)).toMatchObject({ state: 'waiting', failure });
    await setStates(database, 'b1', ['waiting'], 'unsent', 8);
    expect(await rowAt(0)).toMatchObject({ state: 'uncertain', failure });
    expect(await rowAt(1)).toMatchObject({ state: 'unsent', at: 8 });
  });

  it('are brought into another state with the kinds of identifiers that are meant', async () => {
    const mail = waiting({ kind: 'email', address: 'otto@northwind.example.com' });
    await batchWith(database, [slugRow('amara-0x1c'), mail]);
    expect(await setStates(database, 'b1', ['waiting'], 'unsent', 7, ['email'])).toBe(1);
    expect(await rowAt(0)).toMatchObject({ state: 'waiting' });
    expect(await rowAt(1)).toMatchObject({ state: 'unsent' });
  });
});

describe('rows that changed', () => {
  it('add what they cost to the batch once, whatever is written again, and a retry adds to it', async () => {
    await batchWith(database, [slugRow('amara-0x1c'), slugRow('otto-0x1d')]);
    const [first, second] = [await rowAt(0), await rowAt(1)];
    const put = (row: StoredBatchRow) => putRows(database, 'b1', [row]);
    await put({ ...first, state: 'sent', receiptId: 'r1' });
    expect(await creditsOf(database, 'b1')).toBe(0);
    const failed = { ...first, state: 'failed', receiptId: 'r1', credits: 0.1 } as const;
    await put(failed);
    await put(failed);
    await put({ ...second, state: 'found', receiptId: 'r2', credits: 0.2 });
    expect(await creditsOf(database, 'b1')).toBe(0.3);
    await setStates(database, 'b1', ['failed'], 'waiting', 7);
    await put({ ...(await rowAt(0)), state: 'sent', receiptId: 'r3' });
    expect(await rowAt(0)).not.toHaveProperty('credits');
    await put({ ...(await rowAt(0)), state: 'found', credits: 2 });
    expect(await creditsOf(database, 'b1')).toBe(2.3);
    expect(await creditsOf(database, 'gone')).toBe(0);
  });

  it('do not come back where their batch was deleted meanwhile', async () => {
    await batchWith(database, [slugRow('amara-0x1c')]);
    const row = await rowAt(0);
    await deleteBatch(database, 'b1');
    expect(await putRows(database, 'b1', [{ ...row, state: 'found' }])).toEqual([]);
    expect(await database.count('batchRows')).toBe(0);
  });

  it('are none that were not added', async () => {
    await batchWith(database, [slugRow('amara-0x1c')]);
    const row = await rowAt(0);
    await putRows(database, 'b1', [{ ...row, position: 1 }]);
    expect(await database.count('batchRows')).toBe(1);
  });

  it('say of nobody who was forgotten meanwhile, but count what it cost', async () => {
    await batchWith(database, [slugRow('amara-0x1c', { cells: ['Amara', 'x'] })]);
    await putRows(database, 'b1', [{ ...(await rowAt(0)), state: 'sent', receiptId: 'r1' }]);
    const sent = await rowAt(0);
    await forgetAmara();
    const [written] = await putRows(database, 'b1', [
      { ...sent, state: 'found', personId: '7', facts: { name: 'Amara Test' }, credits: 2 },
    ]);
    expect(written).toEqual({
      batch: 'b1',
      position: 0,
      given: '',
      cells: ['', ''],
      state: 'forgotten',
      receiptId: 'r1',
      credits: 2,
    });
    expect(await rowAt(0)).toEqual(written);
    expect(await creditsOf(database, 'b1')).toBe(2);
    expect(await setStates(database, 'b1', ['forgotten'], 'waiting', 7)).toBe(0);
  });

  it('say of nobody whose record was forgotten meanwhile under another identifier', async () => {
    await batchWith(database, [
      waiting({ kind: 'email', address: 'team@northwind.example.com' }, { cells: ['Amara'] }),
    ]);
    const row = await rowAt(0);
    await forget(database, [{ record: { provider: 'crustdata', id: '7' } }], () => true, 9);
    await putRows(database, 'b1', [{ ...row, state: 'found', personId: '7' }]);
    expect(await rowAt(0)).toEqual(blankRow({ ...row, state: 'found' }));
  });

  it('leave the words of the user as they are stored', async () => {
    const cells = ['knows linkedin.com/in/amara-0x1c well'];
    await batchWith(database, [slugRow('otto-0x1d', { cells })]);
    const row = await rowAt(0);
    await forgetAmara();
    await putRows(database, 'b1', [{ ...row, state: 'missed' }]);
    expect(await rowAt(0)).toMatchObject({ state: 'missed', cells: ['knows linkedin.com… well'] });
  });
});

describe('who is on the list of those never looked up', () => {
  it('does not come in with a file, nor in what it says of others', async () => {
    await forgetAmara();
    const amara = slugRow('amara-0x1c', { cells: ['Amara', 'chief'] });
    const otto = slugRow('otto-0x1d', { cells: ['Otto', 'of linkedin.com/in/Amara-0x1c/'] });
    await batchWith(database, [amara, otto, amara], { columns: ['name', 'note'] });
    const rows = await readAllRows(database, 'b1');
    expect(rows.map(({ state, cells }) => [state, cells])).toEqual([
      ['forgotten', ['', '']],
      ['waiting', ['Otto', 'of linkedin.com…/']],
      ['forgotten', ['', '']],
    ]);
    expect((await everythingIn(database)).toLowerCase()).not.toContain('amara');
  });

  it('keeps the words of a row where a domain alone is on it: that is nobody', async () => {
    await addDomains(database, ['northwind.example.com'], 5);
    const row = waiting({ kind: 'email', address: 'amara@northwind.example.com' });
    await batchWith(database, [{ ...row, state: 'forgotten' }]);
    expect(await rowAt(0)).toMatchObject({ given: 'amara@northwind.example.com' });
    await putRows(database, 'b1', [{ ...(await rowAt(0)), state: 'waiting' }]);
    expect(await rowAt(0)).toMatchObject({ state: 'waiting' });
  });
});

describe('whatever is done with batches', () => {
  const state = fc.constantFrom<RowState>(...ROW_STATES.filter((one) => one !== 'forgotten'));
  const step = fc.oneof(
    fc.record({ do: fc.constant('add' as const), slugs: fc.array(fc.nat(6), { maxLength: 5 }) }),
    fc.record({
      do: fc.constant('put' as const),
      position: fc.nat(12),
      state,
      receipt: fc.nat(2),
      credits: fc.nat(3),
    }),
    fc.record({
      do: fc.constant('set' as const),
      from: fc.uniqueArray(state, { maxLength: 3 }),
      to: state,
    }),
    fc.record({ do: fc.constant('forget' as const), slug: fc.nat(6) }),
    fc.record({ do: fc.constant('delete' as const) }),
  );
  const slug = (who: number) => `slug${who}x-0x1c`;

  it('every row is accounted for, in its place, and whoever was forgotten is nowhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.boolean(), async (steps, isAtOnce) => {
        database = await openDatabase(`batches-${count++}`);
        await createBatch(database, batchOf());
        await batchWith(database, [slugRow('other-0x1d')], { id: 'other' });
        const gone = new Set<number>();
        const running: Promise<unknown>[] = [];
        const added: number[] = [];
        let isDeleted = false;
        for (const one of steps) {
          const work = async () => {
            if (one.do === 'add') {
              const rows = one.slugs.map((who) => slugRow(slug(who), { cells: [slug(who)] }));
              const batch = await addRows(database, 'b1', rows).catch(() => undefined);
              if (batch !== undefined) added.push(rows.length);
            } else if (one.do === 'put') {
              const [row] = await readRows(database, 'b1', one.position, 1);
              const { credits, receipt } = one;
              const change = { state: one.state, credits, receiptId: `r${receipt}` };
              if (row) await putRows(database, 'b1', [{ ...row, ...change }]);
            } else if (one.do === 'set') await setStates(database, 'b1', one.from, one.to, 1);
            else if (one.do === 'forget') {
              gone.add(one.slug);
              const identifier = { kind: 'profile', slug: slug(one.slug) } as const;
              await forget(database, [{ identifier }], () => true, 1);
            } else {
              isDeleted = true;
              await deleteBatch(database, 'b1');
            }
          };
          if (isAtOnce) running.push(work());
          else await work();
        }
        await Promise.all(running);
        const batch = await readBatch(database, 'b1');
        expect(batch === undefined).toBe(isDeleted);
        await deleteLooseRows(database);
        const rows = await readAllRows(database, 'b1');
        expect(rows.map(({ position }) => position)).toEqual([...rows.keys()]);
        expect(rows).toHaveLength(batch?.rows ?? 0);
        if (!isDeleted) expect(rows).toHaveLength(added.reduce((sum, one) => sum + one, 0));
        const counts = await countRows(database, 'b1');
        for (const one of ROW_STATES) {
          const those = rows.filter((row) => row.state === one);
          expect(counts[one]).toBe(those.length);
          expect(await readRowsIn(database, 'b1', one, { count: 99 })).toEqual(those);
        }
        for (const { sameAs, position } of rows) if (sameAs) expect(sameAs).toBeLessThan(position);
        const all = await everythingIn(database);
        expect([...gone].filter((who) => all.includes(`/in/${slug(who)}`))).toEqual([]);
        expect(await readAllRows(database, 'other')).toHaveLength(1);
        database.close();
      }),
      { numRuns: 60 },
    );
  });
});
