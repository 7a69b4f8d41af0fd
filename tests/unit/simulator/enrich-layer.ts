import type { EnrichLayerAccount } from '../../simulator/enrich-layer/accounts';
import { createEnrichLayer } from '../../simulator/enrich-layer/enrich-layer';
import { PEOPLE } from '../demo/provider';

/** The key of the only account, unless a test brings its own. */
export const KEY = 'el-test';

/** A day on which the first of the people is fresh and others are not. */
export const NOW = Date.parse('2026-11-15T00:00:00Z');

/** What a request of these tests may differ in; `query` may hold a parameter twice. */
export type Call = {
  readonly method?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>> | readonly (readonly [string, string])[];
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** The URL of a profile by its slug. */
export function profileUrl(slug: string): string {
  return `https://www.linkedin.com/in/${slug}`;
}

/** The first of the shipped people, who has some of everything but a Facebook id. */
export const AMARA = profileUrl('amara-okafor-lindqvist-0x1c');

/** Enrich Layer over the shipped people with one account, and short ways to call it. */
export function openEnrichLayer(
  account: Partial<EnrichLayerAccount> = {},
  now: () => number = () => NOW,
) {
  const accounts = [{ key: KEY, credits: 100, ...account }];
  const enrichLayer = createEnrichLayer({ people: PEOPLE, accounts, now });

  async function call({ method = 'GET', path = '/profile', query = [], text, headers }: Call) {
    const pairs = Array.isArray(query) ? query : Object.entries(query);
    const url = `https://enrichlayer.com/api/v2${path}?${new URLSearchParams(pairs)}`;
    const all = { authorization: `Bearer ${KEY}`, ...headers };
    const response = await enrichLayer.handle(
      new Request(url, { method, headers: all, body: text }),
    );
    return {
      status: response.status,
      headers: response.headers,
      cost: response.headers.get('x-enrichlayer-credit-cost'),
      json: await response.json(),
    };
  }

  return {
    call,
    profile: (query: Readonly<Record<string, string>>) => call({ query }),
    bySlug: async (slug: string) => (await call({ query: { profile_url: profileUrl(slug) } })).json,
    books: () => enrichLayer.account(KEY),
    enrichLayer,
  };
}
