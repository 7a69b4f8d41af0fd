import { isMailboxProvider } from './classes/mailbox-providers';
import { isPlaceholder } from './classes/placeholders';
import { isRoleName } from './classes/role-names';
import { isThrowAway } from './classes/throw-away';
import type { EmailClass } from './email-class';

// X1, as in lib/identifier.ts.
const IGNORABLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;
const LONGEST_ADDRESS = 254;
// Up to the length of a pasted address with what is ignored in it.
const LONGEST_INPUT = 2_000;

const NO_REPLY = /(?:noreply|donotreply)$/;
// The same wish in other languages, and the mailboxes that only machines use.
const AUTOMATED = new Set(
  `mailerdaemon bounce bounces notification notifications nepasrepondre nereponderpas nereplypas noresponder norespondre
  naoresponder naoresponda nonrispondere nichtantworten bittenichtantworten keineantwort nietantwoorden nietbeantwoorden
  nieodpowiadac nieodpowiadaj svarikke svarainte ikkesvar ejsvar eivastata neodpovidat yanitlamayiniz`.split(
    /\s+/,
  ),
);

/**
 * The class of an address, in any case, with or without plus tag, its domain in U-labels or A-labels: the first that fits in the order
 * placeholder, noreply, disposable, personal, role, business (C1). What is no address names nobody and is a `placeholder`, so that it
 * is never sent without being asked. Never throws.
 */
export function classOf(email: string): EmailClass {
  const parts = partsOf(email);
  if (parts === undefined) return 'placeholder';
  const { local, domain } = parts;
  if (isPlaceholder(local, domain)) return 'placeholder';
  if (isNoReply(local, domain)) return 'noreply';
  if (isThrowAway(domain)) return 'disposable';
  if (isMailboxProvider(domain)) return 'personal';
  if (isRoleName(local)) return 'role';
  return 'business';
}

function isNoReply(local: string, domain: string): boolean {
  const joined = local.replace(/[._-]/g, '');
  if (NO_REPLY.test(joined) || AUTOMATED.has(joined)) return true;
  return domain.split('.').some((label) => label === 'noreply' || label === 'no-reply');
}

// E1, without what starts a tag.
const LOCAL_PART = /^[\p{Script=Latin}0-9._%\-'&~]{1,64}$/u;
// Not numbers alone: an IP address is no domain. Whether the last label exists is asked where text is read (E4).
const ASCII_DOMAIN = /^(?:[a-z0-9-]{1,63}\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

function partsOf(email: string): { local: string; domain: string } | undefined {
  if (email.length > LONGEST_INPUT) return undefined;
  const visible = email.replace(IGNORABLE, '').trim().normalize('NFC').toLowerCase();
  if (visible.length > LONGEST_ADDRESS) return undefined;
  const [whole = '', after, more] = visible.split('@');
  if (after === undefined || more !== undefined) return undefined;
  const tag = whole.indexOf('+', 1);
  const local = tag < 0 ? whole : whole.slice(0, tag);
  const domain = inALabels(after.replace(/\.+$/, ''));
  return LOCAL_PART.test(local) && domain !== undefined ? { local, domain } : undefined;
}

function inALabels(domain: string): string | undefined {
  if (ASCII_DOMAIN.test(domain)) return domain;
  try {
    const host = new URL(`https://${domain}`).hostname;
    return ASCII_DOMAIN.test(host) ? host : undefined;
  } catch {
    return undefined;
  }
}
