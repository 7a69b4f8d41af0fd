import { Options } from '../../../components/options/app';
import { createOptions, type OptionsWorld } from '../../../components/options/model';
import { type Failure, FailureError } from '../../../lib/failure';
import type { KeyStatus } from '../../../lib/keys';
import type { ProviderOverview } from '../../../lib/messages';
import { DEFAULTS, type Settings } from '../../../lib/settings';
import { AGREED, PROVIDER, SECOND } from '../../components/panel/world';
import type { Stories, Story } from './story';

interface Stage {
  readonly settings?: Settings;
  readonly providers?: readonly ProviderOverview[];
  /** What a test of the first provider's key says, made at once; none is made unless it is given. */
  readonly tested?: 'valid' | Failure;
  readonly shortcut?: string;
}

const KEY: KeyStatus = {
  ending: 'wxyz',
  savedAt: Date.UTC(2026, 0, 7),
  testedAt: Date.UTC(2026, 0, 8),
  account: {
    credits: 42,
    canEnrich: true,
    fieldsInPlan: [],
    fieldsNotInPlan: ['honors', 'certifications'],
    requestsPerMinute: 15,
  },
};
const TESTED: ProviderOverview = { ...PROVIDER, key: KEY };

function page(name: string, stage: Stage = {}): Story {
  const { providers = [TESTED], tested, shortcut = 'Alt+Shift+E' } = stage;
  let { settings = AGREED } = stage;
  const world: OptionsWorld = {
    send: (async (type: string) => {
      if (type === 'test-key' && typeof tested === 'object') throw new FailureError(tested);
      return type === 'providers' ? providers : null;
    }) as OptionsWorld['send'],
    settings: async () => settings,
    writeSetting: async (changed, value) => {
      settings = { ...settings, [changed]: value };
    },
    writeConsent: async (at) => {
      settings = { ...settings, consent: { wording: 2, at } };
    },
    now: Date.now,
  };
  const render = async () => {
    const model = createOptions(world);
    await model.refresh();
    const [first] = providers;
    if (tested !== undefined && first !== undefined) {
      await model.testKept(first, Promise.resolve(true));
    }
    return <Options model={model} shortcut={shortcut} />;
  };
  return { name: `options-${name}`, render };
}

const failed = { charged: 'no', provider: PROVIDER.name } as const;
const SURCHARGED: ProviderOverview = {
  ...SECOND,
  supports: {
    ...PROVIDER.supports,
    freshness: ['cached', 'recent', 'live'],
    extras: [
      { id: 'skills', credits: 1 },
      { id: 'salary', credits: 1 },
    ],
  },
  contactCredits: { businessEmails: 0, personalEmails: 'not-in-plan', phones: 'not-now' },
  extraCredits: { skills: 1, salary: 'not-now' },
};

/** The options page in every state. */
export const OPTIONS_STORIES = {
  options: [
    page('before-consent', {
      settings: { ...DEFAULTS },
      providers: [{ ...PROVIDER, key: null }],
    }),
    page('before-consent-of-two', {
      settings: { ...DEFAULTS },
      providers: [
        { ...PROVIDER, key: null },
        { ...SECOND, key: null },
      ],
    }),
    page('no-key', { providers: [{ ...PROVIDER, key: null, creditsLeft: null }] }),
    page('key-untested', { providers: [PROVIDER] }),
    page('key-valid', { tested: 'valid' }),
    page('bad-key', { tested: { code: 'bad-key', ...failed } }),
    page('not-allowed', { tested: { code: 'not-allowed', ...failed } }),
    page('two-providers', { providers: [TESTED, SURCHARGED], shortcut: '' }),
    page('full', {
      providers: [TESTED, SURCHARGED],
      settings: {
        ...AGREED,
        contact: ['businessEmails', 'personalEmails', 'phones'],
        freshness: 'live',
        minSimilarity: 'any',
        onNoMatch: 'next',
        onLinkedIn: true,
        neverOn: ['intranet.example.com', `${'very-long-name.'.repeat(8)}example.org`],
        extras: { [SECOND.id]: ['skills'] },
      },
    }),
  ],
} as const satisfies Stories;
