import type { EmailClass } from '../detect/email-class';
import type { Match } from '../person';
import { type DomainReason, testDomain } from './domain-test';
import { isSharedMailbox } from './mailbox';
import { type NameReason, testName } from './name-test';

/** How sure it is that an address belongs to a person. */
export type Verdict = 'confirmed' | 'plausible' | 'doubtful';

/** One test and how it came out, as data: what is shown of it is worded elsewhere. */
export type MatchReason =
  | { readonly kind: 'score'; readonly outcome: 'yes' | 'no'; readonly confidence: number }
  | { readonly kind: 'score'; readonly outcome: 'not-given' }
  | DomainReason
  | NameReason
  /** The address is not one person's business address: Plausible at best. Absent where it is. */
  | {
      readonly kind: 'address';
      readonly outcome: Exclude<EmailClass, 'business'> | 'shared';
    };

/** What the match check says: its verdict, and the tests in the order score, domain, name, address. */
export interface MatchCheck {
  readonly verdict: Verdict;
  readonly reasons: readonly MatchReason[];
}

const SURE = 0.8;
// So sure that it is enough by itself.
const VERY_SURE = 0.9;

/**
 * Whether an address in normal form belongs to the person whom a provider named for it, by the provider's own confidence, the
 * employers' domains and the person's name. `emailClass` is the class of the address; the lists that tell it are the worker's. Confirmed: a
 * current employer's domain and the name, and no score below 0.8. Plausible: two of the three tests, or 0.9 alone. Doubtful: the rest.
 * Never throws.
 */
export function checkMatch(address: string, match: Match, emailClass: EmailClass): MatchCheck {
  const at = address.lastIndexOf('@');
  const mailbox = address.slice(0, Math.max(at, 0));
  const host = address.slice(at + 1);
  const score = scoreOf(match.confidence);
  const domain = testDomain(host, match.person.roles);
  const name = testName(mailbox, host, match.person);
  const limit = limitOf(mailbox, emailClass);
  const isEmployer = domain.outcome === 'now' || domain.outcome === 'past';
  const passed = [score.outcome === 'yes', isEmployer, name.outcome === 'yes'];
  const isConfirmed =
    domain.outcome === 'now' && name.outcome === 'yes' && score.outcome !== 'no' && !limit;
  const isPlausible =
    passed.filter(Boolean).length >= 2 ||
    (score.outcome !== 'not-given' && score.confidence >= VERY_SURE);
  return {
    verdict: isConfirmed ? 'confirmed' : isPlausible ? 'plausible' : 'doubtful',
    reasons: [score, domain, name, ...(limit ? [limit] : [])],
  };
}

function scoreOf(confidence: number | undefined): MatchReason & { kind: 'score' } {
  if (confidence === undefined || !Number.isFinite(confidence)) {
    return { kind: 'score', outcome: 'not-given' };
  }
  return { kind: 'score', outcome: confidence >= SURE ? 'yes' : 'no', confidence };
}

function limitOf(
  mailbox: string,
  emailClass: EmailClass,
): (MatchReason & { kind: 'address' }) | undefined {
  if (emailClass !== 'business') return { kind: 'address', outcome: emailClass };
  return isSharedMailbox(mailbox) ? { kind: 'address', outcome: 'shared' } : undefined;
}
