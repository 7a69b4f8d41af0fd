import { FailureError } from '../failure';
import type { Gate, Pace, RateLimit } from '../providers/provider';

const WINDOW_MS = 60_000;
// What a request may take longer to arrive than one before it: so that the provider, which counts arrivals, never sees more than its limit. 1.5 % of
// the window.
const MARGIN_MS = 900;
const S_MS = 1000;

/** The requests of one provider, counted against its rate limits. Requests of everybody count; only who waits for a turn is held up. */
export interface PaceOfProvider {
  /** Counts, and holds up nobody. */
  readonly counting: Gate;
  /**
   * A gate for one order that waits for turns until `until` (ms since 1970) at most. `limitOf`: the limit of a path as it is known before a reply
   * tells.
   */
  patient(limitOf: (path: string) => RateLimit, until: number): PatientGate;
  /** Nothing is sent before that time (ms since 1970): a reply said so. */
  hold(until: number): void;
}

/** A gate whose first turn can be taken before anything is written. */
export interface PatientGate extends Gate {
  /**
   * Takes the turn of a first request to that path where it is free now, and the next `turn` there uses it; else says when it would be, ms since
   * 1970. Does not wait.
   */
  ready(path: string): Promise<'taken' | number>;
  /** Gives back a turn that was not used. */
  giveBack(): void;
}

/** What the counting needs of the world outside. */
export interface PaceWorld {
  /** ms since 1970. */
  now(): number;
  wait(ms: number): Promise<void>;
  /** The requests that left since that time (ms since 1970) before this worker began: their path, and when. */
  earlier(since: number): Promise<readonly { readonly path: string; readonly at: number }[]>;
}

interface Window {
  /** When requests were sent, ms since 1970. */
  sent: number[];
  /** As the last reply said. */
  limit?: number;
  /** Requests of others with the same key, as a reply let them be seen, and until when they count. */
  others: number;
  othersFor: Stretch;
  heldFor: Stretch;
}

/** A time that has begun: that long from then on, by whatever the clock says meanwhile. */
interface Stretch {
  /** ms since 1970. */
  readonly from: number;
  readonly ms: number;
}

const NEVER: Stretch = { from: Number.NEGATIVE_INFINITY, ms: 0 };

/**
 * A sliding window of a minute for each rate limit of a provider. What counts is the limit that the last reply told, else what is known before; a
 * reply that leaves nothing, of requests that were not all ours, holds the path for as long as it says.
 */
export function createPace(world: PaceWorld): PaceOfProvider {
  const windows = new Map<string, Window>();
  const names = new Map<string, string>();
  let heldFor = NEVER;
  let seeded: Promise<void> | undefined;
  // Turns of one limit are given one after the other, in the order in which they are asked for.
  const queues = new Map<string, Promise<unknown>>();
  const began = world.now();

  // A path that nobody has named a limit for is counted by itself.
  const windowFor = (path: string): Window => {
    const name = names.get(path) ?? path;
    const known = windows.get(name);
    if (known !== undefined) return known;
    const fresh: Window = { sent: [], others: 0, othersFor: NEVER, heldFor: NEVER };
    windows.set(name, fresh);
    return fresh;
  };

  const named = (path: string, { of }: RateLimit): Window => {
    const before = names.get(path) ?? path;
    names.set(path, of);
    const earlier = before === of ? undefined : windows.get(before);
    const window = windowFor(path);
    if (earlier === undefined) return window;
    windows.delete(before);
    window.sent = [...window.sent, ...earlier.sent].sort((one, other) => one - other);
    return window;
  };

  /** The clock may have been turned back since it began: it lasts no longer for that. */
  const clamped = ({ from, ms }: Stretch): Stretch => ({ from: Math.min(from, world.now()), ms });

  /** The longer of what is left of one and a new one. */
  const longer = (one: Stretch, ms: number): Stretch => {
    const now = world.now();
    return endOf(clamped(one)) > now + ms ? one : { from: now, ms };
  };

  const count = (path: string) => windowFor(path).sent.push(world.now());

  const seed = () => {
    seeded ??= world.earlier(world.now() - WINDOW_MS - MARGIN_MS).then((rows) => {
      // What left since then is counted already.
      for (const { path, at } of rows) if (at < began) windowFor(path).sent.push(at);
      for (const window of windows.values()) window.sent.sort((one, other) => one - other);
    });
    // A log that cannot be read now may be later.
    seeded.catch(() => {
      seeded = undefined;
    });
    return seeded;
  };

  /** When one more request may be sent, ms since 1970. */
  const freeAt = (window: Window, known: number | undefined): number => {
    const now = world.now();
    // The clock may have been turned back since.
    const sent = window.sent.map((at) => Math.min(at, now));
    window.sent = sent.filter((at) => at > now - WINDOW_MS - MARGIN_MS);
    heldFor = clamped(heldFor);
    window.heldFor = clamped(window.heldFor);
    window.othersFor = clamped(window.othersFor);
    const held = Math.max(endOf(window.heldFor), endOf(heldFor));
    const limit = window.limit ?? known;
    if (limit === undefined) return held;
    const othersUntil = endOf(window.othersFor);
    const others = othersUntil > now ? window.others : 0;
    const room = Math.max(1, Math.floor(limit)) - others;
    if (window.sent.length < room) return held;
    const leaves = room < 1 ? undefined : window.sent[window.sent.length - room];
    const ownUntil = leaves === undefined ? othersUntil : leaves + WINDOW_MS + MARGIN_MS;
    // Once theirs are gone there is more room: then it is looked at again.
    return Math.max(held, others > 0 ? Math.min(ownUntil, othersUntil) : ownUntil);
  };

  /** Takes a turn, or says when it would come. */
  const take = async (
    path: string,
    limit: RateLimit,
    until: number,
  ): Promise<{ readonly takenAt: number } | { readonly nextAt: number }> => {
    await seed();
    const window = named(path, limit);
    for (;;) {
      const at = freeAt(window, limit.requestsPerMinute);
      const now = world.now();
      if (at <= now) {
        window.sent.push(now);
        return { takenAt: now };
      }
      if (at > until) return { nextAt: at };
      await world.wait(at - now);
    }
  };

  const inTurn = <T>(of: string, work: () => Promise<T>): Promise<T> => {
    const mine = (queues.get(of) ?? Promise.resolve()).then(work, work);
    queues.set(
      of,
      mine.catch(() => undefined),
    );
    return mine;
  };

  const heard = (path: string, { limit, remaining, resetS }: Pace) => {
    const window = windowFor(path);
    const now = world.now();
    const own = window.sent.filter((at) => at > now - WINDOW_MS).length;
    if (limit > 0) window.limit = limit;
    const others = limit - remaining - own;
    if (others <= 0) return;
    // Where nothing is left the provider says for how long; else nobody knows when theirs leave the window.
    const isFull = remaining === 0;
    window.others = others;
    window.othersFor = { from: now, ms: isFull ? resetS * S_MS : WINDOW_MS };
    if (isFull) window.heldFor = longer(window.heldFor, resetS * S_MS);
  };

  return {
    counting: {
      isPatient: false,
      turn: async (path) => void count(path),
      heard,
    },
    patient(limitOf, until) {
      let held: { readonly path: string; readonly at: number } | undefined;
      /** Whether the turn that was given back was still counted. */
      const giveBack = (): boolean => {
        if (held === undefined) return false;
        const { sent } = windowFor(held.path);
        const place = sent.indexOf(held.at);
        if (place >= 0) sent.splice(place, 1);
        held = undefined;
        return place >= 0;
      };
      const ask = (path: string, latest: number) => {
        const limit = limitOf(path);
        return inTurn(limit.of, () => take(path, limit, latest));
      };
      return {
        isPatient: true,
        heard,
        giveBack: () => void giveBack(),
        async ready(path) {
          const turn = await ask(path, Number.NEGATIVE_INFINITY);
          if ('nextAt' in turn) return turn.nextAt;
          held = { path, at: turn.takenAt };
          return 'taken';
        },
        async turn(path) {
          const isHeld = held?.path === path;
          // What is counted is when it leaves, not when its turn came: it may have waited since. After a whole window it has no turn any more.
          if (giveBack() && isHeld) return void count(path);
          const turn = await ask(path, until);
          if ('takenAt' in turn) return;
          const retryAfterS = Math.max(1, Math.ceil((turn.nextAt - world.now()) / S_MS));
          throw new FailureError({ code: 'rate-limited', charged: 'no', retryAfterS });
        },
      };
    },
    hold(until) {
      heldFor = longer(heldFor, until - world.now());
    },
  };
}

/** When a stretch ends, ms since 1970. */
function endOf({ from, ms }: Stretch): number {
  return from + ms;
}
