import type { ComponentChild } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Options } from '../../../components/options/app';
import { createOptions, type OptionsWorld } from '../../../components/options/model';
import { type Failure, FailureError } from '../../../lib/failure';
import type { KeyStatus, VaultStatus } from '../../../lib/keys/kept';
import type { ProviderOverview } from '../../../lib/messages';
import { DEFAULTS, type Managed, type Settings } from '../../../lib/settings';
import { AGREED, PROVIDER, SECOND } from '../../components/panel/world';
import { DATA_STORIES, still } from './data';
import { NEVER_STORIES } from './never';
import type { Stories, Story } from './story';

interface Stage {
  readonly settings?: Settings;
  readonly managed?: Managed;
  readonly providers?: readonly ProviderOverview[];
  /** What a test of the first provider's key says, made at once; none is made unless it is given. */
  readonly tested?: 'valid' | Failure;
  readonly shortcut?: string;
  /** How the passphrase stands; absent: there is none. */
  readonly vault?: Partial<VaultStatus>;
  /** What the user has pressed, as selectors, one after the other. */
  readonly pressed?: readonly string[];
  /** The price lists are open. */
  readonly opened?: boolean;
}

const KEY: KeyStatus = {
  ending: 'wxyz',
  keptIn: 'device',
  isLocked: false,
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
const NO_VAULT: VaultStatus = {
  hasPassphrase: false,
  isLocked: false,
  isDamaged: false,
  keptIn: {},
};
const keptIn = (changed: Partial<KeyStatus>): ProviderOverview => ({
  ...TESTED,
  key: { ...KEY, ...changed },
});
const choose = (way: KeyStatus['keptIn']) => `[type=radio][aria-describedby$="-${way}"]`;
const inVault = (button: string) => `[aria-labelledby=passphrase] ${button}`;

function page(name: string, stage: Stage = {}): Story {
  const { providers = [TESTED], tested, shortcut = 'Alt+Shift+E' } = stage;
  let { settings = AGREED } = stage;
  const world: OptionsWorld = {
    send: (async (type: string) => {
      if (type === 'test-key' && typeof tested === 'object') throw new FailureError(tested);
      if (type === 'vault') return { ...NO_VAULT, ...stage.vault };
      return type === 'providers' ? providers : null;
    }) as OptionsWorld['send'],
    settings: async () => settings,
    managed: async () => stage.managed ?? { settings: {}, ignored: [] },
    writeSetting: async (changed, value) => {
      settings = { ...settings, [changed]: value };
    },
    writeConsent: async (at) => {
      settings = { ...settings, consent: { wording: 3, at } };
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
    const drawn = <Options model={model} shortcut={shortcut} archive={still()} />;
    if (stage.pressed !== undefined) return <Pressed those={stage.pressed}>{drawn}</Pressed>;
    return stage.opened ? <Opened>{drawn}</Opened> : drawn;
  };
  return { name: `options-${name}`, render };
}

/** With these pressed. */
function Pressed(props: { readonly those: readonly string[]; readonly children: ComponentChild }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [first, ...others] = props.those;
    const press = (one = '') => box.current?.querySelector<HTMLElement>(one)?.click();
    press(first);
    // What the first brings is there a frame later.
    const later = requestAnimationFrame(() => requestAnimationFrame(() => others.forEach(press)));
    return () => cancelAnimationFrame(later);
  }, []);
  return <div ref={box}>{props.children}</div>;
}

/** With everything unfolded that can be. */
function Opened({ children }: { children: ComponentChild }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const one of box.current?.querySelectorAll('details') ?? []) one.open = true;
  }, []);
  return <div ref={box}>{children}</div>;
}

const failed = { charged: 'no', provider: PROVIDER.name } as const;
const SURCHARGED: ProviderOverview = {
  ...SECOND,
  supports: {
    ...PROVIDER.supports,
    freshness: ['cached', 'recent', 'live'],
    extras: [
      { id: 'skills', credits: 1, brings: ['skills'] },
      { id: 'salary', credits: 1, brings: ['salary'] },
    ],
  },
  contactCredits: { businessEmails: 0, personalEmails: 'not-in-plan', phones: 'not-now' },
  extraCredits: { skills: 1, salary: 'not-now' },
};

const PRICED: ProviderOverview = {
  ...TESTED,
  figures: [
    { id: 'profile', credits: 1, published: 1, from: 'account' },
    { id: 'email', credits: 3, published: 3, from: 'published' },
    { id: 'personalEmails', credits: 4, published: 2, from: 'user' },
    { id: 'phones', credits: 'unknown', published: 2, from: 'user' },
    { id: 'dev_platform_profiles', credits: 1, published: 1, from: 'published' },
    { id: 'shoe-size', credits: 0.03, published: 0.03, from: 'account' },
  ],
};

const PRICES: Settings['prices'] = { [PRICED.id]: { personalEmails: 4, phones: 'unknown' } };

// All that a policy can set but what would hide the rest.
const { consent: _, allowedProviders: __, ...OPEN } = AGREED;
const POLICY: Partial<Settings> = {
  ...OPEN,
  capMonth: 'none',
  prices: PRICES,
  neverOn: ['intranet.example.com'],
  blockedSites: ['payroll.example.com'],
};

/** The options page in every state. */
export const OPTIONS_STORIES = {
  ...NEVER_STORIES,
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
    page('key-locked', {
      providers: [keptIn({ keptIn: 'passphrase', isLocked: true })],
      vault: { hasPassphrase: true, isLocked: true },
      tested: { code: 'locked', ...failed },
    }),
    page('key-unlocked', {
      providers: [keptIn({ keptIn: 'passphrase' })],
      vault: { hasPassphrase: true },
    }),
    page('key-of-session', {
      providers: [keptIn({ keptIn: 'session' })],
      vault: { hasPassphrase: true, isLocked: true },
      pressed: [choose('passphrase')],
    }),
    page('key-to-lock', { pressed: [choose('passphrase'), '.option > form [type=submit]'] }),
    page('passphrase-to-set', { pressed: [inVault('.plain.start')] }),
    page('key-to-session', { pressed: [choose('session')] }),
    page('key-moved', { pressed: [choose('session'), '.option > button.plain'] }),
    page('key-damaged', {
      providers: [keptIn({ keptIn: 'passphrase', isDamaged: true })],
      vault: { hasPassphrase: true, isLocked: true, isDamaged: true },
    }),
    page('passphrase-to-change', {
      providers: [keptIn({ keptIn: 'passphrase' })],
      vault: { hasPassphrase: true },
      pressed: [inVault('> .plain.start ~ .plain.start')],
    }),
    page('passphrase-to-forget', {
      providers: [keptIn({ keptIn: 'passphrase' })],
      vault: { hasPassphrase: true },
      pressed: [inVault('.plain[aria-describedby=forget-vault]')],
    }),
    page('two-providers', { providers: [TESTED, SURCHARGED], shortcut: '' }),
    page('agreed-to-earlier-words', {
      settings: { ...AGREED, consent: { wording: 2, at: Date.UTC(2026, 0, 7) } },
    }),
    page('prices', {
      providers: [PRICED],
      settings: { ...AGREED, prices: PRICES },
      opened: true,
    }),
    page('no-caps', { settings: { ...AGREED, capDay: 'none', capMonth: 'none' } }),
    page('managed', {
      providers: [PRICED, SURCHARGED],
      settings: { ...AGREED, ...POLICY },
      managed: { settings: POLICY, ignored: ['theem', 'waitSeconds', 'blockedSites: "two words"'] },
      opened: true,
    }),
    page('managed-in-part', {
      settings: { ...AGREED, theme: 'dark' },
      managed: { settings: { theme: 'dark' }, ignored: [] },
    }),
    page('managed-unreadable', {
      providers: [],
      managed: {
        settings: { allowedProviders: [] },
        ignored: ['allowedProviders', `blockedSites: "${'x'.repeat(59)}…`],
      },
    }),
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
  ...DATA_STORIES,
} as const satisfies Stories;
