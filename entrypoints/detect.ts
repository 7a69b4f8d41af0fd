import type { browser } from 'wxt/browser';
import { type PageWatch, watchPage } from '../lib/detect/page/watch';

interface World {
  /** Ours in this isolated world, where no page sees it; an element of that id would be found under the name too. */
  sidecard?: PageWatch;
}

// Not `browser`: where there is none, as in Chromium, an element of the page may be called so. Firefox knows both.
declare const chrome: typeof browser;

export function main(): void {
  const world = globalThis as World;
  if (Object.hasOwn(world, 'sidecard') && world.sidecard?.isAlive()) return;
  world.sidecard = watchPage(
    async (report) => {
      const reply = await chrome.runtime.sendMessage({ type: 'detected', args: report });
      return reply?.value;
    },
    () => !!chrome.runtime?.id,
  );
}

export default { main };
