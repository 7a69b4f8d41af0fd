import type { Refused } from './endpoints';

// What a refusal's words speak of. They are no stable surface (section 1.8 of the published contract), so names count and not sentences;
// but an ordinary word is no name, and what will pass, or is about one address, is not to be remembered of the key.

/** That something is no part of the contract, or of the plan. */
export const NOT_TAKEN =
  /unknown|unrecogni[sz]ed|unexpected|unsupported|undefined|not (?:\w+ ){0,2}(?:allowed|permitted|supported|accepted|recogni[sz]ed|available|enabled|defined|included?|part)|additional propert|extra (?:field|input|param|propert)|no longer|removed|deprecated|\bplans?\b/i;
const NO_SUCH_FIELD =
  /\bno (?:such )?field|not (?:a )?valid|invalid (?:\w+ )?(?:field|value)|permission|upgrade|subscri|\bhave access/i;
const NO_SUCH_ENDPOINT =
  /\bplans?\b|endpoint|\/person\/|permission|upgrade|subscri|\bhave access|not (?:\w+ ){0,2}(?:allowed|permitted|supported|available|enabled|included?|part)/i;
const REVERSE_LOOKUP =
  /revers\w* (?:e-?mail )?look|e-?mail (?:look-?up|enrichment|revers|identifier|input)|by e-?mail/i;
// From here on a message lists what there is, not what there is not.
const LISTS_WHAT_THERE_IS =
  /(?<!\b(?:not|isn't|aren't) (?:\w+ ){0,2})\b(?:available|supported|valid|allowed|accepted|permitted|must be|one of|choose from)\b[\w ]{0,40}(?::|\bare\b|\bone of\b|\[)/i;
const PASSING = /temporar|suspend|maintenance|firewall/i;
// Of the account, or the place it is asked from: not of what was asked for.
const ELSEWHERE =
  /restrict|block|security|captcha|\bbots?\b|\bIPs?\b|countr|region|\brate\b|too many/i;
const OF_ONE_ADDRESS =
  /\bdomains?\b|\b(?:personal|free)\b(?! (?:(?:and|or) \w+ )?(?:plan|tier|account))|\binvalid\b(?! (?:request|param|propert|argument|key))|\bformat|malformed|disposable|consumer/i;
// What a list of fields begins with.
const LIST_OF_FIELDS = /\bfields?\b["'`]?(?:(?: [\w'/-]+){0,8}? ?[:=([]\s*|\s+)|values?: ?/gi;
const END_OF_LIST = /[.;!?](?:\s|$)|[)\]\n]/;
const GOES_ON = /^ (?:is|are|was|were|does|do|has|have|not|cannot|requires?|in|on|for|of)\b/i;

/** The part of a message that says what there is not. */
export function complaintIn(words: string): string {
  return words.split(LISTS_WHAT_THERE_IS)[0] ?? '';
}

/** Whether it is only so for now. */
export function isPassing(words: string): boolean {
  return PASSING.test(words);
}

/** Whether a name stands by itself in the words: not inside a longer one, a dot path, or the path of an endpoint. */
export function names(words: string, name: string): boolean {
  const written = name.replace('.', '\\.');
  return new RegExp(`(?<![\\w./-])${written}(?![\\w/-]|\\.\\w)`, 'i').test(words);
}

/**
 * Whether a complaint names a field that it does not take. A dot path cannot be meant otherwise; of any other name the complaint has to be
 * about the plan (as a 403 is) or an unknown field, and an ordinary word has to be marked as a name: in quotes, or in a list of fields.
 */
export function namesField(
  complaint: string,
  field: string,
  { status }: Pick<Refused, 'status'>,
): boolean {
  if (field.includes('.')) return names(complaint, field);
  const isAboutIt = NOT_TAKEN.test(complaint) || NO_SUCH_FIELD.test(complaint);
  if (field.includes('_')) return (status === 403 || isAboutIt) && names(complaint, field);
  if (isAboutIt && isQuoted(complaint, field)) return true;
  return (status === 403 || isAboutIt) && isListed(complaint, field);
}

/** Whether the plan, or the state of the contract, lacks the endpoint. Of a gateway's page there are no words. */
export function lacksEndpoint({ status, words }: Refused): boolean {
  // A 404 comes this far only where it speaks of the endpoint.
  return status === 404 || (NO_SUCH_ENDPOINT.test(words) && !ELSEWHERE.test(words));
}

/** Whether an address is not taken as an identifier at all. */
export function saysByEmailIsRefused(complaint: string, { status }: Refused): boolean {
  if (ELSEWHERE.test(complaint)) return false;
  const isRefused = status === 403 || NOT_TAKEN.test(complaint);
  if (names(complaint, 'business_emails')) return isRefused;
  const asksForProfiles = names(complaint, 'professional_network_profile_urls');
  return (
    (asksForProfiles && /required|missing|must|need/i.test(complaint)) ||
    (REVERSE_LOOKUP.test(complaint) && isRefused)
  );
}

/** Whether a complaint is about the address that was asked for, not about asking by address. */
export function isOfOneAddress(complaint: string): boolean {
  return OF_ONE_ADDRESS.test(complaint);
}

function isQuoted(words: string, name: string): boolean {
  return new RegExp(`(?:"${name}"|'${name}'|\`${name}\`|“${name}”|‘${name}’)`, 'i').test(words);
}

/** Whether a name is in a list beside the word field: after it, or right before it. */
function isListed(words: string, name: string): boolean {
  if (new RegExp(`(?<![\\w./-])${name}["'\`]? fields?\\b`, 'i').test(words)) return true;
  return [...words.matchAll(LIST_OF_FIELDS)].some((head) => {
    const list = words.slice(head.index + head[0].length).split(END_OF_LIST)[0] ?? '';
    return list.split(/,|\s(?:and|or)\s/i).some((item) => {
      const bare = item
        .replace(/["'`[(]/g, '')
        .trim()
        .toLowerCase();
      return bare.startsWith(name) && (bare === name || GOES_ON.test(bare.slice(name.length)));
    });
  });
}
