import type { DemoPerson } from '../../../lib/demo/people';
import { NO_DATE } from './dates';
import type { Profile } from './profile';

/** A profile of a shape that the documents allow and the invented people do not have. */
export type ReservedProfile = {
  readonly name: string;
  readonly about: string;
  /** What becomes of the usual profile. */
  readonly reshape: (profile: Profile) => Profile;
  /** Whether a live fetch of this profile fails, so that cached data is all there is [2.2]. */
  readonly isLiveFetchBroken?: boolean;
};

/** Every reserved shape. */
export const RESERVED_PROFILES: readonly ReservedProfile[] = [
  {
    name: 'thin',
    about: 'a thin profile: a name and empty sections',
    reshape: (profile) => ({
      ...mapSections(profile, () => []),
      occupation: null,
      headline: null,
      summary: null,
      meta: { ...Object(profile.meta), thin_profile: true },
    }),
  },
  {
    name: 'dateless',
    about: 'every date of every section is {day: null, month: null, year: null}',
    reshape: (profile) => mapSections(profile, (items) => items.map(withoutDates)),
  },
  {
    name: 'nulls',
    about: 'every section, place and count is null, and meta too',
    reshape: (profile) => {
      const { public_identifier, full_name } = profile;
      const nulls = Object.keys(profile).map((name) => [name, null]);
      return { ...Object.fromEntries(nulls), public_identifier, full_name };
    },
  },
  {
    name: 'holes',
    about: 'sections whose items hold nothing but null',
    reshape: (profile) => mapSections(profile, (items) => items.map(withoutValues)),
  },
  {
    name: 'bare',
    about: 'a name and a slug, every other key is absent',
    reshape: ({ public_identifier, full_name }) => ({ public_identifier, full_name }),
  },
  {
    name: 'full',
    about: 'something in every section',
    reshape: (profile) => ({
      ...profile,
      similarly_named_profiles: profile.people_also_viewed,
      recommendations: ['\n  Counts on,\n\n      and can be counted on.  \n'],
      background_cover_image_url: 'https://media.example.com/covers/full.jpg',
      articles: [
        {
          ...{ title: 'On counting', link: 'https://articles.example.org/1' },
          ...{ published_date: NO_DATE, author: 'el-full', image_url: null },
        },
      ],
      groups: [{ profile_pic_url: null, name: 'Counters', url: 'https://groups.example.org/1' }],
    }),
  },
  {
    name: 'stale',
    about: 'cached data of 2023, and every live fetch fails: 503 unless the cache may serve',
    reshape: (profile) => profile,
    isLiveFetchBroken: true,
  },
];

/** The slug of a reserved shape. */
export function reservedSlug({ name }: ReservedProfile): string {
  return `el-${name}-0x00`;
}

/** The address that /profile/resolve/email knows of a reserved shape. */
export function reservedEmail({ name }: ReservedProfile): string {
  return `el-${name}@profiles.example.com`;
}

// A number that is -1 modulo 2, 3, 4, 5, 6, 7 and 8 gets one of every invented section.
const SOMETHING_OF_EVERYTHING = 840_839;

/** The people whom the reserved shapes are made of: one full person under a slug each. */
export const RESERVED_PEOPLE: readonly DemoPerson[] = RESERVED_PROFILES.map((reserved) => ({
  emails: { [reservedEmail(reserved)]: 0.99 },
  slugs: [],
  person_data: {
    crustdata_person_id: SOMETHING_OF_EVERYTHING,
    basic_profile: {
      name: `Reserved ${reserved.name}`,
      headline: reserved.about,
      summary: 'Invented for the tests.',
      languages: ['English', 'Swedish (Limited working proficiency)'],
      last_updated: reserved.isLiveFetchBroken ? '2023-02-01' : '2026-10-01',
      location: { city: 'Gothenburg', state: 'Västra Götaland', country: 'Sweden' },
    },
    professional_network: { connections: 500, followers: 1234 },
    social_handles: {
      professional_network_identifier: {
        profile_url: `https://www.linkedin.com/in/${reservedSlug(reserved)}`,
      },
    },
    experience: {
      employment_details: {
        current: [
          {
            ...{ name: 'Reserved Ltd', title: 'Counter', start_date: '2020-05-01', end_date: null },
            company_website_domain: 'profiles.example.com',
          },
        ],
        past: [{ name: 'Earlier Ltd', title: 'Clerk', start_date: '2012', end_date: '2020-04' }],
      },
    },
    education: { schools: [{ school: 'Kallholm Polytechnic', start_year: 2008, end_year: 2011 }] },
    certifications: [{ name: 'Certified Counter', issue_date: '2019-06-01' }],
    honors: [{ title: 'Counter of the Year', issued_date: '2021-01-01', issuer: 'Counters' }],
    skills: { professional_network_skills: ['Counting'] },
  },
}));

function mapSections(
  profile: Profile,
  change: (items: readonly unknown[]) => readonly unknown[],
): Profile {
  const entries = Object.entries(profile).map(([name, value]) => [
    name,
    Array.isArray(value) ? change(value) : value,
  ]);
  return Object.fromEntries(entries);
}

function withoutDates(item: unknown): unknown {
  return mapValues(item, (name, value) =>
    /^(?:starts_at|ends_at|issued_on|published_on|date_on)$/.test(name) ? NO_DATE : value,
  );
}

function withoutValues(item: unknown): unknown {
  return mapValues(item, () => null);
}

function mapValues(item: unknown, change: (name: string, value: unknown) => unknown): unknown {
  if (typeof item !== 'object' || item === null) return change('', item);
  return Object.fromEntries(Object.entries(item).map(([name, v]) => [name, change(name, v)]));
}
