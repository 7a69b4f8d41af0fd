import type { Provider } from './providers/provider';

/** What the manifest says of the hosts that may be reached. */
export interface HostAccess {
  /** Hosts that may be asked for at run time: the providers' own, and every site where the user lets it be watched. */
  readonly optionalHosts: readonly string[];
  /** The policy of our own pages and of the worker: they load only what is in the extension and, on a click, pictures; they connect only to the providers. */
  readonly policy: string;
}

/** Hosts are compiled in: what no provider names can be neither asked for nor reached. */
export function hostAccess(providers: readonly Pick<Provider, 'origins'>[]): HostAccess {
  const origins = [...new Set(providers.flatMap((provider) => provider.origins))];
  const connect = ["'self'", ...origins.map((origin) => origin.replace(/\/\*$/, ''))].join(' ');
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // Of photos and logos, whose hosts providers choose; components/panel/picture.tsx says which are loaded, and when.
    "img-src 'self' https:",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return { optionalHosts: [...origins, '*://*/*'], policy };
}
