import { crowdSlug, crowdUrl } from '../simulator/crowd/crowd';
import { endings, fewestRequests, thousandRows } from './batch-file';
import {
  atMostOf,
  driven,
  expectBooksToAgree,
  expectNobodyPaidTwice,
  order,
  plannedBatch,
  storedBatch,
  withoutCaps,
} from './batch-steps';
import { expect, test } from './harness/fixture';
import { paidRequests, withKey } from './steps';

const KEY = 'sim-fast';
const people = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ given: crowdUrl(from + index) }));

test('a thousand rows of a file: as few requests as can be, every row accounted for, and the books agree', async ({
  sidecard,
  simulator,
}) => {
  test.setTimeout(180_000);
  await withKey(sidecard, simulator, KEY);
  await withoutCaps(sidecard);
  const { columns, rows } = thousandRows(8);
  const page = await sidecard.openOptions();
  const given = rows.map(({ cells }) => ({ given: cells[1] || cells[2] || '', cells }));
  const { id, plan } = await plannedBatch(page, given, { columns });
  const { duplicate, invalid, 'other-class': otherClass, ...asked } = endings(rows);
  expect(plan).toMatchObject({ given: 1000, known: 0, invalid, otherClass });
  expect(plan.duplicates).toBe(duplicate);
  const { found = 0, missed = 0, failed = 0 } = asked;
  expect(plan.toSend.profile + plan.toSend.email).toBe(found + missed + failed);
  expect(paidRequests(simulator), 'a plan asks nobody').toHaveLength(0);

  await order(page, 'start-batch', { id, atMost: atMostOf(plan) });
  const { batch, counts } = await driven(page, id);
  expect(batch.state).toBe('ended');
  expect(counts).toMatchObject({ ...endings(rows), waiting: 0, sent: 0, uncertain: 0 });
  expect(paidRequests(simulator)).toHaveLength(fewestRequests(rows));
  const stored = await storedBatch(page, id);
  expect(stored.rows.map(({ state }) => state)).toEqual(rows.map(({ ending }) => ending));
  expect(stored.rows.map(({ cells }) => cells)).toEqual(rows.map(({ cells }) => cells));
  await expectBooksToAgree(page, simulator, KEY);

  // All of it is known now, misses too; what failed is left, of either kind.
  const again = await plannedBatch(page, given, { columns });
  expect(again.plan).toMatchObject({ known: found + missed, requests: 2 });
});

test('a batch goes on when its worker dies, and pays nobody twice', async ({
  sidecard,
  simulator,
}) => {
  test.setTimeout(120_000);
  await withKey(sidecard, simulator, KEY);
  await withoutCaps(sidecard);
  const page = await sidecard.openOptions();
  const { id, plan } = await plannedBatch(page, people(0, 500));
  await order(page, 'start-batch', { id, atMost: atMostOf(plan) });
  for (const count of [3, 14]) {
    // Answers that take their time, so that the worker dies while they are under way.
    simulator.storm('slow', 2);
    const running = page.evaluate(
      (args) => chrome.runtime.sendMessage({ type: 'run-batch', args }).catch(() => undefined),
      { id },
    );
    await expect.poll(() => paidRequests(simulator).length).toBeGreaterThanOrEqual(count);
    await sidecard.killWorker();
    await running;
  }
  const { batch, counts } = await driven(page, id);
  expect(batch.state).toBe('ended');
  const { found, missed, uncertain } = counts;
  expect(found + missed + uncertain).toBe(500);
  await expectBooksToAgree(page, simulator, KEY);
});

test('a batch goes on with no page of ours open', async ({ sidecard, simulator }) => {
  test.setTimeout(180_000);
  await withKey(sidecard, simulator, KEY);
  await withoutCaps(sidecard);
  const page = await sidecard.openOptions();
  const { id, plan } = await plannedBatch(page, people(0, 60));
  await order(page, 'start-batch', { id, atMost: atMostOf(plan) });
  await page.close();
  // One alarm every half a minute.
  await expect.poll(() => paidRequests(simulator).length, { timeout: 100_000 }).toBe(3);
  const later = await sidecard.openOptions();
  await expect
    .poll(async () => (await storedBatch(later, id)).batch.state, { timeout: 45_000 })
    .toBe('ended');
  await expectBooksToAgree(later, simulator, KEY);
});

test('what the panel looks up meanwhile is not paid for twice', async ({ sidecard, simulator }) => {
  test.setTimeout(120_000);
  await withKey(sidecard, simulator, KEY);
  await withoutCaps(sidecard);
  const page = await sidecard.openOptions();
  const { id, plan } = await plannedBatch(page, people(0, 200));
  await order(page, 'start-batch', { id, atMost: atMostOf(plan) });
  const other = await sidecard.openOptions();
  const [standing] = await Promise.all([
    driven(page, id),
    ...[0, 40, 199].map((number) =>
      other.evaluate(
        (slug) =>
          chrome.runtime.sendMessage({
            type: 'enrich',
            args: {
              provider: 'crustdata',
              identifier: { kind: 'profile', slug },
              how: 'ask',
              atMost: 7,
            },
          }),
        crowdSlug(number),
      ),
    ),
  ]);
  expect(standing.batch.state).toBe('ended');
  expectNobodyPaidTwice(simulator);
  await expectBooksToAgree(page, simulator, KEY);
});

// The extension's API, in its own pages.
declare const chrome: { readonly runtime: { sendMessage(message: object): Promise<unknown> } };
