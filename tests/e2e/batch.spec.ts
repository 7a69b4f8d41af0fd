import { crowdSlug, crowdUrl } from '../simulator/crowd/crowd';
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

test('a batch goes on when its worker dies, and pays nobody twice', async ({
  sidecard,
  simulator,
}) => {
  test.setTimeout(120_000);
  await withKey(sidecard, simulator, KEY);
  await withoutCaps(sidecard);
  const page = await sidecard.openOptions();
  const { id, plan } = await plannedBatch(page, people(0, 300));
  await order(page, 'start-batch', { id, atMost: atMostOf(plan) });
  for (const count of [3, 8]) {
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
  expect(found + missed + uncertain).toBe(300);
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
  const { id, plan } = await plannedBatch(page, people(0, 100));
  await order(page, 'start-batch', { id, atMost: atMostOf(plan) });
  const other = await sidecard.openOptions();
  const [standing] = await Promise.all([
    driven(page, id),
    ...[0, 40, 99].map((number) =>
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
