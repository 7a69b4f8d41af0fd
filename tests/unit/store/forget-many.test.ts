import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { forget } from '../../../lib/store/forget';
import type { StoredPerson } from '../../../lib/store/rows';
import { openDatabase } from '../../../lib/store/schema';
import { somebody } from './rows';

const MANY = 612;
const FORGOTTEN = 'crustdata:p-300';

it('among more people than are read at once, each who names the forgotten one loses that name alone, and nobody else goes', async () => {
  const database = await openDatabase('forget-many');
  const words = (number: number) =>
    number % 50 === 0
      ? ['linkedin.com/in/p-300-0x1c', 'linkedin.com/in/p-3000-0x1c']
      : ['linkedin.com/in/p-3000-0x1c'];
  const transaction = database.transaction('people', 'readwrite');
  for (let number = 0; number < MANY; number++) {
    const person = somebody('crustdata', `p-${number}`, `p-${number}-0x1c`);
    const row: StoredPerson = {
      ...{ id: person.id, provider: 'crustdata', person, fetchedAt: 1_000 },
      raw: [{ also: words(number) }],
    };
    transaction.store.put(row);
  }
  await transaction.done;

  const record = { provider: 'crustdata', id: FORGOTTEN };
  const [done] = await forget(database, [{ record }], () => true, 2_000);
  expect(done?.wasStored).toBe(true);
  const left = await database.getAll('people');
  expect(left).toHaveLength(MANY - 1);
  for (const { id, raw } of left) {
    expect(raw, id).toEqual([{ also: ['linkedin.com/in/p-3000-0x1c'] }]);
  }
  database.close();
});
