import { readFileSync } from 'node:fs';
import type { DemoAccount } from '../../../lib/demo/accounts';
import { createCrustdata } from '../../../lib/demo/crustdata';
import { type DemoPerson, parsePeople } from '../../../lib/demo/people';
import { PUBLISHED } from '../../simulator/crustdata/published';

/** The key of the only account, unless a test brings its own. */
export const KEY = 'sim-test';

/** The shipped people. */
export const PEOPLE: readonly DemoPerson[] = parsePeople(
  JSON.parse(readFileSync(new URL('../../../public/demo/people.json', import.meta.url), 'utf8')),
);

/** The first of the shipped people, who has some of everything that is priced. */
export const AMARA = {
  url: 'https://www.linkedin.com/in/amara-okafor-lindqvist-0x1c',
  email: 'amara.okafor@northwind.example.com',
};

/** What a request of these tests may differ in; a header set to `undefined` is left out. */
export type Call = {
  readonly method?: string;
  readonly path?: string;
  readonly body?: unknown;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
};

/** What else a provider of these tests may have. */
export type ProviderOptions = {
  readonly people?: readonly DemoPerson[];
  readonly others?: readonly DemoAccount[];
  readonly now?: () => number;
  readonly endpoints?: typeof PUBLISHED.endpoints;
  readonly contractOf?: typeof PUBLISHED.contractOf;
};

/** A provider over the shipped people with one account, and a short way to call it. */
export function openProvider(
  account: Partial<DemoAccount> = {},
  { others = [], ...options }: ProviderOptions = {},
) {
  const accounts = [{ key: KEY, credits: 100, ratePerMinute: 1000, ...account }, ...others];
  const crustdata = createCrustdata({ people: PEOPLE, accounts, ...options });

  async function call({ method = 'POST', path = '/person/enrich', ...rest }: Call) {
    const headers = new Headers();
    const wanted: Call['headers'] = {
      authorization: `Bearer ${KEY}`,
      'x-api-version': '2025-11-01',
      'content-type': method === 'POST' ? 'application/json' : undefined,
      ...rest.headers,
    };
    for (const [name, value] of Object.entries(wanted)) {
      if (value !== undefined) headers.set(name, value);
    }
    const body = rest.text ?? (rest.body === undefined ? undefined : JSON.stringify(rest.body));
    const url = `https://api.crustdata.com${path}`;
    const response = await crustdata.handle(new Request(url, { method, headers, body }));
    return { status: response.status, headers: response.headers, json: await response.json() };
  }

  return {
    call,
    enrich: (body: unknown) => call({ body }),
    post: (path: string, body: unknown) => call({ path, body }),
    get: (path: string) => call({ method: 'GET', path }),
    books: () => crustdata.account(KEY),
    crustdata,
  };
}

/** The same with all that the simulator adds: the other states, and the other endpoints. */
export function openPublished(account: Partial<DemoAccount> = {}, options: ProviderOptions = {}) {
  return openProvider(account, { ...options, ...PUBLISHED });
}

/** An invented person for a test about prices or matching. */
export function personOf(id: number, slug: string, more: Partial<DemoPerson> = {}): DemoPerson {
  const profile_url = `https://www.linkedin.com/in/${slug}`;
  return {
    emails: more.emails ?? {},
    slugs: more.slugs ?? [],
    person_data: {
      crustdata_person_id: id,
      basic_profile: { name: slug, headline: 'Invented' },
      social_handles: { professional_network_identifier: { profile_url } },
      ...more.person_data,
    },
  };
}
