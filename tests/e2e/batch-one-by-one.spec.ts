import { crowdEmail, crowdSlug, crowdUrl, isKnownOfCrowd } from '../simulator/crowd/crowd';
import {
  expectBooksToAgree,
  openLibrary,
  receiptsIn,
  storedBatch,
  withoutCaps,
} from './batch-steps';
import { expect, test } from './harness/fixture';
import { otherThanBalance, saveSecondKey } from './steps';

const KEY = 'el-fast';
const PROFILES = [0, 1, 2, 3, 4, 5, 6, 7, 15, 20];
const ADDRESSES = [30, 31, 32, 33];
const ASKED = PROFILES.length + ADDRESSES.length;
const FOUND = [...PROFILES, ...ADDRESSES].filter(isKnownOfCrowd);

test('a list at a provider of one person a request: as many requests as people, a refusal for want of room waited out, and the books agree', async ({
  sidecard,
  simulator,
}) => {
  simulator.reset();
  const options = await saveSecondKey(sidecard, KEY);
  await options.close();
  simulator.reset();
  await withoutCaps(sidecard);
  const page = await openLibrary(sidecard, 'batches/new');
  const given = [
    ...PROFILES.map(crowdUrl),
    ...ADDRESSES.map(crowdEmail),
    // The same person in another spelling, and nobody.
    `de.linkedin.com/in/${crowdSlug(1).toUpperCase()}/`,
    'not a link',
  ];
  await page.getByLabel('Or paste a list').fill(given.join('\n'));
  await page.getByRole('button', { name: 'Read the list' }).click();
  await page.getByRole('button', { name: 'Show the price' }).click();
  const fact = (name: string) =>
    page.locator('.facts > div').filter({ has: page.getByText(name, { exact: true }) });
  await expect(fact('Requests')).toContainText(String(ASKED));
  await expect(fact('To look up')).toContainText('10 profiles');
  await expect(fact('To look up')).toContainText('4 addresses');
  expect(otherThanBalance(simulator), 'a plan asks nobody').toEqual([]);

  simulator.storm('busy', 2);
  await page.getByRole('button', { name: 'Start, up to 26 credits' }).click();
  await expect(page.getByText(`${ASKED} of ${ASKED} done`)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(`${FOUND.length} found`).first()).toBeVisible();

  const requests = otherThanBalance(simulator);
  expect(requests).toHaveLength(ASKED + 2);
  const asked = requests.map(({ host, method, path, at }) => {
    const { pathname, searchParams } = new URL(path, `https://${host}`);
    const whom = searchParams.get('profile_url') ?? searchParams.get('email');
    return { host, method, pathname, whom, at };
  });
  expect(new Set(asked.map(({ host, method }) => `${method} ${host}`))).toEqual(
    new Set(['GET enrichlayer.com']),
  );
  const named = (pathname: string) =>
    new Set(asked.filter((one) => one.pathname === pathname).map(({ whom }) => whom));
  const urls = PROFILES.map((number) => `${crowdUrl(number)}/`);
  expect(named('/api/v2/profile')).toEqual(new Set(urls));
  expect(named('/api/v2/profile/resolve/email')).toEqual(new Set(ADDRESSES.map(crowdEmail)));
  // Two were refused, and asked for again no sooner than the refusal said.
  const [first = { at: Number.NaN }] = asked;
  const later = asked.filter(({ at }) => at >= first.at + 3_000);
  expect(later.length).toBeGreaterThanOrEqual(ASKED - 3);

  const id = new URL(page.url()).hash.split('/')[1] ?? '';
  await expect.poll(async () => (await storedBatch(page, id)).batch.state).toBe('ended');
  const { batch, rows } = await storedBatch(page, id);
  expect(batch).toMatchObject({ state: 'ended', provider: 'enrich-layer' });
  expect(rows.map(({ state }) => state)).toEqual([
    ...[...PROFILES, ...ADDRESSES].map((number) => (isKnownOfCrowd(number) ? 'found' : 'missed')),
    'duplicate',
    'invalid',
  ]);
  // A receipt for each, with what the provider's books say of them.
  const receipts = await receiptsIn(page);
  expect(receipts.filter(({ state }) => state === 'settled')).toHaveLength(receipts.length);
  const spent = simulator.account(KEY)?.spent ?? Number.NaN;
  expect(receipts.reduce((sum, { credits = 0 }) => sum + credits, 0)).toBe(spent);
  expect(rows.reduce((sum, { credits = 0 }) => sum + credits, 0)).toBe(spent);
  expect(simulator.charges.map(({ name }) => name).toSorted()).toEqual(
    [
      ...PROFILES.filter(isKnownOfCrowd).map(crowdSlug),
      ...ADDRESSES.filter(isKnownOfCrowd).map(crowdEmail),
    ].toSorted(),
  );
  await expectBooksToAgree(page, simulator, KEY);
});
