import { openLibrary } from './batch-steps';
import { expect, test } from './harness/fixture';
import { tabTo } from './library-steps';
import { AMARA, clickOn, paidRequests, withKey } from './steps';

const KEY = 'sim-whole';
const searches = (simulator: { readonly requests: readonly { readonly path: string }[] }) =>
  simulator.requests.filter(({ path }) => path === '/person/search');

test('from the form of a search to the cards of those it finds, by keyboard alone', async ({
  sidecard,
  simulator,
}) => {
  test.setTimeout(120_000);
  await withKey(sidecard, simulator, KEY);
  const page = await openLibrary(sidecard, 'search');
  await tabTo(page, page.getByLabel('Name contains'));
  await page.keyboard.type('Amara');
  expect(searches(simulator), 'nothing is sent before the button').toHaveLength(0);
  await page.keyboard.press('Enter');
  const found = page.getByRole('heading', { name: /^Found: / });
  await expect(found).toBeFocused();
  expect(searches(simulator)).toHaveLength(1);
  await tabTo(page, page.getByRole('checkbox', { name: 'Select all' }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: /^Look up 1 person · / }));
  await page.keyboard.press('Enter');
  const start = page.getByRole('button', { name: /^Start, / });
  await tabTo(page, start);
  await expect(start).toBeEnabled();
  expect(paidRequests(simulator), 'a plan asks nobody').toHaveLength(0);
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 of 1 done')).toBeVisible();
  await tabTo(page, page.getByRole('row').nth(1));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: AMARA.name })).toBeVisible();
  expect(simulator.charges.map(({ name }) => name)).toEqual([AMARA.slug]);
  expect(searches(simulator)).toHaveLength(1);
});

test('what is typed last goes into the search by the first click on its button', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator, KEY);
  const page = await openLibrary(sidecard, 'search');
  await page.getByLabel('Has all these skills').fill('Weaving');
  await page.getByRole('button', { name: /^Search · / }).click();
  await expect(page.getByRole('heading', { name: 'Found: Weaving' })).toBeVisible();
  expect(searches(simulator)).toHaveLength(1);
});

test('where nobody is found, the form of a search is filled with what the address tells, and nothing is sent', async ({
  sidecard,
  simulator,
}) => {
  // State B: addresses are looked up there.
  await withKey(sidecard, simulator, 'sim-rich');
  const { panel } = await clickOn(sidecard, 'https://www.linkedin.com/feed/');
  await panel.getByLabel('Profile URL or e-mail address').fill('una.heddle@nowhere.example.com');
  await panel.keyboard.press('Enter');
  await panel.getByRole('button', { name: /^Look up · / }).click();
  await expect(panel.getByRole('heading', { name: 'Nobody found' })).toBeVisible();
  const [library] = await Promise.all([
    sidecard.context.waitForEvent('page'),
    panel.getByRole('button', { name: 'Search by name' }).click(),
  ]);
  await expect(library.getByLabel('Name contains')).toHaveValue(/una heddle/i);
  await expect(
    library.getByLabel('Works now at: values').or(library.getByText('nowhere.example.com')).first(),
  ).toBeVisible();
  expect(searches(simulator)).toHaveLength(0);
});
