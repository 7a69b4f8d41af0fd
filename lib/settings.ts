import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { EMAIL_CLASSES } from './detect/email-class';
import { freeFailure } from './failure';
import { LANGUAGES } from './languages';
import { readPolicy } from './policy';
import type { ProviderId } from './providers/provider';

// A word for "never deleted", since storage takes null for absent.
const months = z.union([z.literal('ever'), z.number().check(z.minimum(1))]);

const contactKinds = ['businessEmails', 'personalEmails', 'phones', 'websites'] as const;

// As match patterns have them: without scheme, port or asterisk.
const host = z.string().check(z.regex(/^[^\s/:*@A-Z]+$/));

// Credits; a word for no cap, for the same reason.
const cap = z.union([z.literal('none'), z.number().check(z.nonnegative(), z.maximum(1_000_000))]);

/** What may be stored of each setting, or set by an organisation. */
export const settingsSchema = z.object({
  /** The provider that is asked first; none before the first run. */
  provider: z.nullable(z.string()),
  /** In which order the others follow; who is not named here comes last, as the registry has them. */
  order: z.array(z.string()),
  /** What happens when a provider names nobody: nothing, the next is offered with its price, or asked within the price shown. */
  onNoMatch: z.enum(['stop', 'ask', 'next']),
  /** When the user agreed to requests being sent, and to which wording. */
  consent: z.nullable(z.object({ wording: z.number(), at: z.number() })),
  onClick: z.enum(['at-once', 'ask-first']),
  /** Credits for one person above which a click asks first. */
  askAbove: z.number().check(z.nonnegative(), z.maximum(1000)),
  /** The most credits that a day and a month may cost, by the local calendar, all providers together. */
  capDay: cap,
  capMonth: cap,
  /** The user's own figures, by provider and thing, for what the provider's account does not tell; an unknown price always asks. */
  prices: z.catchall(
    z.object({}),
    z.catchall(
      z.object({}),
      z.union([z.literal('unknown'), z.number().check(z.nonnegative(), z.maximum(1000))]),
    ),
  ),
  contact: z.array(z.enum(contactKinds)),
  freshness: z.enum(['cached', 'recent', 'live']),
  /** Ids of the extras asked for, by provider. */
  // As an object whose every name is checked alike: a record's code would be the panel's heaviest half kB.
  extras: z.catchall(z.object({}), z.array(z.string())),
  /** Least likeness of a match by address; a word for "any", since storage takes null for absent. */
  minSimilarity: z.union([z.literal('any'), z.number().check(z.nonnegative(), z.maximum(1))]),
  /** Seconds to wait for an answer. */
  waitS: z.number().check(z.minimum(5), z.maximum(90)),
  /** Whether links on pages of linkedin.com are read too, after a click or where every site is watched. */
  onLinkedIn: z.boolean(),
  /** The classes of addresses that lists and the badge count. */
  listed: z.array(z.enum(EMAIL_CLASSES)),
  /** Hosts on which, and on whose subdomains, the page script never runs. */
  neverOn: z.array(host),
  /** The language of every page, menu and tooltip; by `system`, the browser's. */
  language: z.enum(['system', ...LANGUAGES]),
  /** Whether single keys (`/` and `?`) do something in the panel. */
  shortcuts: z.boolean(),
  /** Minutes without use after which locked keys lock again; by `exit`, only at the end of the browser. */
  lockAfterMin: z.literal([5, 15, 60, 'exit']),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** When the photo of a person, or the logo of a company, is loaded: its host is a third one, which learns who is looked at. */
  photos: z.enum(['on-click', 'always', 'never']),
  /** How long a person is kept that nobody looks at, and how long what a look-up cost. */
  keepPeopleMonths: months,
  keepReceiptsMonths: months,
  /** The log of requests. */
  keepRequestsMonths: z.number().check(z.minimum(1)),
  /** How long a provider that named nobody is not asked again. */
  keepMissesDays: z.number().check(z.minimum(1)),
  /** The only providers that may be asked beside the demo; null: every one. */
  allowedProviders: z.nullable(z.array(z.string())),
  /** Hosts with whose pages, and those of their subdomains, nothing is done. */
  blockedSites: z.array(host),
});

/** All settings; the documented defaults are in DEFAULTS. */
export type Settings = z.infer<typeof settingsSchema>;

/** Which wording of what there is to agree to is in force: agreeing to an older one does not count. */
export const CONSENT_WORDING = 3;

/** The one table of defaults. */
export const DEFAULTS: Settings = {
  provider: null,
  order: [],
  onNoMatch: 'ask',
  consent: null,
  onClick: 'at-once',
  askAbove: 2,
  capDay: 200,
  capMonth: 2000,
  prices: {},
  contact: ['businessEmails'],
  freshness: 'cached',
  extras: {},
  minSimilarity: 0.8,
  waitS: 90,
  onLinkedIn: false,
  listed: [...EMAIL_CLASSES],
  neverOn: [],
  language: 'system',
  shortcuts: true,
  lockAfterMin: 15,
  theme: 'system',
  density: 'comfortable',
  photos: 'on-click',
  keepPeopleMonths: 12,
  keepReceiptsMonths: 24,
  keepRequestsMonths: 3,
  keepMissesDays: 30,
  allowedProviders: null,
  blockedSites: [],
};

/** The name of a setting. */
export type Name = keyof Settings;

/** What only an organisation sets. */
export const ONLY_MANAGED: readonly Name[] = ['allowedProviders', 'blockedSites'];
/** What is the user's own word, and nobody else's. */
export const NEVER_MANAGED: readonly Name[] = ['consent'];

// Each setting is an item of its own, so that two pages that change two settings do not undo each other. Kept by the browser's own
// calls: WXT's storage would be a twelfth of all that the panel loads before its first card.
function itemKey(name: Name): string {
  return `settings.${name}`;
}

/** What an organisation's policy sets. */
export interface Managed {
  /** The settings that it sets: nobody else changes them. */
  readonly settings: Partial<Settings>;
  /**
   * What of it means nothing: names that are no setting's, or whose value is none that the setting may have; with what stands below a name, an
   * entry that is left out alone.
   */
  readonly ignored: readonly string[];
}

/** What the policy of the user's organisation sets; nothing where there is none. */
export async function readManaged(): Promise<Managed> {
  const policy = await readPolicy();
  // Few have one: how it is read is no part of what the panel loads before its first card.
  if (Object.keys(policy).length === 0) return { settings: {}, ignored: [] };
  const { meantBy } = await import('./policy-reading');
  const schemas = Object.entries(settingsSchema.shape);
  const managed = schemas.filter(([name]) => !NEVER_MANAGED.some((own) => own === name));
  return meantBy(policy, Object.fromEntries(managed));
}

/**
 * Every setting: as the organisation sets it, else as stored. One that is stored and does not parse falls back to its default, and the
 * raw value is put aside.
 */
export async function readSettings(): Promise<Settings> {
  const names = Object.keys(DEFAULTS) as Name[];
  const [stored, managed] = await Promise.all([
    browser.storage.local.get(names.map(itemKey)),
    readManaged(),
  ]);
  const entries = await Promise.all(
    names.map(async (name) => {
      const set = managed.settings[name];
      if (set !== undefined) return [name, set];
      const own = ONLY_MANAGED.includes(name) ? undefined : stored[itemKey(name)];
      return [name, await parsed(name, own)];
    }),
  );
  const settings = Object.fromEntries(entries) as Settings;
  const { provider, order, allowedProviders } = settings;
  if (provider === null || isAllowed(settings, provider)) return settings;
  const others = [...order, ...(allowedProviders ?? [])];
  return { ...settings, provider: others.find((id) => isAllowed(settings, id)) ?? null };
}

/** Whether the organisation lets that provider be asked. The demo, which asks nobody, is always there. */
export function isAllowed(
  { allowedProviders }: Pick<Settings, 'allowedProviders'>,
  id: ProviderId,
): boolean {
  return allowedProviders === null || id === 'demo' || allowedProviders.includes(id);
}

/**
 * Changes one setting. Who has read what the organisation sets gives it as `known`: the change is then on its way when this returns, and a page
 * that is closed in the same moment does not lose it. Throws FailureError `blocked` where it is the organisation's to set.
 */
export async function writeSetting<N extends Name>(
  name: N,
  value: Settings[N],
  known?: Managed,
): Promise<void> {
  const { settings } = known ?? (await readManaged());
  if (name in settings || ONLY_MANAGED.includes(name)) throw freeFailure('blocked');
  await browser.storage.local.set({ [itemKey(name)]: value });
}

/**
 * Calls back on a change of any setting, or of those named, from whatever context or the organisation; returns what ends that.
 */
export function watchSettings(
  changed: () => void,
  names: readonly Name[] = Object.keys(DEFAULTS) as Name[],
): () => void {
  const listener = (changes: Readonly<Record<string, unknown>>, area: string) => {
    const has = (name: Name) =>
      area === 'local' ? itemKey(name) in changes : area === 'managed' && name in changes;
    if (names.some(has)) changed();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/** Whether the user has agreed to the wording now in force. */
export function hasConsent(settings: Settings): boolean {
  return settings.consent?.wording === CONSENT_WORDING;
}

/** Records that the user agrees, at this moment (ms since 1970), to the wording now in force. */
export async function writeConsent(at: number): Promise<void> {
  await writeSetting('consent', { wording: CONSENT_WORDING, at });
}

async function parsed(name: Name, raw: unknown): Promise<unknown> {
  if (raw === null || raw === undefined) return DEFAULTS[name];
  const result = settingsSchema.shape[name].safeParse(raw);
  if (result.success) return result.data;
  await browser.storage.local.set({ [`aside.settings.${name}`]: raw });
  return DEFAULTS[name];
}
