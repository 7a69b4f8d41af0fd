import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { poll } from './second-client';

/** A browser that Playwright watches but did not start. */
export interface PlainBrowser {
  readonly context: BrowserContext;
  /** Closes it in order, or kills it where it does not heed. */
  close(): Promise<void>;
}

/**
 * Starts Chromium as a user would, and attaches to it without Playwright's usual overrides: a tab behind another one is hidden, and
 * a page that was left waits to be gone back to. Playwright's own launch keeps every tab visible and lets none wait.
 */
export async function startPlain(
  executable: string,
  profileDir: string,
  args: readonly string[],
): Promise<PlainBrowser> {
  const own = ['--headless', '--password-store=basic', '--disable-component-update'];
  const all = [...args, ...own, `--user-data-dir=${profileDir}`, 'about:blank'];
  const portFile = join(profileDir, 'DevToolsActivePort');
  // An earlier browser on this profile left its own.
  await rm(portFile, { force: true });
  const child = spawn(executable, all, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const port = await poll(10_000, 'Chromium opened no port', async () => {
    // The file is there once the port is open.
    const file = await readFile(portFile, 'utf8').catch(() => '');
    return file.split('\n')[0] || undefined;
  });
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('Chromium has no window.');
  return {
    context,
    close: async () => {
      const cdp = await browser.newBrowserCDPSession();
      // The answer is lost with the browser that gives it.
      await cdp.send('Browser.close').catch(() => undefined);
      const patience = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(patience);
    },
  };
}
