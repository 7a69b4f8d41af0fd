import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import type { Identifier } from '../../../lib/identifier';
import type { Person } from '../../../lib/person';
import type { ContactKind } from '../../../lib/providers/provider';
import { findAnswer } from '../../../lib/store/answers';
import { keepAnswer } from '../../../lib/store/keep-answer';
import { findAsked, keepPart } from '../../../lib/store/parts';
import type { NamedReceipt } from '../../../lib/store/rows';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { openReceipt } from '../../../lib/store/write-receipt';
import { personNamed } from '../../components/panel/world';

const ADDRESS = { kind: 'email', address: 'jane.miller@loom.example.com' } as const;
const PROFILE = { kind: 'profile', slug: 'jane-0x1c' } as const;
const NUMBER = '+1 555 0100';
const WISH = { contact: ['phones'] } as const;
const BARE = personNamed('Jane Miller', { id: 'crustdata:jane', slug: PROFILE.slug });

let database: Database;
let count = 0;
let now = 0;
beforeEach(async () => {
  database = await openDatabase(`contact-${count++}`);
});

const open = (identifier: Identifier) =>
  openReceipt(database, { provider: 'crustdata', identifier, price: { min: 1, max: 2 } }, now++);
const settled = (receipt: NamedReceipt): NamedReceipt => ({
  ...receipt,
  state: 'settled',
  settledAt: now++,
});
const asking = (...contact: ContactKind[]) => ({ contact, extras: [] });
const saying = (person: Person) => ({ outcomes: [{ matches: [{ person }] }], raw: [[{}]] });

async function refresh(receipt: NamedReceipt): Promise<void> {
  await keepAnswer(database, settled(receipt), saying(BARE), WISH);
}

async function buyNumber(): Promise<void> {
  const person = { ...BARE, contact: { ...BARE.contact, phones: [NUMBER] } };
  await keepPart(database, settled(await open(PROFILE)), saying(person), asking('phones'));
}

async function numbers(): Promise<readonly string[] | undefined> {
  const known = await findAnswer(database, 'crustdata', ADDRESS, now);
  return known?.matches[0]?.person.contact.phones;
}

it('what was bought by the profile while a refresh by the address was under way is kept', async () => {
  await refresh(await open(ADDRESS));
  const underWay = await open(ADDRESS);
  await buyNumber();
  await refresh(underWay);
  expect(await numbers()).toEqual([NUMBER]);
});

it.each([true, false])(
  'an address that is confirmed to be theirs leads to them: %s',
  async (is) => {
    await keepAnswer(database, settled(await open(PROFILE)), saying(BARE), { contact: [] });
    const emails = [{ address: ADDRESS.address, kind: 'business' as const }];
    const person = { ...BARE, contact: { ...BARE.contact, emails } };
    const receipt = settled(await open(PROFILE));
    await keepPart(database, receipt, saying(person), asking('businessEmails'), () => is);
    const known = await findAnswer(database, 'crustdata', ADDRESS, now);
    expect(known?.matches[0]?.person.id).toBe(is ? BARE.id : undefined);
  },
);

it('of whoever is known by an identifier it is noted that none came, though the answer names another', async () => {
  await refresh(await open(ADDRESS));
  const other = { ...BARE, id: 'crustdata:other', contact: { ...BARE.contact, phones: [NUMBER] } };
  await keepPart(database, settled(await open(ADDRESS)), saying(other), asking('phones'));
  expect(await numbers()).toEqual([]);
  for (const { id } of [BARE, other]) {
    expect((await findAsked(database, 'crustdata', id)).contact).toHaveProperty('phones', now - 1);
  }
});

it('what a refresh asks for after it was bought, and does not bring, is gone', async () => {
  await refresh(await open(ADDRESS));
  await buyNumber();
  expect(await numbers()).toEqual([NUMBER]);
  await refresh(await open(ADDRESS));
  expect(await numbers()).toEqual([]);
});
