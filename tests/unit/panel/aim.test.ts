import { describe, expect, it } from 'vitest';
import { aimOf } from '../../../components/panel/aim';
import { AMARA, FRONT, gestureOn } from '../../components/panel/world';

describe('a gesture in the tab', () => {
  it('aims at the person it named, and is still to be used', () => {
    expect(aimOf(FRONT, gestureOn(FRONT))).toEqual({
      people: [{ identifier: AMARA }],
      isCut: false,
      isAsked: true,
    });
  });

  it('counts no more after it was used, and on the same page whatever its fragment', () => {
    const front = { ...FRONT, url: `${FRONT.url}#experience` };
    expect(aimOf(front, gestureOn(FRONT, { isUsed: true }))).toMatchObject({ isAsked: false });
  });

  it('on a page that was left aims at nobody: the page in front counts, and asks for nothing', () => {
    const moved = { tabId: 7, url: 'https://www.linkedin.com/in/jonas-0x2/' };
    expect(aimOf(moved, gestureOn(FRONT))).toEqual({
      people: [{ identifier: { kind: 'profile', slug: 'jonas-0x2' } }],
      isCut: false,
      isAsked: false,
    });
    const feed = { tabId: 7, url: 'https://www.linkedin.com/feed/' };
    expect(aimOf(feed, gestureOn(FRONT))).toEqual({ why: 'nothing-asked' });
  });

  it('on a tab without access any more says so', () => {
    expect(aimOf({ tabId: 7, url: undefined }, gestureOn(FRONT))).toEqual({ why: 'no-access' });
  });

  it.each([
    ['https://www.linkedin.com/feed/', 'page', 'linkedin'],
    ['https://summit.example.org/', 'page', 'nobody'],
    ['https://www.linkedin.com/feed/', 'selection', 'nobody'],
    ['chrome://extensions/', 'page', 'unreadable'],
    ['file:///home/list.pdf', 'page', 'unreadable'],
  ] as const)('that named nobody on %s by %s: %s', (url, from, why) => {
    const front = { tabId: 7, url };
    expect(aimOf(front, gestureOn(front, { from, people: [] }))).toEqual({ why });
  });

  it('on a page that browsers keep to themselves', () => {
    const front = { tabId: 7, url: undefined };
    expect(aimOf(front, gestureOn(front, { from: 'page', people: [] }))).toEqual({
      why: 'unreadable',
    });
  });
});

it('without a gesture nothing is known of a tab without access', () => {
  expect(aimOf({ tabId: 7, url: undefined }, undefined)).toEqual({ why: 'no-access' });
});
