import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import type { BatchCommands, BatchStanding, GivenRow } from '../../lib/batch-commands';
import type { Failure } from '../../lib/failure';
import type { CommandReply } from '../../lib/messages';
import type { AtMost, Plan, StoredBatch, StoredBatchRow } from '../../lib/store/batch-rows';
import type { Receipt } from '../../lib/store/rows';
import type { Simulator } from '../simulator/simulator';
import type { LaunchedBrowser } from './harness/browser';
import { expect } from './harness/fixture';

// Inside the browser the extension API goes by this name.
declare const chrome: typeof browser;

/** As many rows as one command takes. */
const ROWS_AT_ONCE = 1000;

/** Sends a command of batches from a page of ours; the reply as it comes. */
export function tell<N extends keyof BatchCommands>(
  page: Page,
  type: N,
  args: BatchCommands[N]['args'],
): Promise<CommandReply<BatchCommands[N]['value']>> {
  return page.evaluate(
    async (message) =>
      (await chrome.runtime.sendMessage(message)) as CommandReply<BatchCommands[N]['value']>,
    { type, args } as { readonly type: string; readonly args: unknown },
  );
}

/** The same where it has to come about. Rejects with the failure otherwise. */
export async function order<N extends keyof BatchCommands>(
  page: Page,
  type: N,
  args: BatchCommands[N]['args'],
): Promise<BatchCommands[N]['value']> {
  const reply = await tell(page, type, args);
  if (!reply.ok) throw new Error(`${type}: ${JSON.stringify(reply.failure)}`);
  return reply.value;
}

/** Makes a batch of those rows and plans it. */
export async function plannedBatch(
  page: Page,
  rows: readonly GivenRow[],
  { columns = [] as readonly string[], provider = 'crustdata', name = 'A test' } = {},
): Promise<{ readonly id: string; readonly plan: Plan }> {
  const from = columns.length > 0 ? 'file' : 'text';
  const id = await order(page, 'new-batch', { provider, from, name, columns });
  for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
    await order(page, 'add-rows', { id, rows: rows.slice(first, first + ROWS_AT_ONCE) });
  }
  return { id, plan: await order(page, 'plan-batch', { id }) };
}

/** What the user was shown as the most for one person. */
export function atMostOf({ priceOfOne }: Plan): AtMost {
  return { profile: priceOfOne.profile.max, email: priceOfOne.email.max };
}

/** Keeps a batch going as an open page does, until it no longer runs. */
export async function driven(page: Page, id: string): Promise<BatchStanding> {
  for (;;) {
    const standing = await order(page, 'run-batch', { id });
    if (standing.batch.state !== 'running') return standing;
  }
}

/** A batch as it is stored, with its rows in their order, read in a page of ours: no worker is woken for it. */
export async function storedBatch(
  page: Page,
  id: string,
): Promise<{ readonly batch: StoredBatch; readonly rows: readonly StoredBatchRow[] }> {
  const [batches, rows] = await Promise.all([allOf(page, 'batches'), allOf(page, 'batchRows')]);
  const batch = (batches as StoredBatch[]).find((one) => one.id === id);
  if (batch === undefined) throw new Error('There is no such batch.');
  const own = (rows as StoredBatchRow[]).filter((row) => row.batch === id);
  return { batch, rows: own.sort((one, other) => one.position - other.position) };
}

/** The receipts of our database. */
export function receiptsIn(page: Page): Promise<readonly Receipt[]> {
  return allOf(page, 'receipts') as Promise<readonly Receipt[]>;
}

function allOf(page: Page, store: string): Promise<readonly unknown[]> {
  return page.evaluate(async (name) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const database = await settled(indexedDB.open('sidecard'));
    const rows = await settled(database.transaction(name).objectStore(name).getAll());
    database.close();
    return rows as unknown[];
  }, store);
}

/**
 * Holds the books against the provider's: what is settled is at most what was charged, and that at most what is settled or may have been charged; nothing
 * is still open, and nobody was paid for twice.
 */
export async function expectBooksToAgree(
  page: Page,
  simulator: Simulator,
  key: string,
): Promise<void> {
  const receipts = await receiptsIn(page);
  expect(receipts.filter(({ state }) => state === 'pending')).toEqual([]);
  const settled = receipts.filter((one) => one.state === 'settled' && !one.isEstimate);
  const open = receipts.filter((one) => !settled.includes(one));
  const certain = sum(settled.map(({ credits = 0 }) => credits));
  const { spent = Number.NaN } = simulator.account(key) ?? {};
  expect(certain, 'settled is not more than was charged').toBeLessThanOrEqual(spent + 1e-6);
  const most = certain + sum(open.map(({ price }) => price.max));
  expect(spent, 'charged is not more than settled and open').toBeLessThanOrEqual(most + 1e-6);
  expectNobodyPaidTwice(simulator);
}

/** Nobody was paid for twice. */
export function expectNobodyPaidTwice({ charges }: Simulator): void {
  const names = charges.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  expect(twice, 'who was paid for twice').toEqual([]);
}

/** Why a batch is paused, by its code; `undefined` where it is by the user. */
export function pausedFor({ pausedFor }: StoredBatch): Failure['code'] | 'closed' | undefined {
  return typeof pausedFor === 'object' ? pausedFor.code : pausedFor;
}

/** No caps, as somebody sets them who looks up a thousand people. */
export async function withoutCaps(sidecard: LaunchedBrowser): Promise<void> {
  await setSettings(sidecard, { capDay: 'none', capMonth: 'none' });
}

/** Sets settings without the options page. */
export async function setSettings(
  sidecard: LaunchedBrowser,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const named = Object.entries(settings).map(([name, value]) => [`settings.${name}`, value]);
  const worker = await sidecard.worker();
  await worker.evaluate((all) => chrome.storage.local.set(all), Object.fromEntries(named));
}

/** Opens a place of the library page in a tab of its own. */
export async function openLibrary(sidecard: LaunchedBrowser, place = 'batches'): Promise<Page> {
  const page = await sidecard.context.newPage();
  await page.goto(`chrome-extension://${sidecard.extensionId}/library.html#${place}`);
  return page;
}

function sum(credits: readonly number[]): number {
  return credits.reduce((total, one) => total + one, 0);
}
