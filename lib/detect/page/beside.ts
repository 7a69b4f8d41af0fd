import { isElement, isText, parentOf } from './dom';
import { MOST_BETWEEN } from './limits';
import { isSkipping } from './skipped';

// H7: what stands within a line of text, by HTML's names; all others separate, unknown ones too.
const INLINE =
  /^(a(bbr)?|b(d[io]|ig)?|c(ite|ode)|d(ata|el|fn)|em|font|i(ns)?|kbd|label|mark|q|s(amp|mall|pan|trike|trong|u[bp])?|t(ime|span|t)|u|var)$/;
// H6: what shows nothing, wherever it stands.
const UNSEEN = /^(wbr|(no)?script|style|template)$/;

const neighbour = (node: Node, isForward: boolean): Node | null =>
  isForward ? node.nextSibling : node.previousSibling;

/**
 * The text before or after a node in the same line, and whether a border of an inline element lies between (H7) or both are one text
 * (H6). Given the node itself as `next` it is the last or first text in it. None where something separates, or where too much that
 * shows nothing stands between.
 */
export function beside(
  at: Node,
  isForward: boolean,
  next = neighbour(at, isForward),
): [text?: Text, isBorder?: boolean] {
  let isBorder = false;
  for (let steps = MOST_BETWEEN; steps--; ) {
    if (next) {
      at = next;
      if (isText(at)) return [at, isBorder];
      if (isElement(at) && !UNSEEN.test(at.localName) && !isSkipping(at, '[hidden]')) {
        if (!INLINE.test(at.localName) || isSkipping(at)) break;
        isBorder = true;
        next = isForward ? at.firstChild : at.lastChild;
        if (next) continue;
      }
    } else {
      const parent = parentOf(at);
      if (!isElement(parent) || !INLINE.test(parent.localName)) break;
      isBorder = true;
      at = parent;
    }
    next = neighbour(at, isForward);
  }
  return [];
}
