import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Books, DemoAccount } from '../../lib/demo/accounts';
import { createCrustdata } from '../../lib/demo/crustdata';
import { parsePeople } from '../../lib/demo/people';
import { makeCertificate } from '../certificate';
import { type Effect, FAULT_PEOPLE, findFault } from './faults';
import { RESERVED_KEYS } from './keys';
import { type RecordedRequest, record } from './recorded';
import { reply, type Wait } from './reply';

const PEOPLE = new URL('../../public/demo/people.json', import.meta.url);

/** How to start a simulator; everything may be left out. */
export type SimulatorOptions = {
  /** Accounts in place of the reserved ones. */
  readonly keys?: readonly DemoAccount[];
  /** Milliseconds before every answer. */
  readonly delayMs?: number;
  /** Whether to serve plain HTTP as well; yes unless told. */
  readonly http?: boolean;
  /** Ports to listen on; any free one unless told. */
  readonly httpsPort?: number;
  readonly httpPort?: number;
  /** Clock in epoch milliseconds, for the rate windows and the record. */
  readonly now?: () => number;
  /** How delays and slow faults pass their time. */
  readonly wait?: Wait;
};

/** A running simulator. It listens on 127.0.0.1 only. */
export type Simulator = {
  readonly httpsPort: number;
  /** Origin without a trailing slash, `http://127.0.0.1:<port>`; `''` where plain HTTP is off. */
  readonly httpUrl: string;
  /** The certificate that HTTPS is served with, PEM. */
  readonly certificate: string;
  /** Every request since the start or the last reset, in order of arrival. */
  readonly requests: readonly RecordedRequest[];
  /** Books of a key in credits; `undefined` for an unknown key. */
  account(key: string): Books | undefined;
  /** Forgets the requests, refills the accounts and empties the rate windows. */
  reset(): void;
  /** Cuts every connection and frees the ports. */
  close(): Promise<void>;
};

/**
 * Starts the provider's simulator over the invented people of public/demo and the reserved faults.
 * Rejects if a port is taken.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const now = options.now ?? Date.now;
  const wait = options.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));
  const people = [...parsePeople(JSON.parse(await readFile(PEOPLE, 'utf8'))), ...FAULT_PEOPLE];
  const open = () => createCrustdata({ people, accounts: options.keys ?? RESERVED_KEYS, now });
  const requests: RecordedRequest[] = [];
  const closing = new AbortController();
  let crustdata = open();

  async function serve(scheme: string, message: IncomingMessage, out: ServerResponse) {
    const { recorded, text } = await record(message, now());
    requests.push(recorded);
    if (options.delayMs !== undefined) await wait(options.delayMs, closing.signal);
    const { request, effect } = applyFault(scheme, recorded, text);
    const response = await crustdata.handle(request);
    const due = response.ok ? effect : { kind: 'none' as const };
    const ms = due.kind === 'wait' ? due.ms : 0;
    await reply(response, out, due, () => wait(ms, closing.signal));
  }

  function applyFault(scheme: string, recorded: RecordedRequest, text: string) {
    const { method, host, path, body } = recorded;
    const hit = path === '/person/enrich' ? findFault(body) : undefined;
    const effect: Effect = hit?.fault.effect ?? { kind: 'none' };
    // What costs nothing must look nobody up: the request goes on with the reserved identifier alone,
    // which then has no match. Key, version, rate and plan are still judged.
    const sent = hit === undefined || hit.fault.charged ? text : keepOnly(body, hit.identifier);
    const headers = recorded.headers.map(([name, value]): [string, string] => [name, value]);
    const init = { method, headers, ...(sent === '' ? {} : { body: sent }) };
    return { request: new Request(`${scheme}://${host}${path}`, init), effect };
  }

  function listener(scheme: string) {
    return (message: IncomingMessage, out: ServerResponse) => {
      // A request that cannot even be read (cut off, or no such thing in fetch) gets no answer.
      serve(scheme, message, out).catch(() => out.destroy());
    };
  }

  const { key, cert } = await makeCertificate('api.crustdata.com');
  const tls = createTlsServer({ key, cert }, listener('https'));
  const plain = createServer(listener('http'));
  const servers = options.http === false ? [tls] : [tls, plain];
  // A server that closes an idle connection just as the browser sends on it looks like a drop.
  for (const server of servers) server.keepAliveTimeout = 0;
  const httpsPort = await listen(tls, options.httpsPort ?? 0);
  const httpPort = options.http === false ? 0 : await listen(plain, options.httpPort ?? 0);

  return {
    httpsPort,
    httpUrl: options.http === false ? '' : `http://127.0.0.1:${httpPort}`,
    certificate: cert,
    requests,
    account: (of) => crustdata.account(of),
    reset: () => {
      requests.length = 0;
      crustdata = open();
    },
    close: async () => {
      closing.abort();
      await Promise.all(servers.map(close));
    },
  };
}

function keepOnly(body: unknown, identifier: string): string {
  const entries = Object.entries(Object(body)).map(([name, value]) => [
    name,
    Array.isArray(value) && value.includes(identifier) ? [identifier] : value,
  ]);
  return JSON.stringify(Object.fromEntries(entries));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
