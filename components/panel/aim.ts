import { isLinkedIn, readHref } from '../../lib/detect/read';
import type { Gesture, Named } from '../../lib/session';
import type { Emptiness, Front } from './view';

/** Whom the panel is about: people, or why there is nobody. `isAsked`: the user pointed at them, and that gesture is unused. */
export type Aim =
  | {
      readonly people: readonly [Named, ...Named[]];
      readonly isCut: boolean;
      readonly isAsked: boolean;
    }
  | { readonly why: Emptiness };

// A click starts a look-up only while the user still waits for it: not when a key is added an hour later.
const GESTURE_LIFE_MS = 120_000;

/** How long a page may take to say who is on it, in ms; a page that hangs or asks something never does. */
export const LOOKING_MS = 10_000;

/**
 * Whom the page in front and the last gesture in its tab are about. A gesture counts for the page it was made on; where the
 * page moved on to another profile, that profile is shown without having been asked for. People whom a page listed were never
 * asked for: the page chose them, not the user.
 */
export function aimOf(front: Front, gesture: Gesture | undefined, now: number): Aim {
  if (gesture === undefined) return onItsOwn(front.url);
  const isYoung = now - gesture.at < GESTURE_LIFE_MS;
  const isPointed = gesture.from === 'selection' || gesture.from === 'link';
  const [first, ...others] = gesture.people;
  const named = first && {
    people: [first, ...others] as const,
    isCut: gesture.isCut,
    isAsked: gesture.from !== 'page' && !gesture.isUsed && isYoung,
  };
  if (gesture.url === undefined) {
    // A page that shows its address to nobody. Young, the gesture is taken to be about the page that is still there.
    if (isPointed && named !== undefined) return named;
    return { why: front.url === undefined && isYoung ? 'unreadable' : 'no-access' };
  }
  if (front.url === undefined) return { why: 'no-access' };
  // Sites write where one is on a page into its query without leaving it; a list of people belongs to one query.
  const upTo = gesture.from === 'page' ? '#' : '?';
  if (partOf(gesture.url, upTo) !== partOf(front.url, upTo)) return onItsOwn(front.url);
  if (named !== undefined) return named;
  if (isPointed) return { why: 'nobody' };
  if (gesture.isLooking) {
    return { why: now - gesture.at < LOOKING_MS ? 'looking' : 'unreadable' };
  }
  return { why: gesture.isReadable ? emptinessOf(front.url) : 'unreadable' };
}

function onItsOwn(url: string | undefined): Aim {
  if (url === undefined) return { why: 'no-access' };
  const [identifier] = readHref(url);
  if (identifier?.kind !== 'profile') return { why: 'nothing-asked' };
  return { people: [{ identifier }], isCut: false, isAsked: false };
}

function emptinessOf(url: string): Emptiness {
  if (!/^https?:/.test(url)) return 'unreadable';
  return isLinkedIn(url) ? 'linkedin' : 'nobody';
}

/** An address without its fragment, or without query and fragment. */
export function partOf(url: string, upTo: '#' | '?'): string {
  const [part = ''] = url.split(upTo === '#' ? '#' : /[?#]/, 1);
  return part;
}
