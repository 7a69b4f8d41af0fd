import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../certificate';
import { crowdPage } from './crowd-page';
import { fairPage } from './fair-page';
import { hostilePage } from './hostile-page';
import { attendeePage, feedPage, profilePage } from './pages';
import { framePage, partsPage, type ServedPage, strictPage, widgetPage } from './parts-pages';
import { readPeople, type SitePerson } from './people';
import { roughPage } from './rough-pages';

/** The host names that the site answers to; lead each of them to its port. */
export const siteHosts = [
  'www.linkedin.com',
  'summit.example.org',
  'fair.example.org',
  'crowd.example.org',
  'strict.example.org',
  'parts.example.org',
  'widgets.example.net',
  'rough.example.org',
  'hostile.example.org',
] as const;

/** A running site. It listens on 127.0.0.1 only, by TLS. */
export interface Site {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Starts the web pages that the tests and the demo visit, on any free port. They are told apart by
 * the Host header and show the invented people of public/demo; anything else is 404. Rejects if
 * the people's file is missing or has another shape.
 */
export async function startSite(): Promise<Site> {
  const [people, certificate] = await Promise.all([readPeople(), makeCertificate(...siteHosts)]);
  const server = createServer(certificate, (request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    const path = new URL(request.url ?? '/', 'https://site.invalid').pathname;
    const found = findPage(host, path, people);
    const page = typeof found === 'string' ? { html: found } : found;
    response.writeHead(page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
      ...page?.headers,
    });
    response.end(page?.html ?? '<!doctype html><title>Not found</title><p>Not found.</p>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function findPage(
  host: string,
  path: string,
  people: readonly SitePerson[],
): string | ServedPage | undefined {
  if (host === 'www.linkedin.com') {
    const slug = /^\/in\/([^/]+)(?:\/|$)/.exec(path)?.[1];
    if (slug) return profilePage(slug, people);
    return path === '/feed/' ? feedPage(people) : undefined;
  }
  if (host === 'rough.example.org') return roughPage(path.slice(1));
  if (host === 'parts.example.org' && path === '/frame') return framePage();
  if (path !== '/') return undefined;
  switch (host) {
    case 'summit.example.org':
      return attendeePage(people);
    case 'fair.example.org':
      return fairPage(people.slice(0, 1).map(({ name, slug }) => ({ name, slug, form: 'link' })));
    case 'crowd.example.org':
      return crowdPage();
    case 'strict.example.org':
      return strictPage();
    case 'parts.example.org':
      return partsPage();
    case 'widgets.example.net':
      return widgetPage();
    case 'hostile.example.org': {
      const victim = people.find((person) => person.emails.length > 0);
      return hostilePage({ slug: victim?.slug ?? 'nobody', email: victim?.emails[0] ?? '' });
    }
    default:
      return undefined;
  }
}
