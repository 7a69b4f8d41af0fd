import { beside } from './beside';
import { isElement, isText, parentOf } from './dom';
import { MANY, MOST_LEVELS, MOST_TEXTS } from './limits';
import { isLate, newRoots, readLink, readWithin, type Work } from './scan';
import { isSkipped, isSkipping, reasons } from './skipped';
import { reporters, say } from './told';

/** Reads again what the recorded changes may have changed: then is told what a reader would tell that came only now. */
export function* follow(records: readonly MutationRecord[]): Work {
  const added = new Set<Node>();
  const again = new Set<Node>();
  const targets = new Map<Node, number>();
  let isLess = false;

  /** The texts whose runs may reach a node, or come out of it. */
  function touch(node: Node): void {
    for (const isForward of [false, true]) {
      for (const next of [undefined, node]) {
        let [text] = beside(node, isForward, next);
        for (let left = MOST_TEXTS; text && left-- && !again.has(text); ) {
          again.add(text);
          [text] = beside(text, isForward);
        }
      }
    }
  }

  for (const { target, addedNodes } of records) {
    targets.set(target, (targets.get(target) ?? 0) + addedNodes.length);
  }

  for (const [target, count] of targets) {
    // Of a link around it these may be the words.
    let at: Node | null = target;
    for (let level = MOST_LEVELS; at && level--; at = parentOf(at)) {
      if (reporters.has(at)) again.add(at);
    }
    // Where most is new, all is read in one go.
    const isMost = count > MANY && count > (target as Element).children.length / 2;
    if (isMost) {
      newRoots.add(target as ParentNode & Node);
      touch(target);
    }
  }

  for (const record of records) {
    // Of a text's change no attribute is told.
    const target = record.target as Element;
    if (record.attributeName) {
      const wasReason = reasons.delete(target);
      again.add(target);
      if (isSkipping(target)) {
        isLess = true;
        touch(target);
      } else if (wasReason) added.add(target);
    } else if (isText(target)) touch(target);
    else {
      if (record.removedNodes.length) {
        isLess = true;
        // Where something went its neighbours meet. Of those that went themselves since there are other records.
        touch(record.previousSibling ?? record.nextSibling ?? target);
      }
      if (!newRoots.has(target)) {
        for (const node of record.addedNodes) added.add(node);
      }
    }
    if (isLate()) yield;
  }

  if (isLess) {
    for (const node of reporters.keys()) {
      if (isSkipped(node)) say(node);
    }
  }

  // Outer nodes mostly come before inner ones, which they then take with them.
  for (const node of added) {
    const parent = parentOf(node);
    if (parent && !newRoots.has(parent as ParentNode & Node)) {
      yield* readWithin(node, false, added);
      touch(node);
      if (isLate()) yield;
    }
  }

  for (const node of again) {
    if (isElement(node)) readLink(node);
    else yield* readWithin(node);
    if (isLate()) yield;
  }
}
