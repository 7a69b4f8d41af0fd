import { browser } from 'wxt/browser';
import { mayWatch } from '../access';
import { readGesture } from '../session';
import { readSettings, type Settings } from '../settings';
import { changeTold } from './detected';
import { isKeptOut, keptOutMatches } from './kept-out';
import { lookIn } from './page-script';
import { quietly } from './quietly';
import { readTold, toldTabs } from './told';

const SCRIPT = 'watch';
// A call that the browser leaves without an answer, as happens on a busy machine where a debugger comes to a worker that has just started, is not
// to hold up all later ones.
const LONGEST_TURN_MS = 4_000;

let last: Promise<unknown> = Promise.resolve();

/**
 * Lets the page script run on every site exactly while the browser gives access to every site, and nowhere that the settings keep
 * it out of. One at a time; called on start, and on a change of permissions or settings.
 */
export function keepWatching(): Promise<void> {
  const turn = last.then(register, register);
  const patience = new Promise((resolve) => setTimeout(resolve, LONGEST_TURN_MS));
  last = Promise.race([turn, patience]).catch(() => undefined);
  return turn;
}

async function register(): Promise<void> {
  const settings = await readSettings();
  const isWatching = await mayWatch();
  const [before] = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  const excludeMatches = keptOutMatches(settings);
  let isNews = false;
  if (isWatching) {
    const script = {
      id: SCRIPT,
      js: ['detect.js'],
      matches: ['*://*/*'],
      excludeMatches,
      allFrames: true,
      // Frames that a page writes itself have no address of their own.
      matchOriginAsFallback: true,
      runAt: 'document_idle' as const,
      persistAcrossSessions: true,
    };
    const isSame = before !== undefined && sorted(before.excludeMatches) === sorted(excludeMatches);
    if (before === undefined) await browser.scripting.registerContentScripts([script]);
    else if (!isSame) await browser.scripting.updateContentScripts([script]);
    isNews = !isSame;
  } else if (before !== undefined) {
    await browser.scripting.unregisterContentScripts({ ids: [SCRIPT] });
  }
  await forgetPages(isWatching, settings);
  // Not waited for: one tab that hangs must not hold up what comes next.
  if (isNews) quietly(runInOpenTabs(settings));
}

// Browsers give patterns back in an order of their own, or none at all.
function sorted(patterns: readonly string[] = []): string {
  return patterns.toSorted().join();
}

/** A page that was open before is not loaded again for this. Where the script runs already, it tells everything anew. */
async function runInOpenTabs(settings: Settings): Promise<void> {
  const tabs = await browser.tabs.query({ url: '*://*/*', discarded: false });
  await Promise.all(
    tabs.map(async ({ id, url = '' }) => {
      if (id === undefined || isKeptOut(url, settings)) return;
      // The browser keeps some pages to itself: its store, error pages. They have no script then.
      await lookIn(id, settings).catch(() => undefined);
    }),
  );
}

/** What a script may not tell any more is not shown any more either; a page that was clicked on keeps its list. */
async function forgetPages(isWatching: boolean, settings: Settings): Promise<void> {
  for (const tabId of await toldTabs()) {
    const told = await readTold(tabId);
    const isAsked = (await readGesture(tabId))?.from === 'page';
    const stays = told !== undefined && (isWatching || isAsked) && !isKeptOut(told.url, settings);
    if (!stays) await changeTold(tabId, () => undefined);
  }
}
