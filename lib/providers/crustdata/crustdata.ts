import type * as z from 'zod/mini';
import { profileOf } from '../../detect/profile-url';
import { freeFailure } from '../../failure';
import { type Identifier, identifierKey, normalAddress, profileUrl } from '../../identifier';
import type { Match, Outcome } from '../../person';
import type { Account, ContactKind, Line, Order, Price, Provider, Reply, Wish } from '../provider';
import { call, unreadable } from './endpoints';
import { toPerson } from './mapping';
import { creditsReply, endpointsReply, enrichReply } from './schema';

const BATCH_LIMIT = 25;

// Omitting `fields` means only two groups today, so they are always named (section 1.4 of the published contract).
const ALWAYS = [
  'basic_profile',
  'professional_network',
  'social_handles',
  'experience',
  'education',
  'skills',
] as const;
const CONTACT_FIELD = {
  businessEmails: 'contact.business_emails',
  personalEmails: 'contact.personal_emails',
  phones: 'contact.phone_numbers',
  websites: 'contact.websites',
} as const satisfies Record<ContactKind, string>;
// Section 1.9: base 1, each kind of contact on top when there is data; websites are within the published maximum of 7.
const BASE_CREDITS = 1;
const CONTACT_CREDITS = {
  businessEmails: 1,
  personalEmails: 2,
  phones: 2,
  websites: 0,
} as const satisfies Record<ContactKind, number>;

/** Crustdata's Person Enrich: `POST https://api.crustdata.com/person/enrich`, version 2025-11-01. */
export const crustdata = {
  id: 'crustdata',
  name: 'Crustdata',
  origins: ['https://api.crustdata.com/*'],
  pages: {
    keys: 'https://app.crustdata.com/',
    credits: 'https://app.crustdata.com/',
  },
  batchLimit: BATCH_LIMIT,
  isDemo: false,
  supports: {
    kinds: ['profile', 'email'],
    contact: ['businessEmails', 'personalEmails', 'phones', 'websites'],
    freshness: ['cached'],
    extras: [],
    hasPreview: false,
  },
  price,
  enrich,
  account,
} as const satisfies Provider;

function price(_kind: Identifier['kind'], wish: Wish): Price {
  const extra = wish.contact.reduce((sum, kind) => sum + CONTACT_CREDITS[kind], 0);
  return { min: BASE_CREDITS, max: BASE_CREDITS + extra };
}

async function enrich(line: Line, order: Order): Promise<Reply> {
  const fetched = await call(line, {
    path: '/person/enrich',
    body: requestBody(order, line.account),
  });
  if (!fetched.isFound) {
    const nobody = order.identifiers.map((): Outcome => ({ matches: [] }));
    return { outcomes: nobody, raw: nobody.map(() => []), ...fetched.cost };
  }
  const parsed = enrichReply.safeParse(fetched.body);
  if (!parsed.success) throw unreadable(true, fetched);
  const entries = joined(order.identifiers, parsed.data);
  if (entries.includes(undefined)) throw unreadable(true, fetched);
  const rows = entries.map((entry, position) => toMatches(entry, order.identifiers[position]));
  return {
    outcomes: rows.map((matches) => ({ matches: matches.map(({ match }) => match) })),
    raw: rows.map((matches) => matches.map(({ raw }) => raw)),
    ...fetched.cost,
  };
}

async function account(line: Line): Promise<Account> {
  const [credits, endpoints] = await Promise.all([
    call(line, { path: '/account/credits' }),
    call(line, { path: '/account/endpoints', query: '?path=/person/enrich' }),
  ]);
  const balance = creditsReply.safeParse(credits.body);
  if (!balance.success) throw unreadable(false, credits);
  const plan = endpointsReply.safeParse(endpoints.body);
  if (!plan.success) throw unreadable(false, endpoints);
  const person = plan.data.endpoints.find((endpoint) => endpoint.path === '/person/enrich');
  return {
    credits: balance.data.account.credits,
    canEnrich: person?.status === 'enabled',
    fieldsInPlan: person?.fields?.enabled ?? [],
    fieldsNotInPlan: person?.fields?.disabled ?? [],
    ...(person?.effective_rate_limit_rpm === undefined
      ? {}
      : { requestsPerMinute: person.effective_rate_limit_rpm }),
  };
}

function requestBody(
  { identifiers, wish }: Order,
  plan: Account | undefined,
): Record<string, unknown> {
  if (identifiers.length === 0 || identifiers.length > BATCH_LIMIT) throw freeFailure('bad-input');
  const slugs = identifiers.flatMap((one) => (one.kind === 'profile' ? [one.slug] : []));
  const addresses = identifiers.flatMap((one) => (one.kind === 'email' ? [one.address] : []));
  if (slugs.length > 0 && addresses.length > 0) throw freeFailure('bad-input');
  const fields = [
    ...ALWAYS,
    ...wish.contact.map((kind) => CONTACT_FIELD[kind]),
    ...(plan?.fieldsInPlan.includes('certifications') ? ['certifications'] : []),
  ];
  if (slugs.length > 0) {
    return {
      professional_network_profile_urls: slugs.map((slug) => `${profileUrl(slug)}/`),
      fields,
    };
  }
  return {
    business_emails: addresses,
    ...(wish.minSimilarity === undefined ? {} : { min_similarity_score: wish.minSimilarity }),
    fields,
  };
}

type Entry = z.infer<typeof enrichReply>[number];

/** The entry of each identifier: by what it says it matched on, else by position, which the given document promises. */
function joined(
  identifiers: readonly Identifier[],
  entries: readonly Entry[],
): (Entry | undefined)[] {
  const byKey = new Map<string, Entry>();
  for (const entry of entries) {
    const key = entry.matched_on === undefined ? undefined : keyOf(entry.matched_on);
    if (key !== undefined && !byKey.has(key)) byKey.set(key, entry);
  }
  const isComplete = entries.length === identifiers.length;
  return identifiers.map((identifier, position) => {
    const named = byKey.get(identifierKey(identifier));
    if (named !== undefined) return named;
    const there = isComplete ? entries[position] : undefined;
    // Never hand one person the entry that names another.
    const isSomeoneElses = there !== undefined && there.matched_on !== undefined;
    return isSomeoneElses && identifiers.length > 1 ? undefined : there;
  });
}

function keyOf(matchedOn: string): string | undefined {
  const address = normalAddress(matchedOn);
  const identifier: Identifier | undefined =
    address === undefined ? profileOf(matchedOn) : { kind: 'email', address };
  return identifier === undefined ? undefined : identifierKey(identifier);
}

function toMatches(
  entry: Entry | undefined,
  identifier: Identifier | undefined,
): { match: Match; raw: unknown }[] {
  const key = identifier === undefined ? '' : identifierKey(identifier);
  return (entry?.matches ?? [])
    .map(({ confidence, person, raw }, rank) => ({
      match: { person: toPerson(person, slugOf, `answer:${key}:${rank}`), confidence },
      raw,
    }))
    .sort((one, other) => (other.match.confidence ?? 0) - (one.match.confidence ?? 0));
}

function slugOf(href: string): string | undefined {
  const identifier = profileOf(href);
  return identifier?.kind === 'profile' ? identifier.slug : undefined;
}
