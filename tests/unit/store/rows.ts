import type { Identifier } from '../../../lib/identifier';
import type { EmailContact, Match, Person } from '../../../lib/person';
import type { Confirms } from '../../../lib/store/aliases';
import { keepAnswer } from '../../../lib/store/keep-answer';
import type { IsOwn } from '../../../lib/store/kin';
import type { Database } from '../../../lib/store/schema';
import { openReceipt } from '../../../lib/store/write-receipt';
import { personNamed } from '../../components/panel/world';

/** Somebody as a provider tells of them, with that slug and these addresses. */
export function somebody(
  provider: string,
  id: string,
  slug: string | undefined,
  ...addresses: string[]
): Person {
  const emails = addresses.map((address): EmailContact => ({ address, kind: 'business' }));
  return personNamed(`${id} Test`, {
    id: `${provider}:${id}`,
    ...(slug === undefined ? {} : { slug }),
    contact: { emails, phones: [], websites: [] },
  });
}

/** A profile. */
export function profile(slug: string): Identifier {
  return { kind: 'profile', slug };
}

/** An address. */
export function email(address: string): Identifier {
  return { kind: 'email', address };
}

let now = 1000;

/** Keeps an answer as a look-up does, for one credit a match; the provider's words are the record itself and what is given. */
export async function keep(
  database: Database,
  provider: string,
  identifier: Identifier,
  people: readonly Person[],
  {
    confirms = () => false,
    words = {},
    isOwn = () => true,
  }: { confirms?: Confirms; words?: object; isOwn?: IsOwn } = {},
) {
  const order = { provider, identifier, price: { min: 1, max: 2 } };
  const receipt = await openReceipt(database, order, now++);
  const matches = people.map((person): Match => ({ person, confidence: 0.9 }));
  return keepAnswer(
    database,
    { ...receipt, state: 'settled', credits: people.length, settledAt: now++ },
    { outcomes: [{ matches }], raw: [people.map((person) => ({ person, ...words }))] },
    { contact: [] },
    confirms,
    isOwn,
  );
}

/** All that is stored, as one text. */
export async function everythingIn(database: Database): Promise<string> {
  const stores = [...database.objectStoreNames];
  const rows = await Promise.all(stores.map((store) => database.getAll(store)));
  return JSON.stringify(rows);
}

/** Credits in the books. */
export async function spentIn(database: Database): Promise<number> {
  const receipts = await database.getAll('receipts');
  return receipts.reduce((sum, { credits = 0 }) => sum + credits, 0);
}
