import type { BrowserContext, CDPSession } from '@playwright/test';

/** Reads the heaps of a browser's targets, which Playwright does not tell of workers. */
export interface Heaps {
  /** Bytes that are in use after a collection, in the target of that type and with that beginning of its URL; throws where there is none. */
  used(type: 'page' | 'service_worker', url: string): Promise<number>;
}

/** Begins to read the heaps of a running browser. */
export async function heapsOf(context: BrowserContext): Promise<Heaps> {
  const browser = context.browser();
  if (browser === null) throw new Error('The browser is not there.');
  const cdp = await browser.newBrowserCDPSession();
  return {
    used: async (type, url) => {
      const { targetInfos } = await cdp.send('Target.getTargets');
      const target = targetInfos.find((one) => one.type === type && one.url.startsWith(url));
      if (target === undefined) throw new Error(`No ${type} at ${url}.`);
      const { sessionId } = await cdp.send('Target.attachToTarget', {
        targetId: target.targetId,
        flatten: false,
      });
      try {
        const ask = (method: string) => asked(cdp, sessionId, method);
        await ask('HeapProfiler.collectGarbage');
        return Number((await ask('Runtime.getHeapUsage')).usedSize);
      } finally {
        await cdp.send('Target.detachFromTarget', { sessionId });
      }
    },
  };
}

let calls = 0;

/** Sends a command over a session that is not flat, and brings its result. */
function asked(
  cdp: CDPSession,
  sessionId: string,
  method: string,
): Promise<Readonly<Record<string, unknown>>> {
  calls += 1;
  const id = calls;
  return new Promise((resolve, reject) => {
    const hear = (event: { readonly sessionId: string; readonly message: string }) => {
      if (event.sessionId !== sessionId) return;
      const reply = JSON.parse(event.message) as {
        readonly id?: number;
        readonly result?: Readonly<Record<string, unknown>>;
        readonly error?: { readonly message: string };
      };
      if (reply.id !== id) return;
      cdp.off('Target.receivedMessageFromTarget', hear);
      if (reply.result === undefined) reject(new Error(reply.error?.message ?? method));
      else resolve(reply.result);
    };
    cdp.on('Target.receivedMessageFromTarget', hear);
    const message = JSON.stringify({ id, method });
    cdp.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
  });
}
