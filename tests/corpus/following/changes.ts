import type { Random } from '../../bench/random';
import { elements, inner, isParent, nodesIn, parents, texts, witness } from './nodes';
import {
  BLOCKS,
  covered,
  element,
  hide,
  href,
  INLINE,
  link,
  piece,
  root,
  some,
  text,
  words,
} from './pieces';

const MANY_AT_ONCE = 200;

/** Does something with one of the nodes, if there are any. */
function withOne<T>(random: Random, nodes: readonly T[], act: (node: T) => void): void {
  if (nodes.length) act(random.one(nodes));
}

function place(random: Random, node: Node): void {
  const into = parents().filter((parent) => !node.contains(parent) && !hosts(node, parent));
  withOne(random, into, (parent) => {
    parent.insertBefore(node, random.one([null, ...parent.childNodes]));
  });
}

/** Whether `parent` is in a shadow root somewhere in `node`. */
function hosts(node: Node, parent: Node): boolean {
  const root = parent.getRootNode();
  return root instanceof ShadowRoot && (node.contains(root.host) || hosts(node, root.host));
}

const row = (random: Random, index: number) => {
  const line = element(random.one(['li', 'p', 'span']), `row${index}@harbour.com`);
  if (random.below(2)) line.prepend(link(random, 1));
  return line;
};

const rows = (random: Random) =>
  Array.from({ length: MANY_AT_ONCE }, (_, index) => row(random, index));

// What was taken out of the page, and may come back.
const drawer: Node[] = [];

/** What may become of a page, each with what it chooses by. */
export const CHANGES = {
  insert: (random: Random) => place(random, piece(random)),
  insertText: (random: Random) => place(random, text(random)),
  insertOneByOne: (random: Random) =>
    withOne(random, parents(), (parent) => {
      const before = random.one([null, ...parent.childNodes]);
      for (const one of rows(random)) parent.insertBefore(one, before);
    }),
  insertAtOnce: (random: Random) =>
    withOne(random, parents(), (parent) => {
      const fragment = new DocumentFragment();
      fragment.append(...rows(random));
      parent.insertBefore(fragment, random.one([null, ...parent.childNodes]));
    }),
  remove: (random: Random) =>
    withOne(random, inner(), (node) => {
      node.parentNode?.removeChild(node);
    }),
  keep: (random: Random) =>
    withOne(random, inner(), (node) => {
      node.parentNode?.removeChild(node);
      drawer.push(node);
    }),
  bringBack: (random: Random) =>
    withOne(random, drawer, (node) => {
      const parts = nodesIn(node).filter(isParent);
      if (parts.length && random.below(2)) random.one(parts).append(piece(random, 2));
      place(random, node);
    }),
  removeSome: (random: Random) =>
    withOne(random, parents(), (parent) => {
      const nodes = [...parent.childNodes].filter((node) => node !== witness);
      for (const node of nodes.slice(0, nodes.length / 3)) parent.removeChild(node);
    }),
  move: (random: Random) => withOne(random, inner(), (node) => place(random, node)),
  moveOn: (random: Random) =>
    withOne(random, parents(), (parent) => {
      const nodes = [...parent.childNodes].filter((node) => node !== witness);
      for (const node of nodes.slice(0, nodes.length / 3)) parent.insertBefore(node, null);
    }),
  unwrap: (random: Random) =>
    withOne(random, elements(), (node) => node.replaceWith(...node.childNodes)),
  wrap: (random: Random) =>
    withOne(random, inner(), (node) => {
      const around = element(random.one([...INLINE, ...BLOCKS]));
      node.parentNode?.replaceChild(around, node);
      around.append(node);
    }),
  replaceChildren: (random: Random) =>
    withOne(random, parents().slice(1), (parent) => parent.replaceChildren(...some(random, 3))),
  setData: (random: Random) =>
    withOne(random, texts(), (node) => {
      node.data = words(random);
    }),
  appendData: (random: Random) =>
    withOne(random, texts(), (node) => node.appendData(words(random))),
  deleteData: (random: Random) =>
    withOne(random, texts(), (node) => node.deleteData(random.below(node.length + 1), 3)),
  splitText: (random: Random) =>
    withOne(random, texts(), (node) => {
      node.splitText(random.below(node.length + 1));
    }),
  normalize: (random: Random) => withOne(random, parents(), (parent) => parent.normalize()),
  setHref: (random: Random) =>
    withOne(
      random,
      elements().filter((node) => node.matches('a,area')),
      (node) => node.setAttribute('href', href(random)),
    ),
  removeHref: (random: Random) =>
    withOne(
      random,
      elements().filter((node) => node.matches('[href]')),
      (node) => node.removeAttribute('href'),
    ),
  hide: (random: Random) => withOne(random, elements(), (node) => hide(node, random)),
  show: (random: Random) =>
    withOne(
      random,
      elements().filter((node) => node.matches('[hidden],[style],[contenteditable]')),
      (node) => {
        for (const name of ['hidden', 'style', 'contenteditable']) node.removeAttribute(name);
      },
    ),
  setCovered: (random: Random) =>
    withOne(random, elements(), (node) =>
      node.setAttribute('data-cfemail', covered(`covered${random.below(40)}@harbour.com`)),
    ),
  removeCovered: (random: Random) =>
    withOne(
      random,
      elements().filter((node) => node.matches('[data-cfemail]')),
      (node) => node.removeAttribute('data-cfemail'),
    ),
  // Only of custom elements: nothing tells of other elements' that come late.
  attachShadow: (random: Random) =>
    withOne(
      random,
      elements().filter((node) => /-/.test(node.localName) && !node.shadowRoot),
      (node) => root(node, random, 3),
    ),
};
