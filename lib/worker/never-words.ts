import { isTld } from '../detect/tlds';
import { type Identifier, identifierLabel, normalDomain } from '../identifier';
import { readPeople } from './read-people';

/** Somebody, or a domain, as a text names them. */
export type Named =
  | { readonly kind: 'person'; readonly identifier: Identifier; readonly label: string }
  | { readonly kind: 'domain'; readonly domain: string; readonly label: string };

// Under these, before two letters of a country, others register their names: `co.uk` is nobody's. Names that are somebody's too, such as web.de,
// are none of these.
const SECOND_LEVELS = new Set(
  'ac co com edu gob gouv gov go gv ltd mil ne net nhs nom or org plc sch'.split(' '),
);
// A pasted list is taken in pieces; more than this is no list that anybody reads.
const MOST = 1_000;
const LONGEST_TEXT = 100_000;

/**
 * The people and domains that a text names, between white space, commas or semicolons, each once; and what of it is neither, or is beyond the
 * first thousand. A top-level domain is no domain here, nor is one under which a country registers names.
 */
export function readNever(text: string): { readonly named: Named[]; readonly unread: string[] } {
  // Of `Name <address>` the address alone is meant. A name begins where something ended: sought for at each of its letters, it takes for ever.
  const words = text.replace(/(?<=^|[<>,;\n])[^<>,;\n]*<([^<>\n]*)>/g, ' $1 ').split(/[\s,;]+/u);
  const pieces = words.filter(Boolean);
  const named = new Map<string, Named>();
  const unread: string[] = [];
  let length = 0;
  for (const [index, piece] of pieces.entries()) {
    length += piece.length;
    const found = index < MOST && length < LONGEST_TEXT ? readPiece(piece) : [];
    for (const one of found) named.set(`${one.kind} ${one.label}`, one);
    if (found.length === 0) unread.push(piece);
  }
  return { named: [...named.values()], unread };
}

function readPiece(piece: string): Named[] {
  const people = readPeople(piece).people.map(({ identifier }): Named => {
    return { kind: 'person', identifier, label: identifierLabel(identifier) };
  });
  if (people.length > 0) return people;
  const domain = domainIn(piece);
  return domain === undefined ? [] : [{ kind: 'domain', domain, label: domain }];
}

/** A domain by itself, behind `@` or `*.`, or as the address of a site without a path. */
function domainIn(piece: string): string | undefined {
  const host = /^(?:https?:\/\/(?:www\.)?|@|\*\.)?([^/?#@:]+)\/?$/i.exec(piece)?.[1];
  const domain = normalDomain(host?.replace(/\.$/, '') ?? '');
  const [top = '', second = '', ...more] = domain?.split('.').reverse() ?? [];
  const isSuffix = more.length === 0 && top.length === 2 && SECOND_LEVELS.has(second);
  return isTld(top) && !isSuffix ? domain : undefined;
}
