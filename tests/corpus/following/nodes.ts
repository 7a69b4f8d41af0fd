import { element } from './pieces';

/** Tells an element. */
export const isElement = (node: Node): node is Element => node instanceof Element;
const isText = (node: Node): node is Text => node instanceof Text;
/** Tells what others may stand in. */
export const isParent = (node: Node): node is Element | ShadowRoot =>
  isElement(node) || node instanceof ShadowRoot;

/** All that is in the page's body, shadow roots and what is in them included. */
export function nodesIn(parent: Node): Node[] {
  const nodes: Node[] = [];
  for (const node of parent.childNodes) nodes.push(node, ...nodesIn(node));
  if (isElement(parent) && parent.shadowRoot) {
    nodes.push(parent.shadowRoot, ...nodesIn(parent.shadowRoot));
  }
  return nodes;
}

/** One address stays where it is and must always be told: a page with nothing on it proves nothing. */
export const witness = element('p', 'witness@harbour.com');

/** All that may change. */
export const all = () => nodesIn(document.body).filter((node) => !witness.contains(node));
/** Of those, the body too, what others may stand in. */
export const parents = () => [document.body, ...all().filter(isParent)];
/** Of those what stands in something: no shadow root. */
export const inner = () => all().filter((node) => node.parentNode !== null);
/** Of those the elements. */
export const elements = () => inner().filter(isElement);
/** Of those the texts. */
export const texts = () => inner().filter(isText);
