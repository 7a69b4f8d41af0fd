import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page, type Worker } from '@playwright/test';

/**
 * What the client that launched the browser cannot see, seen by further clients that connect
 * through the port in the profile's `DevToolsActivePort`.
 */
export interface SecondClient {
  /** The side panel as soon as it is open; rejects when it is not within the time. */
  findPanel(panelUrl: string, timeoutMs: number): Promise<Page>;
  /** As many side panels, each in a window of its own; rejects when there are not so many within the time. */
  findPanels(panelUrl: string, count: number, timeoutMs: number): Promise<Page[]>;
  /** The service worker that runs now or starts within the time. */
  findWorker(origin: string, timeoutMs: number): Promise<Worker>;
  /** To be called after a worker was ended: a client never learns that it came back. */
  forgetWorkers(): Promise<void>;
  close(): Promise<void>;
}

const PATIENCE_MS = 1000;

/** Prepares the clients; each connects when it is first needed and then stays connected. */
export function secondClient(
  profileDir: string,
  options: { readonly noDefaults?: boolean } = {},
): SecondClient {
  // Two connections, because the one for workers is replaced at each kill (Chromium gives the
  // revived worker its old target, whose old session answers nothing) while panels that were
  // handed out must go on working.
  let forPanels: Promise<Browser> | undefined;
  let forWorkers: Promise<Browser> | undefined;

  const connect = async () => {
    const file = await readFile(join(profileDir, 'DevToolsActivePort'), 'utf8');
    return chromium.connectOverCDP(`http://127.0.0.1:${file.split('\n')[0]}`, options);
  };
  const disconnect = async (connection: Promise<Browser> | undefined) => {
    // A connection that never came about needs no closing; its user has seen the rejection.
    const browser = await connection?.catch(() => undefined);
    await browser?.close();
  };

  const findPanels: SecondClient['findPanels'] = async (panelUrl, count, timeoutMs) => {
    let connectedAt = Date.now();
    forPanels ??= connect();
    return poll(timeoutMs, 'No side panel opened', async () => {
      const browser = await forPanels;
      const panels: Page[] = [];
      for (const page of browser?.contexts().flatMap((context) => context.pages()) ?? []) {
        if (page.url().startsWith(panelUrl) && (await belongsToNoTab(page))) panels.push(page);
        if (panels.length === count) return panels;
      }
      // A client that connects in the very moment in which the panel opens never hears of it; the next one does.
      if (Date.now() - connectedAt > PATIENCE_MS) {
        await disconnect(forPanels);
        forPanels = connect();
        connectedAt = Date.now();
      }
      return undefined;
    });
  };

  return {
    findPanel: async (panelUrl, timeoutMs) => {
      const [panel] = await findPanels(panelUrl, 1, timeoutMs);
      if (panel === undefined) throw new Error('No side panel opened.');
      return panel;
    },
    findPanels,
    findWorker: async (origin, timeoutMs) => {
      forWorkers ??= connect();
      const browser = await forWorkers;
      return poll(timeoutMs, 'No service worker started', async () =>
        browser
          .contexts()
          .flatMap((context) => context.serviceWorkers())
          .find((worker) => worker.url().startsWith(origin)),
      );
    },
    forgetWorkers: async () => {
      const stale = forWorkers;
      forWorkers = undefined;
      await disconnect(stale);
    },
    close: async () => {
      await Promise.all([disconnect(forPanels), disconnect(forWorkers)]);
    },
  };
}

/** Asks until there is an answer; rejects with `failure` after the time. */
export async function poll<T>(
  timeoutMs: number,
  failure: string,
  ask: () => Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`${failure} within ${timeoutMs} ms.`);
    await new Promise((done) => setTimeout(done, 25));
  }
}

/** The panel's document may also be open as a tab. */
async function belongsToNoTab(page: Page): Promise<boolean> {
  try {
    return await page.evaluate<boolean>(
      'chrome.tabs.getCurrent().then((tab) => tab === undefined)',
    );
  } catch {
    // Still loading, or closed between the listing and the question: the next round tells.
    return false;
  }
}
