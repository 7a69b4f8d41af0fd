/** Every anticipated reason for which a command brings nothing. An error that is none of these is a bug. */
export const FAILURE_CODES = [
  'no-key',
  'locked',
  'wrong-passphrase',
  'bad-key',
  'no-credit',
  'not-in-plan',
  'over-cap',
  'price-changed',
  'forgotten',
  'rate-limited',
  'offline',
  'timed-out',
  'provider-down',
  'unreachable',
  'bad-reply',
  'refused',
  'interrupted',
  'not-supported',
  'not-allowed',
  'no-consent',
  'bad-input',
  'storage-full',
  'vault-damaged',
  'blocked',
  'too-new',
  'unexpected',
] as const;

/** One of FAILURE_CODES. */
export type FailureCode = (typeof FAILURE_CODES)[number];

/** Whether the provider took credits for what failed. */
export type Charged = 'no' | 'maybe' | 'yes';

interface About {
  readonly charged: Charged;
  /** The provider's name as shown on screen, where one was asked. */
  readonly provider?: string;
  /** The receipt that was opened for the request, where one was sent. */
  readonly receiptId?: string;
  /** What the provider itself said, cut short; shown as a quotation, never parsed. */
  readonly said?: string;
  /** How long was waited, in seconds. */
  readonly waitedS?: number;
  /** The provider's name for the request, for a question to its support. */
  readonly requestId?: string;
  /** Credits really taken, where the provider said so. */
  readonly credits?: number;
  /** Not the provider said so, but the balances before and after. */
  readonly isByBalance?: true;
  /** For `over-cap`: of which stretch of time, its cap, what of it is used or may be, and what this would cost at most; in credits. */
  readonly cap?: {
    readonly period: 'day' | 'month';
    readonly limit: number;
    readonly used: number;
    readonly price: number;
    /** The user's organisation sets it, and the user cannot change it. */
    readonly isTheirs?: boolean;
  };
}

/** A failure as data: it crosses messages and is shown as a sentence with one action. */
export type Failure =
  | ({ readonly code: 'rate-limited'; readonly retryAfterS: number } & About)
  | ({ readonly code: 'forgotten' } & OnList & About)
  | ({ readonly code: PlainCode } & About);

/** Why somebody is never looked up: as a person, who can be taken off the list by the name of their group, or by the domain of their address. */
export type OnList = { readonly by: 'person'; readonly group: string } | { readonly by: 'domain' };

/** The codes of failures that need no more said than what any may say. */
export type PlainCode = Exclude<FailureCode, 'rate-limited' | 'forgotten'>;

/** Carries a failure through code that throws. Its message is the code alone: no key, address or reply gets into a log. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
  readonly failure: Failure;
  /** The reply that could not be read, to be kept for the user; it may be cut. */
  readonly reply: string | undefined;

  constructor(failure: Failure, reply?: string) {
    super(failure.code);
    this.failure = failure;
    this.reply = reply;
  }
}

/** A failure that cost nothing, ready to throw. */
export function freeFailure(code: PlainCode, about: Omit<About, 'charged'> = {}): FailureError {
  return new FailureError({ code, charged: 'no', ...about });
}

/** The failure inside a thrown value; anything else is `unexpected`, and a full disk is told by its name. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof FailureError) return thrown.failure;
  if (thrown instanceof Error && thrown.name === 'QuotaExceededError') {
    return { code: 'storage-full', charged: 'no' };
  }
  if (thrown instanceof Error && thrown.name === 'VersionError') {
    return { code: 'too-new', charged: 'no' };
  }
  return { code: 'unexpected', charged: 'no' };
}
