import { isLinkedIn, profileOf } from '../../lib/detect/profile-url';
import type { PageFound } from '../../lib/found';
import { listed, type Named } from '../../lib/named';
import type { Gesture } from '../../lib/session';
import type { Settings } from '../../lib/settings';
import type { Emptiness, Front } from './view';

/** Whom the panel is about: people, or why there is nobody. */
export type Aim =
  | {
      readonly people: readonly [Named, ...Named[]];
      readonly isCut: boolean;
      /** The user pointed at them, and that gesture is unused. */
      readonly isAsked: boolean;
      /** The page in front named them; they are a list, though it be of one. */
      readonly isOfPage: boolean;
    }
  | {
      readonly why: Emptiness;
      /** How many there are, for `unlisted`. */
      readonly count?: number;
    };

// A click starts a look-up only while the user still waits for it: not when a key is added an hour later.
const GESTURE_LIFE_MS = 120_000;

/** How long a page may take to say who is on it, in ms; a page that hangs or asks something never does. */
export const LOOKING_MS = 10_000;

/**
 * Whom the page in front and the last gesture in its tab are about. A gesture counts for the page it was made on; where the
 * page moved on to another profile, that profile is shown without having been asked for. People whom a page listed were never
 * asked for: the page chose them, not the user. `found` is what the page script told of the tab, `classes` which addresses the
 * user wants listed.
 */
export function aimOf(
  front: Front,
  gesture: Gesture | undefined,
  found: PageFound | undefined,
  classes: Settings['listed'],
  now: number,
): Aim {
  // Sites write where one is on a page into its fragment without leaving it.
  const isHere =
    found !== undefined && front.url !== undefined && isSame(found.url, front.url, '#');
  const page = isHere ? found : undefined;
  if (gesture === undefined) return onItsOwn(front.url, page, classes);
  const isYoung = now - gesture.at < GESTURE_LIFE_MS;
  const isPointed = gesture.from === 'selection' || gesture.from === 'link';
  const named = someOf(gesture.people, gesture.isCut);
  const pointed = named && { ...named, isAsked: !gesture.isUsed && isYoung, isOfPage: false };
  if (gesture.url === undefined) {
    // A page that shows its address to nobody. Young, the gesture is taken to be about the page that is still there.
    if (isPointed && pointed !== undefined) return pointed;
    return { why: front.url === undefined && isYoung ? 'unreadable' : 'no-access' };
  }
  if (front.url === undefined) return { why: 'no-access' };
  if (gesture.from === 'page') {
    if (page !== undefined) return onPage(page, classes);
    if (!isSame(gesture.url, front.url, '#')) return onItsOwn(front.url, page, classes);
    if (gesture.isKeptOut) return { why: isLinkedIn(front.url) ? 'linkedin' : 'never-here' };
    if (!gesture.isLooking) return { why: 'unreadable' };
    return { why: now - gesture.at < LOOKING_MS ? 'looking' : 'unreadable' };
  }
  if (!isSame(gesture.url, front.url, '?')) return onItsOwn(front.url, page, classes);
  return pointed ?? (isPointed ? { why: 'nobody' } : onItsOwn(front.url, page, classes));
}

function onItsOwn(
  url: string | undefined,
  page: PageFound | undefined,
  classes: Settings['listed'],
): Aim {
  if (url === undefined) return { why: 'no-access' };
  const identifier = profileOf(url);
  if (identifier !== undefined) {
    return { people: [{ identifier }], isCut: false, isAsked: false, isOfPage: false };
  }
  return page?.isReadable ? onPage(page, classes) : { why: 'nothing-asked' };
}

function onPage(page: PageFound, classes: Settings['listed']): Aim {
  const named = someOf(listed(page.people, classes), page.isCut);
  if (named !== undefined) return { ...named, isAsked: false, isOfPage: true };
  const { length } = page.people;
  if (length > 0) return { why: 'unlisted', count: length };
  return { why: page.isReadable ? 'nobody' : 'unreadable' };
}

function someOf(people: readonly Named[], isCut: boolean) {
  const [first, ...others] = people;
  return first && { people: [first, ...others] as const, isCut };
}

function isSame(one: string, other: string, upTo: '#' | '?'): boolean {
  return partOf(one, upTo) === partOf(other, upTo);
}

/** An address without its fragment, or without query and fragment. */
export function partOf(url: string, upTo: '#' | '?'): string {
  const [part = ''] = url.split(upTo === '#' ? '#' : /[?#]/, 1);
  return part;
}
