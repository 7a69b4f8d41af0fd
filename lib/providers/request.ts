import ky from 'ky';
import { type Failure, FailureError, failureOf, freeFailure } from '../failure';
import type { Identifier } from '../identifier';
import { isTooDeep } from '../too-deep';
import type { Ended, Leaving, Line } from './provider';

// A reply for 25 people is some hundred kB. What is far larger is no answer, and must not fill memory and store.
const LARGEST_REPLY = 4_000_000;

/** What a reply's headers say it cost, in credits, and the provider's name for the request. */
export interface Cost {
  readonly credits?: number;
  readonly requestId?: string;
}

/** One HTTPS request to a provider. */
export interface Sending {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** The body of a POST. */
  readonly json?: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Who is named in it, for the log; absent: those of the order. */
  readonly identifiers?: readonly Identifier[];
  /** The names of the fields that it asks for, for the log. */
  readonly fields: readonly string[];
  /** Whether the answer may cost credits. */
  readonly isPaid: boolean;
  /** Names of the headers that tell the cost, the first one present counts; and the one that names the request. */
  readonly costHeaders: readonly string[];
  readonly requestIdHeader?: string;
}

/** A reply of any status. */
export interface Fetched {
  readonly status: number;
  readonly headers: Headers;
  /** The body, cut where it grows larger than any answer. */
  readonly text: string;
  /** The body as JSON; `undefined` where it is none, was cut, or is nested deeper than any answer. */
  readonly json: unknown;
  readonly cost: Cost;
  readonly isPaid: boolean;
}

/**
 * One request, never repeated here: a repetition could be charged again. It is written down before; where that fails nothing is sent.
 * `shared` is for several requests that share one time limit; where it has passed nothing is sent. On a line whose requests wait for their turn each has
 * a time limit of its own. Throws FailureError: `timed-out` or `unreachable`, for free `rate-limited`, `storage-full` or `too-new`; of a status nothing is
 * judged.
 */
export async function send(line: Line, sending: Sending, shared?: AbortSignal): Promise<Fetched> {
  const { isPaid } = sending;
  const waitedS = Math.round(line.timeoutMs / 1000);
  await line.gate?.turn(new URL(sending.url).pathname);
  const isAlone = shared === undefined || line.gate?.isPatient;
  const deadline = isAlone ? AbortSignal.timeout(line.timeoutMs) : shared;
  if (deadline.aborted) throw freeFailure('timed-out', { waitedS });
  const note = await line.log?.(leavingWith(sending)).catch((thrown: unknown) => {
    throw new FailureError(failureOf(thrown));
  });
  let cost: Cost = {};
  let ended: Ended = { result: 'none' };
  try {
    const response = await ky(sending.url, {
      method: sending.method,
      ...(sending.json === undefined ? {} : { json: sending.json }),
      headers: sending.headers,
      fetch: line.fetch,
      signal: deadline,
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // A redirect would send the order, and maybe its price, a second time.
      redirect: 'error',
    });
    const { status, headers } = response;
    cost = costIn(headers, sending);
    const { credits } = cost;
    ended = { result: status, ...(credits === undefined ? {} : { credits }) };
    const { text, isWhole } = await boundedText(response, (bytesReceived) => {
      ended = { ...ended, bytesReceived };
    });
    return { status, headers, text, json: isWhole ? parsedJson(text) : undefined, cost, isPaid };
  } catch {
    const charged = isPaid ? 'maybe' : 'no';
    const failure: Failure = deadline.aborted
      ? { code: 'timed-out', waitedS, charged }
      : { code: 'unreachable', charged };
    throw new FailureError(withCost(failure, cost));
  } finally {
    await note?.(ended);
  }
}

/** Made of all but the headers: the key cannot get into the log. */
function leavingWith({
  url,
  method,
  json,
  identifiers,
  fields,
}: Pick<Sending, 'url' | 'method' | 'json' | 'identifiers' | 'fields'>): Leaving {
  const { host, pathname, search } = new URL(url);
  const sent = `${search.slice(1)}${json === undefined ? '' : JSON.stringify(json)}`;
  return {
    host,
    method,
    path: pathname,
    ...(identifiers === undefined ? {} : { identifiers }),
    fields,
    bytesSent: new TextEncoder().encode(sent).length,
  };
}

/** The failure of a 200 reply that is not of the documented shape, with the reply to be kept. */
export function unreadable({
  text,
  cost,
  isPaid,
}: Pick<Fetched, 'text' | 'cost' | 'isPaid'>): FailureError {
  const failure: Failure = { code: 'bad-reply', charged: isPaid ? 'maybe' : 'no' };
  return new FailureError(withCost(failure, cost), text);
}

/** A failure that knows what the headers say it cost: that is surer than what its kind suggests. */
export function withCost(failure: Failure, { credits, requestId }: Cost): Failure {
  const named = requestId === undefined ? failure : { ...failure, requestId };
  if (credits === undefined) return named;
  return { ...named, charged: credits > 0 ? 'yes' : 'no', credits };
}

function costIn(headers: Headers, { costHeaders, requestIdHeader }: Sending): Cost {
  const raw = costHeaders.map((name) => headers.get(name)).find((value) => value?.trim());
  const credits = raw === undefined || raw === null ? Number.NaN : Number(raw);
  const requestId = requestIdHeader === undefined ? null : headers.get(requestIdHeader);
  return {
    ...(Number.isFinite(credits) && credits >= 0 ? { credits } : {}),
    ...(requestId === null ? {} : { requestId }),
  };
}

/** The body as text, cut where it grows larger than any answer; `count` is told the bytes that have come. */
async function boundedText(
  response: Response,
  count: (bytes: number) => void,
): Promise<{ text: string; isWhole: boolean }> {
  let bytes = 0;
  count(bytes);
  if (response.body === null) return { text: '', isWhole: true };
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), isWhole: true };
    bytes += value.byteLength;
    count(bytes);
    text += decoder.decode(value, { stream: true });
    if (text.length > LARGEST_REPLY) {
      await reader.cancel();
      return { text, isWhole: false };
    }
  }
}

function parsedJson(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return isTooDeep(json) ? undefined : json;
  } catch {
    return undefined;
  }
}
