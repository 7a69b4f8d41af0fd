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
  extends Partial<
    Pick<
      LaunchOptions,
      'headless' | 'colorScheme' | 'display' | 'isPlain' | 'neighbours' | 'leaksTo'
    >
  > {
  /** Whether the provider's host is granted before the test starts; yes unless told otherwise. */
  readonly isGranted?: boolean;
  /** Whether the user lets every site be watched; no unless told otherwise. */
  readonly isWatching?: boolean;
  /** Whether the user allows the extension in private windows; no unless told otherwise. */
  readonly isPrivateAllowed?: boolean;
  /** Whether the user says yes where the extension asks to show notifications; no unless told otherwise. */
  readonly mayNotify?: boolean;
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
  sidecard: async ({ hosts, granted, simulator, browserOptions }, use) => {
    const { isGranted = true, isWatching = false, ...others } = browserOptions;
    const { isPrivateAllowed, mayNotify, ...options } = others;
    const profileDir = isGranted
      ? await granted.copy(isWatching ? EVERY_SITE : [], { isPrivateAllowed, mayNotify })
      : undefined;
    const startedAt = Date.now();
    const browser = await launch({
      extensionDir,
      hosts,
      ...options,
      ...(profileDir ? { profileDir } : {}),
    });
    try {
      await use(browser);
      expect(browser.complaints, 'errors in the console of our own pages').toEqual([]);
      const early = requestsUnasked(simulator, browser, startedAt);
      expect(early, 'requests to a provider before anybody did anything').toEqual([]);
    } finally {
      // Rejects where a host was asked that nobody named.
      await browser.close();
      if (profileDir) await removeProfileFolder(profileDir);
    }
  },
});

/** When requests came to a provider from a browser started at that time (ms since 1970) before its user did anything. */
export function requestsUnasked(
  { arrivedAt }: Pick<Simulator, 'arrivedAt'>,
  { gestureAt }: Pick<LaunchedBrowser, 'gestureAt'>,
  startedAt: number,
): readonly number[] {
  return arrivedAt.filter((at) => at >= startedAt && at < (gestureAt ?? Number.POSITIVE_INFINITY));
}
