import { describe, expect, it } from 'vitest';
import { aimOf as aim } from '../../../components/panel/aim';
import { EMAIL_CLASSES } from '../../../lib/detect/email-class';
import type { PageFound } from '../../../lib/found';
import type { Named } from '../../../lib/named';
import type { Gesture } from '../../../lib/session';
import { AMARA, FRONT, gestureOn } from '../../components/panel/world';

const SUMMIT = { tabId: 7, url: 'https://summit.example.org/?day=1' };

function aimOf(
  front: Parameters<typeof aim>[0],
  gesture: Gesture | undefined,
  found?: PageFound,
  classes: Parameters<typeof aim>[3] = EMAIL_CLASSES.slice(),
  now = Date.now(),
) {
  return aim(front, gesture, found, classes, now);
}

function foundOn(url: string, ...people: Named[]): PageFound {
  return { url, isReadable: true, people, isCut: false };
}

describe('a gesture in the tab', () => {
  it('aims at the person it named, and is still to be used', () => {
    expect(aimOf(FRONT, gestureOn(FRONT))).toEqual({
      people: [{ identifier: AMARA }],
      isCut: false,
      isAsked: true,
      isOfPage: false,
    });
  });

  it('counts no more after it was used, and on the same page whatever its fragment', () => {
    const front = { ...FRONT, url: `${FRONT.url}#experience` };
    expect(aimOf(front, gestureOn(FRONT, { isUsed: true }))).toMatchObject({
      isAsked: false,
    });
  });

  it('on a page that was left aims at nobody: the page in front counts, and asks for nothing', () => {
    const moved = { tabId: 7, url: 'https://www.linkedin.com/in/jonas-0x2/' };
    expect(aimOf(moved, gestureOn(FRONT))).toEqual({
      people: [{ identifier: { kind: 'profile', slug: 'jonas-0x2' } }],
      isCut: false,
      isAsked: false,
      isOfPage: false,
    });
    const feed = { tabId: 7, url: 'https://www.linkedin.com/feed/' };
    expect(aimOf(feed, gestureOn(FRONT))).toEqual({ why: 'nothing-asked' });
  });

  it('on a tab without access any more says so', () => {
    expect(aimOf({ tabId: 7, url: undefined }, gestureOn(FRONT))).toEqual({
      why: 'no-access',
    });
  });

  it.each([
    ['https://www.linkedin.com/feed/', 'page', { isKeptOut: true }, 'linkedin'],
    ['https://bank.example.org/', 'page', { isKeptOut: true }, 'never-here'],
    ['https://www.linkedin.com/feed/', 'selection', {}, 'nobody'],
    ['chrome://extensions/', 'page', {}, 'unreadable'],
    ['file:///home/list.pdf', 'page', {}, 'unreadable'],
  ] as const)('that named nobody on %s by %s %o: %s', (url, from, changed, why) => {
    const front = { tabId: 7, url };
    expect(aimOf(front, gestureOn(front, { from, people: [], ...changed }))).toEqual({ why });
  });

  it('on a page that browsers keep to themselves', () => {
    const front = { tabId: 7, url: undefined };
    expect(aimOf(front, gestureOn(front, { from: 'page', people: [] }))).toEqual({
      why: 'unreadable',
    });
  });
});

describe('what the page script told', () => {
  const amara = { identifier: AMARA };
  const click = gestureOn(SUMMIT, { from: 'page', people: [], isLooking: true });

  it('is a list that nobody asked for, be there only one', () => {
    expect(aimOf(SUMMIT, click, foundOn(SUMMIT.url, amara))).toEqual({
      people: [amara],
      isCut: false,
      isAsked: false,
      isOfPage: true,
    });
  });

  it('belongs to one query of the page, whatever its fragment', () => {
    const found = foundOn(SUMMIT.url, amara);
    const at = (url: string) => aimOf({ tabId: 7, url }, click, found);
    expect(at('https://summit.example.org/?day=1#top')).toHaveProperty('people');
    expect(at('https://summit.example.org/?day=2')).toEqual({ why: 'nothing-asked' });
  });

  it('is shown without a click where every site is watched, but never in place of a profile', () => {
    const found = foundOn(SUMMIT.url, amara);
    expect(aimOf(SUMMIT, undefined, found)).toMatchObject({ isOfPage: true });
    const jonas: Named = { identifier: { kind: 'profile', slug: 'jonas-0x2' } };
    expect(aimOf(FRONT, undefined, foundOn(FRONT.url ?? '', jonas))).toMatchObject({
      people: [amara],
      isOfPage: false,
    });
  });

  it('gives way to what the user pointed at on that page', () => {
    const pointed = gestureOn(SUMMIT, { from: 'link' });
    const jonas: Named = { identifier: { kind: 'profile', slug: 'jonas-0x2' } };
    expect(aimOf(SUMMIT, pointed, foundOn(SUMMIT.url, jonas))).toMatchObject({
      people: [amara],
      isAsked: true,
    });
  });

  it('follows a page that changes its address without being left', () => {
    const front = { tabId: 7, url: 'https://summit.example.org/speakers' };
    expect(aimOf(front, click, foundOn(front.url, amara))).toMatchObject({ isOfPage: true });
  });

  it('leaves out the classes of addresses that the user does not list', () => {
    const role: Named = {
      identifier: { kind: 'email', address: 'info@harbour.example.com' },
      emailClass: 'role',
    };
    const found = foundOn(SUMMIT.url, role);
    expect(aimOf(SUMMIT, click, found, ['business'])).toEqual({ why: 'unlisted', count: 1 });
    expect(aimOf(SUMMIT, click, found, ['role'])).toMatchObject({ people: [role] });
  });

  it('may be nobody, or that nobody may look', () => {
    expect(aimOf(SUMMIT, click, foundOn(SUMMIT.url))).toEqual({ why: 'nobody' });
    const closed = { ...foundOn(SUMMIT.url), isReadable: false };
    expect(aimOf(SUMMIT, click, closed)).toEqual({ why: 'unreadable' });
    expect(aimOf(SUMMIT, undefined, closed)).toEqual({ why: 'nothing-asked' });
  });
});

it('a person who was pointed at is shown on a page that hides its address', () => {
  const front = { tabId: 7, url: undefined };
  expect(aimOf(front, gestureOn(front, { from: 'selection' }))).toMatchObject({
    people: [{ identifier: AMARA }],
    isAsked: true,
  });
});

it('a page that is still being read, and one that never answers', () => {
  const looking = gestureOn(SUMMIT, { from: 'page', people: [], isLooking: true });
  expect(aimOf(SUMMIT, looking)).toEqual({ why: 'looking' });
  const late = Date.now() + 10_000;
  expect(aimOf(SUMMIT, looking, undefined, [], late)).toEqual({ why: 'unreadable' });
});

it('without a gesture nothing is known of a tab without access', () => {
  expect(aimOf({ tabId: 7, url: undefined }, undefined)).toEqual({ why: 'no-access' });
});
