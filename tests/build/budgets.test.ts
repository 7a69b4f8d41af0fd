import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { managedSchema } from '../../lib/managed-schema';
import { loadedBy } from './loaded-by';

const output = fileURLToPath(new URL('../../.output/', import.meta.url));
const chromium = join(output, 'chrome-mv3');
const firefox = join(output, 'firefox-mv3');

async function manifestOf(folder: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((e) => join(e.parentPath, e.name));
}

const OPTIONAL_HOSTS = ['https://api.crustdata.com/*', 'https://enrichlayer.com/*', '*://*/*'];

describe('bytes', () => {
  it('the page script is at most 8 kB raw, everything included', async () => {
    const { length } = await readFile(join(chromium, 'detect.js'));
    console.log(`page script: ${length} bytes`);
    expect(length).toBeLessThanOrEqual(8_000);
  });

  it('the panel with everything it loads is at most 45 kB gzipped', async () => {
    const files = await loadedBy('sidepanel.html');
    expect(files.filter((file) => file.endsWith('.js')).length).toBeGreaterThanOrEqual(2);
    expect(files.filter((file) => file.endsWith('.css')).length).toBeGreaterThanOrEqual(1);
    const sizes = await Promise.all(
      files.map(async (file) => gzipSync(await readFile(file)).length),
    );
    const total = sizes.reduce((sum, size) => sum + size, 0);
    console.log(`panel: ${total} bytes gzipped in ${files.length} files`);
    expect(total).toBeLessThanOrEqual(45_000);
  });
});

describe('the manifest', () => {
  it('asks Chromium for exactly these permissions', async () => {
    const manifest = await manifestOf(chromium);
    expect([...(manifest.permissions as string[])].sort()).toEqual([
      'activeTab',
      'alarms',
      'contextMenus',
      'scripting',
      'sidePanel',
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.optional_permissions).toEqual(['notifications', 'tabs']);
    expect(manifest.optional_host_permissions).toEqual(OPTIONAL_HOSTS);
    expect(manifest.minimum_chrome_version).toBe('120');
    expect(manifest.incognito).toBe('spanning');
  });

  it('asks Firefox for exactly these, from version 140 on', async () => {
    const manifest = await manifestOf(firefox);
    expect([...(manifest.permissions as string[])].sort()).toEqual([
      'activeTab',
      'alarms',
      'contextMenus',
      'scripting',
      'storage',
      'unlimitedStorage',
    ]);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.optional_permissions).toEqual(['notifications', 'tabs']);
    expect(manifest.optional_host_permissions).toEqual(OPTIONAL_HOSTS);
    expect(manifest.manifest_version).toBe(3);
    expect(manifest.incognito).toBe('spanning');
    expect(manifest.sidebar_action).toMatchObject({ open_at_install: false });
    expect(manifest.browser_specific_settings).toMatchObject({
      gecko: { strict_min_version: '140.0' },
    });
  });

  it.each([chromium, firefox])(
    'in %s: no script in any site, nothing web-accessible, nobody may connect, no page but ours',
    async (folder) => {
      const manifest = await manifestOf(folder);
      for (const open of ['content_scripts', 'web_accessible_resources', 'update_url', 'key']) {
        expect(manifest[open], open).toBeUndefined();
      }
      // In Chromium, all extensions may connect where the manifest names none; it names nobody. In Firefox nobody hears them.
      expect(manifest.externally_connectable).toEqual(
        folder === chromium ? { ids: [] } : undefined,
      );
      expect(manifest.content_security_policy).toEqual({
        extension_pages:
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https:; " +
          "connect-src 'self' https://api.crustdata.com https://enrichlayer.com; base-uri 'none'; " +
          "form-action 'none'; frame-ancestors 'none'",
      });
    },
  );
});

describe('policies of organisations', () => {
  it('are told to Chromium as the settings have them; Firefox reads no schema', async () => {
    const { storage } = await manifestOf(chromium);
    expect(storage).toEqual({ managed_schema: 'managed-schema.json' });
    const schema = await readFile(join(chromium, 'managed-schema.json'), 'utf8');
    expect(JSON.parse(schema)).toEqual(managedSchema());
    expect((await manifestOf(firefox)).storage).toBeUndefined();
  });
});

describe('the files', () => {
  // Of addresses, only the provider's own are ever contacted; the others are linked, compared, or in a library's comments.
  const forbidden: readonly [string, RegExp][] = [
    ['a loopback address', /\blocalhost\b|127\.0\.0\.1|\[::1\]/],
    ['a key of the simulator', /\bsim-(?:rich|plain|empty|closed|tight|certified|preview)\b/],
    [
      'something like a key',
      /\b(?:sk|pk|api|key)[-_][A-Za-z0-9]{24,}\b|Bearer [A-Za-z0-9._-]{12,}/,
    ],
    ['code from a string', /\beval\(|new Function\(/],
    ['a source map', /sourceMappingURL/],
  ];

  it.each([chromium, firefox])('of %s hold nothing of that kind', async (folder) => {
    const files = (await filesOf(folder)).filter((file) => /\.(?:js|html|css|json)$/.test(file));
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) {
      const text = await readFile(file, 'utf8');
      for (const [what, pattern] of forbidden) {
        expect(text.match(pattern)?.[0], `${what} in ${file}`).toBeUndefined();
      }
    }
  });

  it('are the same in both browsers but for the manifest', async () => {
    const names = async (folder: string) =>
      (await filesOf(folder)).map((file) => file.slice(folder.length)).sort();
    expect(await names(firefox)).toEqual(await names(chromium));
  });
});
