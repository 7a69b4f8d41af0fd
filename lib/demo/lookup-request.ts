import { invalid, type Refusal } from './answers';
import {
  type Body,
  type Check,
  type Complaint,
  complainAbout,
  fieldList,
  flag,
  isStringList,
  strings,
} from './body';
import { slugOf } from './people';

/** Which kind of identifier a request holds, in the words of the answer's `match_type`. */
export type MatchType = 'professional_network_profile_url' | 'business_email';

/**
 * The body of a look-up that is in order. Scores are 0..1; 0 where none was given. `refresh` is what
 * the two flags ask for: fresh data always, only where the stored is old, or not at all.
 */
export type LookupRequest = {
  readonly matchType: MatchType;
  readonly identifiers: readonly string[];
  readonly fields: readonly string[] | undefined;
  readonly minScore: number;
  readonly preview: boolean;
  readonly refresh: 'always' | 'if-stale' | 'no';
  readonly verified: boolean;
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

const CHECKS: ReadonlyMap<string, Check> = new Map<string, Check>([
  [URLS, identifiers],
  [EMAILS, identifiers],
  ['min_similarity_score', score],
  ['preview', flag],
  ['enrich_realtime', flag],
  ['force_fetch', flag],
  ['verified', flag],
]);

/**
 * Reads the body of a look-up that has `parameters`, or says why not, always with 400:
 * additionalProperties is false in the published schema, so that a key which is not among them is
 * refused. The limits and rules are published; the sentences are ours but for
 * `Invalid business emails: …`.
 */
export function readLookup(
  body: Body,
  { parameters, isKnown }: { parameters: readonly string[]; isKnown(field: string): boolean },
): LookupRequest | Refusal {
  const checks = new Map(
    [...CHECKS, ['fields', fieldList(isKnown)] as const].filter(([name]) =>
      parameters.includes(name),
    ),
  );
  const complaint = complainAbout(body, checks) ?? complainAboutMix(body, checks);
  if (complaint !== undefined) return invalid(complaint);

  const refresh = body.get('enrich_realtime') === true ? 'if-stale' : 'no';
  const request: LookupRequest = {
    matchType: body.has(URLS) ? 'professional_network_profile_url' : 'business_email',
    identifiers: strings(body.get(URLS) ?? body.get(EMAILS)),
    fields: body.has('fields') ? strings(body.get('fields')) : undefined,
    minScore: Number(body.get('min_similarity_score') ?? 0),
    preview: body.get('preview') === true,
    refresh: body.get('force_fetch') === true ? 'always' : refresh,
    verified: body.get('verified') === true,
  };
  return refuseIdentifiers(request) ?? request;
}

function complainAboutMix(body: Body, checks: ReadonlyMap<string, Check>): Complaint {
  if (body.has(URLS) === body.has(EMAILS)) {
    if (!checks.has(EMAILS)) return `${URLS} is required`;
    return `Exactly one of ${URLS} or ${EMAILS} is required`;
  }
  if (body.get('force_fetch') === true && body.get('enrich_realtime') !== true) {
    return 'force_fetch requires enrich_realtime: true';
  }
  if (body.get('preview') === true && body.get('enrich_realtime') === true) {
    return 'preview cannot be combined with enrich_realtime';
  }
  return undefined;
}

function refuseIdentifiers({ matchType, identifiers }: LookupRequest): Refusal | undefined {
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

function score(value: unknown): Complaint {
  if (value === null || (typeof value === 'number' && value >= 0 && value <= 1)) return undefined;
  return 'must be a number between 0 and 1';
}
