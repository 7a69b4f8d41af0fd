import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from '../certificate';
import { hostilePage } from './hostile-page';
import { attendeePage, feedPage, profilePage } from './pages';
import { readPeople, type SitePerson } from './people';

/** The host names that the site answers to; lead each of them to its port. */
export const siteHosts = ['www.linkedin.com', 'summit.example.org', 'hostile.example.org'] as const;

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
    const html = findPage(host, path, people);
    response.writeHead(html === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
    });
    response.end(html ?? '<!doctype html><title>Not found</title><p>Not found.</p>');
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

function findPage(host: string, path: string, people: readonly SitePerson[]): string | undefined {
  if (host === 'www.linkedin.com') {
    const slug = /^\/in\/([^/]+)(?:\/|$)/.exec(path)?.[1];
    if (slug) return profilePage(slug, people);
    return path === '/feed/' ? feedPage(people) : undefined;
  }
  if (path !== '/') return undefined;
  if (host === 'summit.example.org') return attendeePage(people);
  if (host === 'hostile.example.org') {
    const victim = people.find((person) => person.emails.length > 0);
    return hostilePage({ slug: victim?.slug ?? 'nobody', email: victim?.emails[0] ?? '' });
  }
  return undefined;
}
