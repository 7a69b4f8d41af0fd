import { browser } from 'wxt/browser';
import { type Failure, FailureError, failureOf } from './failure';
import type { CommandReply, PageCommands, TrustedCommands } from './messages';
import { stayAwake } from './platform';

type Name = keyof TrustedCommands;

// What may have been charged where the worker dies over it.
const SPENDS: ReadonlySet<Name> = new Set<Name>(['enrich', 'search', 'search-more']);

/** Who a page script's message came from, by the browser's own word. */
export interface PageSender {
  readonly tabId: number;
  /** 0 for the page itself, else a frame in it. */
  readonly frameId: number;
  /** The address of the script's document as it was loaded. */
  readonly url: string | undefined;
  readonly origin: string | undefined;
  /** The tab's address as it is now, where the browser gives access to it. */
  readonly tabUrl: string | undefined;
}

/** What the worker does for each command of our own pages. Rejects with FailureError. */
export type TrustedServices = {
  readonly [N in Name]: (args: unknown) => Promise<TrustedCommands[N]['value']>;
};

/** What the worker does for each command of a page script. */
export type PageServices = {
  readonly [N in keyof PageCommands]: (
    args: unknown,
    sender: PageSender,
  ) => Promise<PageCommands[N]['value']>;
};

/**
 * Sends a command from one of our own pages to the worker. Throws FailureError: what the worker says, or `interrupted` where
 * the worker died before it could answer (a paid request may then have been charged).
 */
export async function send<N extends Name>(
  type: N,
  args: TrustedCommands[N]['args'],
): Promise<TrustedCommands[N]['value']> {
  const lost: Failure = { code: 'interrupted', charged: SPENDS.has(type) ? 'maybe' : 'no' };
  let reply: CommandReply<TrustedCommands[N]['value']> | undefined;
  try {
    reply = await browser.runtime.sendMessage({ type, args });
  } catch {
    // The browser's own words for a worker that went away while it held the answer open differ by browser and version.
    throw new FailureError(lost);
  }
  if (reply === undefined || reply === null) throw new FailureError(lost);
  if (!reply.ok) throw new FailureError(reply.failure);
  return reply.value;
}

/**
 * Answers commands in the worker. It is the one listener: what a page script may say, and what only our own pages may, are
 * told apart by the origin that the browser vouches for. A stranger gets no reply, not even a refusal; a page script hears
 * only whether its report was taken.
 */
export function serve(trusted: TrustedServices, page: PageServices): void {
  const own = browser.runtime.getURL('/');
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    if (sender.id !== browser.runtime.id) return false;
    const command = asCommand(message);
    if (command === undefined) return false;
    const { type, args } = command;
    const isOwn = isOwnPage(sender, own);
    const work = isOwn
      ? fromOwnPage(trusted, type, saidPrivately(args, sender))
      : fromPage(page, type, args, sender);
    if (work === undefined) return false;
    const rest = isOwn ? stayAwake() : () => undefined;
    work
      .then(
        (value) => sendResponse({ ok: true, value }),
        (thrown) => {
          if (!isOwn) {
            report(thrown);
            return sendResponse({ ok: true, value: false });
          }
          const failure = failureOf(thrown);
          if (failure.code === 'unexpected') report(thrown);
          sendResponse({ ok: false, failure });
        },
      )
      .finally(rest);
    return true;
  });
}

interface Sender {
  readonly origin?: string | undefined;
  readonly url?: string | undefined;
  readonly tab?:
    | {
        readonly id?: number | undefined;
        readonly url?: string | undefined;
        readonly incognito?: boolean | undefined;
      }
    | undefined;
  readonly frameId?: number | undefined;
}

/** Compared as text: not every engine gives the scheme of an extension an origin. `own` ends in a slash. */
function isOwnPage({ origin, url }: Sender, own: string): boolean {
  return origin === undefined ? (url ?? '').startsWith(own) : `${origin}/` === own;
}

/** A panel says itself that its window is private, for it has no tab; of a page in a tab the browser says it. */
function saidPrivately(args: unknown, { tab }: Sender): unknown {
  if (tab?.incognito !== true || typeof args !== 'object') return args;
  return { ...args, isPrivate: true };
}

function fromOwnPage(
  services: TrustedServices,
  type: string,
  args: unknown,
): Promise<unknown> | undefined {
  return Object.hasOwn(services, type) ? services[type as Name](args) : undefined;
}

function fromPage(
  services: PageServices,
  type: string,
  args: unknown,
  { tab, url, origin, frameId }: Sender,
): Promise<unknown> | undefined {
  if (tab?.id === undefined || frameId === undefined) return undefined;
  if (!Object.hasOwn(services, type)) return undefined;
  const from: PageSender = { tabId: tab.id, frameId, url, origin, tabUrl: tab.url };
  return services[type as keyof PageCommands](args, from);
}

function asCommand(message: unknown): { type: string; args: unknown } | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, args } = message as { type?: unknown; args?: unknown };
  return typeof type === 'string' ? { type, args } : undefined;
}

/** An error that is no failure is a bug: its name and place go to the console, never a key, address or reply. */
function report(thrown: unknown): void {
  console.error('Sidecard: unexpected', thrown instanceof Error ? thrown.stack : typeof thrown);
}
