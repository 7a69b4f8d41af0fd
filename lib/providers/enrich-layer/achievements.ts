import type { Achievement, Pointer } from '../../person';
import type { Profile, When } from './schema';
import { told } from './words';

/** What the profile lists as done, kind by kind in the order of section 2.3. Of patents the number granted, else applied for. */
export function toAchievements(row: Profile): Achievement[] {
  const all: Achievement[] = [
    ...row.accomplishment_organisations.map((one) => ({
      ...periodOf(one),
      kind: 'organisation' as const,
      title: one.org_name,
      role: one.title,
      description: one.description,
    })),
    ...row.accomplishment_publications.map((one) => ({
      kind: 'publication' as const,
      title: one.name,
      by: one.publisher,
      end: one.published_on?.date,
      description: one.description,
      url: one.url,
    })),
    ...row.accomplishment_patents.map((one) => ({
      kind: 'patent' as const,
      title: one.title,
      by: one.issuer,
      end: one.issued_on?.date,
      description: one.description,
      number: one.patent_number ?? one.application_number,
      url: one.url,
    })),
    ...row.accomplishment_courses.map((one) => ({
      kind: 'course' as const,
      title: one.name,
      number: one.number,
    })),
    ...row.accomplishment_projects.map((one) => ({
      ...periodOf(one),
      kind: 'project' as const,
      title: one.title,
      description: one.description,
      url: one.url,
    })),
    ...row.accomplishment_test_scores.map((one) => ({
      kind: 'test' as const,
      title: one.name,
      number: one.score,
      end: one.date_on?.date,
      description: one.description,
    })),
    ...row.volunteer_work.map((one) => ({
      ...periodOf(one),
      kind: 'volunteering' as const,
      title: one.cause ?? one.title,
      role: one.cause === undefined ? undefined : one.title,
      by: one.company,
      description: one.description,
      url: one.company_linkedin_profile_url,
      logoUrl: one.logo_url,
    })),
  ];
  return all.filter(({ kind: _, isOver: _isOver, ...rest }) => told(rest));
}

/** Whom and what the profile points at. Of an activity its status, of an article its author is the text. */
export function toPointers(row: Profile): Pointer[] {
  return [
    ...row.people_also_viewed.map((one) => ({ kind: 'also-viewed' as const, ...toLinked(one) })),
    ...row.similarly_named_profiles.map((one) => ({
      kind: 'same-name' as const,
      ...toLinked(one),
    })),
    ...row.groups.map((one) => ({
      kind: 'group' as const,
      title: one.name,
      url: one.url,
      imageUrl: one.profile_pic_url,
    })),
    ...row.articles.map((one) => ({
      kind: 'article' as const,
      title: one.title,
      url: one.link,
      text: one.author,
      date: one.published_date?.date,
      imageUrl: one.image_url,
    })),
    ...row.activities.map((one) => ({
      kind: 'activity' as const,
      title: one.title,
      url: one.link,
      text: one.activity_status,
    })),
  ].filter(({ kind: _, ...rest }) => told(rest));
}

function toLinked(one: Profile['people_also_viewed'][number]): Omit<Pointer, 'kind'> {
  return { title: one.name, url: one.link, text: one.summary, place: one.location };
}

/** As of a role: one whose `ends_at` is there and tells nothing ended at an unknown time. */
function periodOf(row: {
  readonly starts_at?: When | undefined;
  readonly ends_at?: When | undefined;
}): Pick<Achievement, 'start' | 'end' | 'isOver'> {
  const end = row.ends_at?.date;
  const isOver = row.ends_at !== undefined && end === undefined;
  return { start: row.starts_at?.date, end, ...(isOver ? { isOver } : {}) };
}
