import type { DemoPerson } from '../../lib/demo/people';
import {
  type Effect,
  FAULTS,
  type Fault,
  type FaultHit,
  faultEmail,
  faultSlug,
  findFault,
  type ProviderName,
} from './faults';
import type { RecordedRequest } from './recorded';

const HUGE_CHARACTERS = 5_000_000;
const NOBODY_URL = 'https://www.linkedin.com/in/sim-nobody-0x00';
const NOBODY_EMAIL = 'nobody@faults.example.com';

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

/** Remembers which keys have met the faults that strike once. */
export type Faults = {
  meet(provider: ProviderName, recorded: RecordedRequest, text: string): Meeting;
};

/** Opens the faults, of which nobody has met any. */
export function createFaults(): Faults {
  const met = new Set<string>();

  function meet(provider: ProviderName, recorded: RecordedRequest, text: string): Meeting {
    const [path = '', query = ''] = recorded.path.split('?', 2);
    const hit = PATHS[provider].test(path) ? findHit(recorded.body, query) : undefined;
    const key = recorded.headers.find(([name]) => name === 'authorization')?.[1];
    const once = `${provider} ${key} ${hit?.fault.name}`;
    if (hit === undefined || (hit.fault.isOnce === true && met.has(once))) {
      return { path: recorded.path, body: text, effectOf: async () => ({ kind: 'none' }) };
    }
    const sent = hit.fault.charged
      ? { path: recorded.path, body: text }
      : ofNobody(hit, recorded, path, query, text);
    return {
      ...sent,
      effectOf: async (response) => {
        if (!(await isPassed(response))) return { kind: 'none' };
        met.add(once);
        return hit.fault.effect({ provider, path });
      },
    };
  }

  return { meet };
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

function findHit(body: unknown, query: string): FaultHit | undefined {
  return findFault(body) ?? findFault(Object.fromEntries(new URLSearchParams(query)));
}

/**
 * What costs nothing must look nobody up: the request goes on for an identifier without match, and
 * without the depth that charges for nobody. Key, rate and plan are judged as ever.
 */
function ofNobody(
  { identifier }: FaultHit,
  { body }: RecordedRequest,
  path: string,
  query: string,
  text: string,
): { path: string; body: string } {
  const nobody = identifier.includes('@') ? NOBODY_EMAIL : NOBODY_URL;
  const swap = (value: unknown) => {
    if (Array.isArray(value)) return value.includes(identifier) ? [nobody] : value;
    return value === identifier ? nobody : value;
  };
  const isObject = typeof body === 'object' && body !== null;
  const swapped = Object.entries(Object(body)).map(([name, value]) => [name, swap(value)]);
  const parameters = [...new URLSearchParams(query)].map(([name, value]) => [
    name,
    name === 'lookup_depth' && value === 'deep' ? 'superficial' : String(swap(value)),
  ]);
  return {
    path: query === '' ? path : `${path}?${new URLSearchParams(parameters)}`,
    body: isObject ? JSON.stringify(Object.fromEntries(swapped)) : text,
  };
}

/** Whether the checks let a request pass: it found somebody, or nobody at an endpoint that exists. */
async function isPassed(response: Response): Promise<boolean> {
  if (response.ok) return true;
  if (response.status !== 404) return false;
  return !(await response.clone().text()).includes('No such endpoint');
}
