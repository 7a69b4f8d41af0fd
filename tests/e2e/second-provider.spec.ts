import { expect, test } from './harness/fixture';
import { AMARA, clickOn, otherThanBalance, profilePage, saveSecondKey, withKey } from './steps';

// Known to Enrich Layer alone.
const FULL = 'el-full-0x00';

test('a key of Enrich Layer alone: tested for free, and a click shows the person', async ({
  sidecard,
  simulator,
}) => {
  simulator.reset();
  const options = await saveSecondKey(sidecard, 'el-rich');
  await expect(options.getByText('5,000 credits left')).toBeVisible();
  expect(simulator.requests.map(({ host, path }) => host + path)).toEqual([
    'enrichlayer.com/api/v2/credit-balance',
  ]);
  await options.close();
  simulator.reset();

  const { page, panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await expect(panel.getByText('From Enrich Layer')).toBeVisible();
  const [request, ...others] = otherThanBalance(simulator);
  expect(others).toEqual([]);
  expect(request).toMatchObject({ method: 'GET', host: 'enrichlayer.com', body: '' });
  const query = new URL(request?.path ?? '', 'https://enrichlayer.com');
  expect(query.pathname).toBe('/api/v2/profile');
  expect(Object.fromEntries(query.searchParams)).toEqual({
    profile_url: profilePage(AMARA.slug),
    use_cache: 'if-present',
  });
  // The provider sets a cookie; it is never sent back.
  expect(request?.headers.map(([name]) => name)).not.toContain('cookie');
  expect(simulator.account('el-rich')?.spent).toBe(1);

  await sidecard.clickToolbar(page);
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  expect(simulator.account('el-rich')?.spent).toBe(1);
});

test('whom the first does not know is offered at the second, with the price, and found there', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  await (await saveSecondKey(sidecard, 'el-rich')).close();
  simulator.reset();
  const { panel } = await clickOn(sidecard, profilePage(FULL));
  const next = panel.getByRole('button', { name: /^Try Enrich Layer/ });
  await expect(next).toBeVisible();
  await expect(next).toContainText('1 credit');
  expect(simulator.account('sim-rich')?.spent).toBe(0);
  expect(simulator.account('el-rich')?.spent).toBe(0);
  await next.click();
  await expect(panel.getByText('From Enrich Layer')).toBeVisible();
  expect(simulator.account('el-rich')?.spent).toBe(1);
  // What only this provider gives reaches the card.
  for (const name of ['Projects', 'Publications', 'Volunteering']) {
    await expect(panel.getByRole('heading', { name })).toBeVisible();
  }
});
