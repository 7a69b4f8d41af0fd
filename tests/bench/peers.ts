import { createRequire } from 'node:module';
import { LinkifyIt } from 'linkify-it';
import * as linkify from 'linkifyjs';
import tlds from 'tlds';
import { type Identifier, normalAddress } from '../../lib/identifier';

// Both are CommonJS whose `default` Node's own import does not unwrap as their types say.
const require = createRequire(import.meta.url);
const { default: anchorme } = require('anchorme') as typeof import('anchorme');
const { default: Autolinker } = require('autolinker') as typeof import('autolinker');

/** A match as the peer gives it. */
interface Match {
  readonly isEmail: boolean;
  /** The address, or the URL with the scheme that the peer reads it with. */
  readonly value: string;
}

/** A library that finds e-mail addresses and URLs in text, set up for that as its documentation says. */
export interface Peer {
  readonly name: string;
  find(text: string): readonly Match[];
}

const byDefault = new LinkifyIt();
const fuzzy = new LinkifyIt({ fuzzyLink: true }).tlds(tlds);

/** The peers, in the order of the findings. */
export const PEERS: readonly Peer[] = [
  { name: 'linkify-it-defaults', find: (text) => linkifyIt(byDefault, text) },
  { name: 'linkify-it-fuzzy-tlds', find: (text) => linkifyIt(fuzzy, text) },
  {
    name: 'anchorme',
    // Text, not markup: without the look around for attributes and anchors.
    find: (text) =>
      anchorme
        .list(text, false)
        .filter((match) => match.isEmail === true || match.isURL === true)
        .map((match) => ({
          isEmail: match.isEmail === true,
          value: match.isEmail ? withoutScheme(match.string) : withScheme(match.string),
        })),
  },
  {
    name: 'autolinker',
    find: (text) =>
      Autolinker.parse(text, { urls: true, email: true, phone: false }).flatMap(
        (match): Match[] => {
          if (match.type === 'email') return [{ isEmail: true, value: match.getEmail() }];
          return match.type === 'url' ? [{ isEmail: false, value: match.getAnchorHref() }] : [];
        },
      ),
  },
  {
    name: 'linkifyjs',
    find: (text) =>
      linkify.find(text).flatMap((match): Match[] => {
        if (match.type === 'email') return [{ isEmail: true, value: withoutScheme(match.value) }];
        return match.type === 'url' ? [{ isEmail: false, value: match.href }] : [];
      }),
  },
];

/** The profiles and addresses among a peer's matches, cheaply told: for speed, not for a judgement. */
export function countHits(peer: Peer, text: string): number {
  let hits = 0;
  for (const { isEmail, value } of peer.find(text)) {
    if (isEmail || /^https?:\/\/(?:[a-z0-9-]+\.)*linkedin\.com\/in\//i.test(value)) hits++;
  }
  return hits;
}

/** What a peer's matches name by our normal forms: the peer is not blamed for writing the same in another way. */
export function identifiersOf(
  peer: Peer,
  text: string,
  readUrl: (url: string) => readonly Identifier[],
): Identifier[] {
  return peer.find(text).flatMap(({ isEmail, value }) => {
    if (!isEmail) return readUrl(value);
    const address = normalAddress(value);
    return address === undefined ? [] : [{ kind: 'email' as const, address }];
  });
}

function linkifyIt(linkifier: LinkifyIt, text: string): Match[] {
  return (linkifier.match(text) ?? []).map(({ url }) => {
    const isEmail = /^mailto:/i.test(url);
    return { isEmail, value: isEmail ? withoutScheme(url) : url };
  });
}

function withScheme(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `https://${url}`;
}

function withoutScheme(address: string): string {
  return address.replace(/^mailto:/i, '');
}
