import { describeCredits, describeEndpoints, describeUserCredits } from './account-endpoints';
import {
  ACCOUNT_RATE_PER_MINUTE,
  type Books,
  type DemoAccount,
  type OpenAccount,
  openAccount,
  readKey,
} from './accounts';
import { answer, invalid, isRefusal, type Refusal, refuse, refuseKey } from './answers';
import { parseBody } from './body';
import { type Contract, STATE_B } from './contract';
import type { Charge, Endpoint } from './endpoint';
import { ENRICH } from './lookup';
import { type DemoPerson, indexPeople, type PeopleIndex } from './people';

const API_VERSION = '2025-11-01';

/** Crustdata's person and account endpoints as a function from request to answer. */
export type Crustdata = {
  /** Answers one request; the host of its URL is not looked at. Rejects only if its body cannot be read. */
  handle(request: Request): Promise<Response>;
  /** The books of a key, in credits; `undefined` for a key without account. */
  account(key: string): Books | undefined;
};

/**
 * Simulates Crustdata over invented people, as published in spring 2026: profile URLs and business
 * e-mails at /person/enrich, priced by what is returned. `endpoints` adds more, and `contractOf` the
 * other published states; `people` may be an index of one's own; `onCharged` hears whose look-up was paid
 * for by which key. Checks in this order: method and path, key, version, rate, body, plan,
 * credits; the order itself is not published. `now` is in milliseconds. Throws for an account in a
 * state that is not there.
 */
export function createCrustdata(options: {
  readonly people: readonly DemoPerson[] | PeopleIndex;
  readonly accounts: readonly DemoAccount[];
  readonly now?: () => number;
  readonly endpoints?: readonly Endpoint[];
  readonly contractOf?: (account: DemoAccount) => Contract;
  readonly onCharged?: (key: string, charge: Charge) => void;
}): Crustdata {
  const { now = Date.now, contractOf = onlyB } = options;
  const people = 'all' in options.people ? options.people : indexPeople(options.people);
  const accounts = new Map(
    options.accounts.map((account) => [
      account.key,
      openAccount(account, contractOf(account), now),
    ]),
  );
  const all = [ENRICH, ...(options.endpoints ?? [])];
  const endpoints = new Map(all.map((endpoint) => [`POST ${endpoint.path}`, endpoint]));

  const describe: ReadonlyMap<string, (account: OpenAccount, url: URL) => object> = new Map([
    ['GET /user/credits', (account) => describeUserCredits(account)],
    ['GET /account/credits', (account) => describeCredits(account, now())],
    [
      'GET /account/endpoints',
      (account, url) => describeEndpoints(account, all, url.searchParams, API_VERSION),
    ],
  ]);

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const name = `${request.method} ${url.pathname}`;
    const endpoint = endpoints.get(name);
    const describeAccount = describe.get(name);
    if (endpoint === undefined && describeAccount === undefined) return refuse(noSuch(name));

    const key = readKey(request.headers);
    if (key === undefined) return refuseKey('Missing API key in request');
    const account = accounts.get(key);
    if (account === undefined) return refuseKey('Invalid API key in request');
    if (endpoint?.exists(account) === false) return refuse(noSuch(name));
    if (endpoint !== undefined) account.countCall();

    const perMinute = endpoint?.perMinute ?? ACCOUNT_RATE_PER_MINUTE;
    const window = account.windowOf(url.pathname, perMinute);
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
    if (endpoint === undefined) {
      const json = describeAccount?.(account, url);
      return answer(200, json, { creditsUsed: 0, rate: window.state() });
    }
    const text = await request.text();
    // From here on nothing waits, so that two calls at once cannot both spend the last credit.
    const answered = answerText(text, request.headers, endpoint, account);
    if (isRefusal(answered)) return refuse(answered, window.state());
    account.charge(answered.credits);
    for (const charge of answered.charges ?? []) {
      if (charge.credits > 0) options.onCharged?.(key, charge);
    }
    return answer(200, answered.json, { creditsUsed: answered.credits, rate: window.state() });
  }

  function answerText(text: string, headers: Headers, endpoint: Endpoint, account: OpenAccount) {
    if (!/^application\/json\s*(?:;|$)/i.test(headers.get('content-type') ?? '')) {
      return invalid('content-type must be application/json');
    }
    const body = parseBody(text);
    if (body === undefined) return invalid('Request body must be a JSON object');
    return endpoint.answer(body, account, { people, nowMs: now() });
  }

  return { handle, account: (key) => accounts.get(key)?.books() };
}

function noSuch(name: string): Refusal {
  // The status is published, this type and sentence are ours; so is 404 for a wrong method.
  return { status: 404, type: 'not_found', message: `No such endpoint: ${name}` };
}

function onlyB({ key, contract = 'B' }: DemoAccount): Contract {
  if (contract === 'B') return STATE_B;
  throw new Error(`The account ${key} needs state ${contract}, which demo mode does not have`);
}
