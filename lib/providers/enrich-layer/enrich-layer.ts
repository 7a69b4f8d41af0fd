import { freeFailure } from '../../failure';
import { type Identifier, identifierKey } from '../../identifier';
import type { Account, KnownOfKey, Line, Order, Price, Provider, Reply, Wish } from '../provider';
import { unreadable } from '../request';
import { type Resolution, resolveAddress } from './address';
import { contactPrice, lookUpContact } from './contact';
import { type Ask, openAsk } from './endpoints';
import { failureOfReply, isSuccess } from './failures';
import { extrasPrice, figures, price } from './prices';
import { addressOf, jsonOf, lookUpProfile } from './profile';
import { balanceReply, pictureReply } from './schema';
import { CONTACT_KINDS, contactKinds, EXTRAS, extrasAlone, ID } from './wishes';

// Section 2.5, of all requests together; what a trial may is told by its refusals alone.
const REQUESTS_PER_MINUTE = 300;

/** Enrich Layer, formerly Proxycurl: `https://enrichlayer.com/api/v2`, section 2 of the published contract. */
export const enrichLayer = {
  id: ID,
  name: 'Enrich Layer',
  origins: ['https://enrichlayer.com/*'],
  pages: {
    keys: 'https://enrichlayer.com/dashboard',
    credits: 'https://enrichlayer.com/dashboard',
  },
  batchLimit: 1,
  isDemo: false,
  supports: {
    kinds: ['profile', 'email'],
    contact: CONTACT_KINDS,
    freshness: ['cached', 'recent', 'live'],
    extras: EXTRAS,
    hasPreview: false,
    hasPicture: true,
  },
  price: priceOf,
  path: pathOf,
  rate: () => ({ of: 'all', requestsPerMinute: REQUESTS_PER_MINUTE }),
  figures,
  enrich,
  account,
  balance,
  picture,
} as const satisfies Provider;

/**
 * The address of the person's picture as the provider has it now, for free; it lasts about half an hour. `undefined` where it
 * has none. Throws FailureError, of a hashed id `not-supported`.
 */
async function picture(line: Line, slug: string): Promise<string | undefined> {
  const fetched = await openAsk(line)({
    path: '/person/profile-picture',
    parameters: { person_profile_url: addressOf(slug) },
  });
  const json = jsonOf(fetched);
  if (json === undefined) return undefined;
  const parsed = pictureReply.safeParse(json);
  if (!parsed.success) throw unreadable(fetched);
  return parsed.data.tmp_profile_pic_url ?? undefined;
}

function priceOf(kind: Identifier['kind'], wish: Wish, line?: KnownOfKey): Price {
  // Nothing is free to look up here.
  if (wish.isPreview) return { min: 0, max: 0, isOut: true };
  if (wish.isExtrasOnly) return extrasPrice(kind, wish, line);
  return wish.isContactOnly ? contactPrice(kind, wish, line) : price(kind, wish, line);
}

function pathOf(kind: Identifier['kind'], wish: Wish, line?: KnownOfKey): string | undefined {
  if (priceOf(kind, wish, line).isOut) return undefined;
  return kind === 'email' ? '/api/v2/profile/resolve/email' : '/api/v2/profile';
}

async function enrich(line: Line, order: Order): Promise<Reply> {
  const [identifier, ...others] = order.identifiers;
  if (identifier === undefined || others.length > 0) throw freeFailure('bad-input');
  // Who asks for what is free must not be charged.
  if (order.wish.isPreview) throw freeFailure('not-supported');
  const ask = openAsk(line);
  if (order.wish.isContactOnly) return contactReplyOf(ask, line, order, identifier);
  if (identifier.kind === 'email') {
    // To find the person again would be paid for too.
    if (order.wish.isExtrasOnly) throw freeFailure('not-supported');
    const { address } = identifier;
    const resolved = await resolveAddress(ask, line, { address, order });
    const { found, cost, askedContact = [], askedExtras = [], failure } = resolved;
    return {
      ...replyOf(found),
      ...cost,
      askedContact,
      askedExtras,
      ...(failure === undefined ? {} : { failures: [failure] }),
    };
  }
  const wish = order.wish.isExtrasOnly ? extrasAlone(order.wish) : order.wish;
  const { found, cost, askedExtras } = await lookUpProfile(ask, line, {
    slug: identifier.slug,
    wish,
    around: { fallbackId: `answer:${identifierKey(identifier)}:0` },
  });
  return {
    ...replyOf(found && { match: { person: found.person }, raw: found.raw }),
    ...cost,
    askedContact: contactKinds(wish),
    askedExtras,
  };
}

async function contactReplyOf(
  ask: Ask,
  line: Line,
  { wish, atMost }: Order,
  identifier: Identifier,
): Promise<Reply> {
  if (identifier.kind === 'email') throw freeFailure('not-supported');
  const { slug } = identifier;
  const { found, cost, askedContact } = await lookUpContact(ask, line, { slug, wish, atMost });
  const match = found && { match: { person: found.person }, raw: found.raw };
  return { ...replyOf(match), ...cost, askedContact, askedExtras: [] };
}

function replyOf(found: Resolution['found']): Pick<Reply, 'outcomes' | 'raw'> {
  if (found === undefined) return { outcomes: [{ matches: [] }], raw: [[]] };
  return { outcomes: [{ matches: [found.match] }], raw: [[found.raw]] };
}

async function account(line: Line): Promise<Account> {
  const credits = await balance(line);
  return { credits, canEnrich: true, fieldsInPlan: [], fieldsNotInPlan: [] };
}

async function balance(line: Line): Promise<number> {
  const fetched = await openAsk(line)({ path: '/credit-balance' });
  if (!isSuccess(fetched)) throw failureOfReply(fetched);
  const parsed = balanceReply.safeParse(fetched.json);
  if (!parsed.success) throw unreadable(fetched);
  return parsed.data.credit_balance;
}
