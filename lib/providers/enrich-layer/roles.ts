import type { Role } from '../../person';
import type { Experience, Profile } from './schema';

/** The roles of a profile, and what the person is called today. */
export interface Work {
  /** Current roles first, the main one at the top. */
  readonly roles: readonly Role[];
  readonly title?: string | undefined;
}

/**
 * The roles. `experiences[0]` is not reliably the current job (section 2.3): the main one is the current role that agrees best with
 * `occupation`, then with `headline`. A role without `ends_at` goes on, if its start is told or those two name its company; one whose
 * `ends_at` is there and tells nothing ended at an unknown time.
 */
export function toWork({ experiences, occupation, headline }: Profile): Work {
  const spoken = [occupation, headline].map(plain);
  const jobs = experiences.map((job) => ({
    role: toRole(job, goesOn(job, spoken)),
    agreement: spoken.map((line) => agreementOf(job, line)),
  }));
  const current = jobs.filter(({ role }) => role.isCurrent);
  const best = current
    .filter(({ agreement }) => agreement.some((score) => score > 0))
    .reduce<(typeof jobs)[number] | undefined>(
      (one, other) => (one === undefined || isBetter(other.agreement, one.agreement) ? other : one),
      undefined,
    );
  const main = best === undefined ? undefined : { ...best.role, isMain: true };
  const others = current.filter((job) => job !== best).map(({ role }) => role);
  const past = jobs.filter(({ role }) => !role.isCurrent).map(({ role }) => role);
  const isNamed = holds(plain(occupation), plain(main?.title));
  return {
    roles: [...(main === undefined ? [] : [main]), ...others, ...past],
    // Where the main role has the title out of the occupation, its other half is that role's company.
    title: isNamed ? main?.title : (occupation ?? main?.title),
  };
}

function goesOn(job: Experience, spoken: readonly string[]): boolean {
  if (job.ends_at !== undefined) return false;
  if (job.starts_at?.date !== undefined) return true;
  const company = plain(job.company);
  const named = company === '' ? plain(job.title) : company;
  return spoken.some((line) => holds(line, named));
}

/** 3: title and company stand in the line, 2: the company, 1: the title, 0: neither. */
function agreementOf({ title, company }: Experience, line: string): number {
  return (holds(line, plain(company)) ? 2 : 0) + (holds(line, plain(title)) ? 1 : 0);
}

/** Of two lists of scores the one that is first higher. */
function isBetter(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((score, position) => score !== other[position]);
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
}

/** Whether the words stand in the line, as whole words. */
function holds(line: string, words: string): boolean {
  return words !== '' && ` ${line} `.includes(` ${words} `);
}

/** Letters and digits alone, in lower case: what two spellings of a name have in common. */
function plain(words: string | undefined): string {
  return (words ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

function toRole(job: Experience, isCurrent: boolean): Role {
  const facebook = job.company_facebook_profile_url;
  return {
    title: job.title,
    company: {
      name: job.company,
      profileUrl: job.company_linkedin_profile_url ?? facebook,
      logoUrl: job.logo_url,
      industries: [],
      ids: facebook === undefined ? {} : { facebook },
    },
    isCurrent,
    start: job.starts_at?.date,
    end: job.ends_at?.date,
    place: job.location,
    description: job.description,
  };
}
