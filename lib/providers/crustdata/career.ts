import type { Certification, Honour, Role, School } from '../../person';
import { unique } from '../tolerant';
import type { Employment, PersonData } from './schema';
import { toDate, toPlace } from './values';

/** The main role first, then the other current ones, then the past. */
export function toRoles(row: PersonData): Role[] {
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
export function toSchools(education: PersonData['education']): School[] {
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

/** A certificate. */
export function toCertification(row: PersonData['certifications'][number]): Certification {
  return {
    name: row.name,
    issuer: row.issuing_organization,
    issued: toDate(row.issue_date),
    expires: toDate(row.expiration_date),
    credentialId: row.credential_id,
    url: row.credential_url,
  };
}

/** An honour, issued by whom it names or is associated with. */
export function toHonour(row: PersonData['honors'][number]): Honour {
  return {
    title: row.title,
    issuer: row.issuer ?? row.associated_organization,
    issued: toDate(row.issued_date ?? row.issue_date),
    description: row.description,
  };
}
