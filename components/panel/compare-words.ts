import type { Entry } from '../../lib/origins';
import type { TextKey } from '../../lib/text';
import type { Section, Words } from './compare-facts';

/** A section of words, such as skills: what all have first, then what each has alone, in the order in which it was told. */
export function wordsSection(
  heading: TextKey,
  entries: readonly Entry<string>[],
  format: (word: string) => string = String,
): Section {
  const groups = Map.groupBy(entries, ({ from }) => JSON.stringify(from));
  const words = [...groups.values()].map(
    (group): Words => ({
      from: group[0]?.from ?? [],
      words: group.map(({ entry }) => format(entry.value)),
    }),
  );
  return { heading, words: words.toSorted((one, other) => other.from.length - one.from.length) };
}
