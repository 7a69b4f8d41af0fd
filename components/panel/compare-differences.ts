import { isDifferent, isDisputed, type Section } from './compare-facts';

/** What is left of the sections without what all of so many providers say alike. */
export function differencesIn(sections: readonly Section[], all: number): Section[] {
  return sections.flatMap(({ heading, facts = [], items = [], words = [] }) => {
    const left = {
      facts: facts.filter((fact) => isDifferent(fact, all)),
      items: items.flatMap((item) => {
        if (item.from.length < all) return [item];
        const differing = item.facts.filter((fact) => isDifferent(fact, all));
        return differing.length === 0 ? [] : [{ ...item, facts: differing }];
      }),
      words: words.filter(({ from }) => from.length < all),
    };
    const isEmpty = left.facts.length + left.items.length + left.words.length === 0;
    return isEmpty ? [] : [{ heading, ...left }];
  });
}

/** How many facts are told differently, and how many things that provider alone tells: facts, entries of lists, words. */
export function countDifferences(
  sections: readonly Section[],
  provider: string,
): { readonly differing: number; readonly more: number } {
  const isAlone = (from: readonly string[]) => from.length === 1 && from[0] === provider;
  const facts = sections.flatMap(({ facts: own = [], items = [] }) => [
    ...own,
    ...items.flatMap((item) => (item.from.length === 1 ? [] : item.facts)),
  ]);
  const entries = sections.flatMap(({ items = [] }) => items.filter(({ from }) => isAlone(from)));
  const words = sections
    .flatMap(({ words: all = [] }) => all.filter(({ from }) => isAlone(from)))
    .reduce((sum, group) => sum + group.words.length, 0);
  const own = facts.filter(({ sayings }) => isAlone(sayings.flatMap(({ from }) => from)));
  return {
    differing: facts.filter(isDisputed).length,
    more: own.length + entries.length + words,
  };
}
