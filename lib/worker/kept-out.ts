import { isLinkedIn } from '../detect/profile-url';
import type { Settings } from '../settings';

/** Whether the user's settings keep the page script away from a page: LinkedIn unless opted in, and the sites they named. */
export function isKeptOut(
  url: string,
  settings: Pick<Settings, 'onLinkedIn' | 'neverOn'>,
): boolean {
  if (isLinkedIn(url)) return !settings.onLinkedIn;
  const host = hostOf(url);
  return settings.neverOn.some((never) => host === never || host.endsWith(`.${never}`));
}

/** The same as match patterns, for the browser to leave out. */
export function keptOutMatches({
  onLinkedIn,
  neverOn,
}: Pick<Settings, 'onLinkedIn' | 'neverOn'>): string[] {
  const hosts = [...(onLinkedIn ? [] : ['linkedin.com']), ...neverOn];
  // A number has no subdomains.
  return hosts.map((host) => (/^[\d.]+$/.test(host) ? `*://${host}/*` : `*://*.${host}/*`));
}

function hostOf(url: string): string {
  const host = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(url)?.[1] ?? '';
  return host.toLowerCase().replace(/\.$/, '');
}
