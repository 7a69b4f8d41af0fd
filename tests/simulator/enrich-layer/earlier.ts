import type { Profile } from './profile';

/** An invented person at whose profile Enrich Layer looked earlier than Crustdata did, so that the two tell different things. */
export const EARLIER_SLUG = 'ottilie-grauenfels-0x28';

/** The profile as it was then: another headline, fewer followers, and the present job given as begun a year before. */
export function earlier(profile: Profile): Profile {
  const { experiences, follower_count: followers, meta } = profile;
  return {
    ...profile,
    headline: 'Between two instruments',
    follower_count: typeof followers === 'number' ? Math.max(0, followers - 100) : followers,
    experiences: Array.isArray(experiences) ? experiences.map(aYearEarlier) : experiences,
    meta: { ...Object(meta), last_updated: '2026-02-11T00:00:00Z' },
  };
}

function aYearEarlier(experience: { ends_at: unknown; starts_at: { year: number } | null }) {
  const { ends_at, starts_at } = experience;
  if (ends_at !== null || starts_at === null) return experience;
  return { ...experience, starts_at: { ...starts_at, year: starts_at.year - 1 } };
}
