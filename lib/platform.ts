import { browser } from 'wxt/browser';

// The one place for what differs between browsers. Chromium has a side panel, Firefox a sidebar, some forks of Chromium neither.

interface Sidebar {
  open(): Promise<void>;
}

function sidebarOf(api: object): Sidebar | undefined {
  return 'sidebarAction' in api ? (api.sidebarAction as Sidebar | undefined) : undefined;
}

/**
 * Opens the panel beside the tab. Must be called before the first await of a click's listener: both browsers ask for a user
 * gesture, which an await loses.
 */
export function openPanel(tab: {
  readonly id?: number | undefined;
  readonly windowId?: number | undefined;
}): Promise<unknown> {
  const sidebar = sidebarOf(browser);
  if (sidebar !== undefined) return sidebar.open();
  if (browser.sidePanel?.open !== undefined && tab.windowId !== undefined) {
    return browser.sidePanel.open({ windowId: tab.windowId });
  }
  const url = browser.runtime.getURL(`/sidepanel.html?tab=${tab.id ?? ''}`);
  return browser.windows.create({ url, type: 'popup', width: 400, height: 720 });
}

/** The tab that a panel in a window of its own belongs to, from its address; `undefined` beside a page. */
export function tabOfWindowedPanel(search: string): number | undefined {
  const tab = Number(new URLSearchParams(search).get('tab') ?? Number.NaN);
  return Number.isInteger(tab) && tab > 0 ? tab : undefined;
}

/** Keeps content scripts, ours too, out of the extension's storage areas where the browser can (not in Firefox). */
export async function closeStorageToPages(): Promise<void> {
  // Nothing is in `sync`; but what a page could write there would travel with the user's account. A policy is nobody else's business.
  const { local, session, sync, managed } = browser.storage;
  await Promise.all(
    [local, session, sync, managed].map((area) =>
      area?.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' }),
    ),
  );
}

// Firefox stops an event page that has called no API for 30 s.
const SIGN_OF_LIFE_MS = 20_000;

/**
 * Keeps Firefox from stopping the worker while it owes an answer: there, neither a request under way nor a page that waits for
 * its reply counts as work, and an answer slower than 30 s would be paid for and lost. Chromium waits by itself, and gets
 * nothing. Returns what ends it.
 */
export function stayAwake(): () => void {
  if (sidebarOf(browser) === undefined) return () => undefined;
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), SIGN_OF_LIFE_MS);
  return () => clearInterval(timer);
}

/** The keyboard command's present key, as the browser writes it; empty where the user took it away. */
export async function shortcut(): Promise<string> {
  const commands = (await browser.commands?.getAll()) ?? [];
  return commands.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
}

/** Opens the browser's page on which its user changes the keys of extensions. */
export async function openShortcuts(): Promise<unknown> {
  const { commands } = browser;
  // Firefox has a call for it since 137, and refuses the address; Chromium the other way round.
  if (commands !== undefined && 'openShortcutSettings' in commands) {
    return (commands as { openShortcutSettings(): Promise<void> }).openShortcutSettings();
  }
  return browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
