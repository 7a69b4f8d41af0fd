import { decodedBySequence, type Identifier } from '../identifier';
import { scanAddresses } from './addresses';

const HAS_MORE = /[?&%]/;
const RECIPIENTS = /^(?:amp;)?(?:to|cc|bcc)=/i;
// A query that lost its `?`.
const LOST_QUERY = /&(?:amp;)?(?:to|cc|bcc|subject|body)=/i;
const HEX_PAIRS = /^(?:[\da-f]{2}){2,}/i;
const LONGEST_HASH = 20_000;

/** The recipients that a `mailto:` names (E13): to, cc and bcc; `value` is what follows the colon. */
export function recipients(value: string): Identifier[] {
  if (!HAS_MORE.test(value)) return addressesIn(value);
  const mark = value.indexOf('?');
  const before = mark < 0 ? value : value.slice(0, mark);
  const lost = before.search(LOST_QUERY);
  const to = lost < 0 ? before : before.slice(0, lost);
  const fields = value
    .slice(to.length + 1)
    .split('&')
    .filter((field) => RECIPIENTS.test(field));
  return [to, ...fields.map((field) => field.slice(field.indexOf('=') + 1))].flatMap((list) =>
    addressesIn(decodedBySequence(list)),
  );
}

/**
 * The recipients behind Cloudflare's `/cdn-cgi/l/email-protection#HEX`, read like a `mailto:` (E14); `hash` is without its `#`.
 */
export function protectedRecipients(hash: string): Identifier[] {
  const hex = HEX_PAIRS.exec(hash.slice(0, LONGEST_HASH))?.[0];
  if (hex === undefined) return [];
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const [key = 0] = bytes;
  const value = new TextDecoder().decode(bytes.subarray(1).map((byte) => byte ^ key));
  return recipients(`${value}${hash.slice(hex.length)}`);
}

function addressesIn(list: string): Identifier[] {
  return scanAddresses(list, []).map(({ identifier }) => identifier);
}
