import { isText, ofPage, page } from './dom';
import { isSkipped } from './skipped';
import { windowAt } from './windows';

/** The run of text under the pointer at a right click, if there is one. Only here the page may have to be laid out. */
export function pointedRun(event: MouseEvent): string[] | undefined {
  const { x, y } = event;
  // Chromium has it since version 128.
  const caret = ofPage.caretPositionFromPoint?.call(page, x, y, {
    shadowRoots: event.composedPath().filter((target) => target instanceof ShadowRoot),
  });
  const rect = caret?.getClientRect();
  const node = caret?.offsetNode;
  if (!node || !rect || !isText(node) || isSkipped(node)) return;
  // The caret is put beside what is under the pointer, but also at the end of a line far from it.
  if (Math.hypot(rect.x - x, rect.y + rect.height / 2 - y) < rect.height) {
    return windowAt(node, caret.offset);
  }
}
