import { fakeBrowser } from 'wxt/testing/fake-browser';

const event = { addListener: () => undefined, removeListener: () => undefined };

/**
 * What the components ask of the browser, on a page that is no extension's: it stands in for `wxt/browser`. Settings are the defaults, nothing
 * is granted, and nothing opens.
 */
export const browser = {
  ...fakeBrowser,
  runtime: {
    ...fakeBrowser.runtime,
    getURL: (path: string) => path,
    getManifest: () => ({
      manifest_version: 3,
      name: 'Sidecard',
      version: '1.2.3',
      homepage_url: 'https://example.com/sidecard',
    }),
    openOptionsPage: async () => undefined,
  },
  i18n: { getUILanguage: () => 'en' },
  permissions: {
    contains: async () => false,
    getAll: async () => ({ origins: [] }),
    request: async () => false,
    remove: async () => false,
    onAdded: event,
    onRemoved: event,
  },
};
