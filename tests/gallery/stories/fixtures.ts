import type { Asked, View } from '../../../components/panel/view';
import type { Identifier } from '../../../lib/identifier';
import type { ProviderOverview } from '../../../lib/messages';
import type { Match } from '../../../lib/person';
import type { Answer } from '../../../lib/store/answers';
import type { Receipt } from '../../../lib/store/rows';
import { AMARA, PROVIDER, SECOND } from '../../components/panel/world';

/** The demo, as the panel names it. */
export const DEMO: ProviderOverview = {
  ...PROVIDER,
  id: 'demo',
  name: 'Demo',
  isDemo: true,
  key: null,
  creditsLeft: 987,
};

/** A provider whose plan has no look-up by profile. */
export const OUT_OF_PLAN: ProviderOverview = {
  ...PROVIDER,
  price: { profile: { min: 0, max: 0, isOut: true }, email: { min: 1, max: 2 } },
};

/** A provider whose highest price nobody has published. */
export const OPEN_PRICE: ProviderOverview = {
  ...PROVIDER,
  price: {
    profile: { min: 1, max: 7, isOpen: true },
    email: { min: 1, max: 7, isOpen: true },
  },
};

/** A provider that can be asked for newer data, at three prices. */
export const FRESH: ProviderOverview = {
  ...PROVIDER,
  supports: { ...PROVIDER.supports, freshness: ['cached', 'recent', 'live'] },
  priceByFreshness: {
    cached: PROVIDER.price,
    recent: OPEN_PRICE.price,
    live: { profile: { min: 7, max: 8 }, email: { min: 7, max: 8 } },
  },
};

/** An address of somebody invented at work. */
export const AT_WORK: Identifier = { kind: 'email', address: 'o.brackwater@tarnhall.example.com' };

/** An address as long as they get. */
export const LONG_ADDRESS: Identifier = {
  kind: 'email',
  address: `${'maximiliana.wilhelmina.theodora.'.repeat(2)}a@${'long-department-name.'.repeat(5)}example.com`,
};

const HOUR_MS = 3_600_000;

/** A settled receipt. */
export const RECEIPT: Receipt = {
  id: 'r',
  provider: PROVIDER.id,
  identifier: AMARA,
  identifierKey: 'profile:amara-0x1c',
  state: 'settled',
  price: { min: 1, max: 2 },
  credits: 2,
  at: Date.now() - HOUR_MS,
  settledAt: Date.now() - HOUR_MS,
};

/** An answer with these matches, an hour old and paid for. */
export function answerOf(
  matches: readonly Match[],
  identifier: Identifier,
  changed: Partial<Answer> = {},
): Answer {
  return {
    identifier,
    provider: PROVIDER.id,
    matches,
    receipt: RECEIPT,
    at: RECEIPT.at,
    isKept: true,
    isFresh: false,
    ...changed,
  };
}

/** The view of that answer. */
export function answerView(
  matches: readonly Match[],
  identifier: Identifier = AMARA,
  changed: Partial<Extract<View, { kind: 'answer' }>> & { readonly of?: Partial<Answer> } = {},
): View {
  const { of, ...rest } = changed;
  return {
    kind: 'answer',
    answer: answerOf(matches, identifier, of),
    provider: PROVIDER,
    ...rest,
  };
}

/** Another provider that was asked about this one before, and named nobody. */
export function askedSecond(identifier: Identifier): Asked {
  return {
    provider: SECOND,
    answer: answerOf([], identifier, {
      provider: SECOND.id,
      receipt: { ...RECEIPT, provider: SECOND.id, credits: 0 },
    }),
  };
}
