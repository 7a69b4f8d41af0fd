import type { Charged, Failure, FailureCode } from '../../lib/failure';
import { formatNumber, type PluralKey, plural, type TextKey, text } from '../../lib/text';
import { takenWords } from './balance-words';

/** The one next step that a failure offers. */
export type NextStep =
  | 'add-key'
  | 'unlock'
  | 'check-key'
  | 'buy-credits'
  | 'agree'
  | 'allow'
  | 'look-again'
  | 'wait'
  | 'copy-reply'
  | 'offer'
  | 'unforget'
  | 'never-list'
  | 'settings'
  | 'none';

type Words = {
  readonly title: TextKey;
  readonly next: NextStep;
  /** The sentence; `counted` where it says a number of seconds. */
} & ({ readonly body: TextKey } | { readonly counted: PluralKey });

// Exhaustive: a new code does not compile until it is worded here.
const WORDS = {
  'no-key': { title: 'failNoKeyTitle', body: 'failNoKey', next: 'add-key' },
  locked: { title: 'failLockedTitle', body: 'failLocked', next: 'unlock' },
  'wrong-passphrase': { title: 'failPassphraseTitle', body: 'failPassphrase', next: 'unlock' },
  'bad-key': { title: 'failBadKeyTitle', body: 'failBadKey', next: 'check-key' },
  'no-credit': { title: 'failNoCreditTitle', body: 'failNoCredit', next: 'buy-credits' },
  'not-in-plan': { title: 'failNotInPlanTitle', body: 'failNotInPlan', next: 'settings' },
  'over-cap': { title: 'failOverCapTitle', body: 'failOverCap', next: 'settings' },
  'price-changed': { title: 'failPriceTitle', body: 'failPrice', next: 'offer' },
  forgotten: { title: 'failForgottenTitle', body: 'failForgotten', next: 'unforget' },
  'rate-limited': { title: 'failRateLimitedTitle', counted: 'failRateLimited', next: 'wait' },
  offline: { title: 'failOfflineTitle', body: 'failOffline', next: 'look-again' },
  'timed-out': { title: 'failTimedOutTitle', counted: 'failTimedOut', next: 'look-again' },
  'provider-down': { title: 'failProviderDownTitle', body: 'failProviderDown', next: 'look-again' },
  unreachable: { title: 'failUnreachableTitle', body: 'failUnreachable', next: 'look-again' },
  'bad-reply': { title: 'failBadReplyTitle', body: 'failBadReply', next: 'copy-reply' },
  refused: { title: 'failRefusedTitle', body: 'failRefused', next: 'look-again' },
  interrupted: { title: 'failInterruptedTitle', body: 'failInterrupted', next: 'look-again' },
  'not-supported': { title: 'failNotSupportedTitle', body: 'failNotSupported', next: 'settings' },
  'not-allowed': { title: 'failNotAllowedTitle', body: 'failNotAllowed', next: 'allow' },
  'no-consent': { title: 'failNoConsentTitle', body: 'failNoConsent', next: 'agree' },
  'bad-input': { title: 'failBadInputTitle', body: 'failBadInput', next: 'none' },
  'storage-full': { title: 'failStorageFullTitle', body: 'failStorageFull', next: 'look-again' },
  'vault-damaged': { title: 'failVaultDamagedTitle', body: 'failVaultDamaged', next: 'check-key' },
  blocked: { title: 'failBlockedTitle', body: 'failBlocked', next: 'settings' },
  'too-new': { title: 'failTooNewTitle', body: 'failTooNew', next: 'none' },
  unexpected: { title: 'failUnexpectedTitle', body: 'failUnexpected', next: 'look-again' },
} as const satisfies Record<FailureCode, Words>;

const CHARGED = {
  no: 'chargedNo',
  maybe: 'chargedMaybe',
  yes: 'chargedYes',
} as const satisfies Record<Charged, TextKey>;

/** A failure in words: what happened, whether it cost anything, and the one next step. */
export function wordsOf(failure: Failure): {
  title: string;
  body: string;
  cost: string;
  next: NextStep;
} {
  const words = wordsFor(failure);
  const values = { provider: failure.provider ?? text('theProvider') };
  return {
    title: text(words.title, values),
    body: bodyOf(failure, words, values),
    cost: costOf(failure),
    next: words.next,
  };
}

function costOf({ charged, credits, isByBalance }: Failure): string {
  if (isByBalance && credits !== undefined) return takenWords(credits);
  if (charged !== 'yes' || credits === undefined) return text(CHARGED[charged]);
  return plural('chargedCredits', credits);
}

function wordsFor(failure: Failure): Words {
  if (failure.code === 'forgotten') return wordsOfForgotten(failure);
  if (failure.code === 'storage-full' && failure.charged !== 'no') {
    return { ...WORDS['storage-full'], body: 'failStorageFullAnswer' };
  }
  const words = WORDS[failure.code];
  // Nobody here can change it.
  return failure.cap?.isTheirs ? { ...words, title: 'failTheirCapTitle', next: 'none' } : words;
}

const CAPS = {
  day: { own: 'failCapDay', theirs: 'failTheirCapDay' },
  month: { own: 'failCapMonth', theirs: 'failTheirCapMonth' },
} as const satisfies Record<string, Record<'own' | 'theirs', TextKey>>;

/** Of whom, and since when: a person, whose card it was; somebody at a domain; or a person whom a paid answer named. */
function wordsOfForgotten({ by, charged }: Extract<Failure, { code: 'forgotten' }>): Words {
  if (by === 'domain') {
    return { title: 'failForgottenDomainTitle', body: 'failForgottenDomain', next: 'never-list' };
  }
  return charged === 'no' ? WORDS.forgotten : { ...WORDS.forgotten, body: 'failForgottenAnswer' };
}

function bodyOf(failure: Failure, words: Words, values: Readonly<Record<string, string>>): string {
  const { cap, code, provider } = failure;
  if (cap !== undefined) {
    const { period, limit, used, price, isTheirs } = cap;
    return text(CAPS[period][isTheirs ? 'theirs' : 'own'], {
      price: plural('credits', price),
      limit: plural('credits', limit),
      used: formatNumber(used),
      left: formatNumber(Math.max(0, limit - used)),
    });
  }
  if (code === 'blocked' && provider === undefined) return text('failBlockedHere');
  if ('counted' in words) return plural(words.counted, secondsOf(failure), values);
  return text(words.body, values);
}

/** How long was waited, or is to be. */
function secondsOf(failure: Failure): number {
  return failure.waitedS ?? ('retryAfterS' in failure ? failure.retryAfterS : 0);
}
