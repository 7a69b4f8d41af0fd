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
}

/** A server that stands for the whole unknown internet: it answers nothing useful and remembers. */
export interface Sink {
  readonly port: number;
  /** What was caught so far, without Chromium's own traffic; a new list at each reading. */
  readonly leaks: readonly Leak[];
  close(): Promise<void>;
}

// Chromium's own errands that no flag or none without side effects ends: who is signed in, component
// updates, form filling. These were seen in Chromium 156 (the first three) or are named by other
// versions. A request that names an extension as its origin is reported even so.
const browsersOwn = new Set([
  'accounts.google.com',
  'update.googleapis.com',
  'redirector.gvt1.com',
  'content-autofill.googleapis.com',
  'clients2.google.com',
  'clients2.googleusercontent.com',
  'edgedl.me.gvt1.com',
  'mtalk.google.com',
  'android.clients.google.com',
  'optimizationguide-pa.googleapis.com',
  'safebrowsing.googleapis.com',
]);

const isBrowsersOwn = (leak: Leak) =>
  browsersOwn.has(leak.host) && !leak.origin?.startsWith('chrome-extension:');

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
      leaks.push({ host, requests: [] });
      done(null, secureContext);
    },
  });
  https.on('tlsClientError', () => undefined);
  const http = createHttpServer();

  const note = (request: IncomingMessage, isPlain: boolean) => {
    const host = (request.headers.host ?? 'unknown').replace(/:\d+$/, '');
    const known = isPlain ? undefined : leaks.findLast((leak) => leak.host === host);
    const leak = known ?? { host, requests: [] };
    if (!known) leaks.push(leak);
    leak.requests = [...leak.requests, `${request.method} ${request.url}`];
    if (request.headers.origin) leak.origin = request.headers.origin;
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
      return leaks.filter((leak) => !isBrowsersOwn(leak));
    },
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}
