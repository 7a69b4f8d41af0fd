import type { PersonRow } from '../../../lib/demo/fields';
import { dateOf, isRow } from '../../../lib/demo/rows';

// When stored data counts as old is not published.
const STALE_AFTER_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * A person as if read from the page just now: all dates of freshness (section 1.6) are today's,
 * `professional_network.metadata` included where the person has that group. The person is the same
 * otherwise.
 */
export function refreshed(person: PersonRow, nowMs: number): PersonRow {
  const now = new Date(nowMs).toISOString();
  const network = person.professional_network;
  const profile = person.basic_profile;
  return {
    ...person,
    ...('updated_at' in person ? { updated_at: now } : {}),
    ...(isRow(profile) ? { basic_profile: { ...profile, last_updated: now } } : {}),
    ...(isRow(network)
      ? { professional_network: { ...network, metadata: { last_scraped_source: now } } }
      : {}),
  };
}

/** Whether the stored person is old, or of unknown age. */
export function isStale(person: PersonRow, nowMs: number): boolean {
  const date = dateOf(person);
  return date === null || nowMs - Date.parse(date) > STALE_AFTER_MS;
}
