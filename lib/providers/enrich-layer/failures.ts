import * as z from 'zod/mini';
import { type Failure, FailureError } from '../../failure';
import { type Fetched, withCost } from '../request';

const LONGEST_QUOTATION = 200;
// What the vendor's own sample code waits where a reply does not say (section 2.5).
const WAIT_S = 60;
// The parameters that name whom to look up: what is wrong with one is wrong with the identifier.
const IDENTIFIERS: readonly string[] = ['profile_url', 'email', 'person_profile_url'];
// The envelope of errors is that of the vendor's web framework, which says this of an address that it does not have.
const NO_SUCH_ADDRESS = /requested url was not found|\bendpoint\b/i;

const word = z.catch(z.optional(z.string()), undefined);
const errorBody = z.looseObject({
  code: z.optional(z.unknown()),
  name: word,
  message: word,
  detail: word,
  description: word,
  error: z.catch(z.union([z.string(), z.looseObject({ message: word })]), ''),
  invalid_fields: z.catch(z.looseObject({}), {}),
});

/** Whether the reply is a success. */
export function isSuccess({ status }: Fetched): boolean {
  return status >= 200 && status < 300;
}

/**
 * Whether a reply says that nobody is known: a 404 that speaks, in the documented envelope, of no missing address. Any other
 * 404 is a gateway's, and nothing is known of the person.
 */
export function saysNobody(fetched: Fetched): boolean {
  if (fetched.status !== 404) return false;
  const { said, isEnvelope } = read(fetched);
  return isEnvelope && !NO_SUCH_ADDRESS.test(said);
}

/** The parameters that a 400 names as invalid. */
export function invalidParameters(fetched: Fetched): string[] {
  return fetched.status === 400 ? read(fetched).invalid : [];
}

/**
 * Whether a reply is a fault that section 2.5 documents as free and to be tried again. One that was charged all the same, or
 * says how long to wait, is not.
 */
export function isFreeFault({ status, headers, cost }: Fetched): boolean {
  if (status !== 500 && status !== 503) return false;
  return (cost.credits ?? 0) === 0 && headers.get('retry-after') === null;
}

/** What a reply that is no success means, by section 2.5 of the published contract, with what its headers say it cost. */
export function failureOfReply(fetched: Fetched): FailureError {
  return new FailureError(withCost(meaning(fetched), fetched.cost));
}

function meaning(fetched: Fetched): Failure {
  const { said, invalid, isEnvelope } = read(fetched);
  const about = {
    charged: 'no',
    ...(said ? { said: quoted(said, invalid, fetched) } : {}),
  } as const;
  switch (fetched.status) {
    case 400:
      return {
        code: invalid.some((name) => IDENTIFIERS.includes(name)) ? 'bad-input' : 'refused',
        ...about,
      };
    case 401:
      return { code: 'bad-key', ...about };
    case 403:
      // A gateway's page speaks of no credits.
      return { code: isEnvelope || fetched.text.trim() === '' ? 'no-credit' : 'refused', ...about };
    case 404:
      return { code: NO_SUCH_ADDRESS.test(said) ? 'not-supported' : 'refused', ...about };
    case 410:
      return { code: 'not-supported', ...about };
    case 429:
      return { code: 'rate-limited', retryAfterS: secondsToWait(fetched.headers), ...about };
    case 500:
    case 503:
      return { code: 'provider-down', ...about };
    default:
      if (fetched.status < 500) return { code: 'refused', ...about };
      // Of the others nothing is published.
      return { code: 'provider-down', ...about, charged: fetched.isPaid ? 'maybe' : 'no' };
  }
}

/** Seconds by `retry-after`, which may be a date: that is read by the reply's own clock. Never less than one. */
function secondsToWait(headers: Headers): number {
  const told = headers.get('retry-after')?.trim() ?? '';
  const seconds = /^\d+(?:\.\d+)?$/.test(told)
    ? Number(told)
    : (Date.parse(told) - Date.parse(headers.get('date') ?? '')) / 1000;
  return Number.isFinite(seconds) ? Math.max(1, Math.ceil(seconds)) : WAIT_S;
}

function quoted(said: string, invalid: readonly string[], { json }: Fetched): string {
  const fields = errorBody.safeParse(json).data?.invalid_fields ?? {};
  const reasons = invalid
    .map((name) => fields[name])
    .filter((reason) => typeof reason === 'string');
  return [said, ...reasons].join(': ').slice(0, LONGEST_QUOTATION);
}

/** The provider's words out of an error body; empty where there are none, as in a gateway's HTML page. */
function read({ json }: Fetched): { said: string; invalid: string[]; isEnvelope: boolean } {
  const { data } = errorBody.safeParse(json);
  if (data === undefined) return { said: '', invalid: [], isEnvelope: false };
  const inError = typeof data.error === 'string' ? data.error : data.error.message;
  const said =
    [inError, data.message, data.description, data.detail, data.name].find(Boolean) ?? '';
  return {
    said,
    invalid: Object.keys(data.invalid_fields),
    isEnvelope: said !== '' || data.code === 404,
  };
}
