import { describe, expect, it } from 'vitest';
import { aimOf } from '../../../components/panel/aim';
import type { Gesture } from '../../../lib/session';
import { AMARA, FRONT, gestureOn } from '../../components/panel/world';

describe('a gesture in the tab', () => {
  it('aims at the person it named, and is still to be used', () => {
    expect(aimOf(FRONT, gestureOn(FRONT), Date.now())).toEqual({
      people: [{ identifier: AMARA }],
      isCut: false,
      isAsked: true,
    });
  });

  it('counts no more after it was used, and on the same page whatever its fragment', () => {
    const front = { ...FRONT, url: `${FRONT.url}#experience` };
    expect(aimOf(front, gestureOn(FRONT, { isUsed: true }), Date.now())).toMatchObject({
      isAsked: false,
    });
  });

  it('on a page that was left aims at nobody: the page in front counts, and asks for nothing', () => {
    const moved = { tabId: 7, url: 'https://www.linkedin.com/in/jonas-0x2/' };
    expect(aimOf(moved, gestureOn(FRONT), Date.now())).toEqual({
      people: [{ identifier: { kind: 'profile', slug: 'jonas-0x2' } }],
      isCut: false,
      isAsked: false,
    });
    const feed = { tabId: 7, url: 'https://www.linkedin.com/feed/' };
    expect(aimOf(feed, gestureOn(FRONT), Date.now())).toEqual({ why: 'nothing-asked' });
  });

  it('on a tab without access any more says so', () => {
    expect(aimOf({ tabId: 7, url: undefined }, gestureOn(FRONT), Date.now())).toEqual({
      why: 'no-access',
    });
  });

  it.each([
    ['https://www.linkedin.com/feed/', 'page', 'linkedin'],
    ['https://summit.example.org/', 'page', 'nobody'],
    ['https://www.linkedin.com/feed/', 'selection', 'nobody'],
    ['chrome://extensions/', 'page', 'unreadable'],
    ['file:///home/list.pdf', 'page', 'unreadable'],
  ] as const)('that named nobody on %s by %s: %s', (url, from, why) => {
    const front = { tabId: 7, url };
    expect(aimOf(front, gestureOn(front, { from, people: [] }), Date.now())).toEqual({ why });
  });

  it('on a page that browsers keep to themselves', () => {
    const front = { tabId: 7, url: undefined };
    expect(aimOf(front, gestureOn(front, { from: 'page', people: [] }), Date.now())).toEqual({
      why: 'unreadable',
    });
  });
});

it('people whom a page listed were never asked for, be there only one', () => {
  const front = { tabId: 7, url: 'https://summit.example.org/' };
  expect(aimOf(front, gestureOn(front, { from: 'page' }), Date.now())).toMatchObject({
    people: [{ identifier: AMARA }],
    isAsked: false,
  });
});

it('a list of people belongs to one query of the page, whatever its fragment', () => {
  const front = { tabId: 7, url: 'https://summit.example.org/?day=1' };
  const list = gestureOn(front, { from: 'page' });
  const at = (url: string) => aimOf({ tabId: 7, url }, list, Date.now());
  expect(at('https://summit.example.org/?day=1#top')).toHaveProperty('people');
  expect(at('https://summit.example.org/?day=2')).toEqual({ why: 'nothing-asked' });
});

it('a person who was pointed at is shown on a page that hides its address', () => {
  const front = { tabId: 7, url: undefined };
  expect(aimOf(front, gestureOn(front, { from: 'selection' }), Date.now())).toMatchObject({
    people: [{ identifier: AMARA }],
    isAsked: true,
  });
});

it('a page that is still being read, and one that lets nobody read it', () => {
  const front = { tabId: 7, url: 'https://summit.example.org/' };
  const page: Partial<Gesture> = { from: 'page', people: [] };
  const looking = gestureOn(front, { ...page, isLooking: true });
  expect(aimOf(front, looking, Date.now())).toEqual({ why: 'looking' });
  expect(aimOf(front, looking, Date.now() + 10_000)).toEqual({ why: 'unreadable' });
  const closed = gestureOn(front, { ...page, isReadable: false });
  expect(aimOf(front, closed, Date.now())).toEqual({ why: 'unreadable' });
});

it('without a gesture nothing is known of a tab without access', () => {
  expect(aimOf({ tabId: 7, url: undefined }, undefined, Date.now())).toEqual({ why: 'no-access' });
});
