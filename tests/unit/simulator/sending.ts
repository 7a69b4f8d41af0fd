import type { Sending } from '../demo/net';

/** A lookup at Enrich Layer by profile URL. */
export function profileOf(profile_url: string, more: Partial<Sending> = {}): Sending {
  const query = new URLSearchParams({ profile_url, use_cache: 'if-present' });
  const headers = { host: 'enrichlayer.com', ...more.headers };
  return { path: `/api/v2/profile?${query}`, key: 'el-rich', ...more, headers };
}

/** A lookup at Enrich Layer by address. */
export function personOf(email: string, lookup_depth = 'deep'): Sending {
  const query = new URLSearchParams({ email, lookup_depth });
  const headers = { host: 'enrichlayer.com:443' };
  return { path: `/api/v2/profile/resolve/email?${query}`, key: 'el-rich', headers };
}

/** The profile URL that asks for a fault. */
export function faultUrl(name: string): string {
  return `https://www.linkedin.com/in/sim-${name}-0x00`;
}
