import { slugOf } from '../../../lib/demo/people';
import { envelope } from '../enrich-layer/answers';
import type { Effect, Place } from '../faults';

/**
 * How somebody of the crowd spoils the request that names them: refused by name, refused without a name, or broken. All of it is free,
 * for everybody in that request.
 */
export type Poison = 'named' | 'unnamed' | 'broken';

/** The profile slug of somebody who spoils the requests that name them. */
export function poisonSlug(poison: Poison, number: number): string {
  return `crowd-${poison}-${number}-0x1c`;
}

/** The business address of the same. */
export function poisonEmail(poison: Poison, number: number): string {
  return `crowd-${poison}-${number}@crowd.example.com`;
}

/** The poison in identifiers as they were sent, and what is answered instead; `undefined` where there is none. A broken one breaks all. */
export function findPoison(identifiers: readonly string[]): ((place: Place) => Effect) | undefined {
  const having = (poison: Poison) => identifiers.filter((one) => poisonOf(one) === poison);
  if (having('broken').length > 0) {
    return ({ provider }) => refusal(provider, 500, 'An internal error occurred', {});
  }
  const named = having('named');
  if (named.length > 0) {
    const kind = named[0]?.includes('@') ? 'business emails' : 'professional network profile URLs';
    const fields = Object.fromEntries(named.map((one) => [fieldOf(one), 'is not usable']));
    return ({ provider }) => refusal(provider, 400, `Invalid ${kind}: ${named.join(', ')}`, fields);
  }
  if (having('unnamed').length === 0) return undefined;
  return ({ provider }) =>
    refusal(provider, 400, 'The request holds an identifier that cannot be used', {});
}

function poisonOf(identifier: string): string | undefined {
  const name = slugOf(identifier) ?? identifier.toLowerCase();
  return /^crowd-(named|unnamed|broken)-\d+(?:-0x1c|@crowd\.example\.com)$/.exec(name)?.[1];
}

function fieldOf(identifier: string): string {
  return identifier.includes('@') ? 'email' : 'profile_url';
}

function refusal(
  provider: Place['provider'],
  status: 400 | 500,
  message: string,
  invalid_fields: Readonly<Record<string, string>>,
): Effect {
  const type = status === 400 ? 'invalid_request' : 'internal_error';
  const body = {
    crustdata: { error: { type, message, metadata: [] } },
    'enrich-layer':
      status === 500 ? envelope(500) : { error: 'Invalid input parameters', invalid_fields },
  }[provider];
  return {
    ...{ kind: 'replace', status, contentType: 'application/json', headers: {} },
    body: JSON.stringify(body),
  };
}
