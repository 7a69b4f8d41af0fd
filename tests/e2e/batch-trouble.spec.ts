import type { Page } from '@playwright/test';
import { crowdUrl } from '../simulator/crowd/crowd';
import type { Simulator } from '../simulator/simulator';
import {
  atMostOf,
  driven,
  expectBooksToAgree,
  expectNobodyPaidTwice,
  order,
  pausedFor,
  plannedBatch,
  setSettings,
  storedBatch,
  withoutCaps,
} from './batch-steps';
import type { LaunchedBrowser } from './harness/browser';
import { expect, test } from './harness/fixture';
import { paidRequests, withKey } from './steps';

// Five requests: three that come to nothing, and some after them.
const PEOPLE = 125;
// Twelve: more than are sent before the first answers have come, slow as they are, so that some wait when something comes in between.
const MANY = 300;
const KEY = 'sim-fast';

interface Begun {
  readonly page: Page;
  readonly id: string;
  /** Starts it, or goes on with it. */
  go(): Promise<unknown>;
}

/** A batch of people by profile, planned; nothing is sent yet. */
async function begun(
  sidecard: LaunchedBrowser,
  simulator: Simulator,
  key = KEY,
  count = PEOPLE,
): Promise<Begun> {
  await withKey(sidecard, simulator, key);
  await withoutCaps(sidecard);
  const page = await sidecard.openOptions();
  const rows = Array.from({ length: count }, (_, number) => ({ given: crowdUrl(number) }));
  const { id, plan } = await plannedBatch(page, rows);
  return { page, id, go: () => order(page, 'start-batch', { id, atMost: atMostOf(plan) }) };
}

/** Retries rows in that state, of which none is left then. */
async function retried(page: Page, id: string, state: 'failed' | 'uncertain'): Promise<void> {
  const { batch } = await storedBatch(page, id);
  await order(page, 'retry-batch', { id, states: [state], atMost: batch.atMost ?? {} });
  const { counts } = await driven(page, id);
  expect(counts).toMatchObject({ uncertain: 0, failed: 0 });
  expect(counts.found + counts.missed).toBe(PEOPLE);
}

/** Lets it run to its end: everybody was found or missed, and the books agree. */
async function expectWhole(
  { page, id }: Pick<Begun, 'page' | 'id'>,
  simulator: Simulator,
  people: number,
  key = KEY,
): Promise<void> {
  const { batch, counts } = await driven(page, id);
  expect(batch.state).toBe('ended');
  expect(counts.found + counts.missed).toBe(people);
  await expectBooksToAgree(page, simulator, key);
}

/** Starts it, and once some requests have been sent resolves with what will come of it: in an object, else that would be awaited. */
async function underWay({ page, id, go }: Begun, simulator: Simulator) {
  // The first ones take their time, so that there is something to come in between.
  simulator.storm('slow', 10);
  await go();
  const running = driven(page, id);
  const requests = () => paidRequests(simulator).length;
  await expect.poll(requests, { intervals: [50] }).toBeGreaterThanOrEqual(4);
  return { running };
}

test.describe.configure({ timeout: 180_000 });

test('a storm of 429 is waited out', async ({ sidecard, simulator }) => {
  const batch = await begun(sidecard, simulator);
  simulator.storm('busy', 3);
  await batch.go();
  await expectWhole(batch, simulator, PEOPLE);
  expect(paidRequests(simulator).length).toBe(PEOPLE / 25 + 3);
});

test('a burst of 500 that took nothing pauses it; those rows failed, and can be retried', async ({
  sidecard,
  simulator,
}) => {
  const { page, id, go } = await begun(sidecard, simulator);
  simulator.storm('broken', 1000);
  await go();
  const paused = await driven(page, id);
  expect(paused.batch.state).toBe('paused');
  expect(pausedFor(paused.batch)).toBe('provider-down');
  expect(paused.counts).toMatchObject({ uncertain: 0, found: 0 });
  expect(paused.counts.failed).toBe(75);

  simulator.storm('broken', 0);
  await go();
  const { batch, counts } = await driven(page, id);
  expect(batch.state).toBe('ended');
  expect(counts.failed, 'nobody is asked again by itself').toBe(75);
  await retried(page, id, 'failed');
  expectNobodyPaidTwice(simulator);
});

test('a gateway that is down pauses it; what may have been charged is not asked for again by itself', async ({
  sidecard,
  simulator,
}) => {
  const { page, id, go } = await begun(sidecard, simulator);
  simulator.storm('bad-gateway', 1000);
  await go();
  const paused = await driven(page, id);
  expect(paused.batch.state).toBe('paused');
  expect(pausedFor(paused.batch)).toBe('provider-down');
  expect(paused.counts.uncertain).toBe(75);

  simulator.storm('bad-gateway', 0);
  await go();
  const { batch, counts } = await driven(page, id);
  expect(batch.state).toBe('ended');
  expect(counts.uncertain).toBe(75);
  expect(counts.found + counts.missed).toBe(PEOPLE - 75);
  await expectBooksToAgree(page, simulator, KEY);
  // Once the user wants it, those are asked for, too.
  await retried(page, id, 'uncertain');
  expectNobodyPaidTwice(simulator);
});

test('answers that never come cost those rows their certainty, and no others', async ({
  sidecard,
  simulator,
}) => {
  const { page, id, go } = await begun(sidecard, simulator);
  await setSettings(sidecard, { waitS: 5 });
  simulator.storm('hang', 2);
  await go();
  const { batch, counts } = await driven(page, id);
  expect(batch.state).toBe('ended');
  expect(counts.uncertain).toBe(50);
  expect(counts.found + counts.missed).toBe(PEOPLE - 50);
  await expectBooksToAgree(page, simulator, KEY);
});

test('a key that is revoked half-way pauses it, and it goes on from there', async ({
  sidecard,
  simulator,
}) => {
  const { page, id, go } = await begun(sidecard, simulator, KEY, MANY);
  const { running } = await underWay({ page, id, go }, simulator);
  simulator.revoke(KEY);
  const paused = await running;
  expect(paused.batch.state).toBe('paused');
  expect(pausedFor(paused.batch)).toBe('bad-key');
  expect(paused.counts.waiting).toBeGreaterThan(0);
  expect(paused.counts.uncertain).toBe(0);

  simulator.restore(KEY);
  await go();
  await expectWhole({ page, id }, simulator, MANY);
});

test('credits that run out half-way pause it, and it goes on once there are more', async ({
  sidecard,
  simulator,
}) => {
  const key = 'sim-short';
  const { page, id, go } = await begun(sidecard, simulator, key);
  await go();
  const paused = await driven(page, id);
  expect(paused.batch.state).toBe('paused');
  expect(pausedFor(paused.batch)).toBe('no-credit');
  expect(paused.counts.waiting).toBeGreaterThan(0);
  expect(paused.counts.found).toBeGreaterThan(0);

  simulator.topUp(key, 1000);
  await go();
  await expectWhole({ page, id }, simulator, PEOPLE, key);
});

test('a cap that is reached pauses it with what fitted sent, and it goes on once the cap is higher', async ({
  sidecard,
  simulator,
}) => {
  const { page, id, go } = await begun(sidecard, simulator);
  await setSettings(sidecard, { capDay: 60 });
  await go();
  const paused = await driven(page, id);
  expect(paused.batch.state).toBe('paused');
  expect(pausedFor(paused.batch)).toBe('over-cap');
  const { spent = Number.NaN } = simulator.account(KEY) ?? {};
  expect(spent).toBeLessThanOrEqual(60);
  // Where some were not found after all, there is a little room left again.
  expect(spent).toBeGreaterThan(40);
  const { found, missed, sent } = paused.counts;
  expect(sent, 'nothing is under way any more').toBe(0);
  expect(found).toBe(simulator.charges.length);
  expect(found + missed, 'all that fitted').toBeGreaterThanOrEqual(30);

  await setSettings(sidecard, { capDay: 1000 });
  await go();
  await expectWhole({ page, id }, simulator, PEOPLE);
});

test('pause, stop and retry: nothing more is sent until it is asked for', async ({
  sidecard,
  simulator,
}) => {
  const { page, id, go } = await begun(sidecard, simulator, KEY, MANY);
  const { running } = await underWay({ page, id, go }, simulator);
  await order(page, 'pause-batch', { id });
  const paused = await running;
  expect(paused.batch.state).toBe('paused');
  expect(pausedFor(paused.batch)).toBeUndefined();
  const sent = paidRequests(simulator).length;
  await order(page, 'run-batch', { id });
  expect(paidRequests(simulator)).toHaveLength(sent);

  const stopped = await order(page, 'stop-batch', { id });
  expect(stopped.batch).toMatchObject({ state: 'ended', isStopped: true });
  expect(stopped.counts.waiting).toBe(0);
  expect(stopped.counts.unsent).toBeGreaterThan(0);

  const { batch: stored } = await storedBatch(page, id);
  await order(page, 'retry-batch', { id, states: ['unsent'], atMost: stored.atMost ?? {} });
  await expectWhole({ page, id }, simulator, MANY);
});
