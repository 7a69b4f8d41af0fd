import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readFound } from '../../../lib/found';
import { readGesture, useGesture, watchTabs } from '../../../lib/session';
import { writeSetting } from '../../../lib/settings';
import { onMenuClick, onToolbarClick } from '../../../lib/worker/gestures';
import { MENU } from '../../../lib/worker/menus';
import { fakeIcon } from './fake-icon';

const open = vi.fn(async () => undefined);
// The page, and a frame of LinkedIn in it.
const FRAMES = [
  { frameId: 0, result: 'https://summit.example.org/' },
  { frameId: 3, result: 'https://www.linkedin.com/embed/feed/' },
];
const executeScript = vi.fn<(injection: unknown) => Promise<unknown[]>>(async () => FRAMES);

let icon: ReturnType<typeof fakeIcon>;

beforeEach(() => {
  fakeBrowser.reset();
  open.mockClear();
  executeScript.mockClear();
  Object.assign(fakeBrowser, {
    sidePanel: { open },
    scripting: { executeScript },
  });
  icon = fakeIcon();
});

function tabAt(url: string | undefined): Browser.tabs.Tab {
  return { id: 7, windowId: 3, url } as Browser.tabs.Tab;
}

async function gestureAfter(act: () => void) {
  const before = await readGesture(7);
  act();
  return vi.waitFor(async () => {
    const gesture = await readGesture(7);
    expect(gesture).toBeDefined();
    expect(gesture?.id).not.toBe(before?.id);
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
const AT_NORTHWIND = 'amara@northwind.example.com';
const amara = { identifier: { kind: 'profile', slug: 'amara-0x1c' } };

describe('a click on the toolbar icon', () => {
  it('on a profile names its person by the address alone: no script is put in', async () => {
    const gesture = await gestureAfter(() => onToolbarClick(tabAt(PROFILE)));
    expect(gesture).toMatchObject({ from: 'profile', people: [amara], isUsed: false });
    expect(open).toHaveBeenCalledWith({ windowId: 3 });
    expect(executeScript).not.toHaveBeenCalled();
    const title = 'Enrich this profile';
    await vi.waitFor(() => expect(icon.setTitle).toHaveBeenCalledWith({ tabId: 7, title }));
  });

  it('opens the panel before anything is awaited', () => {
    onToolbarClick(tabAt(PROFILE));
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('on another page runs the page script in that tab and its frames but those of LinkedIn, and has it tell all', async () => {
    const gesture = await gestureAfter(() => onToolbarClick(tabAt(PAGE)));
    expect(gesture).toMatchObject({ from: 'page', people: [], isLooking: true });
    const target = { tabId: 7, frameIds: [0] };
    await vi.waitFor(() =>
      expect(executeScript.mock.calls).toEqual([
        [{ target: { tabId: 7, allFrames: true }, func: expect.any(Function) }],
        [{ target, files: ['/detect.js'] }],
        [{ target, func: expect.any(Function) }],
      ]),
    );
  });

  it('on a page of LinkedIn that is no profile runs it only where the user opted in', async () => {
    const feed = 'https://www.linkedin.com/feed/';
    expect(await gestureAfter(() => onToolbarClick(tabAt(feed)))).toMatchObject({
      isKeptOut: true,
      isLooking: false,
    });
    expect(executeScript).not.toHaveBeenCalled();
    await writeSetting('onLinkedIn', true);
    onToolbarClick(tabAt(feed));
    await vi.waitFor(() => expect(executeScript).toHaveBeenCalledTimes(3));
  });

  it('never runs it on a site that the user named, or below it', async () => {
    await writeSetting('neverOn', ['bank.example.org']);
    for (const url of ['https://bank.example.org/me', 'https://www.bank.example.org/']) {
      const gesture = await gestureAfter(() => onToolbarClick(tabAt(url)));
      await vi.waitFor(async () => expect(await readGesture(7)).toMatchObject({ url }));
      expect(gesture?.people).toEqual([]);
    }
    expect(await readGesture(7)).toMatchObject({ isKeptOut: true });
    expect(executeScript).not.toHaveBeenCalled();
    onToolbarClick(tabAt('https://notmybank.example.org/'));
    await vi.waitFor(() => expect(executeScript).toHaveBeenCalled());
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

  it('on text that is not selected names the address under the pointer, with its class', async () => {
    executeScript.mockResolvedValueOnce([
      { result: ['Write to ', 'info@north', 'wind.example.com'] },
    ]);
    expect(await menu(MENU.pointed, { frameId: 4 })).toMatchObject({
      from: 'selection',
      people: [
        {
          identifier: { kind: 'email', address: 'info@northwind.example.com' },
          emailClass: 'role',
        },
      ],
    });
    expect(executeScript).toHaveBeenCalledExactlyOnceWith({
      target: { tabId: 7, frameIds: [4] },
      func: expect.any(Function),
    });
  });

  it.each([
    ['nothing', [{ result: null }]],
    ['no result', []],
    ['another shape', [{ result: { length: 3 } }]],
    ['too much', [{ result: [`${'a'.repeat(9_000)} ${AT_NORTHWIND}`] }]],
  ])('where the page script hands out %s names nobody', async (_, results) => {
    executeScript.mockResolvedValueOnce(results);
    expect(await menu(MENU.pointed, { frameId: 0 })).toMatchObject({ people: [] });
  });

  it('that finds people on a profile lists, and asks for nobody', async () => {
    expect(await menu(MENU.people, {}, PROFILE)).toMatchObject({ from: 'page', isKeptOut: true });
    expect(executeScript).not.toHaveBeenCalled();
  });

  it('that finds people does what a click on the icon does', async () => {
    expect(await menu(MENU.people, {})).toMatchObject({ from: 'page', isLooking: true });
    await vi.waitFor(() => expect(executeScript).toHaveBeenCalledTimes(3));
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

describe('a gesture', () => {
  it('that was merely used wakes nobody up; a new one does', async () => {
    const changed = vi.fn();
    const gesture = await gestureAfter(() => onToolbarClick(tabAt(PROFILE)));
    const stop = watchTabs(changed);
    await useGesture(7, gesture?.id ?? '');
    expect((await readGesture(7))?.isUsed).toBe(true);
    expect(changed).not.toHaveBeenCalled();
    onToolbarClick(tabAt(PROFILE));
    await vi.waitFor(() => expect(changed).toHaveBeenCalledWith(7, 'gesture'));
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
    executeScript.mockRejectedValue(new Error('Cannot access contents of the page.'));
    await gestureAfter(() => onToolbarClick(tabAt(PAGE)));
    await vi.waitFor(async () => expect(await readFound(7)).toMatchObject({ isReadable: false }));
    expect(executeScript).toHaveBeenCalledTimes(3);
    executeScript.mockReset().mockResolvedValue(FRAMES);
  });

  it('tries again where the browser refuses at first what the click has given', async () => {
    executeScript.mockRejectedValueOnce(new Error('Cannot access contents of the page.'));
    await gestureAfter(() => onToolbarClick(tabAt(PAGE)));
    await vi.waitFor(() => expect(executeScript).toHaveBeenCalledTimes(4));
    expect(await readFound(7)).toBeUndefined();
  });
});

describe('on a site that the organisation rules out', () => {
  beforeEach(() => fakeBrowser.storage.managed.set({ blockedSites: ['example.org'] }));

  it.each([
    ['a link', () => menu(MENU.address, { linkUrl: `mailto:${AT_NORTHWIND}`, pageUrl: PAGE })],
    ['a selection', () => menu(MENU.selection, { selectionText: AT_NORTHWIND })],
    ['the page', () => gestureAfter(() => onToolbarClick(tabAt(PAGE)))],
  ])('%s names nobody, and no script is put in', async (_, act) => {
    expect(await act()).toMatchObject({ from: 'page', people: [], isKeptOut: true });
    expect(executeScript).not.toHaveBeenCalled();
  });

  it('a profile is nobody either, where LinkedIn is ruled out', async () => {
    await fakeBrowser.storage.managed.set({ blockedSites: ['linkedin.com'], onLinkedIn: true });
    const gesture = await gestureAfter(() => onToolbarClick(tabAt(PROFILE)));
    expect(gesture).toMatchObject({ people: [], isKeptOut: true });
  });

  it('another site is as ever', async () => {
    const gesture = await gestureAfter(() => onToolbarClick(tabAt(PROFILE)));
    expect(gesture).toMatchObject({ people: [amara] });
  });
});
