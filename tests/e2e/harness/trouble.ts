import type { CDPSession, Page } from '@playwright/test';
import type { LaunchedBrowser } from './browser';

/** Cuts the extension's worker off the network, as the browser does when the machine is offline. */
export async function goOffline(panel: Page): Promise<void> {
  const browser = panel.context().browser();
  if (!browser) throw new Error('The panel belongs to no browser any more.');
  const cdp = await browser.newBrowserCDPSession();
  const { targetInfos } = await cdp.send('Target.getTargets');
  const origin = new URL(panel.url()).host;
  const worker = targetInfos.find(
    ({ type, url }) => type === 'service_worker' && url.includes(origin),
  );
  if (!worker) throw new Error('No worker runs that could be cut off.');
  // Not flattened: Playwright lends no session for a target that it does not know as a page.
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: worker.targetId });
  await inside(cdp, sessionId, 'Network.enable', {});
  await inside(cdp, sessionId, 'Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
}

/**
 * Leaves the extension no room to store anything more, as long as the page returned stays open. What is stored stays. Through a
 * page of the first client: the second one's word on quotas is not heeded.
 */
export async function fillDisk(sidecard: LaunchedBrowser): Promise<Page> {
  const page = await sidecard.openOptions();
  const cdp = await sidecard.context.newCDPSession(page);
  const origin = `chrome-extension://${sidecard.extensionId}`;
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  return page;
}

let calls = 0;

/** Sends a command into an attached target and waits for its answer. */
async function inside(
  cdp: CDPSession,
  sessionId: string,
  method: string,
  params: object,
): Promise<void> {
  const id = ++calls;
  const answered = new Promise<void>((done, fail) => {
    const read = (event: { sessionId: string; message: string }) => {
      const answer = JSON.parse(event.message) as { id?: number; error?: { message: string } };
      if (event.sessionId !== sessionId || answer.id !== id) return;
      cdp.off('Target.receivedMessageFromTarget', read);
      if (answer.error === undefined) done();
      else fail(new Error(`${method}: ${answer.error.message}`));
    };
    cdp.on('Target.receivedMessageFromTarget', read);
  });
  const message = JSON.stringify({ id, method, params });
  await cdp.send('Target.sendMessageToTarget', { sessionId, message });
  await answered;
}
