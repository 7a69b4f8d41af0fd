import * as z from 'zod/mini';
import type { Failure } from '../../failure';

const LONGEST_QUOTATION = 200;
// Room for 25 addresses of the greatest length, which a refusal may list.
const LONGEST_MESSAGE = 10_000;
// Published default where a reply does not say when capacity frees again: the window is a minute.
const WINDOW_S = 60;

// 401 answers flat, the others nest (section 1.8 of the published contract).
const errorBody = z.looseObject({
  message: z.optional(z.string()),
  error: z.optional(
    z.looseObject({ type: z.optional(z.string()), message: z.optional(z.string()) }),
  ),
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * What a status other than 2xx means. None of them is documented as charged, but of a 5xx nothing is said, so it
 * may have been. 403 that speaks of credits is what older pages answer for an empty balance; today it is 402.
 */
export function failureOfStatus({ status, headers, text }: Answer): Failure {
  const { type, said } = read(text);
  const about = { charged: 'no', ...(said ? { said } : {}) } as const;
  switch (status) {
    case 401:
      return { code: 'bad-key', ...about };
    case 402:
      return { code: 'no-credit', ...about };
    case 403:
      return /credit/i.test(`${type} ${said}`)
        ? { code: 'no-credit', ...about }
        : { code: 'not-in-plan', ...about };
    case 429:
      return { code: 'rate-limited', retryAfterS: secondsUntilFree(headers), ...about };
    default:
      if (status >= 500) return { code: 'provider-down', ...about, charged: 'maybe' };
      return { code: 'refused', ...about };
  }
}

/**
 * Whether a reply is the documented 404 for "no data found": with the error envelope. Without it the address is gone, or a
 * gateway speaks, and nothing is known of the person.
 */
export function saysNobody(status: number, text: string): boolean {
  return status === 404 && read(text).isEnvelope && !saysNoEndpoint(status, text);
}

/** Whether a 404 is about the address itself: of a state of the contract that does not have that endpoint. */
export function saysNoEndpoint(status: number, text: string): boolean {
  const { isEnvelope, message } = read(text);
  return status === 404 && isEnvelope && /endpoint|\broutes?\b|\/person\//i.test(message);
}

/** The provider's words in an error body, not cut short as a quotation is; empty where there are none. */
export function wordsOf(text: string): string {
  return read(text).message;
}

/** Seconds to wait, from `retry-after` or `x-ratelimit-reset`, whichever is longer; never less than one. */
function secondsUntilFree(headers: Headers): number {
  const told = ['retry-after', 'x-ratelimit-reset']
    .map((name) => headers.get(name))
    .filter((value) => value !== null && value.trim() !== '')
    .map(Number)
    .filter((seconds) => Number.isFinite(seconds) && seconds >= 0);
  return told.length === 0 ? WINDOW_S : Math.max(1, Math.ceil(Math.max(...told)));
}

/** The provider's words out of an error body; empty where there are none, as in a gateway's HTML page. */
function read(text: string): {
  type: string;
  said: string;
  message: string;
  isEnvelope: boolean;
} {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { type: '', said: '', message: '', isEnvelope: false };
  }
  const { data } = errorBody.safeParse(json);
  const message = (data?.error?.message ?? data?.message ?? '').slice(0, LONGEST_MESSAGE);
  return {
    type: data?.error?.type ?? '',
    said: message.slice(0, LONGEST_QUOTATION),
    message,
    isEnvelope: data?.error?.message !== undefined,
  };
}
