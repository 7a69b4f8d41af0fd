import { normalSlug } from '../../identifier';
import type {
  Certification,
  EmailContact,
  Extras,
  Honour,
  Language,
  Person,
  Place,
  School,
} from '../../person';
import { unique } from '../tolerant';
import { toAchievements, toPointers } from './achievements';
import { yearOf } from './dates';
import { toWork } from './roles';
import type { Profile } from './schema';
import { filled, paragraphs, told } from './words';

/** What is known of a person from around the profile. */
export interface Around {
  /** Names a person who comes without any id. */
  readonly fallbackId: string;
  /** The slug that an address led to. */
  readonly slug?: string | undefined;
  /** When the source last looked, where the profile does not say. */
  readonly asOf?: string | undefined;
}

/** A profile as a Person, field by field after section 2.3 of the published contract. */
export function toPerson(row: Profile, around: Around): Person {
  const slug = slugOf(row) ?? around.slug;
  const { roles, title } = toWork(row);
  const spoken = row.languages_and_proficiencies.flatMap(({ name, proficiency }): Language[] =>
    name === undefined
      ? []
      : [{ name, ...(proficiency === undefined ? {} : { level: proficiency }) }],
  );
  return {
    id: slug === undefined ? around.fallbackId : `profile:${slug}`,
    name: row.full_name ?? joinedName(row),
    firstName: row.first_name,
    lastName: row.last_name,
    headline: row.headline,
    title,
    summary: row.summary,
    place: toPlace(row),
    languages: unique([...spoken.map(({ name }) => name), ...row.languages]),
    photoUrl: row.profile_pic_url,
    slug,
    xHandle: row.extra?.twitter_profile_id,
    codeUrl: codeUrlOf(row.extra?.github_profile_id),
    network: {
      connections: row.connections,
      followers: row.follower_count,
      verifications: [],
      openTo: [],
    },
    contact: {
      emails: toEmails(row.personal_emails),
      phones: unique(row.personal_numbers),
      websites: [],
    },
    roles: roles.filter(
      ({ company, isCurrent: _isCurrent, ...role }) => told(role) || told(company),
    ),
    schools: row.education.map(toSchool).filter(told),
    degrees: [],
    skills: unique(row.skills),
    certifications: row.certifications.map(toCertification).filter(told),
    honours: row.accomplishment_honors_awards.map(toHonour).filter(told),
    codeProfiles: [],
    asOf: row.meta?.last_updated ?? around.asOf,
    coverUrl: row.background_cover_image_url,
    spoken,
    achievements: toAchievements(row),
    recommendations: unique(row.recommendations.map(paragraphs)),
    pointers: toPointers(row),
    extras: toExtras(row),
    isThin: row.meta?.thin_profile,
  };
}

/** Somebody of whom an address brought nothing but where to find them: that takes nothing from a card. */
export function toFound({
  fallbackId,
  slug,
  asOf,
  xId,
  facebookId,
}: Around & Pick<Extras, 'xId' | 'facebookId'>): Person {
  return {
    id: slug === undefined ? fallbackId : `profile:${slug}`,
    languages: [],
    slug,
    xHandle: xId,
    network: { verifications: [], openTo: [] },
    contact: { emails: [], phones: [], websites: [] },
    roles: [],
    schools: [],
    degrees: [],
    skills: [],
    certifications: [],
    honours: [],
    codeProfiles: [],
    asOf,
    extras: told({ xId, facebookId }) ? filled({ xId, facebookId }) : undefined,
    isThin: true,
  };
}

function slugOf({ public_identifier: raw }: Profile): string | undefined {
  return raw === undefined ? undefined : normalSlug(raw);
}

function joinedName({ first_name, last_name }: Profile): string | undefined {
  const name = [first_name, last_name].filter((part) => part !== undefined).join(' ');
  return name === '' ? undefined : name;
}

function codeUrlOf(githubId: string | undefined): string | undefined {
  return githubId === undefined
    ? undefined
    : `https://github.com/${encodeURIComponent(githubId.toWellFormed())}`;
}

function toPlace(row: Profile): Place | undefined {
  const country = row.country_full_name ?? row.country;
  const parts = [row.city, row.state, country].filter((part) => part !== undefined);
  if (parts.length === 0 && row.location_str === undefined) return undefined;
  return {
    text: row.location_str ?? unique(parts).join(', '),
    city: row.city,
    state: row.state,
    country,
  };
}

function toSchool(row: Profile['education'][number]): School {
  const start = row.starts_at?.date;
  const end = row.ends_at?.date;
  return {
    name: row.school,
    degree: row.degree_name,
    fieldOfStudy: row.field_of_study,
    startYear: yearOf(start),
    endYear: yearOf(end),
    activities: row.activities_and_societies,
    description: row.description,
    logoUrl: row.logo_url,
    profileUrl: row.school_linkedin_profile_url ?? row.school_facebook_profile_url,
    grade: row.grade,
    start,
    end,
  };
}

function toCertification(row: Profile['certifications'][number]): Certification {
  return {
    name: row.name,
    issuer: row.authority ?? row.display_source,
    issued: row.starts_at?.date,
    expires: row.ends_at?.date,
    credentialId: row.license_number,
    url: row.url,
  };
}

function toHonour(row: Profile['accomplishment_honors_awards'][number]): Honour {
  return {
    title: row.title,
    issuer: row.issuer,
    issued: row.issued_on?.date,
    description: row.description,
  };
}

function toExtras(row: Profile): Extras | undefined {
  const { min, max } = row.inferred_salary ?? {};
  const extras: Extras = filled({
    gender: row.gender,
    birthDate: row.birth_date?.date,
    industry: row.industry,
    interests: row.interests.length === 0 ? undefined : unique(row.interests),
    website: row.extra?.website,
    githubId: row.extra?.github_profile_id,
    facebookId: row.extra?.facebook_profile_id,
    xId: row.extra?.twitter_profile_id,
    salary: told({ min, max }) ? filled({ min, max }) : undefined,
  });
  return told(extras) ? extras : undefined;
}

function toEmails(addresses: readonly string[]): EmailContact[] {
  const byKey = Map.groupBy(addresses, (address) => address.toLowerCase());
  return [...byKey.values()].map(([address = '']) => ({ address, kind: 'personal' }));
}
