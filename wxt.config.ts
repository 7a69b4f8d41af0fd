import { readFile } from 'node:fs/promises';
import preact from '@preact/preset-vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';
import { managedSchema } from './lib/managed-schema';
import { hostAccess } from './lib/manifest';
import { PROVIDERS } from './lib/providers/registry';

const { optionalHosts, policy } = hostAccess(PROVIDERS);

const WORKER = 'background';

// What an organisation may set, as Chromium wants to be told; Firefox reads none.
const MANAGED_SCHEMA = 'managed-schema.json';

// As JSON, the lists of mail domains would be parsed at every start of the worker; one string is lighter, and split in no time.
const domainLists: Plugin = {
  name: 'domain-lists',
  enforce: 'post',
  transform: {
    filter: { id: /\/(?:email-providers\/all|disposable_email_blocklist)\.json$/ },
    async handler(_code, id) {
      const names: readonly string[] = JSON.parse(await readFile(id, 'utf8'));
      return { code: `export default ${JSON.stringify(names.join(' '))}.split(' ')`, map: null };
    },
  },
};

// What WXT puts around a script is for its plugins, of which there are none here, and a log that is silent in production.
const bareScript: Plugin = {
  name: 'bare-script',
  transform: {
    filter: { id: /virtual:wxt-unlisted-script-entrypoint\?/ },
    handler(_code, id) {
      const script = JSON.stringify(id.slice(id.indexOf('?') + 1));
      return { code: `import { main } from ${script}; main();`, map: null };
    },
  },
};

// A page's script sets its theme: no frame is shown before it has run, where the browser knows how to wait (Firefox does not).
const noFrameBefore: Plugin = {
  name: 'no-frame-before',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => html.replace('<script type="module"', '$& blocking="render"'),
  },
};

/** All that a bundle knows of the modules that import one, but by a call at run time. */
interface Importing {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

const PANEL = '/entrypoints/sidepanel/main.tsx';

// All scripts that the panel loads at once in one file: in the pieces that it shares with other pages they compress worse, by a tenth.
function ofPanel(id: string, modules: Importing): string | null {
  if (id.endsWith('.css') || id.endsWith('.html') || id.includes('/entrypoints/')) return null;
  const above = new Set([id]);
  for (const one of above) {
    if (one.endsWith(PANEL)) return 'panel';
    for (const importer of modules.getModuleInfo(one)?.importers ?? []) above.add(importer);
  }
  return null;
}

export default defineConfig({
  imports: false,
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    // One worker for all windows: of private ones it stores nothing that names anyone (lib/enrich/private.ts).
    incognito: 'spanning',
    permissions: [
      'activeTab',
      // To lock keys that lie unused, and to clean up once a day; no browser warns of it.
      'alarms',
      'contextMenus',
      'scripting',
      'storage',
      // What was paid for is never evicted for want of room; no browser warns of it.
      'unlimitedStorage',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    // To say that a batch has ended, and to see which tabs show profiles: each asked for by its own button.
    optional_permissions: ['notifications', 'tabs'],
    optional_host_permissions: [...optionalHosts],
    action: { default_title: '__MSG_actionTitle__' },
    commands: {
      // In Firefox, Alt+Shift+E opens the Edit menu.
      _execute_action: {
        suggested_key: { default: browser === 'firefox' ? 'Alt+Shift+K' : 'Alt+Shift+E' },
      },
    },
    content_security_policy: { extension_pages: policy },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'sidecard@sidecard.example.org',
              strict_min_version: '140.0',
              // A look-up sends the profile or address that the user pointed at, and the user's own key, to the provider.
              data_collection_permissions: {
                required: ['personallyIdentifyingInfo', 'authenticationInfo'],
              },
            },
          },
        }
      : {
          minimum_chrome_version: '120',
          storage: { managed_schema: MANAGED_SCHEMA },
          // Without this, every other extension could open a channel to the worker, though nobody would answer. Firefox does not know it.
          externally_connectable: { ids: [] },
        }),
  }),
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      files.push({ relativeDest: MANAGED_SCHEMA, contents: JSON.stringify(managedSchema()) });
    },
    'build:manifestGenerated': (_wxt, manifest) => {
      if (manifest.sidebar_action !== undefined) manifest.sidebar_action.open_at_install = false;
    },
    // The polyfill serves the worker. In the page script it alone would be more than its whole budget; of the panel's it would be a
    // fifteenth, and every browser that Sidecard runs in has promises there.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.some(({ name }) => name === WORKER)) return;
      config.resolve ??= {};
      config.resolve.alias = {
        ...config.resolve.alias,
        'wxt/browser': new URL('lib/polyfilled.ts', import.meta.url).pathname,
      };
    },
  },
  vite: () => ({
    plugins: [preact(), domainLists, bareScript, noFrameBefore],
    // Every browser that Sidecard runs in knows what the polyfill for preloading brings.
    build: {
      sourcemap: false,
      modulePreload: false,
      rolldownOptions: { output: { codeSplitting: { groups: [{ name: ofPanel }] } } },
    },
  }),
});
