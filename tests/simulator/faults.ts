import { slugOf } from '../../lib/demo/people';
import { type EnvelopeStatus, envelope } from './enrich-layer/answers';

/**
 * What happens to a good answer. `wait` answers late by `ms`; `hang` never answers; `drop` sends the
 * headers and a part of the body and then closes the connection; `replace` answers something else;
 * `cut` answers the first half of the text; `none` leaves it alone.
 */
export type Effect =
  | { readonly kind: 'none' | 'hang' | 'drop' | 'cut' }
  | { readonly kind: 'wait'; readonly ms: number }
  | {
      readonly kind: 'replace';
      readonly status: number;
      readonly contentType: string;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    };

/** Whose request meets a fault: the provider, and the path without query. */
export type Place = { readonly provider: ProviderName; readonly path: string };

/** The providers that the simulator has. */
export type ProviderName = 'crustdata' | 'enrich-layer';

/**
 * One misbehaviour and the two identifiers that ask for it. A `charged` one looks its invented person
 * up and takes the credits before it goes wrong; the others cost nothing. One that is `isOnce` strikes
 * a key's first request and then answers like any other person.
 */
export type Fault = {
  readonly name: string;
  readonly about: string;
  readonly charged: boolean;
  readonly isOnce?: boolean;
  readonly effect: (place: Place) => Effect;
};

/** Every fault. A person at the end of a hung or dropped connection cannot know that it was charged. */
export const FAULTS: readonly Fault[] = [
  { name: 'hang', about: 'never answers', charged: true, effect: () => ({ kind: 'hang' }) },
  { name: 'slow', about: 'answers after 2 s', charged: true, effect: () => late(2000) },
  { name: 'slower', about: 'answers after 20 s', charged: true, effect: () => late(20_000) },
  { name: 'slowest', about: 'answers after 60 s', charged: true, effect: () => late(60_000) },
  {
    name: 'drop',
    about: 'sends the headers, then closes the connection',
    charged: true,
    effect: () => ({ kind: 'drop' }),
  },
  {
    name: 'truncated',
    about: 'a complete answer that holds half of the JSON',
    charged: true,
    effect: () => ({ kind: 'cut' }),
  },
  {
    name: 'not-json',
    about: 'a sentence in place of the JSON',
    charged: true,
    effect: () => replacement(200, 'application/json', 'Person found.'),
  },
  {
    name: 'wrong-shape',
    about: 'valid JSON of another shape',
    charged: true,
    effect: () => json(200, { results: { count: 1 } }),
  },
  {
    name: 'wrong-types',
    about: 'the published names over values of other types',
    charged: true,
    effect: ({ provider }) => json(200, WRONG_TYPES[provider]),
  },
  {
    name: 'huge',
    about: 'a person with a summary of 5 MB',
    charged: true,
    effect: () => ({ kind: 'none' }),
  },
  {
    name: 'bad-gateway',
    about: '502 with an HTML page',
    charged: false,
    effect: () => replacement(502, 'text/html', GATEWAY_PAGE),
  },
  {
    name: 'broken',
    about: '500',
    charged: false,
    effect: refusal(500, 'internal_error', 'An internal error occurred'),
  },
  {
    name: 'once',
    about: '500 to the first request of a key, then a person',
    charged: false,
    isOnce: true,
    effect: refusal(500, 'internal_error', 'An internal error occurred'),
  },
  {
    name: 'unavailable',
    about: '503',
    charged: false,
    effect: refusal(503, 'service_unavailable', 'The service is unavailable'),
  },
  {
    name: 'busy',
    about: '429 with x-ratelimit-reset 3, or Retry-After 3',
    charged: false,
    effect: refusal(429, 'rate_limit_exceeded', 'Rate limit exceeded', {
      crustdata: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '3' },
      'enrich-layer': { 'retry-after': '3' },
    }),
  },
  {
    name: 'absent',
    about: '404, said by the documents for "no data found"',
    charged: false,
    effect: refusal(404, 'not_found', 'No data found'),
  },
  {
    name: 'retired',
    about: '410, said by Enrich Layer of endpoints that are no more',
    charged: false,
    effect: refusal(410, 'gone', 'This endpoint has been retired'),
  },
  {
    name: 'unpaid',
    about: '402 whatever the balance, or the 403 of Enrich Layer',
    charged: false,
    effect: (place) =>
      place.provider === 'crustdata'
        ? refusal(402, 'insufficient_credits', 'Insufficient credits')(place)
        : json(403, envelope(403)),
  },
  {
    name: 'rejected',
    about: '401 whatever the key',
    charged: false,
    effect: ({ provider }) =>
      provider === 'crustdata'
        ? json(401, { message: 'Invalid API key in request' })
        : json(401, envelope(401)),
  },
  {
    name: 'forbidden',
    about: '403 that names the endpoint',
    charged: false,
    effect: (place) => {
      const message = `Your plan does not include the endpoint ${place.path}`;
      return refusal(403, 'permission_error', message)(place);
    },
  },
];

/** The profile slug that asks for a fault. */
export function faultSlug({ name }: Fault): string {
  return `sim-${name}-0x00`;
}

/** The business address that asks for a fault. */
export function faultEmail({ name }: Fault): string {
  return `${name}@faults.example.com`;
}

/** A fault and the identifier, as submitted, that asked for it. */
export type FaultHit = { readonly fault: Fault; readonly identifier: string };

/** The first reserved identifier in a parsed body, or in the parameters of a query; of any shape. */
export function findFault(body: unknown): FaultHit | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  for (const identifier of Object.values(body).flat()) {
    if (typeof identifier !== 'string') continue;
    const slug = slugOf(identifier);
    const email = identifier.toLowerCase();
    const fault = FAULTS.find((f) => slug === faultSlug(f) || email === faultEmail(f));
    if (fault !== undefined) return { fault, identifier };
  }
  return undefined;
}

const GATEWAY_PAGE =
  '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

const WRONG_TYPES: Readonly<Record<ProviderName, unknown>> = {
  crustdata: [{ matched_on: 7, match_type: null, matches: { confidence_score: 'high' } }],
  'enrich-layer': {
    ...{ public_identifier: 7, full_name: ['x'], experiences: { count: 1 }, education: 'many' },
    ...{ url: 7, linkedin_profile_url: 7, profile: 'x', meta: 'fresh' },
  },
};

/** A refusal in the envelope of whoever is asked; Enrich Layer's has no types. */
function refusal(
  status: EnvelopeStatus | 402,
  type: string,
  message: string,
  headers: Partial<Record<ProviderName, Readonly<Record<string, string>>>> = {},
): (place: Place) => Effect {
  return ({ provider }) => {
    const isNested = provider === 'crustdata' || status === 402;
    const body = isNested ? { error: { type, message, metadata: [] } } : envelope(status, message);
    return json(status, body, headers[provider]);
  };
}

function late(ms: number): Effect {
  return { kind: 'wait', ms };
}

function json(status: number, body: unknown, headers?: Readonly<Record<string, string>>): Effect {
  return replacement(status, 'application/json', JSON.stringify(body), headers);
}

function replacement(
  status: number,
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Effect {
  return { kind: 'replace', status, contentType, body, headers };
}
