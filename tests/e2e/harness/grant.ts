import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from './browser';
import { makeProfileFolder, removeProfileFolder } from './profile-folder';

/** A profile in which the extension was granted optional hosts, ready to be copied per test. */
export interface GrantedProfile {
  /** Makes a copy of its own for one browser, with those hosts granted as well, and what else is said; the caller removes it. */
  copy(alsoGranted?: readonly string[], more?: MoreGrants): Promise<string>;
  /** Removes the template. */
  remove(): Promise<void>;
}

/** What else a user may allow. */
export interface MoreGrants {
  /** Private windows. */
  readonly isPrivateAllowed?: boolean | undefined;
  /** Notifications, once the extension asks to show them: it does not have that permission before. */
  readonly mayNotify?: boolean | undefined;
}

interface PermissionSet {
  api: string[];
  explicit_host: string[];
  manifest_permissions: string[];
  scriptable_host: string[];
}

interface Settings extends Partial<Record<PermissionList, PermissionSet>> {
  /** Whether the extension may run in private windows, as the switch on its page of chrome://extensions says. */
  incognito?: boolean;
}

interface Preferences {
  readonly extensions?: {
    readonly settings?: Record<string, Settings>;
  };
}

/**
 * Prepares a profile in which the given optional hosts (match patterns such as
 * `https://api.crustdata.com/*`) are granted: headless Chromium cannot show the question, so the
 * extension is loaded once and the answer written into the profile's preferences. After it the
 * extension's own `permissions.request` is answered yes without a question. Tried with Chromium
 * 156 on Linux; where the preferences are signed (Windows, macOS) the grant may be dropped.
 */
export async function grantedProfile(
  extensionDir: string,
  origins: readonly string[],
): Promise<GrantedProfile> {
  const template = await makeProfileFolder();
  const browser = await launch({ extensionDir, hosts: {}, profileDir: template });
  await browser.close();
  await grant(template, browser.extensionId, origins);
  return {
    copy: async (alsoGranted = [], { isPrivateAllowed = false, mayNotify = false } = {}) => {
      const profile = await makeProfileFolder();
      await cp(template, profile, { recursive: true });
      if (alsoGranted.length > 0) await grant(profile, browser.extensionId, alsoGranted);
      if (mayNotify) await answerYes(profile, browser.extensionId, 'notifications');
      if (isPrivateAllowed) await allowPrivately(profile, browser.extensionId);
      return profile;
    },
    remove: () => removeProfileFolder(template),
  };
}

const PERMISSION_LISTS = [
  'granted_permissions',
  'runtime_granted_permissions',
  'active_permissions',
] as const;
type PermissionList = (typeof PERMISSION_LISTS)[number];

async function grant(profile: string, id: string, origins: readonly string[]): Promise<void> {
  await changeSettings(profile, id, (settings) => {
    for (const name of PERMISSION_LISTS) {
      const known = settings[name];
      settings[name] = {
        api: known?.api ?? [],
        explicit_host: [...new Set([...(known?.explicit_host ?? []), ...origins])],
        manifest_permissions: known?.manifest_permissions ?? [],
        scriptable_host: known?.scriptable_host ?? [],
      };
    }
  });
}

/** The question for that permission, which headless Chromium cannot show, was answered yes before; the permission is asked for anew. */
async function answerYes(profile: string, id: string, permission: string): Promise<void> {
  await changeSettings(profile, id, (settings) => {
    for (const name of ['granted_permissions', 'runtime_granted_permissions'] as const) {
      const known = settings[name];
      settings[name] = {
        api: [...(known?.api ?? []), permission],
        explicit_host: known?.explicit_host ?? [],
        manifest_permissions: known?.manifest_permissions ?? [],
        scriptable_host: known?.scriptable_host ?? [],
      };
    }
  });
}

async function allowPrivately(profile: string, id: string): Promise<void> {
  await changeSettings(profile, id, (settings) => {
    settings.incognito = true;
  });
}

async function changeSettings(
  profile: string,
  id: string,
  change: (settings: Settings) => void,
): Promise<void> {
  const file = join(profile, 'Default', 'Preferences');
  const preferences = JSON.parse(await readFile(file, 'utf8')) as Preferences;
  const settings = preferences.extensions?.settings?.[id];
  if (!settings) throw new Error(`The profile's preferences do not know the extension ${id}.`);
  change(settings);
  await writeFile(file, JSON.stringify(preferences));
}
