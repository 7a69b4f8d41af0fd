import { identifierKey } from '../../../lib/identifier';
import type { Match, Person } from '../../../lib/person';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import type { Receipt, StoredAlias, StoredOutcome, StoredPerson } from '../../../lib/store/rows';
import everyField from '../../recordings/crustdata/every-field.json';
import { inventedAddress, inventedSlug } from '../people';
import { type Random, randomFrom } from '../random';

/** Of which provider they are. */
export const PROVIDER = 'crustdata';

/** All rows that a bought person has in the store. */
export interface Bought {
  readonly person: StoredPerson;
  readonly outcomes: readonly StoredOutcome[];
  readonly aliases: readonly StoredAlias[];
  readonly receipt: Receipt;
}

/** Somebody's slug, the same in every run. */
export function slugOf(number: number): string {
  return `${inventedSlug(randomFrom(number))}-${number}`;
}

/** The id of somebody's record. */
export function idOf(number: number): string {
  return `crustdata:${number}`;
}

/** A full record as the provider's own mapping makes it, and the provider's words; the model of all others. */
export async function model(): Promise<{ readonly match: Match; readonly words: unknown }> {
  const fetch = async () => Response.json(everyField);
  const order = {
    identifiers: [{ kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const],
    wish: { contact: [] },
  };
  const reply = await crustdata.enrich({ key: 'bench', fetch, timeoutMs: 60_000 }, order);
  const match = reply.outcomes[0]?.matches[0];
  if (match === undefined) throw new Error('The recording names nobody.');
  return { match, words: reply.raw[0]?.[0] };
}

/** Somebody invented with a whole career, as they stand in the store after a look-up by profile, and every third by address too. */
export function bought(
  number: number,
  { match, words }: Awaited<ReturnType<typeof model>>,
  at: number,
): Bought {
  const random = randomFrom(number * 7919 + 1);
  const slug = slugOf(number);
  const id = idOf(number);
  const address = inventedAddress(random);
  const person: Person = {
    ...match.person,
    id,
    slug,
    name: `Invented ${number}`,
    summary: prose(random, 80),
    roles: match.person.roles.map((role) => ({ ...role, summary: prose(random, 30) })),
    contact: { emails: [{ address, kind: 'business' }], phones: [], websites: [] },
  };
  const raw = { ...Object(words), told: prose(random, 150) };
  const key = identifierKey({ kind: 'profile', slug });
  const byAddress = identifierKey({ kind: 'email', address });
  const receiptId = `receipt-${number}`;
  const outcome = (identifierKey: string): StoredOutcome => ({
    ...{ provider: PROVIDER, identifierKey, receiptId, at },
    matches: [{ personId: id, confidence: 0.9 }],
  });
  const alias = (identifierKey: string): StoredAlias => {
    return { provider: PROVIDER, identifierKey, personId: id, by: 'record', at };
  };
  return {
    person: { id, provider: PROVIDER, person, raw: [raw], fetchedAt: at, contactAsked: {} },
    outcomes: [outcome(key), ...(number % 3 === 0 ? [outcome(byAddress)] : [])],
    aliases: [alias(key), alias(byAddress)],
    receipt: {
      ...{ id: receiptId, provider: PROVIDER, identifierKey: key, state: 'settled', at },
      identifier: { kind: 'profile', slug },
      price: { min: 1, max: 2 },
      ...{ credits: 2, isEstimate: false, settledAt: at },
    },
  };
}

const WORDS =
  'quiet harbour ledger orchard meadow signal granite willow copper lantern quarry measured'.split(
    ' ',
  );

function prose(random: Random, words: number): string {
  return Array.from({ length: words }, () => `${random.one(WORDS)}${random.below(50)}`).join(' ');
}
