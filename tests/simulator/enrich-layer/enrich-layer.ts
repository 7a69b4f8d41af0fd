import { type Books, readKey } from '../../../lib/demo/accounts';
import type { Charge } from '../../../lib/demo/endpoint';
import type { DemoPerson, PeopleIndex } from '../../../lib/demo/people';
import { type EnrichLayerAccount, openAccount } from './accounts';
import { fail, refuseFields, send } from './answers';
import { PERSONAL_CONTACT, PERSONAL_EMAIL } from './contact-endpoints';
import type { Endpoint } from './endpoint';
import { CREDIT_BALANCE, DISPOSABLE_EMAIL, PICTURE } from './free-endpoints';
import { readParameters } from './parameters';
import { openPeople } from './people';
import { PROFILE } from './profile-endpoint';
import { RESOLVE, RESOLVE_EMAIL } from './resolve-endpoints';

const PROFILE_PATH = '/api/v2/profile';
/** The endpoints of 2.7 that a person at a panel may need; the others are no such path here. */
const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map<string, Endpoint>([
  [PROFILE_PATH, PROFILE],
  ['/api/v2/profile/resolve/email', RESOLVE_EMAIL],
  ['/api/v2/profile/resolve', RESOLVE],
  ['/api/v2/contact-api/personal-email', PERSONAL_EMAIL],
  ['/api/v2/contact-api/personal-contact', PERSONAL_CONTACT],
  ['/api/v2/credit-balance', CREDIT_BALANCE],
  ['/api/v2/person/profile-picture', PICTURE],
  ['/api/v2/disposable-email', DISPOSABLE_EMAIL],
]);

/** Enrich Layer's person endpoints as a function from request to answer. */
export type EnrichLayer = {
  /** Answers one request; the host of its URL is not looked at. Rejects only if its body cannot be read. */
  handle(request: Request): Promise<Response>;
  /** The books of a key, in credits; `undefined` for a key without account. */
  account(key: string): Books | undefined;
};

/**
 * Simulates Enrich Layer's API v2 over invented people, as section 2 of api-contracts.md has it.
 * `widened` adds people who are in no list, `onCharged` hears whose look-up was paid for by which key. Checks in this order: path, key, method, rate, parameters, credits; the order is not published.
 * `now` is in milliseconds.
 */
export function createEnrichLayer(options: {
  readonly people: readonly DemoPerson[];
  readonly accounts: readonly EnrichLayerAccount[];
  readonly now?: () => number;
  readonly widened?: (index: PeopleIndex) => PeopleIndex;
  readonly onCharged?: (key: string, charge: Charge) => void;
}): EnrichLayer {
  const now = options.now ?? Date.now;
  const people = openPeople(options.people, options.widened);
  const accounts = new Map(options.accounts.map((a) => [a.key, openAccount(a, now)]));

  async function handle(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const endpoint = ENDPOINTS.get(pathname);
    if (endpoint === undefined) return send(fail(404, 'No such endpoint'), undefined);
    // A missing key is told like a wrong one: only that sentence was seen [2.5].
    const account = accounts.get(readKey(request.headers) ?? '');
    if (account === undefined) return send(fail(401), undefined);
    if (account.lacksContact && pathname.includes('/contact-api/')) return send(fail(410), account);
    if (endpoint.leastPrice !== undefined) account.countCall();

    const method = account.acceptsPost && pathname === PROFILE_PATH ? 'POST' : 'GET';
    if (request.method !== method) return send(fail(405), account, { allow: method });
    const waitS = account.waitS();
    if (waitS !== undefined) {
      const told = account.tellsRetryAfter ? { 'retry-after': String(waitS) } : undefined;
      return send(fail(429), account, told);
    }
    const body = method === 'POST' ? readBody(request, await request.text()) : [];
    // From here on nothing waits, so that two calls at once cannot both spend the last credit.
    if (body === undefined) {
      const sentence = 'The body must be a JSON object of type application/json';
      return send(refuseFields({ body: sentence }), account);
    }
    const { parameters, invalid } = readParameters([...searchParams, ...body], endpoint.parameters);
    const complaints = invalid ?? endpoint.complain?.(parameters);
    if (complaints !== undefined) return send(refuseFields(complaints), account);
    const due = endpoint.leastPrice?.(parameters, account.useCacheDefault) ?? 0;
    // What costs nothing is answered whatever the balance, which may be below zero.
    if (due > 0 && due > account.books().credits) return send(fail(403), account);

    const answer = endpoint.answer(parameters, { people, account, nowMs: now() });
    account.charge(answer.credits);
    const identifier = parameters.get('profile_url') ?? parameters.get('email');
    if (identifier !== undefined && answer.credits > 0) {
      options.onCharged?.(account.key, { identifier, credits: answer.credits });
    }
    return send(answer, account);
  }

  return { handle, account: (key) => accounts.get(key)?.books() };
}

/** The entries of a JSON object, or `undefined` for any other body. */
function readBody(request: Request, text: string): [string, unknown][] | undefined {
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return undefined;
  }
  try {
    const body: unknown = JSON.parse(text);
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
    return isObject ? Object.entries(body) : undefined;
  } catch {
    return undefined;
  }
}
