import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { findRaw } from '../../../lib/store/raw';
import { openDatabase } from '../../../lib/store/schema';
import { AMARA } from '../export/amara';

it('tells what a provider sent of a person, and nothing of anybody else', async () => {
  const database = await openDatabase('raw');
  const row = { id: AMARA.id, provider: 'crustdata', person: AMARA, fetchedAt: 1 };
  await database.put('people', { ...row, raw: [{ newest: 1 }, undefined, { before: 2 }] });
  expect(await findRaw(database, 'crustdata', AMARA.id)).toEqual([{ newest: 1 }, { before: 2 }]);
  expect(await findRaw(database, 'enrich-layer', AMARA.id)).toEqual([]);
  expect(await findRaw(database, 'crustdata', 'crustdata:2')).toEqual([]);
});
