import { freeFailure } from '../../failure';
import type { Identifier } from '../../identifier';
import type { Line } from '../provider';
import { type Fetched, type Sending, send } from '../request';
import { invalidParameters, isFreeFault } from './failures';
import { isExtra, optionRefusal, type Parameters } from './wishes';

const API = 'https://enrichlayer.com/api/v2';
const PAID = [
  '/profile',
  '/profile/resolve/email',
  '/contact-api/personal-email',
  '/contact-api/personal-contact',
] as const;
// The former name of the service is still seen in the second (section 2.6).
const COST_HEADERS = ['x-enrichlayer-credit-cost', 'x-proxycurl-credit-cost'] as const;
const REFUSAL = { GET: 'get@/profile', POST: 'post@/profile' } as const;

// All others are options: what beside the plain profile is wished, and how new it has to be.
const IDENTIFYING: readonly string[] = ['profile_url', 'email', 'person_profile_url'];

/** One request to the API, paid or free. */
export interface Call {
  readonly path: (typeof PAID)[number] | '/credit-balance' | '/person/profile-picture';
  readonly parameters?: Parameters;
  /** Who is named in the parameters, where it is somebody else than the order says. */
  readonly identifiers?: readonly Identifier[];
  /** Absent: GET, as everything published has it. The given document has POST for `/profile`, its parameters as JSON. */
  readonly method?: 'GET' | 'POST';
}

/** Makes a request. Throws FailureError `timed-out` or `unreachable`; every status is a reply. */
export type Ask = (call: Call) => Promise<Fetched>;

/**
 * Asks in the name of one order: all its requests together last at most `line.timeoutMs`, and one of them is made a second
 * time at most, where it met a fault that is documented as free. What may have been charged never is.
 */
export function openAsk(line: Line): Ask {
  const deadline = AbortSignal.timeout(line.timeoutMs);
  let hasRepeated = false;
  return async (call) => {
    const sending = sendingOf(call, line.key);
    const fetched = await send(line, sending, deadline);
    if (hasRepeated || !isFreeFault(fetched)) return fetched;
    hasRepeated = true;
    return send(line, sending, deadline);
  };
}

/** What `/profile` is asked for, and whether for the sake of its extras alone. */
interface ProfileCall extends Required<Pick<Call, 'parameters' | 'identifiers'>> {
  readonly isExtrasOnly?: boolean | undefined;
}

/**
 * Asks `/profile`, by GET unless that is known to be refused. What it refuses for free is kept and asked otherwise: a method
 * (405) by the other one, an extra (a 400 that names its parameter) not at all. Neither can cost more. The value says too which parameters
 * were answered. Throws FailureError `not-in-plan` where extras alone are wished and all are refused.
 */
export async function askProfile(
  ask: Ask,
  line: Pick<Line, 'refused' | 'refuse'>,
  { parameters, identifiers, isExtrasOnly }: ProfileCall,
): Promise<{ readonly fetched: Fetched; readonly sent: Parameters }> {
  const refused = new Set(line.refused);
  for (;;) {
    const method = refused.has(REFUSAL.GET) && !refused.has(REFUSAL.POST) ? 'POST' : 'GET';
    const open = Object.entries(parameters).filter(([name]) => !refused.has(optionRefusal(name)));
    if (isExtrasOnly && !open.some(([name]) => isExtra(name))) throw freeFailure('not-in-plan');
    const sent = Object.fromEntries(open);
    const fetched = await ask({ path: '/profile', method, parameters: sent, identifiers });
    const news = refusalsIn(fetched, method).filter((what) => !refused.has(what));
    if (news.length === 0 || (fetched.cost.credits ?? 0) > 0) return { fetched, sent };
    for (const what of news) {
      refused.add(what);
      // What cannot be kept is learnt anew the next time, for nothing.
      await line.refuse?.(what).catch(() => undefined);
    }
  }
}

function refusalsIn(fetched: Fetched, method: keyof typeof REFUSAL): string[] {
  if (fetched.status === 405) return [REFUSAL[method]];
  return invalidParameters(fetched).filter(isExtra).map(optionRefusal);
}

function sendingOf(call: Call, key: string): Sending {
  const { path, parameters = {}, method = 'GET', identifiers } = call;
  const query = method === 'GET' ? `${new URLSearchParams(parameters)}` : '';
  return {
    url: `${API}${path}${query === '' ? '' : `?${query}`}`,
    method,
    ...(method === 'POST' ? { json: parameters } : {}),
    headers: { authorization: `Bearer ${key}` },
    ...(identifiers === undefined ? {} : { identifiers }),
    fields: Object.keys(parameters).filter((name) => !IDENTIFYING.includes(name)),
    isPaid: PAID.some((paid) => paid === path),
    costHeaders: COST_HEADERS,
  };
}
