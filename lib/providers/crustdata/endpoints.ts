import { type Failure, FailureError } from '../../failure';
import type { Identifier } from '../../identifier';
import type { KnownOfKey, Line, Pace, RateLimit } from '../provider';
import * as request from '../request';
import { failureOfStatus, saysNobody, saysNoEndpoint, wordsOf } from './failures';

/** Looks people up among what is stored. */
export const ENRICH = '/person/enrich';
/** Contact details alone, and since September 2026 the only way from an address to a person. */
export const CONTACT = '/person/contact/enrich';
/** Looks at profiles now. */
export const LIVE = '/person/professional_network/enrich/live';
/** Finds people by filters. */
export const SEARCH = '/person/search';
/** The values that a filter may take, for free. */
export const AUTOCOMPLETE = '/person/search/autocomplete';

// Section 1.9: requests a minute where the account does not tell.
const PUBLISHED_RPM: Readonly<Record<string, number>> = {
  [ENRICH]: 15,
  [CONTACT]: 15,
  [LIVE]: 10,
  [SEARCH]: 30,
  [AUTOCOMPLETE]: 15,
};
const ACCOUNT_RPM = 300;

const API = 'https://api.crustdata.com';
const API_VERSION = '2025-11-01';

/** What can be asked of the API. */
export type Call =
  | {
      readonly path:
        | typeof ENRICH
        | typeof CONTACT
        | typeof LIVE
        | typeof SEARCH
        | typeof AUTOCOMPLETE;
      readonly body: Readonly<Record<string, unknown>>;
      /** Who is named in the body, where it is somebody. */
      readonly identifiers?: readonly Identifier[];
    }
  | { readonly path: '/account/credits' | '/account/endpoints' };

/** What a reply's headers say it cost, in credits, the provider's name for the request, and where the rate limit stands. */
export interface Cost extends request.Cost {
  readonly pace?: Pace;
}

/** A reply, with what its headers tell. */
export interface Fetched {
  /** False for a 404, which a paid endpoint may answer where it knows nobody. */
  readonly isFound: boolean;
  readonly body: unknown;
  readonly text: string;
  readonly cost: Cost;
  readonly isPaid: boolean;
}

/** A 400 or 403 that is no lack of credits: it may name what to leave out. Or a 404 that knows no such endpoint. */
export interface Refused {
  readonly refusal: Failure;
  readonly status: 400 | 403 | 404;
  /** The provider's words, at most 10,000 characters. */
  readonly words: string;
  readonly cost: Cost;
}

/** The rate limit of a path, each by itself: as the account tells, else as published. */
export function rateAt(path: string, { account }: KnownOfKey = {}): RateLimit {
  const told = account?.endpoints?.find((one) => one.path === path)?.requestsPerMinute;
  return { of: path, requestsPerMinute: told ?? PUBLISHED_RPM[path] ?? ACCOUNT_RPM };
}

/** As `send`, but a refusal throws too. */
export async function call(line: Line, what: Call, deadline?: AbortSignal): Promise<Fetched> {
  const reply = await send(line, what, deadline);
  if ('refusal' in reply) throw new FailureError(reply.refusal);
  return reply;
}

/**
 * One request to the API, never repeated. Throws FailureError: `timed-out`, `unreachable`, `bad-reply` (too large, not JSON), or what
 * `failureOfStatus` makes of the status.
 */
export async function send(
  line: Line,
  what: Call,
  deadline?: AbortSignal,
): Promise<Fetched | Refused> {
  const isPost = 'body' in what;
  const isPaid = isPost && what.path !== AUTOCOMPLETE && what.body.preview !== true;
  const reply = await request.send(
    line,
    {
      url: `${API}${what.path}`,
      method: isPost ? 'POST' : 'GET',
      ...(isPost ? { json: what.body } : {}),
      headers: { authorization: `Bearer ${line.key}`, 'x-api-version': API_VERSION },
      ...(isPost && what.identifiers !== undefined ? { identifiers: what.identifiers } : {}),
      fields: isPost ? fieldsIn(what.body) : [],
      isPaid,
      costHeaders: ['x-credits-used'],
      requestIdHeader: 'x-request-id',
    },
    deadline,
  );
  const { status, text, json: body } = reply;
  const cost: Cost = { ...reply.cost, ...paceIn(reply.headers) };
  if (cost.pace !== undefined) line.gate?.heard(what.path, cost.pace);
  if (isPost && saysNobody(status, text)) return { isFound: false, body, text, cost, isPaid };
  if (status >= 200 && status < 300) {
    if (body === undefined) throw request.unreadable(reply);
    return { isFound: true, body, text, cost, isPaid };
  }
  const told = failureOfStatus(reply);
  // Nothing is taken for what is free, whatever became of it.
  const failure = request.withCost(isPaid ? told : { ...told, charged: 'no' }, cost);
  const isLack = status === 403 && failure.code === 'not-in-plan';
  if (status === 400 || isLack || (status === 404 && saysNoEndpoint(status, text))) {
    return { refusal: failure, status, words: wordsOf(text), cost };
  }
  throw new FailureError(failure);
}

/** The groups and fields that a body names; autocomplete asks for the values of one. */
function fieldsIn({ fields, field }: Readonly<Record<string, unknown>>): string[] {
  const named: readonly unknown[] = Array.isArray(fields) ? fields : [field];
  return named.filter((one) => typeof one === 'string');
}

function paceIn(headers: Headers): { pace?: Pace } {
  const [limit, remaining, resetS] = ['limit', 'remaining', 'reset'].map((name) => {
    const raw = headers.get(`x-ratelimit-${name}`) ?? '';
    const number = raw.trim() === '' ? Number.NaN : Number(raw);
    return Number.isFinite(number) && number >= 0 ? number : undefined;
  });
  return limit === undefined || remaining === undefined || resetS === undefined
    ? {}
    : { pace: { limit, remaining, resetS } };
}
