import 'fake-indexeddb/auto';
import type { CardWorld } from '../../../components/people/card-world';
import { createPeople } from '../../../components/people/people-model';
import type { PeopleChange, PeopleWorld } from '../../../components/people/people-world';
import { identifierKey } from '../../../lib/identifier';
import type { ProviderOverview } from '../../../lib/messages';
import type { Person } from '../../../lib/person';
import type { Receipt, StoredPerson } from '../../../lib/store/rows';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { AGREED, PROVIDER, personNamed, SECOND } from '../panel/world';

/** Noon of 22 November 2026 by the clock of the machine, ms since 1970. */
export const NOON = new Date(2026, 10, 22, 12).getTime();

const DAY_MS = 24 * 60 * 60 * 1000;
const DEMO: ProviderOverview = { ...PROVIDER, id: 'demo', name: 'Demo', isDemo: true, key: null };

/** Somebody as stored, so many days ago. */
export function storedPerson(
  name: string,
  daysAgo: number,
  changed: Partial<Person> = {},
  provider = 'crustdata',
): StoredPerson {
  const slug = `${name.split(' ')[0]?.toLowerCase()}-0x1c`;
  const person = personNamed(name, { id: `${provider}:${slug}`, slug, ...changed });
  return { id: person.id, provider, person, raw: [], fetchedAt: NOON - daysAgo * DAY_MS };
}

/** A current role at a company. */
export function roleAt(company: string): Person['roles'][number] {
  return { company: { name: company, industries: [], ids: {} }, isCurrent: true };
}

/** A few people: two providers, one of the demo, names in several scripts. */
export function somePeople(): StoredPerson[] {
  const address = 'amara@tarnhall.example.com';
  return [
    storedPerson('Amara Test', 1, {
      title: 'Head of Tests',
      roles: [roleAt('Tarnhall')],
      place: { text: 'Lisbon, Portugal' },
      contact: {
        emails: [{ address, kind: 'business' }],
        phones: [],
        websites: [],
      },
    }),
    storedPerson('Zoë Müller-Test', 40, { title: 'Engineer', roles: [roleAt('Brackwater')] }),
    storedPerson('سارة تجربة', 100, { slug: 'sara-0x1c', id: 'crustdata:sara-0x1c' }),
    storedPerson('Jonas Test', 2, { roles: [roleAt('Älmhall')] }, 'second'),
    storedPerson('Demo Test', 0, {}, 'demo'),
  ];
}

/** The receipt of a look-up of somebody, and what it brought. */
export async function bought(database: Database, row: StoredPerson, credits: number) {
  const identifier = { kind: 'profile', slug: row.person.slug ?? '' } as const;
  const key = identifierKey(identifier);
  const receipt: Receipt = {
    id: `r ${row.provider} ${row.id}`,
    provider: row.provider,
    ...{ identifier, identifierKey: key, credits, state: 'settled' },
    price: { min: 1, max: 2 },
    at: row.fetchedAt,
  };
  await database.put('receipts', receipt);
  await database.put('outcomes', {
    provider: row.provider,
    identifierKey: key,
    matches: [{ personId: row.id, confidence: 1 }],
    receiptId: receipt.id,
    at: row.fetchedAt,
  });
  await database.put('people', row);
}

let databases = 0;

/** The list over a store of these people, each of whom cost 2 credits, and what was asked of the world. */
export async function buildPeople(
  people: readonly StoredPerson[],
  changed: Partial<PeopleWorld> = {},
) {
  const stores = {
    bought: await openDatabase(`people-${databases++}`),
    demo: await openDatabase(`people-${databases++}`),
  };
  const storeOf = (provider: string) => (provider === 'demo' ? stores.demo : stores.bought);
  for (const row of people) await bought(storeOf(row.provider), row, 2);
  const log = { sent: [] as unknown[], places: [] as string[] };
  let tell: (change: PeopleChange) => void = () => undefined;
  const database = async ({ isDemo }: { isDemo: boolean }) =>
    isDemo ? stores.demo : stores.bought;
  const providers = async () => [PROVIDER, SECOND, DEMO];
  const model = createPeople({
    sendBatch: (async (type: string, args: unknown) => {
      log.sent.push([type, args]);
      return type === 'new-batch' ? 'b1' : 1;
    }) as PeopleWorld['sendBatch'],
    ...{ providers, database },
    hasNoStore: () => false,
    watch: (changed) => {
      tell = changed;
    },
    exported: async (form, those) =>
      (await import('../../../components/people/export-people')).exportPeople(form, those, {
        ...{ database, providers },
      }),
    goTo: (place) => log.places.push(place),
    now: () => NOON,
    ...changed,
  });
  const card: CardWorld = {
    send: (async (type: string, args: unknown) => {
      log.sent.push([type, args]);
      if (type === 'forget') return { group: 'g', keys: [] };
      return null;
    }) as CardWorld['send'],
    settings: async () => AGREED,
    writeSetting: async () => undefined,
    writeConsent: async () => undefined,
    ...{ providers, database },
    now: () => NOON,
  };
  return { model, card, stores, log, tell: (change: PeopleChange) => tell(change) };
}
