import type { Identifier } from '../identifier';
import { isSharedMailbox } from '../match/mailbox';
import type { Prefill } from './prefill';

// Second-level names that registries sell below.
const BELOW = new Set(['co', 'com', 'org', 'net', 'ac', 'gov', 'edu']);
const WORD = /^[\p{L}'’]{2,}$/u;

/**
 * What an identifier tells of a person, to search for them by: the words of a slug; of `first.last@company.tld` the name, and the employer by
 * its domain. `isBusiness`: the address is one person's at their employer; of a role, a free mailbox or an unclear one nothing is guessed.
 */
export function guessOf(identifier: Identifier, isBusiness: boolean): Prefill {
  if (identifier.kind === 'profile') return named(wordsOfSlug(identifier.slug));
  if (!isBusiness) return {};
  const [mailbox = '', domain = ''] = identifier.address.split('@');
  const tag = mailbox.indexOf('+', 1);
  const plain = tag < 0 ? mailbox : mailbox.slice(0, tag);
  const words = plain.split(/[._-]/);
  // One word may be a first name, a last name, or both written together.
  const isName = words.length >= 2 && words.every((word) => WORD.test(word));
  const name = isName && !isSharedMailbox(plain) ? named(words) : {};
  const domains = domainsOf(domain);
  return { ...name, ...(domains.length > 0 && { domains }) };
}

function named(words: readonly string[]): Prefill {
  return words.length === 0 ? {} : { name: words.map(capitalised).join(' ') };
}

/** What follows a name in a slug to tell it from others is no word: it holds a digit. */
function wordsOfSlug(slug: string): readonly string[] {
  const words = slug.split('-').filter((word) => /^[\p{L}\p{M}'’.]+$/u.test(word));
  // A name in one word says too little, and a member's id says nothing.
  return words.length >= 2 ? words : [];
}

/** The domain of an address, and those above it that can be a company's: its mail may have one of its own. */
function domainsOf(domain: string): readonly string[] {
  const labels = domain.split('.');
  const least = labels.length > 2 && BELOW.has(labels.at(-2) ?? '') ? 3 : 2;
  const most = labels.length - least + 1;
  return most < 1 ? [] : Array.from({ length: most }, (_, cut) => labels.slice(cut).join('.'));
}

function capitalised(word: string): string {
  const [first = '', ...rest] = word;
  return `${first.toLocaleUpperCase('en')}${rest.join('')}`;
}
