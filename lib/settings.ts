import { storage } from 'wxt/utils/storage';
import * as z from 'zod/mini';
import { EMAIL_CLASSES } from './detect/email-class';
import { LANGUAGES } from './languages';
import type { ProviderId, Wish } from './providers/provider';

const contactKinds = ['businessEmails', 'personalEmails', 'phones', 'websites'] as const;

const schema = z.object({
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
  neverOn: z.array(z.string()),
  /** The language of every page, menu and tooltip; by `system`, the browser's. */
  language: z.enum(['system', ...LANGUAGES]),
  /** Whether single keys (`/` and `?`) do something in the panel. */
  shortcuts: z.boolean(),
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** When the photo of a person, or the logo of a company, is loaded: its host is a third one, which learns who is looked at. */
  photos: z.enum(['on-click', 'always', 'never']),
});

/** All settings; the documented defaults are in DEFAULTS. */
export type Settings = z.infer<typeof schema>;

// Agreeing to an older wording does not count.
const CONSENT_WORDING = 2;

/** The one table of defaults. */
export const DEFAULTS: Settings = {
  provider: null,
  order: [],
  onNoMatch: 'ask',
  consent: null,
  onClick: 'at-once',
  askAbove: 2,
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
  theme: 'system',
  density: 'comfortable',
  photos: 'on-click',
};

type Name = keyof Settings;

// Each setting is an item of its own, so that two pages that change two settings do not undo each other.
function itemKey(name: Name): `local:${string}` {
  return `local:settings.${name}`;
}

/** Every setting as stored; one that does not parse falls back to its default, and the raw value is put aside. */
export async function readSettings(): Promise<Settings> {
  const names = Object.keys(DEFAULTS) as Name[];
  const items = await storage.getItems(names.map(itemKey));
  const stored = new Map(items.map(({ key, value }) => [key, value as unknown]));
  const entries = await Promise.all(
    names.map(async (name) => [name, await parsed(name, stored.get(itemKey(name)))]),
  );
  return Object.fromEntries(entries) as Settings;
}

/** Changes one setting. */
export async function writeSetting<N extends Name>(name: N, value: Settings[N]): Promise<void> {
  await storage.setItem(itemKey(name), value);
}

/** Calls back on a change of any setting, or of those named, from whatever context; returns what ends that. */
export function watchSettings(
  changed: () => void,
  names: readonly Name[] = Object.keys(DEFAULTS) as Name[],
): () => void {
  const stops = names.map((name) => storage.watch(itemKey(name), changed));
  return () => {
    for (const stop of stops) stop();
  };
}

/** Whether the user has agreed to the wording now in force. */
export function hasConsent(settings: Settings): boolean {
  return settings.consent?.wording === CONSENT_WORDING;
}

/** Records that the user agrees, at this moment (ms since 1970), to the wording now in force. */
export async function writeConsent(at: number): Promise<void> {
  await writeSetting('consent', { wording: CONSENT_WORDING, at });
}

/** What a look-up asks for by these settings. */
export function wishOf(settings: Settings): Wish {
  return {
    contact: settings.contact,
    freshness: settings.freshness,
    extras: settings.extras,
    ...(settings.minSimilarity === 'any' ? {} : { minSimilarity: settings.minSimilarity }),
  };
}

/** Providers as they are asked: the first of the settings, the others in their order, and the demo at the end. */
export function inOrder<T extends { readonly id: ProviderId; readonly isDemo: boolean }>(
  providers: readonly T[],
  { provider, order }: Pick<Settings, 'provider' | 'order'>,
): T[] {
  const ids = [provider, ...order];
  const rank = ({ id, isDemo }: T) => {
    if (isDemo) return ids.length + 1;
    return ids.includes(id) ? ids.indexOf(id) : ids.length;
  };
  return providers.toSorted((one, other) => rank(one) - rank(other));
}

async function parsed(name: Name, raw: unknown): Promise<unknown> {
  if (raw === null || raw === undefined) return DEFAULTS[name];
  const result = schema.shape[name].safeParse(raw);
  if (result.success) return result.data;
  await storage.setItem(`local:aside.settings.${name}`, raw);
  return DEFAULTS[name];
}
