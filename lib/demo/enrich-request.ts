import { invalid, type Refusal } from './answers';
import { isKnownField } from './fields';
import { slugOf } from './people';

/** Which kind of identifier a request holds, in the words of the answer's `match_type`. */
export type MatchType = 'professional_network_profile_url' | 'business_email';

/** A body of POST /person/enrich that is in order. Scores are 0..1; 0 where none was given. */
export type EnrichRequest = {
  readonly matchType: MatchType;
  readonly identifiers: readonly string[];
  readonly fields: readonly string[] | undefined;
  readonly minScore: number;
  readonly preview: boolean;
};

const MAX_IDENTIFIERS = 25;
const URLS = 'professional_network_profile_urls';
const EMAILS = 'business_emails';

// Consumer mailboxes are no business addresses. Which ones are refused is not published.
const CONSUMER_DOMAINS: ReadonlySet<string> = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'hotmail.com', 'live.com', 'yahoo.com'],
  ...['icloud.com', 'me.com', 'aol.com', 'proton.me', 'protonmail.com', 'gmx.de', 'gmx.com'],
  ...['web.de', 'mail.ru', 'yandex.ru', 'qq.com', '163.com'],
]);

/** What is wrong with a value, as the end of a sentence that begins with its key. */
type Complaint = string | undefined;

// additionalProperties is false in the published schema: a key that is not here is refused.
const CHECKS: ReadonlyMap<string, (value: unknown) => Complaint> = new Map([
  [URLS, identifiers],
  [EMAILS, identifiers],
  ['fields', fieldList],
  ['min_similarity_score', score],
  ['preview', flag],
  ['enrich_realtime', flag],
  ['force_fetch', flag],
]);

/**
 * Reads the body of POST /person/enrich, or says why not, always with 400. The limits and rules are
 * published; the sentences are ours but for `Invalid business emails: …`.
 */
export function readEnrichRequest(text: string): EnrichRequest | Refusal {
  const body = parseObject(text);
  if (body === undefined) return invalid('Request body must be a JSON object');

  for (const [name, value] of body) {
    const check = CHECKS.get(name);
    if (check === undefined) return invalid(`Unknown parameter: ${name}`);
    const complaint = check(value);
    if (complaint !== undefined) return invalid(`${name} ${complaint}`);
  }
  if (body.has(URLS) === body.has(EMAILS)) {
    return invalid(`Exactly one of ${URLS} or ${EMAILS} is required`);
  }
  if (body.get('force_fetch') === true && body.get('enrich_realtime') !== true) {
    return invalid('force_fetch requires enrich_realtime: true');
  }
  if (body.get('preview') === true && body.get('enrich_realtime') === true) {
    return invalid('preview cannot be combined with enrich_realtime');
  }

  const request: EnrichRequest = {
    matchType: body.has(URLS) ? 'professional_network_profile_url' : 'business_email',
    identifiers: strings(body.get(URLS) ?? body.get(EMAILS)),
    fields: body.has('fields') ? strings(body.get('fields')) : undefined,
    minScore: Number(body.get('min_similarity_score') ?? 0),
    preview: body.get('preview') === true,
  };
  return refuseIdentifiers(request) ?? request;
}

function refuseIdentifiers({ matchType, identifiers }: EnrichRequest): Refusal | undefined {
  if (matchType === 'business_email') {
    const unusable = identifiers.filter((email) => !isBusinessEmail(email));
    if (unusable.length === 0) return undefined;
    return invalid(`Invalid business emails: ${unusable.join(', ')}`);
  }
  const wrong = identifiers.filter((url) => slugOf(url) === undefined);
  if (wrong.length === 0) return undefined;
  return invalid(`Invalid professional network profile URLs: ${wrong.join(', ')}`);
}

function isBusinessEmail(email: string): boolean {
  const [local = '', domain = '', ...rest] = email.toLowerCase().split('@');
  if (rest.length > 0 || local.length > 64 || email.length > 254) return false;
  if (!/^[\p{L}\p{N}_%+'&~-]+(?:\.[\p{L}\p{N}_%+'&~-]+)*$/u.test(local)) return false;
  if (!/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])$/.test(domain))
    return false;
  return !CONSUMER_DOMAINS.has(domain);
}

function identifiers(value: unknown): Complaint {
  if (!isStringList(value)) return 'must be a list of strings';
  if (value.length < 1 || value.length > MAX_IDENTIFIERS) {
    return `must hold 1 to ${MAX_IDENTIFIERS} identifiers`;
  }
  return undefined;
}

function fieldList(value: unknown): Complaint {
  if (!isStringList(value) || value.length === 0) return 'must be a list of at least one string';
  const unknown = value.filter((field) => !isKnownField(field));
  return unknown.length === 0 ? undefined : `has unsupported values: ${unknown.join(', ')}`;
}

function score(value: unknown): Complaint {
  if (value === null || (typeof value === 'number' && value >= 0 && value <= 1)) return undefined;
  return 'must be a number between 0 and 1';
}

function flag(value: unknown): Complaint {
  return typeof value === 'boolean' ? undefined : 'must be a boolean';
}

function isStringList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function strings(value: unknown): readonly string[] {
  return isStringList(value) ? value : [];
}

function parseObject(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
    return new Map<string, unknown>(Object.entries(parsed));
  } catch {
    return undefined;
  }
}
