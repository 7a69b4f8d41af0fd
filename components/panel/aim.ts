import { isLinkedIn, readHref } from '../../lib/detect/read';
import type { Gesture, Named } from '../../lib/session';
import type { Emptiness, Front } from './view';

/** Whom the panel is about: people, or why there is nobody. `isAsked`: the user's gesture for them is still unused. */
export type Aim =
  | {
      readonly people: readonly [Named, ...Named[]];
      readonly isCut: boolean;
      readonly isAsked: boolean;
    }
  | { readonly why: Emptiness };

/**
 * Whom the page in front and the last gesture in its tab are about. A gesture counts for the page it was made on; where the
 * page moved on to another profile, that profile is shown without having been asked for.
 */
export function aimOf(front: Front, gesture: Gesture | undefined): Aim {
  if (gesture === undefined) return onItsOwn(front.url);
  if (front.url === undefined)
    return { why: gesture.url === undefined ? 'unreadable' : 'no-access' };
  if (gesture.url !== undefined && !isSamePage(gesture.url, front.url)) return onItsOwn(front.url);
  const [first, ...others] = gesture.people;
  if (first !== undefined) {
    return { people: [first, ...others], isCut: gesture.isCut, isAsked: !gesture.isUsed };
  }
  if (gesture.from === 'selection' || gesture.from === 'link') return { why: 'nobody' };
  return { why: emptinessOf(front.url) };
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

function isSamePage(one: string, other: string): boolean {
  return one.split('#', 1)[0] === other.split('#', 1)[0];
}
