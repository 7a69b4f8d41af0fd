import { attribute, ELEMENTS, isElement, isText, ofPage, page, place, TEXTS, walk } from './dom';
import { folded, nameNear, wordsOf } from './label';
import { CHARACTERS_A_NODE, MOST_ASKED, MOST_ELEMENTS, NODES_A_LOOK, SLICE_MS } from './limits';
import { hrefsOf, SELECTORS } from './links';
import { isSkipped } from './skipped';
import { type Content, say } from './told';
import { ANCHOR, END, SIGN, windowAt } from './windows';

/** Work in slices: it pauses where its slice is used up. */
export type Work = Generator<undefined, void, undefined>;

let end = 0;
let nodes = 0;

/** The page, shadow roots, and what got many new children: what is to be read, with all in it. */
export const newRoots = new Set<ParentNode & Node>();
/** Custom elements without a root: theirs may come later, and no record tells of it. */
export const waiting = new Set<Element>();

export const now = (): number => performance.now();

/** A slice begins. */
export function startSlice(): void {
  end = now() + SLICE_MS;
}

/** Whether the slice is used up; the clock is looked at after so many nodes. */
export const isLate = (): boolean => {
  if (++nodes < NODES_A_LOOK) return false;
  nodes = 0;
  return now() > end;
};

/** Reads a text: the runs around its anchors. */
function* readRuns(text: Text): Work {
  const { data } = text;
  const contents: Content[] = [];
  let at = 0;
  const goTo = (sign: RegExp): boolean => {
    const distance = data.slice(at).search(sign);
    at += distance;
    return distance >= 0;
  };
  while (goTo(ANCHOR)) {
    const run = windowAt(text, at);
    if (run) contents.push({ text: run, label: '', near: nameNear(text, run.join('')) });
    // What else there is in this run has been seen with it.
    if (!goTo(END)) break;
    if (now() > end) yield;
  }
  say(text, contents);
}

/** Reads an element as a link or the like; a plain link has no other attributes that matter. */
export function readLink(element: Element, isPlain?: boolean): void {
  const hrefs = hrefsOf(element, isPlain);
  if (hrefs.length && !isSkipped(element)) {
    const label = folded(wordsOf(element) || attribute(element, 'alt') || '');
    const near = nameNear(element);
    say(
      element,
      hrefs.map((href) => ({ href, label, near })),
    );
  } else if (!isPlain) say(element);
}

/** Reads an element as the host of a shadow root. */
export function readHost(element: Element): void {
  const { shadowRoot } = element;
  if (shadowRoot) newRoots.add(shadowRoot);
  else if (/-/.test(element.localName)) waiting.add(element);
}

/**
 * Reads what is in a node, itself included; takes out of `seen` what it meets.
 * Of the texts alone, what is in an element that shows no sign of an identifier is passed over: to make each text known to script costs the
 * most. Where elements are nested deep their text is read again and again, so there is an end to it.
 */
export function* readWithin(root: Node, isTexts?: boolean, seen?: Set<Node>): Work {
  const walker = walk(root, TEXTS + ELEMENTS);
  let asked = 0;
  for (;;) {
    const node = walker.currentNode;
    const slice = end;
    let isOut = false;
    seen?.delete(node);
    if (isText(node)) {
      if (ANCHOR.test(node.data) && !isSkipped(node)) {
        place.selectNode(node);
        yield* readRuns(node);
      } else say(node);
    } else if (!isTexts) {
      if (isElement(node)) {
        readHost(node);
        readLink(node);
      }
    } else if (
      asked < MOST_ASKED &&
      ((node as Element).nextElementSibling || (node as Element).previousElementSibling)
    ) {
      // A form's field may be called so: then no text is known.
      const text = `${node.textContent}`;
      nodes += text.length / CHARACTERS_A_NODE;
      isOut = !SIGN.test(text);
      if (!isOut) asked += text.length;
    }
    if (isLate() && node !== root) {
      place.selectNode(node);
      yield;
    }
    // Its node went or moved in the pause, and the walker would go on elsewhere: from the start again.
    if (slice !== end && place.collapsed) walker.currentNode = root;
    else if (isOut) {
      while (!walker.nextSibling()) if (!walker.parentNode()) return;
    } else if (!walker.nextNode()) return;
  }
}

/** Reads the roots that are to be read, and those that are met in them. `observe` is called with each. */
export function* readRoots(observe: (root: Node) => void): Work {
  for (const root of newRoots) {
    newRoots.delete(root);
    observe(root);
    const isPage = root === page;
    const isHuge = page.all[MOST_ELEMENTS];
    for (const [number, selector] of (isHuge ? [] : SELECTORS).entries()) {
      // The questions about the whole page that take longest get slices of their own.
      if (isPage && number < 2) yield;
      const elements = (isPage ? ofPage : root).querySelectorAll.call(root, selector);
      // By number: an iterator costs as much as the reading.
      for (let i = 0, element = elements[0]; element; element = elements[++i]) {
        if (number) readLink(element, number < 3);
        else readHost(element);
        if (isLate()) yield;
      }
    }
    yield* readWithin(root, !isHuge);
  }
}
