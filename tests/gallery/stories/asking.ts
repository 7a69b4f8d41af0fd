import type { Reason, View } from '../../../components/panel/view';
import { EMAIL_CLASSES } from '../../../lib/detect/email-class';
import { AMARA, PROVIDER } from '../../components/panel/world';
import { AT_WORK, DEMO, LONG_ADDRESS, OPEN_PRICE, OUT_OF_PLAN, RECEIPT } from './fixtures';
import type { Stories, Story } from './story';

type Ready = Extract<View, { kind: 'ready' }>;

const REASONS = {
  choice: {},
  dear: { provider: { ...PROVIDER, price: { ...PROVIDER.price, profile: { min: 3, max: 12 } } } },
  class: {
    identifier: { kind: 'email', address: 'press@summit.example.org' },
    emailClass: 'role',
  },
  uncertain: { earlier: { ...RECEIPT, state: 'uncertain' } },
  unreadable: { earlier: RECEIPT },
  lost: { earlier: RECEIPT },
  uncharged: { earlier: { ...RECEIPT, state: 'settled', credits: 0, isByBalance: true } },
  running: {},
} as const satisfies Record<Reason, Partial<Ready>>;

function ready(name: string, reason: Reason, changed: Partial<Ready> = {}): Story {
  const usual = { kind: 'ready', identifier: AMARA, reason, provider: PROVIDER } as const;
  return { name, view: { ...usual, ...REASONS[reason], ...changed } };
}

/** Somebody who can be asked for, and somebody who is being asked for. */
export const ASKING = {
  ready: [
    ready('ready-choice-by-address', 'choice', { identifier: AT_WORK }),
    ...(Object.keys(REASONS) as Reason[]).map((reason) => ready(`ready-${reason}`, reason)),
    ...EMAIL_CLASSES.filter((one) => one !== 'business').map((emailClass) =>
      ready(`ready-class-${emailClass}`, 'class', {
        identifier: { kind: 'email', address: `${emailClass}@summit.example.org` },
        emailClass,
      }),
    ),
    ready('ready-open-price', 'dear', { provider: OPEN_PRICE }),
    ready('ready-lost-by-balance', 'lost', {
      earlier: { ...RECEIPT, state: 'settled', credits: 2, isByBalance: true },
    }),
    ready('ready-not-in-plan', 'choice', { provider: OUT_OF_PLAN }),
    ready('ready-demo', 'choice', { provider: DEMO }),
    ready('ready-long-address', 'choice', { identifier: LONG_ADDRESS }),
    { ...ready('ready-private', 'choice'), around: { stage: { isPrivate: true } } },
  ],
  working: [
    {
      name: 'working',
      view: () => ({
        kind: 'working',
        identifier: AMARA,
        since: Date.now(),
        provider: PROVIDER,
      }),
    },
    {
      name: 'working-for-long',
      view: () => ({
        kind: 'working',
        identifier: AT_WORK,
        since: Date.now() - 30_000,
        provider: PROVIDER,
      }),
    },
  ],
} as const satisfies Stories;
