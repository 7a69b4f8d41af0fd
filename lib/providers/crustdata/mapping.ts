import type {
  Certification,
  CodeProfile,
  EmailContact,
  Honour,
  Language,
  Person,
  Place,
  Role,
  School,
} from '../../person';
import { unique } from '../tolerant';
import type { EmailRow, Employment, PersonData } from './schema';

type Reader = (href: string) => string | undefined;

/**
 * `person_data` as a Person. `slugOf` reads the slug out of a profile URL; `fallbackId` names a person who comes without
 * any id. Field by field after section 1.6 of the published contract and the given document.
 */
export function toPerson(row: PersonData, slugOf: Reader, fallbackId: string): Person {
  const basic = row.basic_profile;
  const network = row.professional_network;
  const handles = row.social_handles;
  const profileUrl = handles?.professional_network_identifier?.profile_url;
  const slug = profileUrl === undefined ? undefined : slugOf(profileUrl);
  const contact = row.contact;
  const spoken = basic?.languages?.map(toLanguage) ?? [];
  return {
    id: idOf(row, slug, fallbackId),
    name: basic?.name ?? network?.name ?? basic?.professional_network_name,
    firstName: basic?.first_name,
    lastName: basic?.last_name,
    pronouns: network?.pronoun ?? basic?.pronoun,
    headline: basic?.headline ?? network?.headline,
    title: basic?.current_title ?? network?.current_title,
    department: basic?.normalized_title?.department,
    summary: basic?.summary ?? network?.summary,
    place: toPlace(basic?.location) ?? toPlace(network?.location),
    languages: unique(spoken.map(({ name }) => name)),
    ...(spoken.some(({ level }) => level !== undefined) && { spoken }),
    photoUrl:
      basic?.profile_picture_permalink ??
      network?.profile_picture_permalink ??
      network?.profile_picture_url,
    slug,
    memberId: handles?.professional_network_identifier?.member_id,
    xHandle: handles?.twitter_identifier?.slug,
    codeUrl: handles?.dev_platform_identifier?.profile_url,
    network: {
      connections: network?.connections,
      followers: network?.followers,
      joined: toDate(network?.joined_date),
      verifications: network?.verifications ?? [],
      openTo: network?.open_to_cards ?? [],
    },
    contact: {
      emails: uniqueEmails([
        ...(contact?.business_emails ?? []).map((email) => toEmail(email, 'business')),
        ...(contact?.personal_emails ?? []).map((email) => toEmail(email, 'personal')),
        ...(contact?.emails ?? []).map((email) => toEmail(email, 'unknown')),
      ]),
      phones: unique(
        (contact?.phone_numbers ?? []).map((phone) =>
          typeof phone === 'string'
            ? phone
            : String('phone_number' in phone ? phone.phone_number : phone.number),
        ),
      ),
      websites: unique(
        (contact?.websites ?? []).map((site) => (typeof site === 'string' ? site : site.url)),
      ),
    },
    roles: toRoles(row),
    schools: toSchools(row.education),
    degrees: row.education?.all_degrees ?? [],
    skills: unique(row.skills?.professional_network_skills ?? []),
    certifications: row.certifications.map(toCertification),
    honours: row.honors.map(toHonour),
    codeProfiles: row.dev_platform_profiles.map(toCodeProfile),
    asOf:
      network?.metadata?.last_scraped_source ??
      row.metadata?.last_scraped_source ??
      basic?.last_updated ??
      row.metadata?.updated_at ??
      row.updated_at,
  };
}

function idOf(row: PersonData, slug: string | undefined, fallbackId: string): string {
  if (row.crustdata_person_id !== undefined) return `crustdata:${row.crustdata_person_id}`;
  return slug === undefined ? fallbackId : `profile:${slug}`;
}

function toRoles(row: PersonData): Role[] {
  const details = row.experience?.employment_details;
  const current = (details?.current ?? []).map((job) => toRole(job, true));
  const past = (details?.past ?? []).map((job) => toRole(job, false));
  const main = current.filter((role) => role.isMain === true);
  return [...main, ...current.filter((role) => role.isMain !== true), ...past];
}

function toRole(job: Employment, isCurrent: boolean): Role {
  const ids: Record<string, string> = {};
  if (job.professional_network_id !== undefined) ids.linkedin = job.professional_network_id;
  if (job.crustdata_company_id !== undefined) ids.crustdata = job.crustdata_company_id;
  const components = job.company_hq_location_address_components;
  return {
    title: job.title,
    company: {
      name: job.name ?? job.company_name,
      profileUrl: job.company_professional_network_profile_url,
      website: job.company_website,
      domain: job.company_website_domain,
      logoUrl: job.company_profile_picture_permalink,
      headcount: job.company_headcount_latest,
      headcountRange: job.company_headcount_range,
      industries: unique([
        ...job.company_industries,
        ...(job.company_professional_network_industry === undefined
          ? []
          : [job.company_professional_network_industry]),
      ]),
      kind: job.company_type,
      status: job.company_status,
      headquarters:
        job.company_hq_location ?? (components.length > 0 ? components.join(', ') : undefined),
      headquartersCountry: job.company_headquarters_country,
      ids,
    },
    isCurrent,
    isMain: job.is_default,
    start: toDate(job.start_date),
    end: toDate(job.end_date),
    place: toPlace(job.location)?.text,
    employmentType: job.employment_type,
    description: job.description,
    seniority: job.seniority_level,
    department: job.function_category,
    emailVerified: job.business_email_verified,
    yearsText: job.years_at_company,
    years: job.years_at_company_raw,
    positionId: job.position_id,
  };
}

/** The schools in full, then those of which the given document's `all_schools` has nothing but a name. */
function toSchools(education: PersonData['education']): School[] {
  const schools = (education?.schools ?? []).map(toSchool);
  const known = new Set(schools.map(({ name }) => name));
  const others = (education?.all_schools ?? []).filter((name) => !known.has(name));
  return [...schools, ...others.map((name) => ({ name }))];
}

function toSchool(row: NonNullable<PersonData['education']>['schools'][number]): School {
  return {
    name: row.school,
    degree: row.degree,
    fieldOfStudy: row.field_of_study,
    startYear: row.start_year,
    endYear: row.end_year,
    activities: row.activities_and_societies,
    description: row.description,
    place: toPlace(row.location),
    logoUrl: row.institute_logo_permalink ?? row.institute_logo_url,
    id: row.professional_network_id,
  };
}

function toCertification(row: PersonData['certifications'][number]): Certification {
  return {
    name: row.name,
    issuer: row.issuing_organization,
    issued: toDate(row.issue_date),
    expires: toDate(row.expiration_date),
    credentialId: row.credential_id,
    url: row.credential_url,
  };
}

function toHonour(row: PersonData['honors'][number]): Honour {
  return {
    title: row.title,
    issuer: row.issuer ?? row.associated_organization,
    issued: toDate(row.issued_date ?? row.issue_date),
    description: row.description,
  };
}

function toCodeProfile(row: PersonData['dev_platform_profiles'][number]): CodeProfile {
  return {
    url: row.profile_url,
    name: row.name,
    bio: row.bio,
    website: row.website_url,
    email: row.email,
    company: row.company_text,
    place: toPlace(row.location)?.text,
    photoUrl: row.profile_picture_url,
    isHireable: row.is_hireable,
    repositories: row.public_repo_count,
    followers: row.followers,
    confidence: row.confidence_score,
  };
}

/** `English (Native or bilingual proficiency)`, as older records have it, is a language and how well it is spoken. */
function toLanguage(words: string): Language {
  const [, name, level] = /^(.*[^\s(])\s*\(([^()]+)\)\s*$/.exec(words) ?? [];
  return name === undefined || level === undefined ? { name: words } : { name, level };
}

function toPlace(row: NonNullable<PersonData['basic_profile']>['location']): Place | undefined {
  if (row === undefined) return undefined;
  const parts = unique([row.city, row.state, row.country].filter((part) => part !== undefined));
  const text = row.raw ?? row.full_location ?? (parts.length > 0 ? parts.join(', ') : undefined);
  if (text === undefined && row.continent === undefined) return undefined;
  return {
    text: text ?? row.continent,
    city: row.city,
    state: row.state,
    country: row.country,
    continent: row.continent,
  };
}

function toEmail(row: EmailRow, kind: EmailContact['kind']): EmailContact {
  if (typeof row === 'string') return { address: row.trim(), kind };
  const told = kind === 'unknown' ? kindIn(row.type) : kind;
  return { address: row.email.trim(), kind: told, status: row.status, updatedAt: row.last_updated };
}

/** The kind of an e-mail of `contact.emails`, whose items were never published, if it says so. */
function kindIn(type: string | undefined): EmailContact['kind'] {
  if (type !== undefined && /business|work|professional/i.test(type)) return 'business';
  return type !== undefined && /personal|private/i.test(type) ? 'personal' : 'unknown';
}

/** `2017-01-01T00:00:00+00:00`, with or without offset, as `2017-01-01`; shorter forms stay short; others are no dates, nor is the year 0000. */
function toDate(raw: string | undefined): string | undefined {
  return raw?.match(
    /^[1-9]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?=T|\s|$)/,
  )?.[0];
}

function uniqueEmails(emails: readonly EmailContact[]): EmailContact[] {
  const seen = new Map<string, EmailContact>();
  for (const email of emails) {
    const key = email.address.toLowerCase();
    if (key !== '' && !seen.has(key)) seen.set(key, email);
  }
  return [...seen.values()];
}
