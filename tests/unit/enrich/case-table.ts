import { expect } from 'vitest';
import type { Identifier } from '../../../lib/identifier';
import type { Provider, Wish } from '../../../lib/providers/provider';
import type { Simulator } from '../../simulator/simulator';
import { type Books, type Call, openAsking, type Told } from './asking';

export const PEOPLE = {
  profile: { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' },
  email: { kind: 'email', address: 'amara.okafor@northwind.example.com' },
  'unsure-email': { kind: 'email', address: 'm.quenneville@quillgate.example.net' },
  'facebook-profile': { kind: 'profile', slug: 'marisol-quenneville-ibarra-0x3d' },
} as const satisfies Record<string, Identifier>;

export const OTHERS = {
  profile: { kind: 'profile', slug: 'tobias-vexholm-0x2a' },
  email: { kind: 'email', address: 'tobias@palehorn.example.net' },
} as const satisfies Record<Identifier['kind'], Identifier>;

const extras = (...ids: string[]): Wish => {
  return { contact: [], extras: { crustdata: ids, 'enrich-layer': ids } };
};

/** The wishes that tables name. Of extras each provider knows its own. */
export const WISHES = {
  plain: { contact: [] },
  business: { contact: ['businessEmails'], minSimilarity: 0.8 },
  personal: { contact: ['personalEmails'] },
  phones: { contact: ['phones'] },
  websites: { contact: ['websites'] },
  'all details': { contact: ['businessEmails', 'personalEmails', 'phones', 'websites'] },
  'business alone': { contact: ['businessEmails'], isContactOnly: true },
  'personal alone': { contact: ['personalEmails'], isContactOnly: true },
  'phones alone': { contact: ['phones'], isContactOnly: true },
  'two alone': { contact: ['personalEmails', 'phones'], isContactOnly: true },
  recent: { contact: [], freshness: 'recent' },
  live: { contact: [], freshness: 'live' },
  preview: { contact: [], isPreview: true },
  'very similar': { contact: [], minSimilarity: 0.95 },
  certifications: extras('certifications'),
  honors: extras('honors'),
  'code profiles': extras('dev_platform_profiles'),
  extra: extras('extra'),
  skills: extras('skills'),
  github: extras('github'),
  facebook: extras('facebook'),
  x: extras('x'),
  salary: extras('salary'),
  'all extras': extras(
    ...['certifications', 'honors', 'dev_platform_profiles'],
    ...['extra', 'skills', 'github', 'facebook', 'x', 'salary'],
  ),
} as const satisfies Record<string, Wish>;

/** Abbreviations of Crustdata's tables. */
export const CRUSTDATA_WORDS = {
  CARD: 'basic_profile professional_network social_handles experience education skills',
  DETAILS: 'contact.business_emails contact.personal_emails contact.phone_numbers contact.websites',
  EXTRAS: 'certifications honors dev_platform_profiles',
  AMARA: 'Amara Okafor-Lindqvist, roles 5, skills 10',
  '/enrich': '/person/enrich',
  '/contact': '/person/contact/enrich',
  '/live': '/person/professional_network/enrich/live',
};

/** Abbreviations of Enrich Layer's tables. */
export const ENRICH_LAYER_WORDS = {
  CACHED: 'use_cache=if-present',
  DETAILS: 'personal_email=include personal_contact_number=include',
  EXTRAS: [
    ...['extra', 'skills', 'github_profile_id', 'facebook_profile_id', 'twitter_profile_id'],
    'inferred_salary',
  ]
    .map((name) => `${name}=include`)
    .join(' '),
  SUPERFICIAL: 'lookup_depth=superficial',
  ABOUT: 'gender, birthDate, industry, interests, website',
  AMARA: 'Amara Okafor-Lindqvist, roles 5, certifications 2, honours 1',
  SKILLED: 'Amara Okafor-Lindqvist, roles 5, skills 10, certifications 2, honours 1',
};

/** `path field field flag=true`. */
export const crustdataCall: ReadCall = (identifier, status, [path = '', ...words]) => {
  const fields = words.filter((word) => !word.includes('='));
  const whom =
    identifier.kind === 'profile'
      ? { professional_network_profile_urls: [`https://www.linkedin.com/in/${identifier.slug}/`] }
      : { business_emails: [identifier.address] };
  const flags = Object.entries(valuesIn(words)).map(([name, text]) => [name, JSON.parse(text)]);
  const named = fields.length === 0 ? {} : { fields };
  return [status, `POST ${path}`, { ...whom, ...named, ...Object.fromEntries(flags) }];
};

/** `METHOD path parameter=value`, the path without `/api/v2`; a profile is asked for by its URL. */
export const enrichLayerCall: ReadCall = (identifier, status, [method, path, ...words]) => {
  const { slug } = PEOPLE.profile;
  const whom =
    path === '/profile' || path?.startsWith('/contact-api/')
      ? {
          profile_url: `https://www.linkedin.com/in/${identifier.kind === 'profile' ? identifier.slug : slug}/`,
        }
      : { email: identifier.kind === 'email' ? identifier.address : '' };
  return [status, `${method} /api/v2${path}`, { ...whom, ...valuesIn(words) }];
};

function valuesIn(words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.flatMap((word) => {
      const [name = '', value] = word.split('=', 2);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** A look-up and all that is expected of it. */
export interface Case extends Told {
  readonly key: string;
  readonly who: keyof typeof PEOPLE;
  readonly wish: keyof typeof WISHES;
}

/** How a provider's calls are written in a table. */
export type ReadCall = (identifier: Identifier, status: number, words: readonly string[]) => Call;

/**
 * Reads a table of cases: a line `keys | who | wish | announced | charged | receipts` (or `none`), a line for each call, indented, and
 * one for what it brought after `=>`. Each key is a case of its own. Of the abbreviations each stands for what it is.
 */
export function readTable(
  table: string,
  abbreviations: Readonly<Record<string, string>>,
  readCall: ReadCall,
): Case[] {
  const whole = Object.entries(abbreviations).reduce(
    (text, [short, long]) => text.replaceAll(short, long),
    table,
  );
  const blocks = whole.trim().split(/\n(?=\S)/);
  return blocks.flatMap((block) => {
    const [head = '', ...lines] = block.split('\n').map((line) => line.trim());
    const [keys = '', who = '', wish = '', announced = '', charged, receipts = ''] =
      head.split(' | ');
    if (!isIn(PEOPLE, who) || !isIn(WISHES, wish)) throw new Error(`Not to be read: ${head}`);
    const brought = lines.pop()?.replace(/^=> /, '') ?? '';
    const calls = lines.map((line) => {
      const [status, ...words] = line.split(' ');
      return readCall(PEOPLE[who], Number(status), words);
    });
    const settled = receipts === 'none' ? [] : receipts.split(', ');
    const told = { calls, charged: Number(charged), receipts: settled, brought };
    return keys.split(' ').map((key) => {
      return { key, who, wish, announced: announced.split(', ').map(Number), ...told };
    });
  });
}

/** Looks up as the case says. */
export async function expectCase(
  simulator: Simulator,
  books: Books,
  provider: Provider,
  wish: Wish,
  { key, who, wish: _name, ...told }: Case,
) {
  const asking = await openAsking(simulator, books, { provider, key });
  expect(await asking.look(PEOPLE[who], wish)).toEqual(told);
  return asking;
}

/** As the case says, and then somebody else with what was learnt: nothing that was refused is asked again. */
export async function expectLearning(
  ...[simulator, books, provider, wish, one]: Parameters<typeof expectCase>
): Promise<void> {
  const { look, refused } = await expectCase(simulator, books, provider, wish, one);
  const learnt = [...refused];
  const second = await look(OTHERS[PEOPLE[one.who].kind], wish);
  // A 404 is an answer where it says that nobody was found, and not that there is no such endpoint.
  const isNobody = one.brought === 'nobody';
  const answered = one.calls.filter(([status]) => status === 200 || (status === 404 && isNobody));
  expect(second.calls).toEqual(answered.map(aboutOther));
  expect(refused).toEqual(learnt);
}

/** The same call, answered, about somebody else: by the address, and by the profile that it led to. */
function aboutOther([, what, sent]: Call): Call {
  const text = Object.values(PEOPLE).reduce(
    (told, one) => told.replaceAll(wordOf(one), wordOf(OTHERS[one.kind])),
    JSON.stringify(sent),
  );
  return [200, what, JSON.parse(text)];
}

function wordOf(identifier: Identifier): string {
  return identifier.kind === 'profile' ? identifier.slug : identifier.address;
}

function isIn<Table extends object>(table: Table, name: PropertyKey): name is keyof Table {
  return Object.hasOwn(table, name);
}
