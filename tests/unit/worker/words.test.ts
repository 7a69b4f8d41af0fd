import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { writeSetting } from '../../../lib/settings';
import { showAddress, showTitle } from '../../../lib/worker/badge';
import { makeMenus } from '../../../lib/worker/menus';
import german from '../../../public/_locales/de/messages.json';
import english from '../../../public/_locales/en/messages.json';
import { fakeIcon } from './fake-icon';

const folder = fileURLToPath(new URL('../../../public', import.meta.url));
let icon: ReturnType<typeof fakeIcon>;
let titles: string[];

beforeEach(() => {
  fakeBrowser.reset();
  icon = fakeIcon();
  titles = [];
  Object.assign(fakeBrowser.contextMenus, {
    create: ({ title }: { title: string }) => titles.push(title),
    removeAll: async () => {
      titles = [];
    },
  });
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation(
    (path) => `chrome-extension://sidecard${path}`,
  );
  vi.stubGlobal('fetch', async (url: string) => {
    const file = await readFile(folder + new URL(url).pathname, 'utf8');
    return Response.json(JSON.parse(file));
  });
});

it.each([
  ['system', english],
  ['de', german],
] as const)('menu and tooltips speak the language that is set: %s', async (language, texts) => {
  await writeSetting('language', language);
  await makeMenus();
  const names = [
    'menuAddress',
    'menuProfile',
    'menuSelection',
    'menuProfile',
    'menuFindPeople',
  ] as const;
  expect(titles).toEqual(names.map((name) => texts[name].message));
  await showTitle();
  expect(icon.setTitle).toHaveBeenLastCalledWith({ title: texts.actionTitle.message });
  await showAddress(7, 'https://www.linkedin.com/in/amara-okafor-lindqvist-0x1c/');
  expect(icon.setTitle).toHaveBeenLastCalledWith({
    tabId: 7,
    title: texts.tooltipProfile.message,
  });
});

it('both are worded anew when the language changes', async () => {
  await makeMenus();
  await writeSetting('language', 'de');
  await makeMenus();
  await showTitle();
  expect(titles[0]).toBe(german.menuAddress.message);
  expect(icon.setTitle).toHaveBeenLastCalledWith({ title: german.actionTitle.message });
});
