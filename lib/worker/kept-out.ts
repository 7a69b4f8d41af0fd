import { isLinkedIn } from '../detect/profile-url';
import type { Settings } from '../settings';
import { isOn } from '../sites';

/** What of the settings says where the page script does not run. */
export type KeepingOut = Pick<Settings, 'onLinkedIn' | 'neverOn' | 'blockedSites'>;

/**
 * Whether the settings keep the page script away from a page: those of the organisation, LinkedIn unless opted in, and the sites that the
 * user named.
 */
export function isKeptOut(url: string, { onLinkedIn, neverOn, blockedSites }: KeepingOut): boolean {
  if (isOn(url, blockedSites)) return true;
  return isLinkedIn(url) ? !onLinkedIn : isOn(url, neverOn);
}

/** The same as match patterns, for the browser to leave out. */
export function keptOutMatches({ onLinkedIn, neverOn, blockedSites }: KeepingOut): string[] {
  const hosts = new Set([...(onLinkedIn ? [] : ['linkedin.com']), ...neverOn, ...blockedSites]);
  // A number has no subdomains.
  return [...hosts].map((host) => (/^[\d.]+$/.test(host) ? `*://${host}/*` : `*://*.${host}/*`));
}
