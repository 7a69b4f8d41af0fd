import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readGesture, useGesture, watchGestures } from '../../../lib/session';
import { pageServices } from '../../../lib/worker/detected';
import { onMenuClick, onToolbarClick } from '../../../lib/worker/gestures';
import { MENU } from '../../../lib/worker/menus';

const open = vi.fn(async () => undefined);
const executeScript = vi.fn(async () => []);

beforeEach(() => {
  fakeBrowser.reset();
  open.mockClear();
  executeScript.mockClear();
  Object.assign(fakeBrowser, { sidePanel: { open }, scripting: { executeScript } });
});

function tabAt(url: string | undefined): Browser.tabs.Tab {
  return { id: 7, windowId: 3, url } as Browser.tabs.Tab;
}

async function gestureAfter(act: () => void) {
  act();
  return vi.waitFor(async () => {
    const gesture = await readGesture(7);
    expect(gesture).toBeDefined();
    return gesture;
  });
}

function menu(menuItemId: string, info: Partial<Browser.contextMenus.OnClickData>, url = PAGE) {
  return gestureAfter(() =>
    onMenuClick({ menuItemId, editable: false, ...info } as never, tabAt(url)),
  );
}

const PAGE = 'https://summit.example.org/';
const PROFILE = 'https://www.linkedin.com/in/Amara-0x1C/?x=1';
const amara = { identifier: { kind: 'profile', slug: 'amara-0x1c' } };

describe('a click on the toolbar icon', () => {
  it('on a profile names its person by the address alone: no script is put in', async () => {
    const gesture = await gestureAfter(() => onToolbarClick(tabAt(PROFILE)));
    expect(gesture).toMatchObject({ from: 'profile', people: [amara], isUsed: false });
    expect(open).toHaveBeenCalledWith({ windowId: 3 });
    expect(executeScript).not.toHaveBeenCalled();
  });

  it('opens the panel before anything is awaited', () => {
    onToolbarClick(tabAt(PROFILE));
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('on another page runs the page script once, in that tab', async () => {
    await gestureAfter(() => onToolbarClick(tabAt(PAGE)));
    await vi.waitFor(() =>
      expect(executeScript).toHaveBeenCalledExactlyOnceWith({
        target: { tabId: 7 },
        files: ['/detect.js'],
      }),
    );
  });

  it.each([
    'https://www.linkedin.com/feed/',
    'https://de.linkedin.com/sales/lead/x',
    'chrome://extensions/',
    '',
    undefined,
  ])('puts no script into %s', async (url) => {
    const gesture = await gestureAfter(() => onToolbarClick(tabAt(url)));
    expect(gesture).toMatchObject({ from: 'page', people: [] });
    await new Promise((resolve) => setTimeout(resolve));
    expect(executeScript).not.toHaveBeenCalled();
  });
});

describe('an item of the context menu', () => {
  it('on a mailto: link names its recipients', async () => {
    const linkUrl = 'mailto:Amara%20%3Camara@northwind.example.com%3E?subject=x@y.example.com';
    expect(await menu(MENU.address, { linkUrl })).toMatchObject({
      from: 'link',
      people: [{ identifier: { kind: 'email', address: 'amara@northwind.example.com' } }],
    });
  });

  it('on a profile link, and on a page that is a profile, names that person', async () => {
    expect(await menu(MENU.profileLink, { linkUrl: PROFILE })).toMatchObject({ people: [amara] });
    expect(await menu(MENU.page, { pageUrl: PROFILE }, PROFILE)).toMatchObject({
      from: 'profile',
      people: [amara],
    });
  });

  it('on a selection names everyone in it, whatever else it holds', async () => {
    const selectionText = `Write to amara@northwind.example.com, or see ${PROFILE}.`;
    expect(await menu(MENU.selection, { selectionText })).toMatchObject({
      people: [{ identifier: { address: 'amara@northwind.example.com' } }, amara],
    });
  });

  it.each([
    ['a malformed link', MENU.address, { linkUrl: 'mailto:%%%@@' }],
    ['a link of nobody', MENU.profileLink, { linkUrl: 'http://[' }],
    ['a selection of nobody', MENU.selection, { selectionText: 'nobody here' }],
    ['no selection at all', MENU.selection, {}],
    ['a megabyte of signs', MENU.selection, { selectionText: '@a.'.repeat(350_000) }],
  ])('on %s names nobody, and the panel says so', async (_, id, info) => {
    expect(await menu(id, info)).toMatchObject({ people: [] });
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('on a megabyte of addresses lists the first 500 and says that there are more', async () => {
    const selectionText = Array.from({ length: 40_000 }, (_, i) => `p${i}@northwind.example.com`);
    const gesture = await menu(MENU.selection, { selectionText: selectionText.join(' ') });
    expect(gesture?.people).toHaveLength(500);
    expect(gesture?.isCut).toBe(true);
  });
});

describe('what a page script tells', () => {
  const sender = { tabId: 7, url: PAGE };
  const links = [
    { href: '/x', label: '' },
    { href: PROFILE, label: 'Amara' },
  ];
  const clicked = () => gestureAfter(() => onToolbarClick(tabAt(PAGE)));
  // A second apart at least, for what is heard is counted by the second.
  let clock = Date.now();
  beforeEach(() => {
    clock += 60_000;
    vi.setSystemTime(clock);
  });
  afterEach(() => vi.useRealTimers());

  it('fills the list of the page on which the user clicked', async () => {
    await clicked();
    await pageServices.detected({ links }, sender);
    expect(await readGesture(7)).toMatchObject({
      people: [{ ...amara, label: 'Amara' }],
      isLooking: false,
    });
  });

  it('is heard from a page that has changed its address without being left', async () => {
    await clicked();
    await pageServices.detected({ links }, { ...sender, url: `${PAGE}three?four#five` });
    expect((await readGesture(7))?.people).toHaveLength(1);
  });

  it('names nobody by words that stand beside several people', async () => {
    await clicked();
    const jonas = 'https://www.linkedin.com/in/jonas-0x2';
    const twice = [
      { href: PROFILE, label: 'Profile' },
      { href: jonas, label: 'Profile' },
      { href: jonas, label: 'Jonas' },
    ];
    await pageServices.detected({ links: twice }, sender);
    const labels = (await readGesture(7))?.people.map(({ label }) => label);
    expect(labels).toEqual([undefined, undefined]);
  });

  it('is heard at most four times a second', async () => {
    await clicked();
    for (let times = 0; times < 5; times++) {
      const href = `https://www.linkedin.com/in/person-${times}`;
      await pageServices.detected({ links: [{ href, label: '' }] }, sender);
    }
    expect((await readGesture(7))?.people).toMatchObject([{ identifier: { slug: 'person-3' } }]);
  });

  it.each([
    ['from another page', { links }, { ...sender, url: 'https://hostile.example.org/' }],
    ['from a tab without a click', { links }, { ...sender, tabId: 8 }],
    ['of a wrong shape', { links: 'all' }, sender],
    ['of more than 64 kB', { links: Array(4_000).fill(links[0]) }, sender],
    ['of a link too long', { links: [{ href: 'x'.repeat(2_001), label: '' }] }, sender],
  ])('%s changes nothing', async (_, args, from) => {
    const before = await clicked();
    await pageServices.detected(args, from);
    expect(await readGesture(7)).toEqual(before);
    expect(await readGesture(8)).toBeUndefined();
  });

  it('never turns a look-up that was asked for into another', async () => {
    const before = await gestureAfter(() => onToolbarClick(tabAt(PROFILE)));
    await pageServices.detected({ links }, { tabId: 7, url: PROFILE });
    expect(await readGesture(7)).toEqual(before);
  });
});

describe('a gesture', () => {
  it('that was merely used wakes nobody up; a new one does', async () => {
    const changed = vi.fn();
    const gesture = await gestureAfter(() => onToolbarClick(tabAt(PROFILE)));
    const stop = watchGestures(changed);
    await useGesture(7, gesture?.id ?? '');
    expect((await readGesture(7))?.isUsed).toBe(true);
    expect(changed).not.toHaveBeenCalled();
    onToolbarClick(tabAt(PROFILE));
    await vi.waitFor(() => expect(changed).toHaveBeenCalledWith(7));
    stop();
  });

  it('begun while the one before is used is not used up with it', async () => {
    const before = await gestureAfter(() => onToolbarClick(tabAt(PROFILE)));
    onToolbarClick(tabAt(PROFILE));
    await vi.waitFor(async () => expect((await readGesture(7))?.id).not.toBe(before?.id));
    await useGesture(7, before?.id ?? '');
    expect((await readGesture(7))?.isUsed).toBe(false);
  });

  it('says when the page lets nobody look', async () => {
    executeScript.mockRejectedValueOnce(new Error('Cannot access contents of the page.'));
    await gestureAfter(() => onToolbarClick(tabAt(PAGE)));
    await vi.waitFor(async () =>
      expect(await readGesture(7)).toMatchObject({ isLooking: false, isReadable: false }),
    );
  });
});
