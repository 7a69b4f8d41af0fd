import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { creditsSince, findTrouble, giveUpPending } from '../../../lib/store/receipts';
import type { Receipt } from '../../../lib/store/rows';
import { type Database, openDatabase, SCHEMA_VERSION } from '../../../lib/store/schema';
import { openReceipt, writeReceipt } from '../../../lib/store/write-receipt';

const identifier = { kind: 'profile', slug: 'amara-0x1c' } as const;
const order = { provider: 'crustdata', identifier, price: { min: 1, max: 2 } };

let database: Database;
let count = 0;
beforeEach(async () => {
  database = await openDatabase(`receipts-${count++}`);
});

describe('a pending receipt', () => {
  it('of an earlier worker becomes uncertain, also where the clock was set back since', async () => {
    const past = await openReceipt(database, order, 1000);
    const future = await openReceipt(database, order, Date.now() + 1e9);
    expect(await giveUpPending(database)).toBe(2);
    for (const { id } of [past, future]) {
      expect(await database.get('receipts', id)).toMatchObject({ state: 'uncertain' });
    }
    expect(await giveUpPending(database)).toBe(0);
  });

  it('is named until a later request about the same person has been settled', async () => {
    const cut = await openReceipt(database, order, 1000);
    await giveUpPending(database);
    expect(await findTrouble(database, 'crustdata', identifier)).toMatchObject({ id: cut.id });
    expect(await findTrouble(database, 'demo', identifier)).toBeUndefined();
    const later = await openReceipt(database, order, 3000);
    await writeReceipt(database, { ...later, state: 'settled', credits: 1 });
    expect(await findTrouble(database, 'crustdata', identifier)).toBeUndefined();
  });
});

describe('trouble with a person', () => {
  const ended = async (at: number, changed: Partial<Receipt>) => {
    const receipt = await openReceipt(database, order, at);
    await writeReceipt(database, { ...receipt, ...changed });
    return receipt.id;
  };
  const trouble = () => findTrouble(database, 'crustdata', identifier);

  it('is a request that cost something and brought nothing', async () => {
    const id = await ended(1000, { state: 'settled', credits: 1, failureCode: 'bad-reply' });
    expect(await trouble()).toMatchObject({ id });
  });

  it('is not hidden by a later refusal that cost nothing', async () => {
    const id = await ended(1000, { state: 'uncertain', failureCode: 'timed-out' });
    await ended(2000, { state: 'settled', credits: 0, failureCode: 'rate-limited' });
    expect(await trouble()).toMatchObject({ id });
  });

  it('is none where the balance says that it cost nothing, and is named where it took something', async () => {
    const uncertain = { state: 'settled', isByBalance: true, failureCode: 'interrupted' } as const;
    const lost = await ended(1000, { ...uncertain, credits: 1 });
    await ended(2000, { ...uncertain, credits: 0 });
    expect(await trouble()).toMatchObject({ id: lost, credits: 1 });
    await ended(3000, { state: 'settled', credits: 2 });
    expect(await trouble()).toBeUndefined();
    await ended(4000, { ...uncertain, credits: 0 });
    expect(await trouble()).toBeUndefined();
  });

  it('is none where everything was refused for free, or answered', async () => {
    await ended(1000, { state: 'settled', credits: 0, failureCode: 'bad-key' });
    expect(await trouble()).toBeUndefined();
    await ended(2000, { state: 'uncertain' });
    await ended(3000, { state: 'settled', credits: 0 });
    expect(await trouble()).toBeUndefined();
  });
});

it('sums the credits of one provider from a moment on', async () => {
  for (const [at, credits, provider] of [
    [1000, 5, 'crustdata'],
    [2000, 1, 'crustdata'],
    [3000, 0.5, 'crustdata'],
    [3000, 7, 'demo'],
  ] as const) {
    const receipt = await openReceipt(database, { ...order, provider }, at);
    await writeReceipt(database, { ...receipt, state: 'settled', credits });
  }
  await openReceipt(database, order, 4000);
  expect(await creditsSince(database, 'crustdata', 2000)).toBe(1.5);
});

it('refuses a database from the future and leaves it alone', async () => {
  const name = `future-${count}`;
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.open(name, SCHEMA_VERSION + 1);
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
  await expect(openDatabase(name)).rejects.toMatchObject({ name: 'VersionError' });
});
