import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { forget } from '../../../lib/store/forget';
import { keepPart } from '../../../lib/store/parts';
import { createMemory, privateLayer } from '../../../lib/store/private-layer';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { keepUnreadable, openReceipt } from '../../../lib/store/write-receipt';
import { email, everythingIn, keep, profile, somebody } from './rows';

// What a paid answer about somebody says of whoever is on the list: it was bought after they were forgotten.

const OTTO = profile('otto-0x1d');
const HER_ADDRESS = 'amara@home.example.org';
const SHARED = 'info@northwind.example.com';
const HERS = /amara/i;
const BESIDE = {
  people_also_viewed: [
    { link: 'https://www.linkedin.com/in/amara-0x1c', name: 'Amara Test' },
    { link: 'https://www.linkedin.com/in/bo-0x2d', name: 'Bo Test' },
  ],
  note: `Ask ${HER_ADDRESS} or ${SHARED}`,
};
const otto = {
  ...somebody('crustdata', 'otto', 'otto-0x1d'),
  summary: 'With https://www.linkedin.com/in/Amara-0x1c/ at Northwind.',
};

let count = 0;
let database: Database;
beforeEach(async () => {
  database = await openDatabase(`mentioned-${count++}`);
  const her = [profile('amara-0x1c'), email(HER_ADDRESS), email(SHARED)];
  const people = her.map((identifier) => ({ identifier }));
  await forget(database, people, (address) => address !== SHARED, 1);
});

const ordered = (where = database) =>
  openReceipt(where, { provider: 'crustdata', identifier: OTTO, price: { min: 1, max: 2 } }, 5);
const isOwn = (address: string) => address !== SHARED;

it('a card names nobody on the list, neither in the record nor in the provider’s words', async () => {
  const kept = await keep(database, 'crustdata', OTTO, [otto], { words: BESIDE, isOwn });
  const [row] = await database.getAll('people');
  expect(row?.person.summary).toBe('With https://www.linkedin.com…/ at Northwind.');
  expect(row?.raw).toMatchObject([
    {
      people_also_viewed: [{ link: 'https://www.linkedin.com/in/bo-0x2d', name: 'Bo Test' }],
      note: `Ask … or ${SHARED}`,
    },
  ]);
  expect(await everythingIn(database)).not.toMatch(HERS);
  // What is shown is what is stored.
  expect(JSON.stringify(kept)).not.toMatch(HERS);
  expect(kept.matches).toMatchObject([{ confidence: 0.9, person: { id: otto.id } }]);
});

it('a part of a card that is bought later names nobody on the list either', async () => {
  await keep(database, 'crustdata', OTTO, [somebody('crustdata', 'otto', 'otto-0x1d')]);
  const receipt = await ordered();
  const contact = { emails: [], phones: [], websites: ['https://linkedin.com/in/amara-0x1c'] };
  const person = { ...otto, contact };
  const reply = { outcomes: [{ matches: [{ person }] }], raw: [[BESIDE]] };
  const asked = { contact: ['websites'], extras: [] } as const;
  await keepPart(database, { ...receipt, state: 'settled', credits: 1 }, reply, asked);
  expect(await everythingIn(database)).not.toMatch(HERS);
  expect(await everythingIn(database)).toMatch(/bo-0x2d/);
});

it('in an answer that names her and others, the others do not name her', async () => {
  const amara = somebody('crustdata', 'amara', 'amara-0x1c');
  const kept = await keep(database, 'crustdata', email('both@example.org'), [amara, otto]);
  expect(kept.matches).toHaveLength(1);
  expect(await everythingIn(database)).not.toMatch(HERS);
});

it('a reply that could not be read is kept without her name', async () => {
  const receipt = await ordered();
  const text = `{"otto": ${JSON.stringify(BESIDE)}`;
  await keepUnreadable(database, { ...receipt, state: 'settled', credits: 1 }, text);
  const [reply] = await database.getAll('replies');
  expect(reply?.text).toContain('bo-0x2d');
  expect(reply?.text).not.toContain('amara-0x1c');
  expect(reply?.text).not.toContain(HER_ADDRESS);
  expect(await database.getAll('receipts')).toMatchObject([{ identifier: OTTO }]);
});

it('in a private window, what is in memory does not name her', async () => {
  const layer = privateLayer(database, createMemory());
  const kept = await keep(layer, 'crustdata', OTTO, [otto], { words: BESIDE });
  expect(JSON.stringify([kept, await layer.getAll('people')])).not.toMatch(HERS);
});

it('whoever is not on the list stays, word for word', async () => {
  const open = await openDatabase(`mentioned-${count++}`);
  await keep(open, 'crustdata', OTTO, [otto], { words: BESIDE });
  expect(await open.getAll('people')).toMatchObject([{ person: otto, raw: [BESIDE] }]);
});
