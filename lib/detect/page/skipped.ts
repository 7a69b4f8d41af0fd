import { attribute, closest, fits, isElement, ofElements, page, parentOf } from './dom';

// H1 (but those that never hold anything), H2, and the attribute of H3.
const SKIPPED =
  'script,style,noscript,template,textarea,select,option,datalist,iframe,object,canvas,audio,video,head,[hidden],[contenteditable]:not([contenteditable=false i])';
const PERHAPS = `${SKIPPED},[style]`;

/** Why something was not read, so that a change of these elements' attributes is known to matter. */
export const reasons = new WeakSet<Element>();

/** Whether the element, by itself, is one whose content is not read (H1 to H3); with `[hidden]` only whether it hides what it holds. */
export function isSkipping(element: Element, selector = SKIPPED): boolean {
  // SVG has styles too; an unknown kind of element has none. Asked for where there is none it would be made.
  const { style } = (attribute(element, 'style') ? element : {}) as Partial<ElementCSSInlineStyle>;
  const skips =
    fits(element, selector) || style?.display === 'none' || style?.visibility === 'hidden';
  if (skips) reasons.add(element);
  return skips;
}

/** Whether a node is in anything that is not read, also beyond the shadow roots around it, or in no page at all. */
export function isSkipped(node: Node): boolean {
  for (let at: Node | null = node; at !== page; ) {
    // What was taken out of the page has no document around it.
    if (!at) return true;
    if (isElement(at)) {
      const reason: Element | null = closest(at, PERHAPS);
      if (reason && isSkipping(reason)) return true;
      const root: Node | null = reason ? parentOf(reason) : ofElements.getRootNode.call(at);
      at = root === at ? null : root;
    } else at = at instanceof ShadowRoot ? at.host : parentOf(at);
  }
  return false;
}
