import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Books, DemoAccount } from '../../lib/demo/accounts';
import { createCrustdata } from '../../lib/demo/crustdata';
import type { Charge } from '../../lib/demo/endpoint';
import { indexPeople, parsePeople } from '../../lib/demo/people';
import { makeCertificate } from '../certificate';
import { nameOf, withCrowd } from './crowd/crowd';
import { PUBLISHED } from './crustdata/published';
import type { EnrichLayerAccount } from './enrich-layer/accounts';
import { createEnrichLayer } from './enrich-layer/enrich-layer';
import { ENRICH_LAYER_KEYS } from './enrich-layer/keys';
import type { ProviderName } from './faults';
import { RESERVED_KEYS } from './keys';
import { createFaults, FAULT_PEOPLE } from './meeting-faults';
import { openPurses } from './purses';
import { type RecordedRequest, record } from './recorded';
import { reply, type Wait } from './reply';

const PEOPLE = new URL('../../public/demo/people.json', import.meta.url);

/** The hosts of the providers, which a test's browser is to resolve to the simulator. */
export const SIMULATED_HOSTS = ['api.crustdata.com', 'enrichlayer.com'] as const;

/** How to start a simulator; everything may be left out. */
export type SimulatorOptions = {
  /** Accounts of Crustdata and of Enrich Layer in place of the reserved ones. */
  readonly keys?: readonly DemoAccount[];
  readonly enrichLayerKeys?: readonly EnrichLayerAccount[];
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

/** One identifier that was paid for. `name` is the slug or the address, folded; `at` is epoch milliseconds. */
export type Charged = {
  readonly at: number;
  readonly key: string;
  readonly name: string;
  readonly credits: number;
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
  /** When each request since the start arrived, epoch milliseconds; a reset forgets none. */
  readonly arrivedAt: readonly number[];
  /** Who was paid for, once for each time, in order; whoever was looked up for free is not there. */
  readonly charges: readonly Charged[];
  /** How often an identifier (a slug, a profile URL or an address) was paid for, by whichever key. */
  charged(identifier: string): number;
  /** Books of a key of either provider, in credits; `undefined` for an unknown key. */
  account(key: string): Books | undefined;
  /** A key that is revoked is as one that never was, until it is restored. */
  revoke(key: string): void;
  restore(key: string): void;
  /** Adds credits to a key of either provider. Throws for an unknown key. */
  topUp(key: string, credits: number): void;
  /**
   * Lets the next look-ups, so many and of whomever, meet the fault of that name (of FAULTS); 0 ends what is left of an earlier storm.
   * Throws for an unknown name.
   */
  storm(fault: string, requests: number): void;
  /** Forgets requests and charges, refills the accounts, empties the rate windows, restores keys and ends storms. */
  reset(): void;
  /** Cuts every connection and frees the ports. */
  close(): Promise<void>;
};

/**
 * Starts the providers' simulator over the invented people of public/demo and the reserved faults.
 * The Host header says who is asked; any other host than theirs is Enrich Layer below /api/v2/, and
 * Crustdata elsewhere, as Node's fetch cannot set that header. Rejects if a port is taken.
 */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const now = options.now ?? Date.now;
  const wait = options.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));
  const people = [...parsePeople(JSON.parse(await readFile(PEOPLE, 'utf8'))), ...FAULT_PEOPLE];
  const charges: Charged[] = [];
  const onCharged = (key: string, { identifier, credits }: Charge) => {
    charges.push({ at: now(), key, name: nameOf(identifier), credits });
  };
  const open = () => {
    const purses = openPurses(
      options.keys ?? RESERVED_KEYS,
      options.enrichLayerKeys ?? ENRICH_LAYER_KEYS,
    );
    const { crustdata, enrichLayer } = purses.accounts;
    return {
      crustdata: createCrustdata({
        ...{ people: withCrowd(indexPeople(people)), accounts: crustdata, now, onCharged },
        ...PUBLISHED,
      }),
      'enrich-layer': createEnrichLayer({
        ...{ people, widened: withCrowd, accounts: enrichLayer, now, onCharged },
      }),
      faults: createFaults(),
      purses,
    };
  };
  const requests: RecordedRequest[] = [];
  const arrivedAt: number[] = [];
  const closing = new AbortController();
  let opened = open();

  async function serve(scheme: string, message: IncomingMessage, out: ServerResponse) {
    const { recorded, text } = await record(message, now());
    requests.push(recorded);
    arrivedAt.push(recorded.at);
    if (options.delayMs !== undefined) await wait(options.delayMs, closing.signal);
    const { method, host } = recorded;
    const provider = providerOf(host, recorded.path);
    const { path, body, effectOf } = opened.faults.meet(provider, recorded, text);
    const headers = recorded.headers.map(([name, value]): [string, string] => [
      name,
      name === 'authorization' ? opened.purses.present(value) : value,
    ]);
    const init = { method, headers, ...(body === '' ? {} : { body }) };
    const response = await opened[provider].handle(new Request(`${scheme}://${host}${path}`, init));
    const due = await effectOf(response);
    const ms = due.kind === 'wait' ? due.ms : 0;
    await reply(response, out, due, () => wait(ms, closing.signal));
  }

  function listener(scheme: string) {
    return (message: IncomingMessage, out: ServerResponse) => {
      // A request that cannot even be read (cut off, or no such thing in fetch) gets no answer.
      serve(scheme, message, out).catch(() => out.destroy());
    };
  }

  const { key, cert } = await makeCertificate(...SIMULATED_HOSTS);
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
    arrivedAt,
    charges,
    charged: (identifier) => charges.filter(({ name }) => name === nameOf(identifier)).length,
    revoke: (key) => opened.purses.revoke(key),
    restore: (key) => opened.purses.restore(key),
    topUp: (key, credits) => opened.purses.topUp(key, credits),
    storm: (fault, requests) => opened.faults.storm(fault, requests),
    account: (of) => opened.crustdata.account(of) ?? opened['enrich-layer'].account(of),
    reset: () => {
      requests.length = 0;
      charges.length = 0;
      opened = open();
    },
    close: async () => {
      closing.abort();
      await Promise.all(servers.map(close));
    },
  };
}

function providerOf(host: string, path: string): ProviderName {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  if (name === 'enrichlayer.com') return 'enrich-layer';
  const isKnown = SIMULATED_HOSTS.some((known) => known === name);
  return !isKnown && path.startsWith('/api/v2/') ? 'enrich-layer' : 'crustdata';
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
