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
// What is looked up, in words, not as a part of an address.
const SOMEBODY = /(?<![/\w.-])(?:person|people|profile)s?(?![/\w-])/i;

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
 * Whether a reply says that nobody is known: a 404 in the documented envelope, with its code, or in words that speak of a person
 * or profile; of a missing address neither may speak. Any other 404 is a gateway's, and nothing is known of the person.
 */
export function saysNobody(fetched: Fetched): boolean {
  if (fetched.status !== 404) return false;
  const { words, code } = read(fetched);
  return (code === 404 || SOMEBODY.test(words)) && !NO_SUCH_ADDRESS.test(words);
}

/** Whether the vendor has no such endpoint any more: a 410, or a 404 that speaks of the address and of nobody. */
export function isGone(fetched: Fetched): boolean {
  if (fetched.status === 410) return true;
  return fetched.status === 404 && NO_SUCH_ADDRESS.test(read(fetched).words);
}

/** The parameters that a 400 names as invalid. */
export function invalidParameters(fetched: Fetched): readonly string[] {
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
  const { said, words, invalid } = read(fetched);
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
      return {
        code: said !== '' || fetched.text.trim() === '' ? 'no-credit' : 'refused',
        ...about,
      };
    case 404:
      return { code: NO_SUCH_ADDRESS.test(words) ? 'not-supported' : 'refused', ...about };
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

/** What an error body says. */
interface Said {
  /** The provider's words; empty where there are none, as in a gateway's HTML page. */
  readonly said: string;
  /** The words of all fields. */
  readonly words: string;
  readonly invalid: readonly string[];
  /** The code in the documented envelope: `{ code, description, name }`. */
  readonly code?: unknown;
}

function read({ json }: Fetched): Said {
  const { data } = errorBody.safeParse(json);
  if (data === undefined) return { said: '', words: '', invalid: [] };
  const { code, name, message, detail, description, error } = data;
  const inError = typeof error === 'string' ? error : error.message;
  const all = [inError, message, description, detail, name].filter(Boolean);
  return {
    said: all[0] ?? '',
    words: all.join('\n'),
    invalid: Object.keys(data.invalid_fields),
    ...(description === undefined && name === undefined ? {} : { code }),
  };
}
