import { page, takeDom } from './dom';
import { follow } from './follow';
import {
  BETWEEN_LOOKS_MS,
  BETWEEN_MESSAGES_MS,
  IDLE_TIMEOUT_MS,
  MOST_RECORDS,
  PATIENCE_MS,
  RETRY_MS,
} from './limits';
import { FOLLOWED, readMail } from './links';
import { pointedRun } from './pointed';
import { LONGEST_HREF, type Report } from './report';
import { newRoots, now, readHost, readRoots, startSlice, type Work, waiting } from './scan';
import { forgetAll, isWhole, news, nextPart, type Part, reporters, say, tellWhole } from './told';

/** The watch over the document. */
export interface PageWatch {
  /** The user clicked: everything is told anew, and web mail's attributes are read from now on. */
  look(): void;
  /** The run of text under the last right click, in pieces; undefined where nothing stood that may hold an identifier. */
  pointed(): readonly string[] | undefined;
  /** Whether the extension that started it is still there. */
  isAlive(): boolean;
  /** Ends the watch for good. */
  stop(): void;
}

/**
 * Watches this document in slices of idle time, and tells what on it may name people. It only reads. `tell` resolves with
 * whether the report was taken; otherwise it is told again later. Once `isAlive` is false the watch ends. One at a time: its state
 * is that of these modules, which keeps the script small.
 */
export function watchPage(
  tell: (report: Report) => Promise<boolean>,
  isAlive: () => boolean,
): PageWatch {
  const script = `${Math.random()}`;
  const listening = new AbortController();
  let lastRun: readonly string[] | undefined;
  let queue: MutationRecord[][] = [];
  let work: Work | undefined;
  let tellFrom = now() + PATIENCE_MS;
  let isTelling = false;
  let pauseMs = 0;
  let timer: unknown = 0;

  // Five thousand records cost it nothing: what they mean is found out in a slice.
  const observer = new MutationObserver((records) => {
    queue.push(records);
    ask();
  });

  const observe = (root: Node) =>
    observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: FOLLOWED,
    });

  const idle = () => requestIdleCallback(doSlice, { timeout: IDLE_TIMEOUT_MS });

  function isOver(): boolean {
    if (!isAlive()) stop();
    return listening.signal.aborted;
  }

  function* readOn(): Work {
    for (const element of [...waiting]) {
      waiting.delete(element);
      if (element.isConnected) readHost(element);
    }
    for (;;) {
      const records = queue.flat();
      queue = [];
      if (newRoots.has(page) || records.length > MOST_RECORDS) {
        // Who says something goes to the end of those who do: what stands before this mark afterwards did not.
        reporters.delete(page);
        reporters.set(page, []);
        newRoots.add(page);
        yield* readRoots(observe);
        for (const node of reporters.keys()) {
          say(node);
          if (node === page) break;
        }
        tellFrom = 0;
      } else if (records.length) yield* follow(records);
      else if (newRoots.size) yield* readRoots(observe);
      else return;
    }
  }

  function ask(): void {
    if (work) return;
    work = readOn();
    idle();
  }

  function doSlice(): void {
    if (isOver() || page.hidden === true) return;
    startSlice();
    // If it was begun anew meanwhile, this slice is for the new work, and so is the one that is waited for.
    const going = work;
    work = undefined;
    if (going?.next().done === false) {
      work = going;
      idle();
    }
    // First the whole page, if that does not take too long.
    if (now() > tellFrom) void tellNews();
    if (waiting.size && !timer) {
      timer = setTimeout(() => {
        timer = 0;
        ask();
      }, BETWEEN_LOOKS_MS);
    }
  }

  const send = (part: Part, isLeft: boolean) =>
    tell({
      script,
      base: `${page.baseURI}`.slice(0, LONGEST_HREF),
      ...part,
      isLeft,
    }).catch(() => false);

  async function tellNews(): Promise<void> {
    if (isTelling) return;
    isTelling = true;
    while (((isWhole && !tellFrom) || news.size) && !isOver()) {
      // Never in the slice that calls it: to write a long message takes a while, too.
      await new Promise((done) => setTimeout(done, pauseMs));
      const [part, take] = nextPart();
      const isTaken = await send(part, false);
      if (isTaken) take();
      pauseMs = isTaken ? BETWEEN_MESSAGES_MS : RETRY_MS;
    }
    isTelling = false;
  }

  function rest(): void {
    observer.disconnect();
    queue = [];
    work = undefined;
    waiting.clear();
    newRoots.clear();
  }

  function begin(): void {
    rest();
    newRoots.add(page);
    ask();
  }

  function stop(): void {
    listening.abort();
    rest();
    forgetAll();
  }

  const show = (event: Event) => {
    if (page.hidden === true) rest();
    // Of these events only that of a page which is shown for the first time says so.
    else if ((event as PageTransitionEvent).persisted !== false) begin();
  };
  const acts = {
    visibilitychange: show,
    pageshow: show,
    pagehide: () => {
      rest();
      forgetAll();
      void send(nextPart()[0], true);
    },
    contextmenu: (event: Event) => {
      // A page can make up an event, and what it says.
      if (event.isTrusted) lastRun = pointedRun(event as MouseEvent);
    },
  };
  for (const [type, act] of Object.entries(acts)) {
    addEventListener(type, (event) => isOver() || act(event), {
      capture: true,
      signal: listening.signal,
    });
  }
  takeDom();
  forgetAll();
  begin();

  return {
    look: () => {
      readMail();
      tellWhole();
      begin();
    },
    pointed: () => lastRun,
    isAlive,
    stop,
  };
}
