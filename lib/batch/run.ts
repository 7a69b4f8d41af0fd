import { type Failure, failureOf } from '../failure';
import type { StoredBatchRow } from '../store/batch-rows';
import { changeBatch } from '../store/batches';
import { readRowsIn } from '../store/rows-of-batch';
import { createBell } from './bell';
import { settleKnown } from './known-rows';
import { waitAfter } from './losses';
import { claim, nextToSend } from './next-order';
import { KINDS } from './plan';
import { afterOrder, isPausing, isTrouble } from './row-outcome';
import type { Drive, Run } from './run-types';
import { type BatchWorld, findBatch, type Located } from './world';
import { createWriter } from './writer';

// Answers take seconds; what comes to nothing is lost for all that are under way.
const MOST_FLIGHTS = 16;
const FIRST_FLIGHTS = 3;
/** Orders in a row that come to nothing before a batch stands. */
const MOST_TROUBLES = 3;
const ROWS_AT_ONCE = 500;
// A request may have to wait for a whole window to pass, and for another where others use the key, too.
const LONGEST_TURN_MS = 150_000;
/** How often it is looked whether there is room for what is held. */
const ROOM_MS = 5_000;

/** Builds the run of a batch. `isFromStart`: whoever is known is looked for in all of it before anybody is asked for. */
export function createRun(world: BatchWorld, id: string, isFromStart: boolean): Run {
  const { around, pipeline } = world;
  const flights = new Set<Promise<void>>();
  // Rung where there may be something to do before what is waited for.
  const bell = createBell(world.wait);
  const writer = createWriter(world, id);
  let driving: Promise<void> | undefined;
  let isHalted = false;
  // Somebody waits for nothing but what is under way.
  let isLeft = false;
  let haltedFor: Failure | undefined;
  let nextAt: number | undefined;
  let knownFrom: number | undefined = isFromStart ? 0 : undefined;
  let mostFlights = FIRST_FLIGHTS;
  let troubles = 0;
  // The same since an order came to something, whether or not it stood in between.
  let losses = 0;
  let landed = 0;
  // How often it was let go on. What stood in the way of those sent before that is not in the way of those sent since.
  let starts = 0;
  // What is still to be said of it, once nothing is under way.
  let sayStanding: (() => void) | undefined;

  async function drive({ until: end, ...how }: Drive): Promise<void> {
    let until = end;
    let last = around.now();
    for (;;) {
      // A clock that is set back makes it no longer.
      const now = around.now();
      until -= Math.max(0, last - now);
      last = now;
      if (isHalted) {
        // A worker that owes nobody an answer may be stopped, and what is under way, or held, is paid for.
        if (flights.size > 0) await bell.rung();
        else if (!writer.isHolding || isLeft || now >= until) return;
        else {
          await bell.sleep(Math.min(ROOM_MS, until - now));
          await bringIn();
        }
        continue;
      }
      const located = await findBatch(world, id);
      if (located === undefined || located.batch.state !== 'running') return;
      if (now >= until) return;
      if (writer.isHolding) {
        await writer.bringIn(located).catch((thrown) => stand(located, failureOf(thrown)));
      }
      if (knownFrom !== undefined) {
        await lookForKnown(located, knownFrom);
        continue;
      }
      if (flights.size >= mostFlights) {
        await bell.sleep(until - now);
        continue;
      }
      const before = landed;
      const next = await launch(located, { ...how, until });
      // Who came back meanwhile may have rows that wait again.
      if (next === 'sent' || isHalted || landed !== before) continue;
      nextAt = next === 'nothing' ? undefined : next;
      if (next === 'nothing' && flights.size === 0) return finish(located);
      await bell.sleep(Math.min(until, nextAt ?? until) - around.now());
    }
  }

  /** Writes what is held, where there is room for it again. */
  async function bringIn(): Promise<void> {
    const located = writer.isHolding ? await findBatch(world, id) : undefined;
    if (located !== undefined) await writer.bringIn(located).catch(() => undefined);
  }

  /** Some of those who wait and need not be asked for. */
  async function lookForKnown(located: Located, from: number): Promise<void> {
    const { database } = located;
    const rows = await readRowsIn(database, id, 'waiting', { from, count: ROWS_AT_ONCE });
    await settleKnown(world, located, rows);
    const last = rows.at(-1);
    knownFrom = last === undefined || rows.length < ROWS_AT_ONCE ? undefined : last.position + 1;
  }

  /** Sends the next order that may be sent now, else says when one may, ms since 1970; `nothing`: nobody waits. */
  async function launch(located: Located, how: Drive): Promise<'sent' | 'nothing' | number> {
    const { batch, provider } = located;
    const { wish } = batch;
    if (wish === undefined) return 'nothing';
    const known = await around.knownOf(provider, '');
    const limitOf = (path: string) => provider.rate?.(path, known) ?? { of: path };
    let earliest: number | undefined;
    for (const kind of KINDS) {
      const rows = await nextToSend(world, located, kind);
      if (rows.length === 0) continue;
      const until = how.mostMs === undefined ? around.now() + LONGEST_TURN_MS : how.until;
      const gate = world.pace(provider).patient(limitOf, until);
      const path = provider.path?.(kind, wish, known);
      const ready = path === undefined ? 'taken' : await gate.ready(path);
      if (ready !== 'taken') {
        earliest = Math.min(ready, earliest ?? ready);
        continue;
      }
      // Before they are written down: of a batch that is deleted from then on nobody is asked for.
      const isOver = pipeline.begun();
      const claimed = isHalted ? [] : await claim(world, located, rows);
      if (claimed.length === 0) {
        gate.giveBack();
        return isHalted ? 'nothing' : 'sent';
      }
      const atMost = batch.atMost?.[kind] ?? 0;
      const sentIn = starts;
      const work = pipeline.enrichMany({
        ...{ provider, wish, atMost, gate, batch: id, isOver },
        // Those of a refresh are known already.
        ...(batch.from === 'people' && { knownSince: batch.startedAt ?? around.now() }),
        identifiers: claimed.flatMap(({ identifier }) => identifier ?? []),
        receiptIds: claimed.flatMap(({ receiptId }) => receiptId ?? []),
        ...(how.mostMs !== undefined && { mostMs: how.mostMs }),
      });
      const flight = work
        .then((results) => settle(located, claimed, results, sentIn))
        .catch((thrown: unknown) => stand(located, failureOf(thrown)))
        .finally(() => {
          gate.giveBack();
          landed++;
          flights.delete(flight);
          tellStanding();
          bell.ring();
        });
      flights.add(flight);
      return 'sent';
    }
    return earliest ?? 'nothing';
  }

  async function settle(
    located: Located,
    rows: readonly StoredBatchRow[],
    results: Awaited<ReturnType<typeof pipeline.enrichMany>>,
    sentIn: number,
  ): Promise<void> {
    world.onPaid();
    const at = around.now();
    const { changed, failures, held } = afterOrder(rows, results, at);
    // As long as this worker lives the answers are held, and no others are paid for.
    writer.hold(held);
    for (const failure of failures) {
      if (failure.code !== 'rate-limited') continue;
      world.pace(located.provider).hold(at + failure.retryAfterS * 1000);
    }
    const isLost = failures.length === rows.length && failures.some(isTrouble);
    troubles = isLost ? troubles + 1 : 0;
    losses = isLost ? losses + 1 : 0;
    if (isLost) world.pace(located.provider).hold(at + waitAfter(losses));
    mostFlights = isLost ? 1 : Math.min(MOST_FLIGHTS, mostFlights + 1);
    await writer.write(located, changed);
    const reason = failures.find(isPausing);
    if (sentIn !== starts) return;
    if (reason !== undefined) return stand(located, reason);
    const last = failures.find(isTrouble);
    if (troubles >= MOST_TROUBLES && last !== undefined) await stand(located, last);
  }

  /** Pauses it for what stands in its way. */
  async function stand({ database, provider }: Located, reason: Failure): Promise<void> {
    if (isHalted) return;
    isHalted = true;
    haltedFor = reason;
    bell.ring();
    const paused = await changeBatch(database, id, (one) =>
      one.state === 'running' ? { ...one, state: 'paused', pausedFor: reason } : one,
    ).catch(() => undefined);
    world.announce({ id });
    if (paused !== undefined) sayStanding = () => world.onStanding(provider, paused);
    tellStanding();
  }

  function tellStanding(): void {
    if (flights.size > 0) return;
    sayStanding?.();
    sayStanding = undefined;
  }

  async function finish({ database, provider }: Located): Promise<void> {
    const ended = await changeBatch(database, id, (one) =>
      one.state === 'running' ? { ...one, state: 'ended', endedAt: around.now() } : one,
    );
    world.announce({ id });
    if (ended !== undefined) world.onStanding(provider, ended);
  }

  return {
    drive(how) {
      if (driving === undefined) isLeft = false;
      driving ??= drive(how).finally(() => {
        driving = undefined;
      });
      return driving;
    },
    async halt() {
      isHalted = true;
      isLeft = true;
      bell.ring();
      await driving?.catch(() => undefined);
      await Promise.all(flights);
      await bringIn();
    },
    resume() {
      starts++;
      isHalted = false;
      haltedFor = undefined;
      sayStanding = undefined;
      troubles = 0;
      mostFlights = FIRST_FLIGHTS;
      knownFrom = 0;
      bell.ring();
    },
    get haltedFor() {
      return haltedFor;
    },
    get isHolding() {
      return writer.isHolding;
    },
    get nextAt() {
      return nextAt !== undefined && nextAt > around.now() ? nextAt : undefined;
    },
  };
}
