import { attribute, contains, ELEMENTS, isElement, isText, ofPage, page, TEXTS, walk } from './dom';
import { folded, nameNear, wordsOf } from './label';
import { MOST_ELEMENTS, NODES_A_LOOK, SLICE_MS } from './limits';
import { hrefsOf, SELECTORS } from './links';
import { isSkipped } from './skipped';
import { type Content, reporters, say } from './told';
import { ANCHOR, END, windowAt } from './windows';

/** Work in slices: it pauses where its slice is used up. */
export type Work = Generator<undefined, void, undefined>;

let end = 0;

/** The page, shadow roots, and what got many new children: what is to be read, with all in it. */
export const newRoots = new Set<ParentNode & Node>();
/** Custom elements without a root: theirs may come later, and no record tells of it. */
export const waiting = new Set<Element>();

export const now = (): number => performance.now();

/** A slice begins. */
export function startSlice(): void {
  end = now() + SLICE_MS;
}

/** Whether the slice is used up. */
export const isLate = (): boolean => now() > end;

/** Reads a text: the runs around its anchors. */
function* readRuns(text: Text): Work {
  const { data } = text;
  const contents: Content[] = [];
  for (let at = 0; ; ) {
    const toAnchor = data.slice(at).search(ANCHOR);
    if (toAnchor < 0) break;
    at += toAnchor;
    const run = windowAt(text, at);
    if (run) contents.push({ text: run, label: '', near: nameNear(text, run.join('')) });
    // What else there is in this run has been seen with it.
    const toEnd = data.slice(at).search(END);
    if (toEnd < 0) break;
    at += toEnd;
    if (isLate()) yield;
  }
  say(text, contents);
}

/** Reads an element as a link or the like; of a plain link it is known that it said nothing before. */
export function readLink(element: Element, isPlain?: boolean): void {
  const hrefs = hrefsOf(element, isPlain);
  if (hrefs.length && !isSkipped(element)) {
    const label = folded(wordsOf(element) || attribute(element, 'alt') || '');
    const near = nameNear(element);
    say(
      element,
      hrefs.map((href) => ({ href, label, near })),
    );
  } else if (!isPlain && reporters.has(element)) say(element);
}

/** Reads an element as the host of a shadow root. */
export function readHost(element: Element): void {
  const { shadowRoot } = element;
  if (shadowRoot) newRoots.add(shadowRoot);
  else if (/-/.test(element.localName)) waiting.add(element);
}

/** Reads a node and what is in it of these kinds; takes out of `seen` what it meets. */
export function* readWithin(root: Node, kinds: number, seen?: Set<Node>): Work {
  const walker = root === page ? undefined : walk(root, kinds);
  // For the page one that survives the removal of the node where it stands, which costs the page a little at each removal.
  const iterator = walker ?? ofPage.createNodeIterator.call(page, root, kinds);
  let nodes = 0;
  for (let node: Node | null = root; node; node = iterator.nextNode()) {
    const slice = end;
    seen?.delete(node);
    // Of texts alone the kind is known; a root has no data.
    if (kinds === TEXTS || isText(node)) {
      const text = node as Text;
      if (ANCHOR.test(text.data) && !isSkipped(text)) yield* readRuns(text);
      else if (kinds > TEXTS && reporters.has(node)) say(node);
    } else if (isElement(node)) {
      readHost(node);
      readLink(node);
    }
    if (++nodes % NODES_A_LOOK === 0 && isLate()) yield;
    // The walker's node went in the pause, and it would walk on where nobody is: from the start again.
    if (slice !== end && walker && !contains(root, node)) walker.currentNode = root;
  }
}

/** Reads the roots that are to be read, and those that are met in them. `observe` is called with each. */
export function* readRoots(observe: (root: Node) => void): Work {
  for (const root of newRoots) {
    newRoots.delete(root);
    observe(root);
    const isPage = root === page;
    if (isPage && page.all.length > MOST_ELEMENTS) yield* readWithin(root, TEXTS + ELEMENTS);
    else {
      for (const selector of SELECTORS) {
        const elements = (isPage ? ofPage : root).querySelectorAll.call(root, selector);
        // By number: an iterator costs as much as the reading.
        for (let i = 0, element = elements[0]; element; element = elements[++i]) {
          if (selector === SELECTORS[0]) readHost(element);
          else readLink(element, !selector.startsWith('['));
          if (i % NODES_A_LOOK === 0 && isLate()) yield;
        }
      }
      yield* readWithin(root, TEXTS);
    }
  }
}
