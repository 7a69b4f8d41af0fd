import type { Locator, Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import { type FairPerson, identifierOf } from '../site/fair-people';
import type { LaunchedBrowser } from './harness/browser';
import { expect } from './harness/fixture';

// Inside the browser the extension API goes by this name.
declare const chrome: typeof browser;

// A script that works in idle time waits for it; a machine with much else to do has little.
const PATIENCE = { timeout: 20_000 };

/** Lets the panel show people at once: those of the demo, for which nobody needs a key. */
export async function withDemo(sidecard: LaunchedBrowser): Promise<void> {
  const worker = await sidecard.worker();
  await worker.evaluate(() => chrome.storage.local.set({ 'settings.provider': 'demo' }));
}

/** What the icon of the tab in front says: its badge, and its tooltip. */
export async function iconOf(
  sidecard: LaunchedBrowser,
): Promise<{ readonly badge: string; readonly tooltip: string }> {
  return (await sidecard.worker()).evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
    const tabId = tab?.id ?? -1;
    const [badge, tooltip] = await Promise.all([
      chrome.action.getBadgeText({ tabId }),
      chrome.action.getTitle({ tabId }),
    ]);
    return { badge, tooltip };
  });
}

/** Waits until the icon of the tab in front counts that many; 0 for no badge. */
export async function expectCount(sidecard: LaunchedBrowser, count: number): Promise<void> {
  const badge = count === 0 ? '' : String(count);
  await expect.poll(() => iconOf(sidecard), PATIENCE).toMatchObject({ badge });
}

/** The panel's list of people. */
export function listIn(panel: Page): Locator {
  return panel.getByRole('list', { name: /^\d+ (person|people|profiles?) / });
}

/** The people whom the panel lists, by the roles and names of their rows: those that a filter hides are not among them. */
export async function peopleIn(panel: Page): Promise<string[]> {
  const list = listIn(panel);
  if (!(await list.isVisible())) return [];
  const tree = await list.ariaSnapshot();
  return [...tree.matchAll(/- checkbox "([^"]*)"/g)].map(([, name = '']) => name).sort();
}

/** Waits until the panel lists exactly those. */
export async function expectPeople(panel: Page, people: readonly string[]): Promise<void> {
  await expect.poll(() => peopleIn(panel), PATIENCE).toEqual([...people].sort());
}

/** The identifiers alone of the people whom the panel lists. */
export async function identifiersIn(panel: Page): Promise<string[]> {
  const rows = await peopleIn(panel);
  return rows.flatMap((row) => /\S+@\S+|in\/\S+/.exec(row)?.[0] ?? []).sort();
}

/** Waits until the panel lists exactly the people behind those identifiers, by whatever names. */
export async function expectIdentifiers(panel: Page, ids: readonly string[]): Promise<void> {
  await expect.poll(() => identifiersIn(panel), PATIENCE).toEqual([...ids].sort());
}

/** How a person of the fair is named in the panel's list. */
export function rowOf(person: FairPerson): string {
  return `${person.name} ${identifierOf(person)}`;
}

/** One message of a page script, as it came to the worker. */
export interface Heard {
  readonly type: string;
  /** ms since 1970. */
  readonly at: number;
  readonly bytes: number;
  readonly tabId: number;
  readonly frameId: number;
}

/** Listens along in the worker; returns what reads the messages of page scripts that came since. */
export async function listenAlong(sidecard: LaunchedBrowser): Promise<() => Promise<Heard[]>> {
  const worker = await sidecard.worker();
  await worker.evaluate(() => {
    const heard: Heard[] = [];
    Reflect.set(globalThis, 'heard', heard);
    chrome.runtime.onMessage.addListener((message: { type?: string }, { tab, frameId }) => {
      const bytes = new TextEncoder().encode(JSON.stringify(message)).length;
      if (tab?.id === undefined || frameId === undefined) return;
      heard.push({ type: String(message.type), at: Date.now(), bytes, tabId: tab.id, frameId });
    });
  });
  return () => worker.evaluate(() => Reflect.get(globalThis, 'heard') as Heard[]);
}

/** The most messages that came from one frame within any time of that length, in ms. */
export function mostWithin(heard: readonly Heard[], ms: number): number {
  const byFrame = Map.groupBy(heard, ({ tabId, frameId }) => `${tabId} ${frameId}`);
  const counts = [...byFrame.values()].flatMap((ofOne) =>
    ofOne.map(({ at }) => ofOne.filter((other) => other.at >= at && other.at < at + ms).length),
  );
  return Math.max(0, ...counts);
}

/** A world of scripts in a page that is the extension's. */
export interface ExtensionWorld {
  /** Runs an expression in it and brings its value, promises awaited. */
  evaluate(expression: string): Promise<unknown>;
}

/** Watches which worlds of the extension come to be in a page's main frame; `now` are those that live. */
export async function worldsOf(
  sidecard: LaunchedBrowser,
  page: Page,
): Promise<{ now(): readonly ExtensionWorld[]; all(): number }> {
  const cdp = await sidecard.context.newCDPSession(page);
  const living = new Map<number, ExtensionWorld>();
  let count = 0;
  cdp.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
    if (!origin.startsWith('chrome-extension://')) return;
    count++;
    living.set(id, {
      evaluate: async (expression) => {
        const options = { contextId: id, awaitPromise: true, returnByValue: true };
        const { result } = await cdp.send('Runtime.evaluate', { expression, ...options });
        return result.value as unknown;
      },
    });
  });
  cdp.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    living.delete(executionContextId);
  });
  cdp.on('Runtime.executionContextsCleared', () => living.clear());
  await cdp.send('Runtime.enable');
  return { now: () => [...living.values()], all: () => count };
}
