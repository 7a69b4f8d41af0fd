import { expect, test } from './harness/fixture';
import {
  AMARA,
  clickOn,
  otherThanBalance,
  paidRequests,
  profilePage,
  saveKey,
  withAmara,
  withKey,
} from './steps';

// What Chromium itself adds to an extension's request; everything else would be ours.
const OF_THE_BROWSER =
  /^(host|connection|content-length|user-agent|accept|accept-encoding|accept-language|origin|priority|pragma|cache-control|sec-.*)$/;

test('a key is tested for free: valid, and how many credits are left', async ({
  sidecard,
  simulator,
}) => {
  simulator.reset();
  const options = await saveKey(sidecard, 'sim-plain');
  await expect(options.getByText('The key that ends in ain is valid')).toBeVisible();
  await expect(options.getByText('100 credits left')).toBeVisible();
  await expect(options.getByText('15 requests a minute')).toBeVisible();
  expect(simulator.requests.map(({ method, path }) => `${method} ${path}`).sort()).toEqual([
    'GET /account/credits',
    'GET /account/endpoints',
  ]);
  expect(simulator.account('sim-plain')?.spent).toBe(0);
  await expect(options.getByText('sim-plain')).toHaveCount(0);
  await expect(options.getByLabel('Crustdata key')).toHaveValue('');
});

test('a toolbar click on a profile shows the person; a second one costs nothing', async ({
  sidecard,
  simulator,
}) => {
  const { page, panel } = await withAmara(sidecard, simulator);
  const jobs = panel.getByRole('region', { name: /^Experience/ }).locator('.job');
  await expect(jobs.first()).toContainText('Northwind Robotics');
  await expect(jobs.first()).toContainText('VP Engineering');
  await expect(jobs.first()).toContainText('Apr 2023 – now');
  await expect(jobs).toHaveCount(2);
  await expect(panel.getByRole('link', { name: AMARA.email })).toHaveAttribute(
    'href',
    `mailto:${AMARA.email}`,
  );
  await expect(panel.getByText('Gothenburg').first()).toBeVisible();
  await expect(panel.getByText(/English/).first()).toBeVisible();
  await expect(panel.getByText('I lead the 140 people').first()).toBeVisible();
  await expect(panel.getByText('From Crustdata, data of')).toBeVisible();
  await expect(panel.getByText('Fetched by you today for 2 credits.')).toBeVisible();
  await expect(panel.getByText('4,998 credits')).toBeVisible();

  const [request, ...others] = otherThanBalance(simulator);
  expect(others).toEqual([]);
  expect(request).toMatchObject({
    method: 'POST',
    host: 'api.crustdata.com',
    path: '/person/enrich',
    body: {
      professional_network_profile_urls: [profilePage(AMARA.slug)],
      fields: [
        'basic_profile',
        'professional_network',
        'social_handles',
        'experience',
        'education',
        'skills',
        'contact.business_emails',
      ],
    },
  });
  const ours = (request?.headers ?? []).filter(([name]) => !OF_THE_BROWSER.test(name)).sort();
  expect(ours).toEqual([
    ['authorization', 'Bearer sim-rich'],
    ['content-type', 'application/json'],
    ['x-api-version', '2025-11-01'],
  ]);

  await sidecard.clickToolbar(page);
  await expect(panel.getByText('Shown from this browser: free.')).toBeVisible();
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  expect(otherThanBalance(simulator)).toHaveLength(1);
  expect(simulator.account('sim-rich')?.spent).toBe(2);
  expect(sidecard.leaks).toEqual([]);
});

test('phones, websites and personal addresses come when they are asked for, at their price', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const options = await sidecard.openOptions();
  for (const kind of [/^Personal e-mail/, /^Phone numbers/, /^Websites/]) {
    await options.getByRole('checkbox', { name: kind }).check();
  }
  await expect(options.getByText('One person costs 1–6 credits').first()).toBeVisible();

  const { panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByText('This costs more than you want to spend unasked')).toBeVisible();
  expect(otherThanBalance(simulator)).toHaveLength(0);
  await panel.getByRole('button', { name: 'Look up · 1–6 credits' }).click();
  const contact = panel.getByRole('region', { name: 'Contact' });
  await expect(contact.getByRole('link', { name: /^\+46/ })).toHaveAttribute('href', /^tel:\+46/);
  await expect(contact.getByText('personal')).toBeVisible();
  await expect(contact.getByText('website').first()).toBeVisible();
  await expect(panel.getByText('for 6 credits.')).toBeVisible();
  expect(simulator.account('sim-rich')?.spent).toBe(6);
});

test('moving on to another profile spends nothing: the price is offered', async ({
  sidecard,
  simulator,
}) => {
  const { page, panel } = await withAmara(sidecard, simulator);
  await page.getByRole('link', { name: 'Next profile' }).click();
  await expect(panel.getByRole('button', { name: 'Look up · 1–2 credits' })).toBeVisible();
  await page.goBack();
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);

  await page.goto('https://summit.example.org/');
  await expect(panel.getByRole('heading', { name: 'Sidecard cannot see this tab' })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('people linked on a page are listed, and one is looked up by a click with its price', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { page, panel } = await clickOn(sidecard, 'https://summit.example.org/');
  await expect(panel.getByRole('heading', { name: /^\d+ people on this page$/ })).toBeVisible();
  expect(simulator.requests).toHaveLength(0);
  await panel.getByRole('button', { name: AMARA.email }).click();
  await panel.getByRole('button', { name: 'Look up · 1–2 credits' }).click();
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await expect(panel.getByText('Crustdata’s confidence: 0.94 of 1')).toBeVisible();
  await panel.getByRole('button', { name: 'Back' }).click();
  await expect(panel.getByRole('heading', { name: /^\d+ people on this page$/ })).toBeVisible();

  // A page that changes its address without being left is read on; one that is left is not.
  const people = panel.getByRole('heading', { name: /^\d+ people on this page$/ });
  await sidecard.clickToolbar(page);
  await expect(people).toBeVisible();
  await page.evaluate(() => {
    history.pushState(null, '', '/day-two?hall=3');
    document.title = 'Day two';
  });
  await expect(people).toBeVisible();
  await page.goto('https://summit.example.org/elsewhere');
  await expect(people).toBeHidden();
});

test('of two people behind one address the confirmed one is shown, the other is one click away', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { panel } = await clickOn(sidecard, 'https://www.linkedin.com/feed/');
  await expect(panel.getByRole('heading', { name: 'Not a public profile' })).toBeVisible();
  await panel.getByLabel('Profile URL or e-mail address').fill('c.hale@palehorn.example.net');
  await panel.keyboard.press('Enter');
  await panel.getByRole('button', { name: /^Look up · / }).click();
  await expect(panel.getByText('Crustdata’s confidence: 0.86 of 1')).toBeVisible();
  await expect(panel.getByText(/^Confirmed by the match check on/)).toBeVisible();
  await panel.getByRole('button', { name: '1 other candidate' }).click();
  await expect(panel.getByRole('heading', { name: '2 candidates' })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});
