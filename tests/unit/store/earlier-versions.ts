import type { Person } from '../../../lib/person';
import { personNamed } from '../../components/panel/world';

/** The person of the sample, and what a database of version 1 holds of her. */
export const AMARA: Person = personNamed('Amara Test', { id: 'crustdata:1', slug: 'amara-0x1c' });

const SAMPLE: Readonly<Record<string, readonly object[]>> = {
  people: [
    { id: AMARA.id, provider: 'crustdata', person: AMARA, raw: [{ seen: true }], fetchedAt: 1000 },
  ],
  outcomes: [
    {
      provider: 'crustdata',
      identifierKey: 'email:amara@northwind.example.com',
      matches: [{ personId: AMARA.id, confidence: 0.94 }],
      receiptId: 'r1',
      at: 1000,
    },
  ],
  aliases: [
    {
      provider: 'crustdata',
      identifierKey: 'profile:amara-0x1c',
      personId: AMARA.id,
      at: 1000,
    },
    {
      provider: 'second',
      identifierKey: 'profile:amara-0x1c',
      personId: 'second:9',
      at: 2000,
    },
  ],
  receipts: [
    {
      id: 'r1',
      provider: 'crustdata',
      identifier: { kind: 'email', address: 'amara@northwind.example.com' },
      identifierKey: 'email:amara@northwind.example.com',
      state: 'settled',
      price: { min: 1, max: 2 },
      credits: 2,
      isEstimate: false,
      at: 900,
      settledAt: 1000,
    },
  ],
  replies: [{ receiptId: 'r0', text: '{' }],
};

// What the second version added to the rows of the first, and those that it alone could have.
const SAMPLE_2: typeof SAMPLE = {
  ...SAMPLE,
  people: SAMPLE.people?.map((row) => ({ ...row, contactAsked: { phones: 1000 } })) ?? [],
  aliases: [
    ...(SAMPLE.aliases?.map((row) => ({ ...row, by: 'record' })) ?? []),
    {
      provider: 'crustdata',
      identifierKey: 'email:amara@northwind.example.com',
      personId: AMARA.id,
      by: 'chosen',
      rejected: ['crustdata:7'],
      at: 1500,
    },
  ],
};

// What the third version alone could have.
const SAMPLE_3: typeof SAMPLE = {
  ...SAMPLE_2,
  receipts: [
    ...(SAMPLE_2.receipts?.map((row) => ({ ...row, balanceId: 'stretch' })) ?? []),
    { id: 'r2', provider: 'second', state: 'pending', price: { min: 0, max: 3 }, at: 1500 },
  ],
  requests: [
    {
      id: 'q1',
      at: 900,
      host: 'api.crustdata.com',
      method: 'POST',
      path: '/person/enrich',
      purpose: 'look-up',
      provider: 'crustdata',
      identifierKeys: ['email:amara@northwind.example.com'],
      fields: ['basic_profile'],
      bytesSent: 80,
      result: 200,
    },
  ],
  forgotten: [{ hash: '0'.repeat(64), kind: 'person', group: 'g1', at: 1200 }],
  salts: [{ of: 'forgotten', bytes: new Uint8Array(32) }],
  savings: [{ provider: 'crustdata', day: '2026-11-20', people: 1, credits: 2 }],
  balances: [{ provider: 'crustdata', keySavedAt: 800, id: 'stretch', credits: 98, at: 1000 }],
};

/** What a database of each earlier version holds, by store. */
export const SAMPLES = { 1: SAMPLE, 2: SAMPLE_2, 3: SAMPLE_3 } as const;

/** Makes a database as the first version of the schema did, with the sample in it, and closes it. */
export function makeVersion1(name: string): Promise<void> {
  return make(name, 1, firstStores, SAMPLE);
}

/** The same as the second version did. */
export function makeVersion2(name: string): Promise<void> {
  return make(name, 2, secondStores, SAMPLE_2);
}

/** The same as the third version did. */
export function makeVersion3(name: string): Promise<void> {
  return make(name, 3, thirdStores, SAMPLE_3);
}

function firstStores(database: IDBDatabase): void {
  database.createObjectStore('people', { keyPath: ['provider', 'id'] });
  database.createObjectStore('outcomes', { keyPath: ['provider', 'identifierKey'] });
  database.createObjectStore('aliases', { keyPath: ['provider', 'identifierKey'] });
  database.createObjectStore('replies', { keyPath: 'receiptId' });
  const receipts = database.createObjectStore('receipts', { keyPath: 'id' });
  receipts.createIndex('by state', 'state');
  receipts.createIndex('by identifier', ['provider', 'identifierKey']);
  receipts.createIndex('by time', 'at');
}

function secondStores(database: IDBDatabase, transaction: IDBTransaction): void {
  firstStores(database);
  transaction.objectStore('aliases').createIndex('by person', ['provider', 'personId']);
}

function thirdStores(database: IDBDatabase, transaction: IDBTransaction): void {
  secondStores(database, transaction);
  transaction.objectStore('people').createIndex('by fetch', 'fetchedAt');
  database.createObjectStore('requests', { keyPath: 'id' }).createIndex('by time', 'at');
  database.createObjectStore('forgotten', { keyPath: 'hash' }).createIndex('by group', 'group');
  database.createObjectStore('salts', { keyPath: 'of' });
  database.createObjectStore('savings', { keyPath: ['provider', 'day'] });
  transaction.objectStore('receipts').createIndex('by balance', 'balanceId');
  database.createObjectStore('balances', { keyPath: 'provider' });
}

function make(
  name: string,
  version: number,
  stores: (database: IDBDatabase, transaction: IDBTransaction) => void,
  sample: typeof SAMPLE,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      if (request.transaction !== null) stores(request.result, request.transaction);
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      const transaction = database.transaction(Object.keys(sample), 'readwrite');
      for (const [store, rows] of Object.entries(sample)) {
        for (const row of rows) transaction.objectStore(store).put(row);
      }
      transaction.onerror = () => reject(transaction.error);
      transaction.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  });
}
