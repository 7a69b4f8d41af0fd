import type { DemoPerson } from '../../lib/demo/people';
import { findPoison } from './crowd/poison';
import {
  type Effect,
  FAULTS,
  type Fault,
  faultEmail,
  faultSlug,
  findFault,
  type Place,
  type ProviderName,
} from './faults';
import type { RecordedRequest } from './recorded';

const HUGE_CHARACTERS = 5_000_000;
const NOBODY_URL = 'https://www.linkedin.com/in/sim-nobody-0x00';
const NOBODY_EMAIL = 'nobody@faults.example.com';
const NAMING_PARAMETERS: readonly string[] = ['profile_url', 'email'];

// Where an identifier may ask for a fault: the lookups of either provider.
const PATHS: Readonly<Record<ProviderName, RegExp>> = {
  crustdata: /^\/person\/(?:.+\/)?enrich(?:\/live)?$/,
  'enrich-layer': /^\/api\/v2\/profile(?:\/resolve\/email)?$/,
};

/** A request as its provider is to see it, and what becomes of the answer. */
export type Meeting = {
  /** With its query. */
  readonly path: string;
  readonly body: string;
  effectOf(response: Response): Promise<Effect>;
};

/** Remembers which keys have met the faults that strike once, and which faults are to strike whoever comes next. */
export type Faults = {
  meet(provider: ProviderName, recorded: RecordedRequest, text: string): Meeting;
  /** Lets the fault of that name strike so many look-ups from now on, whoever they name; 0 ends what is left of an earlier call. Throws for another name. */
  storm(name: string, requests: number): void;
};

/** What is to become of a look-up, and for whom: all whom it names, or those alone. */
type Strike = Pick<Fault, 'charged' | 'effect'> & { meant(identifier: string): boolean };

/** Opens the faults, of which nobody has met any. */
export function createFaults(): Faults {
  const met = new Set<string>();
  let struck: { readonly fault: Fault; left: number } | undefined;

  function meet(provider: ProviderName, recorded: RecordedRequest, text: string): Meeting {
    const [path = '', query = ''] = recorded.path.split('?', 2);
    const key = recorded.headers.find(([name]) => name === 'authorization')?.[1] ?? '';
    const strike = PATHS[provider].test(path)
      ? (strikeOfStorm() ?? strikeOf(recorded.body, query, `${provider} ${key}`))
      : undefined;
    if (strike === undefined) {
      return { path: recorded.path, body: text, effectOf: async () => ({ kind: 'none' }) };
    }
    const sent = strike.charged
      ? { path: recorded.path, body: text }
      : ofNobody(strike, recorded, path, query, text);
    return {
      ...sent,
      effectOf: async (response) =>
        (await isPassed(response)) ? strike.effect({ provider, path }) : { kind: 'none' },
    };
  }

  function strikeOfStorm(): Strike | undefined {
    if (struck === undefined || struck.left === 0) return undefined;
    struck.left -= 1;
    return { ...struck.fault, meant: () => true };
  }

  function strikeOf(body: unknown, query: string, of: string): Strike | undefined {
    const parameters = Object.fromEntries(new URLSearchParams(query));
    const poison = findPoison([...identifiersIn(body), ...identifiersIn(parameters)]);
    if (poison !== undefined) return { charged: false, effect: poison, meant: () => true };
    const hit = findFault(body) ?? findFault(parameters);
    if (hit === undefined) return undefined;
    const once = `${of} ${hit.fault.name}`;
    if (hit.fault.isOnce === true && met.has(once)) return undefined;
    return {
      charged: hit.fault.charged,
      meant: (identifier) => identifier === hit.identifier,
      effect: (place: Place) => {
        met.add(once);
        return hit.fault.effect(place);
      },
    };
  }

  function storm(name: string, requests: number): void {
    const fault = FAULTS.find((one) => one.name === name);
    if (fault === undefined) throw new Error(`No such fault: ${name}`);
    struck = { fault, left: requests };
  }

  return { meet, storm };
}

/**
 * The people whom charged faults return, and those that strike once; `huge` has a summary of five
 * million characters.
 */
export const FAULT_PEOPLE: readonly DemoPerson[] = FAULTS.filter(
  ({ charged, isOnce }) => charged || isOnce === true,
).map((fault, index) => ({
  emails: { [faultEmail(fault)]: 0.99 },
  slugs: [],
  person_data: personDataOf(fault, 999_000 + index),
}));

function personDataOf(fault: Fault, id: number): DemoPerson['person_data'] {
  return {
    crustdata_person_id: id,
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
  };
}

function identifiersIn(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  const values: readonly unknown[] = Object.values(body).flat();
  return values.filter((value): value is string => typeof value === 'string');
}

/**
 * What costs nothing must look nobody up: the request goes on for an identifier without match, and
 * without the depth that charges for nobody. Key, rate and plan are judged as ever.
 */
function ofNobody(
  { meant }: Strike,
  { body }: RecordedRequest,
  path: string,
  query: string,
  text: string,
): { path: string; body: string } {
  const swap = (name: string, value: unknown) => {
    const isNaming = /^(?:business_emails|professional_network_profile_urls)$/.test(name);
    if (Array.isArray(value)) {
      return isNaming && value.some(meant) ? [nobodyLike(value[0])] : value;
    }
    return NAMING_PARAMETERS.includes(name) && meant(String(value)) ? nobodyLike(value) : value;
  };
  const isObject = typeof body === 'object' && body !== null;
  const swapped = Object.entries(Object(body)).map(([name, value]) => [name, swap(name, value)]);
  const parameters = [...new URLSearchParams(query)].map(([name, value]) => [
    name,
    name === 'lookup_depth' && value === 'deep' ? 'superficial' : String(swap(name, value)),
  ]);
  return {
    path: query === '' ? path : `${path}?${new URLSearchParams(parameters)}`,
    body: isObject ? JSON.stringify(Object.fromEntries(swapped)) : text,
  };
}

function nobodyLike(identifier: unknown): string {
  return String(identifier).includes('@') ? NOBODY_EMAIL : NOBODY_URL;
}

/** Whether the checks let a request pass: it found somebody, or nobody at an endpoint that exists. */
async function isPassed(response: Response): Promise<boolean> {
  if (response.ok) return true;
  if (response.status !== 404) return false;
  return !(await response.clone().text()).includes('No such endpoint');
}
