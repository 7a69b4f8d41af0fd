import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { setText } from '../../../lib/text';
import messages from '../../../public/_locales/en/messages.json';

/** Gives the fake browser an icon, a menu, a tab and its texts; returns what is shown on them. */
export function fakeIcon() {
  const shown = {
    setBadgeText: vi.fn(async (_: unknown) => undefined),
    setTitle: vi.fn(async (_: unknown) => undefined),
    /** Where the tab is, as far as the browser tells. */
    url: undefined as string | undefined,
    /** The ids of the items that come and go. */
    offered: new Set<string>(),
  };
  const { offered } = shown;
  Object.assign(fakeBrowser, {
    contextMenus: {
      create: ({ id }: { id: string }) => offered.add(id),
      remove: async (id: string) => {
        if (!offered.delete(id)) throw new Error(`Cannot find menu item with id ${id}`);
      },
    },
  });
  Object.assign(fakeBrowser.action, {
    setBadgeText: shown.setBadgeText,
    setTitle: shown.setTitle,
    setBadgeBackgroundColor: async () => undefined,
    setBadgeTextColor: async () => undefined,
  });
  vi.spyOn(fakeBrowser.tabs, 'get').mockImplementation((async (id: number) => ({
    id,
    url: shown.url,
  })) as never);
  setText('en', messages);
  vi.spyOn(fakeBrowser.i18n, 'getUILanguage').mockReturnValue('en');
  return shown;
}
