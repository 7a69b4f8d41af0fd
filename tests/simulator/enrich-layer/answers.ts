import type { OpenAccount } from './accounts';

/** What an endpoint makes of a request, and the credits that it takes. */
export type Answer = {
  readonly status: number;
  readonly body: unknown;
  readonly credits: number;
};

// Status and envelope are published [2.5]; of the texts only that of 401 is, the rest is invented.
const ENVELOPES = {
  401: ['Unauthorized', 'Invalid API key'],
  403: ['Forbidden', 'You have run out of credits'],
  404: ['Not Found', 'No profile was found for this request'],
  405: ['Method Not Allowed', 'The method is not allowed for the requested URL'],
  410: ['Gone', 'This endpoint has been retired'],
  429: ['Too Many Requests', 'You have exceeded your rate limit'],
  500: ['Internal Server Error', 'An internal error occurred, please retry'],
  503: ['Service Unavailable', 'The enrichment failed, please retry'],
} as const;

/** A status that Enrich Layer wraps in its envelope. */
export type EnvelopeStatus = keyof typeof ENVELOPES;

/** The body `{code, description, name}` of an error; `description` where it is not the usual one. */
export function envelope(status: EnvelopeStatus, description?: string): object {
  const [name, usual] = ENVELOPES[status];
  return { code: status, description: description ?? usual, name };
}

/** An error, which is always free but for a lookup that says otherwise [2.5]. */
export function fail(status: EnvelopeStatus, description?: string): Answer {
  return { status, body: envelope(status, description), credits: 0 };
}

/** A 400 in the shape seen live [2.5]: parameter name → what is wrong with it. */
export function refuseFields(fields: Readonly<Record<string, string>>): Answer {
  const body = { error: 'Invalid input parameters', invalid_fields: fields };
  return { status: 400, body, credits: 0 };
}

/**
 * The HTTP answer. To a known key it carries the price and a cookie like the real one, whose content
 * names the key's owner [2.6]; it is sent so that a client which keeps cookies gives itself away.
 * There is never a CORS header.
 */
export function send(
  { status, body, credits }: Answer,
  account: OpenAccount | undefined,
  more: Readonly<Record<string, string>> = {},
): Response {
  const headers = new Headers(more);
  if (account !== undefined) {
    if (account.costHeader !== 'none') headers.set(account.costHeader, String(credits));
    const owner = btoa(JSON.stringify({ email: `${account.key}@owners.example.com` }));
    headers.set('set-cookie', `PC_USER_INFO=${owner}; Path=/; Secure; SameSite=None`);
  }
  return Response.json(body, { status, headers });
}
