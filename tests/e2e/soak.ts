import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parsePeople, slugsOf } from '../../lib/demo/people';
import type { CommandReply } from '../../lib/messages';
import type { Answer } from '../../lib/store/answers';
import type { Receipt } from '../../lib/store/rows';
import { randomFrom } from '../bench/random';
import { SIMULATED_HOSTS, type Simulator, startSimulator } from '../simulator/simulator';
import { type LaunchedBrowser, launch } from './harness/browser';
import { expect, extensionDir } from './harness/fixture';
import { paidRequests, profilePage, saveKey } from './steps';

const KEY = 'sim-rich';
const LONGEST_ANSWER_MS = 400;
/** What may pass between an answer and the end of its write on a busy machine. */
const WRITING_MS = 500;

/** When the browser is killed, and how it stood then. */
export interface Kill {
  readonly slug: string;
  /** ms from the command to the answer on its way, and to the kill. */
  readonly answerMs: number;
  readonly killMs: number;
  /** What the next start found of it. */
  readonly found: 'nothing' | 'may have been charged' | 'failed for free' | 'kept';
  /** Whether the page that asked had heard that it is kept. */
  readonly isConfirmed: boolean;
}

/**
 * Kills the whole browser (SIGKILL) so many times at random moments of a look-up, starts it again on the same profile each time, and requires that
 * nothing that was confirmed is lost, that the receipts add up with the provider's books, and that nothing is sent again by itself.
 */
export async function soak(
  about: {
    readonly kills: number;
    readonly seed: number;
    /** In which the provider's host is granted. */
    readonly profileDir: string;
    readonly hosts: Readonly<Record<string, number>>;
  },
  onKill: (kill: Kill) => void = () => undefined,
): Promise<void> {
  const random = randomFrom(about.seed);
  let answerMs = 0;
  const wait = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
  const simulator = await startSimulator({ delayMs: 1, wait: () => wait(answerMs), http: false });
  const providers = SIMULATED_HOSTS.map((host) => [host, simulator.httpsPort] as const);
  const hosts = { ...about.hosts, ...Object.fromEntries(providers) };
  const start = () => launch({ extensionDir, hosts, profileDir: about.profileDir });
  const slugs = profileSlugs();
  const kept: string[] = [];
  let sidecard = await start();
  try {
    const first = await saveKey(sidecard, KEY);
    await expect(first.getByText(/is valid \(tested/)).toBeVisible();
    for (let kill = 0; kill < about.kills; kill++) {
      const slug = slugs[kill % slugs.length] ?? '';
      answerMs = random.below(LONGEST_ANSWER_MS);
      const killMs = random.below(answerMs + WRITING_MS);
      const page = await sidecard.openOptions();
      const asked = enrich(page, slug, 'ask').catch(() => undefined);
      await wait(killMs);
      await sidecard.crash();
      const reply = await asked;
      await sidecard.close();
      const isConfirmed = reply?.ok === true && reply.value.isKept;
      if (isConfirmed) kept.push(slug);
      // What was sent before the kill may still be charged now.
      await wait(answerMs + WRITING_MS);

      const before = paidRequests(simulator).length;
      sidecard = await start();
      const found = await look(sidecard, simulator, slug, kept);
      expect(paidRequests(simulator), 'nothing is sent by itself').toHaveLength(before);
      onKill({ slug, answerMs, killMs, found, isConfirmed });
      if (isConfirmed) expect(found).toBe('kept');
    }
  } finally {
    await sidecard.close();
    await simulator.close();
  }
}

/** What is left after a kill, held against what must be. */
async function look(
  sidecard: LaunchedBrowser,
  simulator: Simulator,
  slug: string,
  kept: readonly string[],
): Promise<Kill['found']> {
  const options = await sidecard.openOptions();
  // Answered once the receipts of the worker that died are closed.
  const known = await enrich(options, slug, 'join');
  for (const one of kept) {
    expect(await enrich(options, one, 'join'), `${one} is kept`).toMatchObject({ ok: true });
  }
  const receipts = await readReceipts(options);
  await options.close();
  expect(receipts.filter(({ state }) => state === 'pending')).toEqual([]);
  const settled = receipts.filter((one) => one.state === 'settled' && !one.isEstimate);
  const open = receipts.filter((one) => !settled.includes(one));
  const sum = (credits: readonly number[]) => credits.reduce((total, one) => total + one, 0);
  const certain = sum(settled.map(({ credits = 0 }) => credits));
  const { spent = Number.NaN } = simulator.account(KEY) ?? {};
  expect(certain, 'settled is not more than was charged').toBeLessThanOrEqual(spent);
  const most = certain + sum(open.map(({ price }) => price.max));
  expect(spent, 'charged is not more than settled and open').toBeLessThanOrEqual(most);

  const mine = receipts.filter(({ identifierKey }) => identifierKey === `profile:${slug}`);
  if (known.ok) return 'kept';
  if (mine.length === 0) return 'nothing';
  if (mine.every(({ state }) => state === 'settled')) return 'failed for free';
  await requireWarning(sidecard, simulator, slug);
  return 'may have been charged';
}

/** A click on the person says what happened, and sends nothing. */
async function requireWarning(
  sidecard: LaunchedBrowser,
  simulator: Simulator,
  slug: string,
): Promise<void> {
  const before = paidRequests(simulator).length;
  const page = await sidecard.context.newPage();
  await page.goto(profilePage(slug));
  await sidecard.clickToolbar(page);
  const panel = await sidecard.panel();
  await expect(panel.getByText('was cut off before its answer came')).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(before);
  await page.close();
}

/** The command of a panel, sent by a page of ours. */
function enrich(page: Page, slug: string, how: 'ask' | 'join'): Promise<CommandReply<Answer>> {
  return page.evaluate(
    async ([slug, how]) =>
      chrome.runtime.sendMessage({
        type: 'enrich',
        args: {
          provider: 'crustdata',
          identifier: { kind: 'profile', slug },
          how,
          atMost: 7,
        },
      }),
    [slug, how] as const,
  );
}

function readReceipts(page: Page): Promise<readonly Receipt[]> {
  return page.evaluate(
    () =>
      new Promise<Receipt[]>((done, fail) => {
        const opening = indexedDB.open('sidecard');
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('receipts').objectStore('receipts').getAll();
          reading.onerror = () => fail(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            done(reading.result);
          };
        };
      }),
  );
}

function profileSlugs(): readonly string[] {
  const file = new URL('../../public/demo/people.json', import.meta.url);
  const people = parsePeople(JSON.parse(readFileSync(file, 'utf8')));
  return people.flatMap((person) => slugsOf(person).slice(0, 1));
}

// The extension's API, in its own pages.
declare const chrome: {
  readonly runtime: { sendMessage(message: object): Promise<CommandReply<Answer>> };
};
