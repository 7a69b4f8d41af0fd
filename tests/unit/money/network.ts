import { createCrustdata } from '../../../lib/demo/crustdata';
import { type DemoPerson, slugOf } from '../../../lib/demo/people';
import { identifierKey, normalAddress, normalSlug } from '../../../lib/identifier';
import { PUBLISHED } from '../../simulator/crustdata/published';
import { createEnrichLayer } from '../../simulator/enrich-layer/enrich-layer';

/** What becomes of one request. */
export const FAULTS = [
  'none',
  /** It never arrives. */
  'refused',
  /** It is charged, and the connection drops before the answer. */
  'lost',
  /** It is charged, and half of the answer comes. */
  'half',
  /** It is answered without a header that tells the cost. */
  'untold',
  /** 500: by Crustdata after it has charged, by Enrich Layer before, as its documents say. */
  'broken',
  'waits-before',
  'waits-after',
] as const;

/** One of FAULTS. */
export type Fault = (typeof FAULTS)[number];

/** An account at each provider. */
export interface Accounts {
  readonly credits: number;
  readonly ratePerMinute: number;
  readonly contract: 'A' | 'B' | 'C' | 'D';
}

/** Both providers, in this process. */
export interface Network {
  /** Credits taken up to now. */
  charged(provider: string): number;
  /** A transport for one worker. `onArrival` hears of all whom a request names before the provider does. */
  fetchFor(
    provider: string,
    worker: { readonly isDead: boolean },
    onArrival: (keys: readonly string[]) => Promise<void>,
  ): typeof fetch;
  /** What becomes of the next requests. */
  expect(faults: readonly Fault[]): void;
  /** Lets those go on that wait. */
  release(): void;
  readonly waiting: number;
}

const KEYS = { crustdata: 'money', 'enrich-layer': 'money' } as const;
const COST_HEADERS = ['x-credits-used', 'x-enrichlayer-credit-cost', 'x-proxycurl-credit-cost'];

/** Opens both providers over the same people. `now`: their own clock, ms. */
export function openNetwork(
  people: readonly DemoPerson[],
  { credits, ratePerMinute, contract }: Accounts,
  now: () => number,
): Network {
  const key = KEYS.crustdata;
  const crustdata = createCrustdata({
    people,
    accounts: [
      {
        ...{ key, credits, ratePerMinute, contract, contactEnrich: true, live: true },
        rates: { '/person/contact/enrich': ratePerMinute },
        disabledFields: [],
      },
    ],
    now,
    ...PUBLISHED,
  });
  const enrichLayer = createEnrichLayer({
    people,
    accounts: [{ key, credits, ratePerMinute, windowMinutes: 1 }],
    now,
  });
  const providers = { crustdata, 'enrich-layer': enrichLayer };
  let faults: Fault[] = [];
  let gates: (() => void)[] = [];
  const gate = () =>
    new Promise<void>((open) => {
      gates.push(open);
    });

  const of = (provider: string) =>
    provider === 'crustdata' ? crustdata : providers['enrich-layer'];

  return {
    charged: (provider) => of(provider).account(key)?.spent ?? 0,
    fetchFor: (provider, worker, onArrival) => async (input, init) => {
      const request = new Request(input, init);
      const isFree = /credit|account/.test(new URL(request.url).pathname);
      const fault = isFree ? 'none' : (faults.shift() ?? 'none');
      if (!isFree) await onArrival(await keysIn(request));
      if (fault === 'refused') throw new TypeError('Failed to fetch');
      if (fault === 'waits-before') await gate();
      if (fault === 'broken' && provider !== 'crustdata') return broken();
      const response = await of(provider).handle(request);
      if (fault === 'waits-after') await gate();
      if (worker.isDead) return never();
      switch (fault) {
        case 'lost':
          throw new TypeError('Failed to fetch');
        case 'broken':
          return broken();
        case 'half': {
          const text = await response.text();
          return new Response(text.slice(0, text.length / 2), response);
        }
        case 'untold': {
          const headers = new Headers(response.headers);
          for (const name of COST_HEADERS) headers.delete(name);
          return new Response(await response.text(), { status: response.status, headers });
        }
        default:
          return response;
      }
    },
    expect: (next) => {
      faults = [...next];
    },
    release: () => {
      for (const open of gates) open();
      gates = [];
    },
    get waiting() {
      return gates.length;
    },
  };
}

function broken(): Response {
  const body = { error: { type: 'internal_error', message: 'An internal error', metadata: [] } };
  return Response.json(body, { status: 500 });
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

/** The keys of the identifiers that a request names: one at least. */
async function keysIn(request: Request): Promise<readonly string[]> {
  const { searchParams } = new URL(request.url);
  const text = request.method === 'GET' ? '' : await request.clone().text();
  const values = [...searchParams.values(), ...Object.values(Object(JSON.parse(text || '{}')))];
  const keys = values.flat().flatMap((value): string[] => {
    if (typeof value !== 'string') return [];
    const address = normalAddress(value);
    if (address !== undefined) return [identifierKey({ kind: 'email', address })];
    const slug = normalSlug(slugOf(value) ?? '');
    return slug === undefined ? [] : [identifierKey({ kind: 'profile', slug })];
  });
  if (keys.length === 0) throw new Error(`Nobody is named in ${request.url} ${text}`);
  return keys;
}
