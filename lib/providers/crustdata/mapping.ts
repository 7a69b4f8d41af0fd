import type { CodeProfile, EmailContact, Language, Person } from '../../person';
import { unique } from '../tolerant';
import { toCertification, toHonour, toRoles, toSchools } from './career';
import type { EmailRow, PersonData } from './schema';
import { toDate, toPlace } from './values';

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

function uniqueEmails(emails: readonly EmailContact[]): EmailContact[] {
  const seen = new Map<string, EmailContact>();
  for (const email of emails) {
    const key = email.address.toLowerCase();
    if (key !== '' && !seen.has(key)) seen.set(key, email);
  }
  return [...seen.values()];
}
