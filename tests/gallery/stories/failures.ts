import type { View } from '../../../components/panel/view';
import { FAILURE_CODES, type Failure, type FailureCode, type OnList } from '../../../lib/failure';
import { AMARA, PROVIDER } from '../../components/panel/world';
import { AT_WORK, askedSecond, DEMO } from './fixtures';
import type { Stories, Story } from './story';

type Failing = Extract<View, { kind: 'failure' }>;
type About = Partial<Omit<Failure, 'code'>>;

// A code that is not here does not compile, and so has a story.
const ABOUT = {
  'no-key': {},
  locked: {},
  'wrong-passphrase': {},
  'bad-key': { said: 'Invalid API key in request' },
  'no-credit': {},
  'not-in-plan': { said: 'Your plan does not include these fields: certifications' },
  'over-cap': { cap: { period: 'day', limit: 200, used: 199, price: 2 } },
  'price-changed': {},
  forgotten: {},
  'rate-limited': {},
  offline: {},
  'timed-out': { charged: 'maybe', waitedS: 25, receiptId: 'r' },
  'provider-down': { said: 'Something went wrong on our side.' },
  unreachable: { charged: 'maybe' },
  'bad-reply': { charged: 'yes', credits: 2, receiptId: 'r', requestId: 'req-0x1c' },
  refused: { said: '<b>"No"</b>, said the provider, at some length. '.repeat(6) },
  interrupted: { charged: 'maybe' },
  'not-supported': {},
  'not-allowed': {},
  'no-consent': {},
  'bad-input': {},
  'storage-full': { charged: 'yes', credits: 2 },
  'vault-damaged': {},
  blocked: {},
  'too-new': {},
  unexpected: {},
} as const satisfies Record<FailureCode, About>;

const LOW_S = 30;

function failureOf(code: FailureCode): Failure {
  const about = { charged: 'no', provider: PROVIDER.name, ...ABOUT[code] } as const;
  if (code === 'rate-limited') return { ...about, code, retryAfterS: LOW_S };
  return code === 'forgotten' ? { ...about, code, by: 'person', group: 'g' } : { ...about, code };
}

function failing(name: string, code: FailureCode, changed: Partial<Failing> = {}): Story {
  const usual = { kind: 'failure', identifier: AMARA, provider: PROVIDER } as const;
  return {
    name,
    view: () => ({ ...usual, failure: failureOf(code), clickedAt: Date.now(), ...changed }),
  };
}

function forgotten(name: string, about: OnList & About): Story {
  const failure = { charged: 'no', provider: PROVIDER.name, ...about, code: 'forgotten' } as const;
  const identifier = about.by === 'domain' ? AT_WORK : AMARA;
  return failing(name, 'forgotten', { failure, identifier });
}

/** What can go wrong: every code, and what changes the view of one. */
export const FAILURES = {
  failure: [
    failing('failure-asked-before', 'timed-out', { asked: [askedSecond(AMARA)] }),
    ...FAILURE_CODES.map((code) => failing(`failure-${code}`, code)),
    forgotten('failure-forgotten-by-domain', { by: 'domain' }),
    forgotten('failure-forgotten-in-answer', {
      by: 'person',
      group: 'g',
      charged: 'yes',
      credits: 2,
    }),
    failing('failure-over-cap-of-organisation', 'over-cap', {
      failure: {
        code: 'over-cap',
        charged: 'no',
        cap: { period: 'month', limit: 2000, used: 1999, price: 2, isTheirs: true },
      },
    }),
    failing('failure-by-balance', 'timed-out', {
      failure: {
        ...failureOf('timed-out'),
        ...{ charged: 'yes', credits: 2, isByBalance: true },
      },
    }),
    failing('failure-rate-limited-for-long', 'rate-limited', { clickedAt: 0 }),
    failing('failure-no-credit-demo', 'no-credit', { provider: DEMO }),
    failing('failure-without-person', 'unexpected', {
      identifier: undefined,
      provider: undefined,
    }),
  ],
} as const satisfies Stories;
