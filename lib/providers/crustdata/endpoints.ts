import ky from 'ky';
import { type Failure, FailureError } from '../../failure';
import type { Line } from '../provider';
import { failureOfStatus, saysNobody } from './failures';

const API = 'https://api.crustdata.com';
const API_VERSION = '2025-11-01';
// A reply for 25 people is some hundred kB. What is far larger is no answer, and must not fill memory and store.
const LARGEST_REPLY = 4_000_000;

/** A reply, with what its headers tell of cost. */
export interface Fetched {
  /** False for a 404, which the paid endpoint may answer where it knows nobody. */
  readonly isFound: boolean;
  readonly body: unknown;
  readonly text: string;
  readonly cost: Cost;
}

/** What a reply's headers say it cost, in credits, and the provider's name for the request. */
export interface Cost {
  readonly credits?: number;
  readonly requestId?: string;
}

/** What can be asked of the API: the one paid endpoint, or the free account endpoints. */
export type Call =
  | { readonly path: '/person/enrich'; readonly body: Readonly<Record<string, unknown>> }
  | { readonly path: '/account/credits' | '/account/endpoints'; readonly query?: string };

/**
 * One HTTPS request, never repeated: a retry could be charged again. Throws FailureError: `timed-out`, `unreachable`,
 * `bad-reply` (too large, not JSON), or what `failureOfStatus` makes of the status.
 */
export async function call(line: Line, request: Call): Promise<Fetched> {
  const isPaid = 'body' in request;
  const timeout = AbortSignal.timeout(line.timeoutMs);
  let cost: Cost = {};
  try {
    const response = await ky(addressOf(request), {
      method: isPaid ? 'POST' : 'GET',
      ...(isPaid ? { json: request.body } : {}),
      headers: { authorization: `Bearer ${line.key}`, 'x-api-version': API_VERSION },
      fetch: line.fetch,
      signal: timeout,
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      // A redirect would send the order, and maybe its price, a second time.
      redirect: 'error',
    });
    cost = costOf(response.headers);
    const { text, isWhole } = await boundedText(response);
    if (isPaid && saysNobody(response, text))
      return { isFound: false, body: undefined, text, cost };
    if (!response.ok) throw new FailureError(withCost(failureOfStatus(response, text), cost));
    const body = isWhole ? parsedJson(text) : undefined;
    if (body === undefined) throw unreadable(isPaid, { text, cost });
    return { isFound: true, body, text, cost };
  } catch (thrown) {
    if (thrown instanceof FailureError) throw thrown;
    const charged = isPaid ? 'maybe' : 'no';
    const failure: Failure = timeout.aborted
      ? { code: 'timed-out', waitedS: Math.round(line.timeoutMs / 1000), charged }
      : { code: 'unreachable', charged };
    throw new FailureError(withCost(failure, cost));
  }
}

/** The failure of a 200 reply that is not of the documented shape, with the reply to be kept. */
export function unreadable(
  isPaid: boolean,
  { text, cost }: Pick<Fetched, 'text' | 'cost'>,
): FailureError {
  const failure: Failure = { code: 'bad-reply', charged: isPaid ? 'maybe' : 'no' };
  return new FailureError(withCost(failure, cost), text);
}

/** A failure that knows what the headers say it cost: that is surer than what its kind suggests. */
function withCost(failure: Failure, { credits, requestId }: Cost): Failure {
  const named = requestId === undefined ? failure : { ...failure, requestId };
  if (credits === undefined) return named;
  return { ...named, charged: credits > 0 ? 'yes' : 'no', credits };
}

function addressOf(request: Call): string {
  return `${API}${request.path}${'query' in request ? (request.query ?? '') : ''}`;
}

function costOf(headers: Headers): Cost {
  const raw = headers.get('x-credits-used');
  const credits = raw === null || raw.trim() === '' ? Number.NaN : Number(raw);
  const requestId = headers.get('x-request-id');
  return {
    ...(Number.isFinite(credits) && credits >= 0 ? { credits } : {}),
    ...(requestId === null ? {} : { requestId }),
  };
}

/** The body as text, cut where it grows larger than any answer. */
async function boundedText(response: Response): Promise<{ text: string; isWhole: boolean }> {
  if (response.body === null) return { text: '', isWhole: true };
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text: text + decoder.decode(), isWhole: true };
    text += decoder.decode(value, { stream: true });
    if (text.length > LARGEST_REPLY) {
      await reader.cancel();
      return { text, isWhole: false };
    }
  }
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
