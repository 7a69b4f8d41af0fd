import { fileURLToPath } from 'node:url';
import { test as base, expect as baseExpect } from '@playwright/test';
import { SIMULATED_HOSTS, type Simulator, startSimulator } from '../../simulator/simulator';
import { type Site, siteHosts, startSite } from '../../site/site';
import { type LaunchedBrowser, type LaunchOptions, launch } from './browser';
import { type GrantedProfile, grantedProfile } from './grant';
import { removeProfileFolder } from './profile-folder';

/** Playwright's own `expect`, so that a spec imports from one place. */
export const expect = baseExpect;

/** The built extension that the specs drive: the one users get, nothing added. */
export const extensionDir = fileURLToPath(new URL('../../../.output/chrome-mv3', import.meta.url));

/** How a spec's browser differs from the usual; set with `test.use({ browserOptions: … })`. */
export interface BrowserOptions
  extends Partial<Pick<LaunchOptions, 'headless' | 'colorScheme' | 'display' | 'isPlain'>> {
  /** Whether the provider's host is granted before the test starts; yes unless told otherwise. */
  readonly isGranted?: boolean;
  /** Whether the user lets every site be watched; no unless told otherwise. */
  readonly isWatching?: boolean;
}

const EVERY_SITE = ['*://*/*'];

interface WorkerFixtures {
  /** The provider, shared by the specs of one Playwright worker; use a key of your own in each. */
  readonly simulator: Simulator;
  readonly site: Site;
  /** Host name → port for `launch`, for specs that launch a browser themselves. */
  readonly hosts: Readonly<Record<string, number>>;
  readonly granted: GrantedProfile;
}

interface TestFixtures {
  readonly browserOptions: BrowserOptions;
  /** A browser with the extension, on a profile of its own, closed after the test. */
  readonly sidecard: LaunchedBrowser;
}

/** Playwright's `test` with a simulator, a site and a browser that holds the extension. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  simulator: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a pattern here.
    async ({}, use) => {
      const simulator = await startSimulator();
      await use(simulator);
      await simulator.close();
    },
    { scope: 'worker' },
  ],
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a pattern here.
    async ({}, use) => {
      const site = await startSite();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  hosts: [
    async ({ simulator, site }, use) => {
      const pages = siteHosts.map((host) => [host, site.port] as const);
      const providers = SIMULATED_HOSTS.map((host) => [host, simulator.httpsPort] as const);
      await use(Object.fromEntries([...pages, ...providers]));
    },
    { scope: 'worker' },
  ],
  granted: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a pattern here.
    async ({}, use) => {
      const granted = await grantedProfile(extensionDir, [
        'https://api.crustdata.com/*',
        'https://enrichlayer.com/*',
      ]);
      await use(granted);
      await granted.remove();
    },
    { scope: 'worker' },
  ],
  browserOptions: [{}, { option: true }],
  sidecard: async ({ hosts, granted, browserOptions }, use) => {
    const { isGranted = true, isWatching = false, ...options } = browserOptions;
    const profileDir = isGranted ? await granted.copy(isWatching ? EVERY_SITE : []) : undefined;
    const browser = await launch({
      extensionDir,
      hosts,
      ...options,
      ...(profileDir ? { profileDir } : {}),
    });
    await use(browser);
    expect(browser.complaints, 'errors in the console of our own pages').toEqual([]);
    expect(browser.leaks, 'requests to hosts that nobody named').toEqual([]);
    await browser.close();
    if (profileDir) await removeProfileFolder(profileDir);
  },
});
