import 'fake-indexeddb/auto';
import { createPanel } from '../../../components/panel/model';
import type { Front } from '../../../components/panel/view';
import type { PanelWorld } from '../../../components/panel/world';
import { type Failure, FailureError } from '../../../lib/failure';
import type { PageFound } from '../../../lib/found';
import type { Identifier } from '../../../lib/identifier';
import type { ProviderOverview, TrustedCommands } from '../../../lib/messages';
import type { Person } from '../../../lib/person';
import type { Gesture } from '../../../lib/session';
import { DEFAULTS, type Settings } from '../../../lib/settings';
import { judgeMatch } from '../../../lib/store/aliases';
import type { Answer } from '../../../lib/store/answers';
import { readingOf } from '../../../lib/store/reading';
import type { Alias } from '../../../lib/store/rows';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { readPeople } from '../../../lib/worker/read-people';
import { forgetServices } from '../../../lib/worker/services/forget-services';

/** A provider with a key and 42 credits. */
export const PROVIDER: ProviderOverview = {
  id: 'crustdata',
  name: 'Crustdata',
  isDemo: false,
  origins: ['https://api.crustdata.com/*'],
  pages: { keys: 'https://app.crustdata.com/', credits: 'https://app.crustdata.com/' },
  supports: {
    kinds: ['profile', 'email'],
    contact: ['businessEmails', 'personalEmails', 'phones', 'websites'],
    freshness: ['cached'],
    extras: [],
    hasPreview: false,
  },
  price: { profile: { min: 1, max: 2 }, email: { min: 1, max: 2 } },
  priceByFreshness: { cached: { profile: { min: 1, max: 2 }, email: { min: 1, max: 2 } } },
  priceByContact: {
    businessEmails: { profile: { min: 1, max: 1 }, email: { min: 1, max: 1 } },
    personalEmails: { profile: { min: 2, max: 2 }, email: { min: 2, max: 2 } },
    phones: { profile: { min: 2, max: 2 }, email: { min: 2, max: 2 } },
  },
  priceByExtra: {},
  contactCredits: { businessEmails: 1, personalEmails: 2, phones: 2, websites: 0 },
  extraCredits: {},
  figures: [
    { id: 'profile', credits: 1, published: 1, from: 'account' },
    { id: 'businessEmails', credits: 1, published: 1, from: 'published' },
    { id: 'phones', credits: 2, published: 2, from: 'published' },
  ],
  search: null,
  key: { ending: 'abcd', savedAt: 1, keptIn: 'device', isLocked: false },
  creditsLeft: 42,
};

/** Another with a key, which costs one credit for whomever it finds. */
export const SECOND: ProviderOverview = {
  ...PROVIDER,
  id: 'second',
  name: 'Second Source',
  origins: ['https://second.example.com/*'],
  price: { profile: { min: 1, max: 1 }, email: { min: 3, max: 3 } },
};

/** Settings of someone who has agreed and chosen a provider. */
export const AGREED: Settings = {
  ...DEFAULTS,
  provider: 'crustdata',
  consent: { wording: 3, at: 1 },
};

/** A page of linkedin.com with a profile, as seen with access. */
export const FRONT: Front = { tabId: 7, url: 'https://www.linkedin.com/in/amara-0x1c/' };

/** The identifier of that page. */
export const AMARA: Identifier = { kind: 'profile', slug: 'amara-0x1c' };

/** A gesture on that page, just made and not used. */
export function gestureOn(front: Front, changed: Partial<Gesture> = {}): Gesture {
  return {
    id: 'g1',
    from: 'profile',
    people: [{ identifier: AMARA }],
    isCut: false,
    url: front.url,
    isLooking: false,
    at: Date.now(),
    isUsed: false,
    ...changed,
  };
}

/** A person with nothing but a name. */
export function personNamed(name: string, changed: Partial<Person> = {}): Person {
  return {
    id: `crustdata:${name}`,
    name,
    languages: [],
    network: { verifications: [], openTo: [] },
    contact: { emails: [], phones: [], websites: [] },
    roles: [],
    schools: [],
    degrees: [],
    skills: [],
    certifications: [],
    honours: [],
    codeProfiles: [],
    ...changed,
  };
}

/** An answer that holds these people. */
export function answerWith(...people: Person[]): Answer {
  return {
    identifier: AMARA,
    provider: 'crustdata',
    matches: people.map((person) => ({ person, confidence: 0.9 })),
    at: Date.now(),
    isKept: true,
    isFresh: true,
  };
}

/** What a test decides about the world around a panel. */
export interface Stage {
  settings: Settings;
  provider: ProviderOverview;
  /** Further real providers, in the order in which they are asked. */
  others: readonly ProviderOverview[];
  front: Front | undefined;
  gesture: Gesture | undefined;
  /** What the page script told of the tab in front. */
  found: PageFound | undefined;
  /** Answers each enrich command. */
  enrich: (args: TrustedCommands['enrich']['args']) => Promise<Answer>;
  /** Answers what only joins: by default the worker holds nothing. */
  join: () => Promise<Answer>;
  /** Keeps what the user says of a match: in the stage's database, as the worker does. */
  judge: (args: TrustedCommands['judge-match']['args']) => Promise<Alias>;
  /** Says what is left with a provider, and what receipts took by it. */
  compare: (
    args: TrustedCommands['compare-balance']['args'],
  ) => Promise<TrustedCommands['compare-balance']['value']>;
  /** Answers each passphrase. */
  unlock: (args: TrustedCommands['unlock']['args']) => Promise<null>;
  /** Forgets a person, and takes them off the list again: in the stage's database, as the worker does. */
  forget: (args: TrustedCommands['forget']['args']) => Promise<TrustedCommands['forget']['value']>;
  unforget: (args: TrustedCommands['unforget']['args']) => Promise<null>;
  /** Every enrich command that may spend, as it was sent. */
  readonly asked: TrustedCommands['enrich']['args'][];
  readonly database: Database;
  /** Whether the panel's window is a private one. */
  readonly isPrivate: boolean;
}

let databases = 0;

/** A panel over a stage that tests change. */
export async function buildPanel(changed: Partial<Stage> = {}) {
  const stage: Stage = {
    settings: AGREED,
    provider: PROVIDER,
    others: [],
    front: FRONT,
    gesture: gestureOn(FRONT),
    found: undefined,
    enrich: async () => answerWith(personNamed('Amara')),
    join: failing({ code: 'interrupted', charged: 'maybe' }),
    judge: (args) => judgeMatch(stage.database, args, Date.now()),
    compare: async () => ({ settled: 0, open: 1 }),
    unlock: async () => null,
    forget: (args) => forgetting.forget(args),
    unforget: (args) => forgetting.unforget(args),
    asked: [],
    database: await openDatabase(`panel-${databases++}`),
    isPrivate: false,
    ...changed,
  };
  const forgetting = forgetServices(
    { forget: () => undefined },
    // Forgetting needs no more of the world.
    { database: async () => stage.database, isOwn: () => true, now: Date.now } as never,
    [stage.provider, ...stage.others] as never,
  );
  const world: PanelWorld = {
    send: (async (type: string, args: never) => {
      if (type === 'providers') {
        return [stage.provider, ...stage.others, { ...PROVIDER, id: 'demo', isDemo: true }];
      }
      if (type === 'read') return readPeople((args as TrustedCommands['read']['args']).text);
      if (type === 'judge-match') return stage.judge(args);
      if (type === 'compare-balance') return stage.compare(args);
      if (type === 'unlock') return stage.unlock(args);
      if (type === 'forget') return stage.forget(args);
      if (type === 'unforget') return stage.unforget(args);
      const { how } = args as TrustedCommands['enrich']['args'];
      if (how === 'join') return stage.join();
      stage.asked.push(args);
      return stage.enrich(args);
    }) as PanelWorld['send'],
    settings: async () => stage.settings,
    writeSetting: async (name, value) => {
      stage.settings = { ...stage.settings, [name]: value };
    },
    writeConsent: async (at) => {
      stage.settings = { ...stage.settings, consent: { wording: 3, at } };
    },
    front: async () => stage.front,
    gesture: async () => stage.gesture,
    found: async () => stage.found,
    useGesture: async (_tab, id) => {
      if (stage.gesture?.id === id) stage.gesture = { ...stage.gesture, isUsed: true };
    },
    reading: async () => readingOf(stage.database),
    isPrivate: stage.isPrivate,
    now: Date.now,
  };
  return { model: createPanel(world), stage };
}

/** Rejects as the worker does. */
export function failing(failure: Failure): () => Promise<never> {
  return () => Promise.reject(new FailureError(failure));
}
