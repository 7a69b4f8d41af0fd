import { beside } from './beside';
import { contains, ELEMENTS, fits, isElement, parentOf, TEXTS, walk } from './dom';
import { LONGEST_WORDS, MOST_LEVELS, MOST_NEAR, MOST_WORDS } from './limits';
import { LONGEST_LABEL } from './report';
import { isSkipping } from './skipped';

const NAMES = /^(h\d|th|dt|strong|b)$/;

/** White space folded, cut to the length of a label. */
export const folded = (words: string): string =>
  words.replace(/\s+/g, ' ').trim().slice(0, LONGEST_LABEL);

/** The first words in an element, without those in a node. */
export function wordsOf(root: Element, without?: Node): string {
  const walker = walk(root, TEXTS);
  let words = '';
  for (let left = MOST_WORDS; left-- && !words[LONGEST_WORDS] && walker.nextNode(); ) {
    const text = walker.currentNode as Text;
    const isOut = without && contains(without, text);
    if (isOut || isSkipping(parentOf(text) as Element)) continue;
    // Where a line ends, so does the word.
    words += text.data.slice(0, LONGEST_WORDS) + (beside(text, true)[0] ? '' : ' ');
  }
  return folded(words);
}

/** The name beside a node, a link or the run of a text: of the nearest heading or the like, else its row's other words. Bounded work. */
export function nameNear(node: Node, run?: string): string {
  let left = MOST_NEAR;
  let inner = node;
  for (let level = MOST_LEVELS; level--; ) {
    const outer = parentOf(inner);
    if (!isElement(outer)) break;
    const walker = walk(outer, ELEMENTS);
    for (const step of ['previousNode', 'nextNode'] as const) {
      walker.currentNode = inner;
      while (left-- > 0 && walker[step]()) {
        const next = walker.currentNode as Element;
        const isName = NAMES.test(next.localName) || fits(next, '[role=heading],[itemprop=name]');
        const words = isName && !contains(next, node) && wordsOf(next);
        if (words) return words;
      }
    }
    if (fits(outer, 'li,tr,article,dl,[role=row],[role=listitem]'))
      return run ? folded(wordsOf(outer).replace(run, ' ')) : wordsOf(outer, node);
    inner = outer;
  }
  return '';
}
