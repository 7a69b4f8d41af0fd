import type { Page } from '@playwright/test';
import type { Simulator } from '../simulator/simulator';
import type { LaunchedBrowser } from './harness/browser';
import { expect } from './harness/fixture';

/** An invented person of the simulator with a full career. */
export const AMARA = {
  slug: 'amara-okafor-lindqvist-0x1c',
  name: 'Amara Okafor-Lindqvist',
  email: 'amara.okafor@northwind.example.com',
  /** As the store knows her from Crustdata. */
  personId: 'crustdata:900137',
} as const;

/** The address of the page that stands in for somebody's profile. */
export function profilePage(slug: string): string {
  return `https://www.linkedin.com/in/${slug}/`;
}

/** The slug that makes the simulator misbehave in the named way. */
export function faultSlug(name: string): string {
  return `sim-${name}-0x00`;
}

/** What a new user does first: opens the options, agrees, pastes a key, presses the button. Returns the page. */
export async function saveKey(sidecard: LaunchedBrowser, key: string): Promise<Page> {
  const options = await sidecard.openOptions();
  const agree = options.getByRole('button', { name: 'I agree' });
  const field = options.getByLabel('Crustdata key');
  await expect(agree.or(field)).toBeVisible();
  if (await agree.isVisible()) await agree.click();
  await field.fill(key);
  const card = options.getByRole('region', { name: 'Crustdata' });
  await card.getByRole('button', { name: 'Save and test' }).click();
  return options;
}

/** The same with a key of Enrich Layer, which is tested and found valid. Returns the page. */
export async function saveSecondKey(sidecard: LaunchedBrowser, key: string): Promise<Page> {
  const options = await sidecard.openOptions();
  const agree = options.getByRole('button', { name: 'I agree' });
  const card = options.getByRole('region', { name: 'Enrich Layer' });
  const field = options.getByLabel('Enrich Layer key');
  await expect(agree.or(field).first()).toBeVisible();
  if (await agree.first().isVisible()) await agree.first().click();
  await field.fill(key);
  await card.getByRole('button', { name: 'Save and test' }).click();
  await expect(card.getByText(/is valid \(tested/)).toBeVisible();
  return options;
}

/** A browser with a tested key, and a simulator with empty books. */
export async function withKey(
  sidecard: LaunchedBrowser,
  simulator: Simulator,
  key = 'sim-rich',
): Promise<void> {
  // Before as well: what the provider says of its credits must not depend on the spec before.
  simulator.reset();
  const options = await saveKey(sidecard, key);
  await expect(options.getByText(/is valid \(tested/)).toBeVisible();
  await options.close();
  simulator.reset();
}

/** Opens a page and clicks the toolbar icon on it; returns both the page and the panel. */
export async function clickOn(
  sidecard: LaunchedBrowser,
  url: string,
): Promise<{ page: Page; panel: Page }> {
  const page = await sidecard.context.newPage();
  await page.goto(url);
  await sidecard.clickToolbar(page);
  return { page, panel: await sidecard.panel() };
}

/** A browser with a tested key in which Amara has just been looked up, by a click on her profile. */
export async function withAmara(
  sidecard: LaunchedBrowser,
  simulator: Simulator,
): Promise<{ page: Page; panel: Page }> {
  await withKey(sidecard, simulator);
  const since = Date.now();
  const opened = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(opened.panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await balanceSince(opened.panel, since);
  return opened;
}

/** Waits until what is left was asked since that time (ms since 1970), and the answer is stored. Any page of ours that has opened the store will do. */
export async function balanceSince(page: Page, at: number, provider = 'crustdata'): Promise<void> {
  const askedAt = (of: string) =>
    page.evaluate(async (name) => {
      const finished = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await finished(indexedDB.open('sidecard'));
      const store = database.transaction('balances').objectStore('balances');
      const row = (await finished(store.get(name))) as { readonly at?: number } | undefined;
      database.close();
      return row?.at ?? 0;
    }, of);
  await expect.poll(() => askedAt(provider)).toBeGreaterThanOrEqual(at);
}

/** All requests but those that ask for free what is left: after a paid request, and when the options are first used. */
export function otherThanBalance(simulator: Simulator) {
  return simulator.requests.filter(
    ({ path }) => !path.endsWith('/account/credits') && !path.endsWith('/credit-balance'),
  );
}

/** The requests that cost credits, in order. */
export function paidRequests(simulator: Simulator) {
  return simulator.requests.filter(({ path }) => path === '/person/enrich');
}

/** The failure on screen: its heading, its sentence with what it cost, and its one action beside the free comparison with the balance. */
export async function expectFailure(
  panel: Page,
  said: { title: string; sentence: string | RegExp; action?: string },
): Promise<void> {
  const view = panel.getByRole('main');
  await expect(view.getByRole('heading', { name: said.title, exact: true })).toBeVisible();
  await expect(view.getByText(said.sentence)).toBeVisible();
  const all = view.getByRole('button').or(view.getByRole('link'));
  const actions = all.filter({ hasNotText: 'Compare with the balance' });
  await expect(actions).toHaveCount(said.action === undefined ? 0 : 1);
  if (said.action !== undefined) await expect(actions).toHaveText(said.action);
}
