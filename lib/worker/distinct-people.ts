import { type Identifier, identifierKey, identifierLabel } from '../identifier';
import type { Named } from '../named';

/** One place that names people, with the words that may be their name, the likeliest first. */
export interface Mention {
  readonly people: readonly Named[];
  readonly words: readonly string[];
}

// What sites write on a link instead of a name. Words that stand beside several people are found out without a list.
const NO_NAME =
  /^(?:(?:view |see |my |our |on |the )*(?:linked ?in|profile?|perfil|profilo|e-?mail|mail|contact|kontakt|contacto|contatto|connect|website|in)(?: (?:profile?|page|me|us|address))*|mailto|link|@|✉.*)$/iu;
const LOOKS_LIKE_ADDRESS = /@|:\/\/|linkedin\.com|^www\./i;
const TWO_LETTERS = /\p{L}.*\p{L}/u;

/**
 * Each person once, in the order of their mentions, under a name that stands beside them: words that stand beside two profiles or two
 * addresses ("Profile", "Write to us") name nobody, and neither does the address itself.
 */
export function distinctPeople(mentions: readonly Mention[]): Named[] {
  const people = new Map<string, { named: Named; words: Set<string> }>();
  const beside = new Map<string, Set<string>>();
  for (const { people: named, words } of mentions) {
    for (const one of named) {
      const key = identifierKey(one.identifier);
      const known = people.get(key) ?? { named: one, words: new Set() };
      people.set(key, known);
      // One link to several people names none of them.
      if (named.length > 1) continue;
      for (const raw of words) {
        const word = nameIn(raw, one.identifier);
        if (word === '') continue;
        known.words.add(word);
        const whose = `${one.identifier.kind} ${word.toLowerCase()}`;
        beside.set(whose, (beside.get(whose) ?? new Set()).add(key));
      }
    }
  }
  return [...people.values()].map(({ named: { identifier, emailClass }, words }) => {
    const label = [...words].find(
      (word) => beside.get(`${identifier.kind} ${word.toLowerCase()}`)?.size === 1,
    );
    return {
      identifier,
      ...(emailClass === undefined ? {} : { emailClass }),
      ...(label === undefined ? {} : { label }),
    };
  });
}

/** The words without the identifier itself; empty where nothing is left that may be a name. */
function nameIn(words: string, identifier: Identifier): string {
  const id = identifierLabel(identifier);
  const at = words.toLowerCase().indexOf(id);
  const rest = at < 0 ? words : `${words.slice(0, at)} ${words.slice(at + id.length)}`;
  const name = rest.replace(/\s+/gu, ' ').replace(/^[\s·|,:;–—()<>-]+|[\s·|,:;–—()<>-]+$/gu, '');
  if (!TWO_LETTERS.test(name) || NO_NAME.test(name) || LOOKS_LIKE_ADDRESS.test(name)) return '';
  if (identifier.kind === 'profile' && name.toLowerCase() === identifier.slug) return '';
  return name;
}
