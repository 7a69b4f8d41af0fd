import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createSecureContext } from 'node:tls';
import { makeCertificate } from '../../certificate';

/** One connection that a browser tried to open to a host no test had announced. */
export interface Leak {
  /** The host it meant to reach (TLS server name, or the Host header of plain HTTP). */
  readonly host: string;
  /** What was asked on it, `METHOD path`; empty for a bare connection. */
  readonly requests: readonly string[];
  /** The Origin header of the last request, such as `chrome-extension://…`; absent on most GETs. */
  readonly origin?: string;
  /** Whether a page or a worker asked, by the marks that the browser puts on what they ask and on nothing of its own. */
  readonly isOfPage: boolean;
}

/** A server that stands for the whole unknown internet: it answers nothing useful and remembers. */
export interface Sink {
  readonly port: number;
  /** What was caught so far, without Chromium's own traffic; a new list at each reading. */
  readonly leaks: readonly Leak[];
  /** Chromium's own traffic, which is caught as well; for the test of how the two are told apart. */
  readonly errands: readonly Leak[];
  close(): Promise<void>;
}

// Chromium's own errands that no flag or none without side effects ends: who is signed in, component updates, the time, spelling, form
// filling. These were seen in Chromium 156 (with their paths) or are named by other versions. By its host alone nothing is one: what
// a page or a worker asks of the same host carries the browser's mark of that, and is a leak.
const ERRANDS: Readonly<Record<string, RegExp>> = {
  'accounts.google.com': /^POST \/ListAccounts\?/,
  'update.googleapis.com': /^POST \/service\/update2/,
  'redirector.gvt1.com': /^(?:GET|HEAD) \/edgedl\//,
  'edgedl.me.gvt1.com': /^(?:GET|HEAD) \/edgedl\//,
  'clients2.google.com': /^(?:GET|POST) \/(?:time\/1\/current|service\/update2)/,
  'clients2.googleusercontent.com': /^GET \/crx\//,
  'content-autofill.googleapis.com': /^(?:GET|POST) \/v1\/pages/,
  'optimizationguide-pa.googleapis.com': /^POST \/v1:Get/,
  'safebrowsing.googleapis.com': /^(?:GET|POST) \/v\d/,
  'android.clients.google.com': /^POST \/(?:checkin|c2dm)/,
  'mtalk.google.com': /^$/,
};

/** Whether Chromium went there for itself: a bare connection, or requests of the known kinds, none of them a page's or a worker's. */
function isErrand({ host, requests, isOfPage }: Leak): boolean {
  const known = Object.hasOwn(ERRANDS, host) ? ERRANDS[host] : undefined;
  return known !== undefined && !isOfPage && requests.every((one) => known.test(one));
}

/**
 * Chromium marks whatever a page or a worker asks with how its site stands to that host; what it asks for itself is marked `none`, or not
 * at all. A page's picture without encryption has no such mark, but says that it takes pictures.
 */
function isAskedByPage({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'] ?? 'none';
  const isExtension = headers.origin?.startsWith('chrome-extension:') ?? false;
  const isPicture = headers.accept?.startsWith('image/') ?? false;
  return site !== 'none' || isExtension || isPicture || headers.referer !== undefined;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Starts a sink on a free port of 127.0.0.1; it takes TLS and plain HTTP on the same port. */
export async function startSink(): Promise<Sink> {
  const certificate = await makeCertificate('sink.invalid');
  const secureContext = createSecureContext(certificate);
  const leaks: Writable<Leak>[] = [];
  const sockets = new Set<Socket>();

  // A handshake is noted by its server name even if no request follows: opening the connection
  // already tells the host that somebody is here.
  const https = createHttpsServer({
    ...certificate,
    SNICallback: (host, done) => {
      leaks.push({ host, requests: [], isOfPage: false });
      done(null, secureContext);
    },
  });
  https.on('tlsClientError', () => undefined);
  const http = createHttpServer();

  const note = (request: IncomingMessage, isPlain: boolean) => {
    const host = (request.headers.host ?? 'unknown').replace(/:\d+$/, '');
    const known = isPlain ? undefined : leaks.findLast((leak) => leak.host === host);
    const leak = known ?? { host, requests: [], isOfPage: false };
    if (!known) leaks.push(leak);
    leak.requests = [...leak.requests, `${request.method} ${request.url}`];
    if (request.headers.origin) leak.origin = request.headers.origin;
    leak.isOfPage ||= isAskedByPage(request);
  };
  https.on('request', (request, response) => {
    note(request, false);
    response.writeHead(404, { connection: 'close' }).end();
  });
  http.on('request', (request, response) => {
    note(request, true);
    response.writeHead(404, { connection: 'close' }).end();
  });

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.once('data', (first) => {
      socket.pause();
      socket.unshift(first);
      const isTls = first[0] === 0x16;
      (isTls ? https : http).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));

  return {
    port: (server.address() as AddressInfo).port,
    get leaks() {
      return leaks.filter((leak) => !isErrand(leak));
    },
    get errands() {
      return leaks.filter(isErrand);
    },
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

/** Throws unless exactly the announced hosts were asked: a leak that was to happen and did not is no control. */
export function requireDeclared(leaks: readonly Leak[], declared: readonly string[]): void {
  const asked = [...new Set(leaks.map(({ host }) => host))].sort();
  const announced = [...new Set(declared)].sort();
  if (asked.join() === announced.join()) return;
  const seen = leaks.map((leak) => JSON.stringify(leak)).join('\n');
  throw new Error(
    `Requests to hosts that nobody named. Announced: ${announced.join() || 'none'}; asked: ${asked.join() || 'none'}.\n${seen}`,
  );
}
