import { freeFailure } from '../../failure';
import type { Identifier } from '../../identifier';
import type { ContactKind, KnownOfKey, Line, Price, Wish } from '../provider';
import { type Fetched, unreadable } from '../request';
import type { Ask } from './endpoints';
import { isGone } from './failures';
import { toFound } from './mapping';
import { itemsPrice, price } from './prices';
import { addressOf, jsonOf, type Looked, lookUpProfile } from './profile';
import { contactReply } from './schema';
import { type CONTACT_KINDS, contactKinds } from './wishes';

type Kind = (typeof CONTACT_KINDS)[number];

// Section 2.7: each by itself, by the profile's URL, for 1 credit an e-mail or number.
const ENDPOINTS = {
  personalEmails: { path: '/contact-api/personal-email', list: 'emails' },
  phones: { path: '/contact-api/personal-contact', list: 'numbers' },
} as const satisfies Record<Kind, unknown>;

/** What it is remembered as that the vendor has an endpoint for contact details no more. */
function refusalOf(kind: Kind): string {
  return ENDPOINTS[kind].path;
}

/**
 * The credits of contact details alone. One kind has an endpoint of its own; several kinds, or one whose endpoint is gone, come with the
 * profile, which then is paid for too. By an address there is no way that does not pay for finding the person again.
 */
export function contactPrice(kind: Identifier['kind'], wish: Wish, line?: KnownOfKey): Price {
  const kinds = contactKinds(wish);
  if (kind === 'email' || kinds.length === 0) return { min: 0, max: 0, isOut: true };
  const kindAlone = endpointFor(kinds, line);
  if (kindAlone !== undefined) return itemsPrice(kindAlone, line);
  return price('profile', { contact: kinds }, line);
}

/** Asks for contact details alone, by the way that `contactPrice` tells the price of. Throws FailureError. */
export async function lookUpContact(
  ask: Ask,
  line: Line,
  order: { readonly slug: string; readonly wish: Wish; readonly atMost?: number | undefined },
): Promise<Looked & { readonly askedContact: readonly ContactKind[] }> {
  const { slug, wish, atMost } = order;
  const askedContact = contactKinds(wish);
  const kind = endpointFor(askedContact, line);
  const around = { fallbackId: `answer:profile:${slug}:0`, slug };
  if (kind !== undefined) {
    const { path } = ENDPOINTS[kind];
    const fetched = await ask({ path, parameters: { profile_url: addressOf(slug) } });
    if (!isGone(fetched)) return { ...readAlone(fetched, kind, around), askedContact };
    // What cannot be kept is learnt anew the next time, for nothing.
    await line.refuse?.(refusalOf(kind)).catch(() => undefined);
    const refused = [...(line.refused ?? []), refusalOf(kind)];
    if (
      contactPrice('profile', wish, { ...line, refused }).max > (atMost ?? Number.POSITIVE_INFINITY)
    ) {
      throw freeFailure('price-changed');
    }
  }
  const looked = await lookUpProfile(ask, line, { slug, wish: { contact: askedContact }, around });
  return { ...looked, askedContact };
}

function endpointFor(kinds: readonly Kind[], line?: Pick<Line, 'refused'>): Kind | undefined {
  const [kind, ...others] = kinds;
  if (kind === undefined || others.length > 0) return undefined;
  return line?.refused?.includes(refusalOf(kind)) ? undefined : kind;
}

function readAlone(
  fetched: Fetched,
  kind: Kind,
  around: { readonly fallbackId: string; readonly slug: string },
): Looked {
  const { cost } = fetched;
  const json = jsonOf(fetched);
  if (json === undefined) return { cost };
  const items = contactReply(ENDPOINTS[kind].list).safeParse(json).data;
  if (items === undefined) throw unreadable(fetched);
  const bare = toFound(around);
  const contact =
    kind === 'phones'
      ? { ...bare.contact, phones: items }
      : {
          ...bare.contact,
          emails: items.map((address) => ({ address, kind: 'personal' as const })),
        };
  // Section 2.7: a credit each, and none costs nothing, whether or not a header says so.
  const told = { credits: items.length, ...cost };
  return { found: { person: { ...bare, contact }, raw: json }, cost: told };
}
