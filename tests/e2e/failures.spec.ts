import { expect, test } from './harness/fixture';
import { goOffline } from './harness/trouble';
import {
  AMARA,
  clickOn,
  expectFailure,
  faultSlug,
  paidRequests,
  profilePage,
  saveKey,
  withAmara,
  withKey,
} from './steps';

test('a missing key is told apart from a bad one', async ({ sidecard, simulator }) => {
  const options = await saveKey(sidecard, 'wrong-key');
  await expect(options.getByRole('alert')).toContainText('Crustdata says this key is not valid.');
  await expect(options.getByRole('alert')).toContainText('Nothing was charged.');
  simulator.reset();

  const { page, panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expectFailure(panel, {
    title: 'The key is not valid',
    sentence: 'Crustdata says this key is not valid. Nothing was charged.',
    action: 'Check the key',
  });
  expect(paidRequests(simulator)).toHaveLength(1);

  await options.bringToFront();
  await options.getByRole('button', { name: 'Remove the key' }).click();
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: 'Crustdata needs a key' })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Add a key' })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});

for (const { name, key = 'sim-rich', slug = AMARA.slug, ...said } of [
  {
    name: 'no credits',
    key: 'sim-empty',
    title: 'No credits left',
    sentence: 'You have no Crustdata credits left. Nothing was charged.',
    action: 'Buy credits',
  },
  {
    name: 'a plan without look-ups',
    key: 'sim-closed',
    title: 'Not in your plan',
    sentence: 'Your Crustdata plan does not include this. Nothing was charged.',
    action: 'Open options',
  },
  {
    name: 'provider down',
    slug: faultSlug('broken'),
    title: 'Crustdata has a fault',
    sentence: 'Crustdata answered with a fault of its own. Nothing was charged.',
    action: 'Look again · 1–2 credits',
  },
  {
    name: 'a gateway page instead of an answer',
    slug: faultSlug('bad-gateway'),
    title: 'Crustdata has a fault',
    sentence: 'Crustdata answered with a fault of its own. It may have been charged.',
    action: 'Look again · 1–2 credits',
  },
  {
    name: 'connection lost',
    slug: faultSlug('drop'),
    title: 'Connection lost',
    sentence: 'The connection to Crustdata failed before an answer came. It cost 1 credit.',
    action: 'Look again · 1–2 credits',
  },
  ...['truncated', 'wrong-shape', 'wrong-types', 'huge'].map((fault) => ({
    name: `unreadable reply: ${fault}`,
    slug: faultSlug(fault),
    title: 'Unreadable answer',
    sentence:
      'Crustdata sent an answer that Sidecard cannot read. What came is kept. It cost 1 credit.',
    action: 'Copy the raw answer',
  })),
]) {
  test(`${name}: one sentence, one action, one request`, async ({ sidecard, simulator }) => {
    await withKey(sidecard, simulator, key);
    const { panel } = await clickOn(sidecard, profilePage(slug));
    await expectFailure(panel, said);
    expect(paidRequests(simulator)).toHaveLength(1);
  });
}

test('nobody found is no failure: what it cost, and what to try', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { page, panel } = await clickOn(sidecard, profilePage('nobody-at-all-0x00'));
  await expect(panel.getByRole('heading', { name: 'Nobody found' })).toBeVisible();
  await expect(panel.getByText('Nothing was charged.')).toBeVisible();
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: 'Nobody found' })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('no answer in the time that was set', async ({ sidecard, simulator }) => {
  await withKey(sidecard, simulator);
  const options = await sidecard.openOptions();
  await options.getByLabel(/^Wait for an answer/).fill('5');
  await options.getByLabel(/^Wait for an answer/).blur();
  const { panel } = await clickOn(sidecard, profilePage(faultSlug('hang')));
  await expect(panel.getByText(/Still waiting, for \d seconds now/)).toBeVisible();
  await expectFailure(panel, {
    title: 'No answer',
    sentence: 'Crustdata did not answer in 5 seconds. It may have been charged.',
    action: 'Look again · 1–2 credits',
  });
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('too fast: a countdown, then it goes on by itself', async ({ sidecard, simulator }) => {
  await withKey(sidecard, simulator);
  const { panel } = await clickOn(sidecard, profilePage(faultSlug('busy')));
  await expect(panel.getByRole('heading', { name: 'Too many requests' })).toBeVisible();
  await expect(panel.getByText('Nothing was charged.')).toBeVisible();
  await expect(panel.getByRole('timer')).toHaveText(/Goes on by itself in [123] seconds?\./);
  expect(paidRequests(simulator)).toHaveLength(1);
  await expect.poll(() => paidRequests(simulator).length, { timeout: 10_000 }).toBe(2);
  const [first, second] = paidRequests(simulator);
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(3000);
});

test('offline: nothing is sent, and who is known is still shown', async ({
  sidecard,
  simulator,
}) => {
  const { page, panel } = await withAmara(sidecard, simulator);
  const other = await sidecard.context.newPage();
  await other.goto(profilePage('tobias-vexholm-0x2a'));
  await goOffline(panel);
  await sidecard.clickToolbar(other);
  await expectFailure(panel, {
    title: 'You are offline',
    sentence: /The browser has no network\. .* Nothing was charged\./,
    action: 'Look again · 1–2 credits',
  });
  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});

test.describe('without access to the provider', () => {
  test.use({ browserOptions: { isGranted: false } });

  test('the key is kept, the reason is said, nothing is sent', async ({ sidecard, simulator }) => {
    simulator.reset();
    const options = await saveKey(sidecard, 'sim-rich');
    await expect(options.getByText('The browser is asking whether Sidecard may')).toBeVisible();
    const { panel } = await clickOn(sidecard, profilePage(AMARA.slug));
    await expectFailure(panel, {
      title: 'No access to Crustdata',
      sentence:
        'The browser does not let Sidecard reach Crustdata. Your key is kept. Nothing was charged.',
      action: 'Allow access',
    });
    expect(simulator.requests).toHaveLength(0);
  });
});
