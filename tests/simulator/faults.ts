import { type DemoPerson, slugOf } from '../../lib/demo/people';

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

/**
 * One misbehaviour and the two identifiers that ask for it. A `charged` one looks its invented person
 * up and takes the credits before it goes wrong; the others cost nothing.
 */
export type Fault = {
  readonly name: string;
  readonly about: string;
  readonly charged: boolean;
  readonly effect: Effect;
};

const HUGE_CHARACTERS = 5_000_000;

/** Every fault. A person at the end of a hung or dropped connection cannot know that it was charged. */
export const FAULTS: readonly Fault[] = [
  { name: 'hang', about: 'never answers', charged: true, effect: { kind: 'hang' } },
  { name: 'slow', about: 'answers after 2 s', charged: true, effect: { kind: 'wait', ms: 2000 } },
  {
    name: 'slower',
    about: 'answers after 20 s',
    charged: true,
    effect: { kind: 'wait', ms: 20_000 },
  },
  {
    name: 'drop',
    about: 'sends the headers, then closes the connection',
    charged: true,
    effect: { kind: 'drop' },
  },
  {
    name: 'truncated',
    about: 'a complete answer that holds half of the JSON',
    charged: true,
    effect: { kind: 'cut' },
  },
  {
    name: 'wrong-shape',
    about: 'valid JSON of another shape',
    charged: true,
    effect: json(200, { results: { count: 1 } }),
  },
  {
    name: 'wrong-types',
    about: 'the published names over values of other types',
    charged: true,
    effect: json(200, [{ matched_on: 7, match_type: null, matches: { confidence_score: 'high' } }]),
  },
  {
    name: 'huge',
    about: 'a person with a summary of 5 MB',
    charged: true,
    effect: { kind: 'none' },
  },
  {
    name: 'bad-gateway',
    about: '502 with an HTML page',
    charged: false,
    effect: {
      kind: 'replace',
      status: 502,
      contentType: 'text/html',
      body: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
    },
  },
  {
    name: 'broken',
    about: '500',
    charged: false,
    effect: json(500, envelope('internal_error', 'An internal error occurred')),
  },
  {
    name: 'busy',
    about: '429 with x-ratelimit-reset 3',
    charged: false,
    effect: json(429, envelope('rate_limit_exceeded', 'Rate limit exceeded'), {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '3',
    }),
  },
  {
    name: 'absent',
    about: '404, said by the documents for "no data found"',
    charged: false,
    effect: json(404, envelope('not_found', 'No data found')),
  },
  {
    name: 'unpaid',
    about: '402 whatever the balance',
    charged: false,
    effect: json(402, envelope('insufficient_credits', 'Insufficient credits')),
  },
  {
    name: 'rejected',
    about: '401 whatever the key',
    charged: false,
    effect: json(401, { message: 'Invalid API key in request' }),
  },
  {
    name: 'forbidden',
    about: '403 that names the endpoint',
    charged: false,
    effect: json(
      403,
      envelope('permission_error', 'Your plan does not include the endpoint /person/enrich'),
    ),
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

/** The first reserved identifier in a parsed body of POST /person/enrich, whatever its shape. */
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

/** The people whom charged faults return; `huge` has a summary of five million characters. */
export const FAULT_PEOPLE: readonly DemoPerson[] = FAULTS.filter((f) => f.charged).map(
  (fault, index) => ({
    emails: { [faultEmail(fault)]: 0.99 },
    slugs: [],
    person_data: {
      crustdata_person_id: 999_000 + index,
      basic_profile: {
        name: `Simulated ${fault.name}`,
        headline: fault.about,
        summary: fault.name === 'huge' ? 'x'.repeat(HUGE_CHARACTERS) : '',
      },
      social_handles: {
        professional_network_identifier: {
          profile_url: `https://www.linkedin.com/in/${faultSlug(fault)}`,
        },
      },
    },
  }),
);

function envelope(type: string, message: string): object {
  return { error: { type, message, metadata: [] } };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Effect {
  const contentType = 'application/json';
  return { kind: 'replace', status, contentType, body: JSON.stringify(body), headers };
}
