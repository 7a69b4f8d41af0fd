// Reads that no name in the page can spoil. A form's or the document's named elements stand before what the DOM has under that name,
// in our isolated world too: where one may be met, methods are taken from where they are defined. A getter that is spoiled so gives an
// element where none is expected; what reads one here stays right or at least ends.

type Own<T, A, R> = (on: T, arg: A) => R;

const own =
  <T, A, R>(method: (this: T, arg: A) => R): Own<T, A, R> =>
  (on, arg) =>
    method.call(on, arg);

/** The document that is read; what it can do, and what elements can, to be called on them. */
export let page: Document;
export let ofPage: Document;
export let ofElements: Element;
/** The nearest element that fits, from the element itself upwards, within its tree. */
export let closest: Own<Element, string, Element | null>;
export let fits: Own<Element, string, boolean>;
export let attribute: Own<Element, string, string | null>;
export let contains: Own<Node, Node, boolean>;
/** Where a reading pauses: it collapses if what it is around goes, or moves, with all around it or alone. */
export let place: Range;

/** Takes them from the DOM; the build loads this file where there is none. */
export function takeDom(): void {
  ofElements = Element.prototype;
  page = document;
  ofPage = Document.prototype;
  closest = own(ofElements.closest as (selector: string) => Element | null);
  fits = own(ofElements.matches);
  attribute = own(ofElements.getAttribute);
  contains = own(ofElements.contains);
  place = ofPage.createRange.call(page);
}

/** The node around; ways upwards have to end, whatever a form's fields are called. */
export const parentOf = (node: Node): ParentNode | null =>
  Reflect.get(ofElements, 'parentNode', node);

export const isElement = (node: Node | null): node is Element => node instanceof Element;
export const isText = (node: Node): node is Text => node.nodeType === 3;

/** What a walk stops at. */
export const ELEMENTS = 1;
export const TEXTS = 4;

/** A walk through what is in a node, the node itself left out. */
export const walk = (root: Node, kinds: number): TreeWalker =>
  ofPage.createTreeWalker.call(page, root, kinds);
