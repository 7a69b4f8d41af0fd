import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { Agent, request as requestTls } from 'node:https';
import type { Simulator } from '../../simulator/simulator';

/** What came back over the wire; `broken` where the connection ended before the answer did. */
export type Received = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly broken: boolean;
};

/** What to send; without a body it is a GET. */
export type Sending = {
  readonly path?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
};

/** Sends over plain HTTP. Rejects only if there was no answer at all. */
export function overHttp(simulator: Simulator, sending: Sending): Promise<Received> {
  return send(simulator.httpUrl, sending);
}

/** Sends over HTTPS, without looking at the certificate. Rejects only if there was no answer at all. */
export function overHttps(simulator: Simulator, sending: Sending): Promise<Received> {
  return send(`https://127.0.0.1:${simulator.httpsPort}`, sending);
}

const trusting = new Agent({ rejectUnauthorized: false });

function send(
  origin: string,
  { path = '/person/enrich', body, key = 'sim-rich', headers, signal }: Sending,
): Promise<Received> {
  const options = {
    signal,
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'x-api-version': '2025-11-01',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
  };
  return new Promise((resolve, reject) => {
    const url = new URL(path, origin);
    const sent =
      url.protocol === 'https:'
        ? requestTls(url, { ...options, agent: trusting })
        : request(url, options);
    sent.on('response', (response) => resolve(read(response)));
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function read(response: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  let broken = false;
  try {
    for await (const chunk of response) chunks.push(chunk);
  } catch {
    broken = true;
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return { status: response.statusCode ?? 0, headers: response.headers, text, broken };
}
