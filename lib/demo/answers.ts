import type { RateState } from './rate-window';

/** Why a request is refused: HTTP status, the envelope's `type`, and its `message`. */
export type Refusal = {
  readonly status: number;
  readonly type: string;
  readonly message: string;
};

/** A 400 with the published type. */
export function invalid(message: string): Refusal {
  return { status: 400, type: 'invalid_request', message };
}

/** A 403 with the published type. */
export function forbidden(message: string): Refusal {
  return { status: 403, type: 'permission_error', message };
}

/** Tells a refusal from whatever else a step of the request may give. */
export function isRefusal(value: object): value is Refusal {
  return 'status' in value && 'type' in value && 'message' in value;
}

/** What goes into the headers of an answer to a known key. `creditsUsed` is 0 on every refusal. */
export type Cost = { readonly creditsUsed: number; readonly rate: RateState };

/**
 * A JSON answer. Every answer names its request; those to a known key (`cost`) also carry the price
 * paid and the three rate headers. There is never a CORS header.
 */
export function answer(status: number, body: unknown, cost?: Cost): Response {
  const headers = new Headers({ 'X-Request-ID': crypto.randomUUID() });
  if (cost !== undefined) {
    headers.set('x-credits-used', String(cost.creditsUsed));
    headers.set('x-ratelimit-limit', String(cost.rate.limit));
    headers.set('x-ratelimit-remaining', String(cost.rate.remaining));
    headers.set('x-ratelimit-reset', String(cost.rate.resetS));
  }
  return Response.json(body, { status, headers });
}

/** A refusal in the published nested envelope. */
export function refuse({ status, type, message }: Refusal, rate?: RateState): Response {
  const cost = rate === undefined ? undefined : { creditsUsed: 0, rate };
  return answer(status, { error: { type, message, metadata: [] } }, cost);
}

/** A refusal of the key: 401 with the published flat body. */
export function refuseKey(message: string): Response {
  return answer(401, { message });
}
