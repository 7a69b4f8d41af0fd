import { describeCredits, describeEndpoints, describeUserCredits } from './account-endpoints';
import { type Books, type DemoAccount, type OpenAccount, openAccount, readKey } from './accounts';
import { answer, invalid, isRefusal, refuse, refuseKey } from './answers';
import { enrich, refuseByPlan } from './enrich';
import { readEnrichRequest } from './enrich-request';
import { type DemoPerson, indexPeople } from './people';

const API_VERSION = '2025-11-01';
const ENRICH = 'POST /person/enrich';

/** Crustdata's person and account endpoints as a function from request to answer. */
export type Crustdata = {
  /** Answers one request; the host of its URL is not looked at. Rejects only if its body cannot be read. */
  handle(request: Request): Promise<Response>;
  /** The books of a key, in credits; `undefined` for a key without account. */
  account(key: string): Books | undefined;
};

/**
 * Simulates Crustdata over invented people, as published in spring 2026: profile URLs and business
 * e-mails at /person/enrich, priced by what is returned. Checks in this order: method and path, key,
 * version, rate, body, plan, credits; the order itself is not published. `now` is in milliseconds.
 */
export function createCrustdata(options: {
  readonly people: readonly DemoPerson[];
  readonly accounts: readonly DemoAccount[];
  readonly now?: () => number;
}): Crustdata {
  const now = options.now ?? Date.now;
  const people = indexPeople(options.people);
  const accounts = new Map(options.accounts.map((a) => [a.key, openAccount(a, now)]));

  const describe: ReadonlyMap<string, (account: OpenAccount, url: URL) => object> = new Map([
    ['GET /user/credits', (account) => describeUserCredits(account)],
    ['GET /account/credits', (account) => describeCredits(account, now())],
    [
      'GET /account/endpoints',
      (account, url) => describeEndpoints(account, url.searchParams, API_VERSION),
    ],
  ]);

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const endpoint = `${request.method} ${url.pathname}`;
    const describeAccount = describe.get(endpoint);
    if (endpoint !== ENRICH && describeAccount === undefined) {
      // The status is published, this type and sentence are ours; so is 404 for a wrong method.
      return refuse({ status: 404, type: 'not_found', message: `No such endpoint: ${endpoint}` });
    }

    const key = readKey(request.headers);
    if (key === undefined) return refuseKey('Missing API key in request');
    const account = accounts.get(key);
    if (account === undefined) return refuseKey('Invalid API key in request');
    if (endpoint === ENRICH) account.countCall();

    const window = account.windowOf(url.pathname);
    if (request.headers.get('x-api-version') !== API_VERSION) {
      const message = `The header x-api-version: ${API_VERSION} is required`;
      return refuse(invalid(message), window.state());
    }
    if (!window.take()) {
      // Status and headers are published, the body is not.
      const { limit, resetS } = window.state();
      const message = `Rate limit of ${limit} requests per minute exceeded, retry in ${resetS} s`;
      return refuse({ status: 429, type: 'rate_limit_exceeded', message }, window.state());
    }
    if (describeAccount !== undefined) {
      return answer(200, describeAccount(account, url), { creditsUsed: 0, rate: window.state() });
    }
    return handleEnrich(request, account);
  }

  async function handleEnrich(request: Request, account: OpenAccount): Promise<Response> {
    const window = account.windowOf('/person/enrich');
    const text = await request.text();
    // From here on nothing waits, so that two calls at once cannot both spend the last credit.
    if (!/^application\/json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '')) {
      return refuse(invalid('content-type must be application/json'), window.state());
    }
    const enrichRequest = readEnrichRequest(text);
    if (isRefusal(enrichRequest)) return refuse(enrichRequest, window.state());
    const refusal = refuseByPlan(enrichRequest, account);
    if (refusal !== undefined) return refuse(refusal, window.state());

    const { entries, credits } = enrich(enrichRequest, people);
    account.charge(credits);
    return answer(200, entries, { creditsUsed: credits, rate: window.state() });
  }

  return { handle, account: (key) => accounts.get(key)?.books() };
}
