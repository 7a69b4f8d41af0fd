import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { createMemory, privateLayer } from '../../../lib/store/private-layer';
import { findTrouble } from '../../../lib/store/receipts';
import type { StoredPerson } from '../../../lib/store/rows';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { openReceipt, writeReceipt } from '../../../lib/store/write-receipt';
import { personNamed } from '../../components/panel/world';

const identifier = { kind: 'profile', slug: 'amara-0x1c' } as const;
const order = { provider: 'crustdata', identifier, price: { min: 1, max: 2 } };
const key = ['crustdata', 'crustdata:Amara Test'] as [string, string];

let stored: Database;
let layer: Database;
let databases = 0;
beforeEach(async () => {
  stored = await openDatabase(`layer-${databases++}`);
  layer = privateLayer(stored, createMemory());
});

function amara(fetchedAt: number): StoredPerson {
  const person = personNamed('Amara Test');
  return { id: person.id, provider: 'crustdata', person, raw: [], fetchedAt };
}

async function put(person: StoredPerson): Promise<void> {
  const transaction = layer.transaction('people', 'readwrite');
  await Promise.all([transaction.store.put(person), transaction.done]);
}

describe('what is written', () => {
  it('is read again, and not stored', async () => {
    await put(amara(5));
    expect(await layer.get('people', key)).toEqual(amara(5));
    expect(await layer.getKey('people', key)).toEqual(key);
    expect(await stored.count('people')).toBe(0);
  });

  it('lies over what is stored, which stays', async () => {
    await stored.put('people', amara(1));
    expect(await layer.get('people', key)).toEqual(amara(1));
    await put(amara(5));
    expect(await layer.get('people', key)).toEqual(amara(5));
    expect(await layer.getAll('people')).toEqual([amara(5)]);
    expect(await stored.get('people', key)).toEqual(amara(1));
  });

  it('is gone where it is deleted, and what is stored stays', async () => {
    await stored.put('people', amara(1));
    const transaction = layer.transaction('people', 'readwrite');
    await Promise.all([transaction.store.delete(key), transaction.done]);
    expect(await layer.get('people', key)).toBeUndefined();
    expect(await layer.getKey('people', key)).toBeUndefined();
    expect(await layer.transaction('people').store.count()).toBe(0);
    expect(await stored.count('people')).toBe(1);
  });

  it('is forgotten where the transaction fails', async () => {
    const transaction = layer.transaction(['people', 'receipts'], 'readwrite');
    await transaction.objectStore('people').put(amara(5));
    expect(await transaction.objectStore('people').get(key)).toEqual(amara(5));
    transaction.abort();
    await expect(transaction.done).rejects.toThrow();
    expect(await layer.get('people', key)).toBeUndefined();
  });
});

describe('a receipt', () => {
  it('is stored without whom it is about, and known here with it', async () => {
    const receipt = await openReceipt(layer, order, 1);
    expect(await layer.get('receipts', receipt.id)).toEqual(receipt);
    expect(receipt.identifier).toEqual(identifier);
    expect(await stored.getAll('receipts')).toEqual([
      { id: receipt.id, provider: 'crustdata', price: order.price, state: 'pending', at: 1 },
    ]);
  });

  it('is one in both its states, and found by whom it is about', async () => {
    const receipt = await openReceipt(layer, order, 1);
    expect((await findTrouble(layer, 'crustdata', identifier))?.id).toBe(receipt.id);
    await writeReceipt(layer, { ...receipt, state: 'settled', credits: 2 });
    expect(await findTrouble(layer, 'crustdata', identifier)).toBeUndefined();
    expect(await stored.getAll('receipts')).toMatchObject([{ state: 'settled', credits: 2 }]);
  });

  it('is here, too, what a balance has made of it since, and gone where all was deleted', async () => {
    const receipt = await openReceipt(layer, order, 1);
    const ended = { ...receipt, state: 'settled', credits: 0, isEstimate: true } as const;
    await writeReceipt(layer, ended);
    const nameless = await stored.get('receipts', receipt.id);
    const { isEstimate: _, ...rest } = nameless ?? ended;
    await stored.put('receipts', { ...rest, credits: 2, isByBalance: true });
    const { isEstimate: __, ...named } = ended;
    expect(await layer.get('receipts', receipt.id)).toEqual({
      ...named,
      credits: 2,
      isByBalance: true,
    });
    const caps = { day: 3, month: null };
    await expect(openReceipt(layer, order, 2, caps)).rejects.toThrow('over-cap');
    await stored.clear('receipts');
    expect(await layer.getKey('receipts', receipt.id)).toBeUndefined();
    expect(await layer.getAll('receipts')).toEqual([]);
  });

  it('is opened in the stretch between balances that is stored, whatever was here before', async () => {
    const row = { provider: 'crustdata', keySavedAt: 8, id: 'first', atStart: 100 };
    await stored.put('balances', row);
    // Another key was saved meanwhile: the stretch ends here.
    await openReceipt(layer, { ...order, balanceKey: 7 }, 1);
    await stored.put('balances', { ...row, id: 'second' });
    const receipt = await openReceipt(layer, { ...order, balanceKey: 8 }, 2);
    expect(receipt.balanceId).toBe('second');
  });

  it('counts against the caps, with all that are stored', async () => {
    const caps = { day: 5, month: null };
    await openReceipt(stored, order, 1, caps);
    await openReceipt(layer, order, 2, caps);
    await expect(openReceipt(layer, order, 3, caps)).rejects.toThrow('over-cap');
    await expect(openReceipt(stored, order, 3, caps)).rejects.toThrow('over-cap');
    expect(await stored.count('receipts')).toBe(2);
  });
});
