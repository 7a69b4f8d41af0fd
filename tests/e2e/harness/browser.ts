import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BrowserContext,
  type CDPSession,
  chromium,
  type Page,
  type Worker,
} from '@playwright/test';
import { findBrowser } from '../../run/browser.mjs';
import { argumentsFor } from './arguments';
import { startPlain } from './plain-browser';
import { makeProfileFolder, removeProfileFolder } from './profile-folder';
import { poll, secondClient } from './second-client';
import { type Leak, requireDeclared, startSink } from './sink';

/** What to start and what the started browser may reach. */
export interface LaunchOptions {
  /** The built extension, unpacked. */
  readonly extensionDir: string;
  /** Host name → port on 127.0.0.1. Every other host is led to the leak sink. */
  readonly hosts: Readonly<Record<string, number>>;
  /** Kept after close when given; otherwise a fresh one is made and removed. */
  readonly profileDir?: string;
  readonly headless?: boolean;
  readonly colorScheme?: 'light' | 'dark';
  /** The X display of a window, such as `:7`; the environment's own when absent. */
  readonly display?: string;
  /** Without what Playwright does to a browser: tabs in the background are hidden, pages that were left wait. */
  readonly isPlain?: boolean;
  /** Folders of other unpacked extensions, to be loaded beside ours. */
  readonly neighbours?: readonly string[];
  /** Hosts that the spec makes our pages ask on purpose; to be asked of any other, or none of these, is a failure at the end. */
  readonly leaksTo?: readonly string[];
}

/** A running Chromium with the extension in it. */
export interface LaunchedBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  readonly profileDir: string;
  /** Connections to hosts that were not listed, in order, up to now. */
  readonly leaks: readonly Leak[];
  /** What Chromium itself asked of its makers up to now. */
  readonly errands: readonly Leak[];
  /** When the user first did something that may lead to a request, ms since 1970; `undefined` before. */
  readonly gestureAt: number | undefined;
  /** Errors and warnings in the consoles of the extension's own pages, as lines, up to now. */
  readonly complaints: readonly string[];
  /** The live service worker; waits up to 10 s for one to start, and starts none itself. */
  worker(): Promise<Worker>;
  /** Clicks the extension's toolbar button on that page's tab, with a real user gesture. */
  clickToolbar(page: Page): Promise<void>;
  /** The real side panel, once it is open. Fails after the time-out (default 10 s). */
  panel(options?: { readonly timeoutMs?: number }): Promise<Page>;
  /** The side panels of so many windows, once they are open. */
  panels(count: number): Promise<Page[]>;
  /** Opens the options page in a tab of its own. */
  openOptions(): Promise<Page>;
  /** Ends the service worker as the browser does when it is idle; the next event starts another. */
  killWorker(): Promise<void>;
  /** Puts the same build in the place of the running one, as the browser does with a new version. */
  update(): Promise<void>;
  /** Kills the browser's process outright. The profile stays; launch again on `profileDir`. */
  crash(): Promise<void>;
  /**
   * Closes the browser in order and removes the profile if it was made here. Safe to repeat. Rejects the first time where something
   * was asked of a host that neither `hosts` nor `leaksTo` names.
   */
  close(): Promise<void>;
}

interface Manifest {
  readonly options_ui?: { readonly page: string };
  readonly side_panel?: { readonly default_path: string };
}

/** Starts Chromium with the extension, its network led to the given local ports. */
export async function launch(options: LaunchOptions): Promise<LaunchedBrowser> {
  const extensionDir = await realpath(options.extensionDir);
  const manifest = JSON.parse(
    await readFile(join(extensionDir, 'manifest.json'), 'utf8'),
  ) as Manifest;
  const profileDir = options.profileDir ?? (await makeProfileFolder());
  const sink = await startSink();
  const headless = options.headless ?? true;
  const dirs = [extensionDir, ...(options.neighbours ?? [])];
  const args = argumentsFor(dirs, options.hosts, sink.port);
  const plain = options.isPlain ? await startPlain(requireBrowser(), profileDir, args) : undefined;
  const context =
    plain?.context ??
    (await chromium.launchPersistentContext(profileDir, {
      executablePath: requireBrowser(),
      headless,
      // The window's own size, so that an open panel narrows the page as it does for users.
      viewport: null,
      colorScheme: options.colorScheme ?? 'light',
      ...(options.display ? { env: { ...process.env, DISPLAY: options.display } } : {}),
      // A window would carry a bar that warns of the rules above, on every screenshot too.
      args: [...args, ...(headless ? [] : ['--test-type'])],
    }));
  const browser = context.browser();
  if (!browser) throw new Error('The browser closed while it was starting.');
  const cdp = await browser.newBrowserCDPSession();
  const extensionId = await findExtension(cdp, extensionDir);
  const origin = `chrome-extension://${extensionId}/`;
  const others = secondClient(profileDir, { noDefaults: options.isPlain ?? false });
  const isOurs = (worker: Worker) => worker.url().startsWith(origin);
  const complaints: string[] = [];
  const listen = (page: Page) => {
    page.on('console', (message) => {
      const { url } = message.location();
      const isOurs = url.startsWith(origin) || page.url().startsWith(origin);
      if (isOurs && /^(error|warning|assert)$/.test(message.type())) {
        complaints.push(`${message.type()}: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => {
      if (page.url().startsWith(origin)) complaints.push(`uncaught: ${error.message}`);
    });
  };
  context.on('page', listen);
  let listened: Page | undefined;
  let isFirstWorker = true;
  let isClosed = false;
  let gestureAt: number | undefined;
  const noteGesture = () => {
    gestureAt ??= Date.now();
  };

  // A click before the worker has run once is lost: Chromium does not know yet what it listens to.
  await poll(10_000, 'The extension did not start', async () => {
    const worker = context.serviceWorkers().find(isOurs);
    const isListening = await worker?.evaluate('chrome.action.onClicked.hasListeners()');
    return isListening === true ? true : undefined;
  });

  const cleanUp = async () => {
    if (isClosed) return;
    isClosed = true;
    await others.close();
    await (plain ?? context).close();
    await sink.close();
    if (!options.profileDir) await removeProfileFolder(profileDir);
    requireDeclared(sink.leaks, options.leaksTo ?? []);
  };

  return {
    context,
    extensionId,
    profileDir,
    complaints,
    get leaks() {
      return sink.leaks;
    },
    get errands() {
      return sink.errands;
    },
    get gestureAt() {
      return gestureAt;
    },
    worker: async () => {
      const first = isFirstWorker && context.serviceWorkers().find(isOurs);
      return first || others.findWorker(origin, 10_000);
    },
    clickToolbar: async (page) => {
      noteGesture();
      await page.bringToFront();
      const targetId = await findTab(cdp, page.url());
      await cdp.send('Extensions.triggerAction', { id: extensionId, targetId });
    },
    panel: async ({ timeoutMs = 10_000 } = {}) => {
      const panel = await others.findPanel(
        origin + (manifest.side_panel?.default_path ?? ''),
        timeoutMs,
      );
      if (panel !== listened) listen(panel);
      listened = panel;
      await panel.emulateMedia({ colorScheme: options.colorScheme ?? 'light' });
      return panel;
    },
    panels: (count) =>
      others.findPanels(origin + (manifest.side_panel?.default_path ?? ''), count, 10_000),
    openOptions: async () => {
      noteGesture();
      const page = await context.newPage();
      await page.goto(origin + (manifest.options_ui?.page ?? 'options.html'));
      // The context's own colour scheme does not survive the change to the extension's process.
      await page.emulateMedia({ colorScheme: options.colorScheme ?? 'light' });
      return page;
    },
    killWorker: async () => {
      isFirstWorker = false;
      await others.forgetWorkers();
      for (const targetId of await findWorkers(cdp, origin)) {
        await cdp.send('Target.closeTarget', { targetId });
      }
      // Whoever still wants something of it starts the next one at once, under the same target: then it never looks gone.
      await poll(1000, 'The service worker did not end', async () =>
        (await findWorkers(cdp, origin)).length === 0 ? true : undefined,
      ).catch(() => undefined);
    },
    update: async () => {
      // `runtime.reload()` would leave it off: Playwright starts Chromium with extensions disabled but for those named.
      await cdp.send('Extensions.loadUnpacked', { path: extensionDir });
    },
    crash: async () => {
      const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
      const main = processInfo.find((process) => process.type === 'browser');
      if (!main) throw new Error('Chromium names no browser process to kill.');
      const gone = new Promise<void>((done) => context.once('close', () => done()));
      process.kill(main.id, 'SIGKILL');
      await gone;
    },
    close: cleanUp,
  };
}

function requireBrowser(): string {
  const path = findBrowser();
  if (!path) throw new Error('No Chromium here. `node tests/run/test.mjs e2e` installs one.');
  return path;
}

async function findExtension(cdp: CDPSession, extensionDir: string): Promise<string> {
  return poll(10_000, `Chromium did not load the extension in ${extensionDir}`, async () => {
    const { extensions } = await cdp.send('Extensions.getExtensions');
    return extensions.find((extension) => extension.path === extensionDir)?.id;
  });
}

async function findWorkers(cdp: CDPSession, origin: string): Promise<string[]> {
  const { targetInfos } = await cdp.send('Target.getTargets');
  return targetInfos
    .filter((target) => target.type === 'service_worker' && target.url.startsWith(origin))
    .map((target) => target.targetId);
}

/** The action is triggered on a target of type `tab`, which Playwright does not know of. */
async function findTab(cdp: CDPSession, url: string): Promise<string> {
  const { targetInfos } = await cdp.send('Target.getTargets', { filter: [{ type: 'tab' }, {}] });
  const tabs = targetInfos.filter((target) => target.type === 'tab' && target.url === url);
  const tab = tabs.find((target) => String(target.embedderData?.tabActive) === 'true') ?? tabs[0];
  if (!tab) throw new Error(`No tab shows ${url}.`);
  return tab.targetId;
}
