import type { Page } from '@playwright/test';
import { FAIR, fairAttendees } from '../site/fair-page';
import { type FairPerson, laterPeople } from '../site/fair-people';
import type { LaunchedBrowser } from './harness/browser';
import { expect, test } from './harness/fixture';
import { expectCount, expectPeople, iconOf, listIn, rowOf, withDemo } from './people-steps';
import { AMARA, clickOn, paidRequests, withAmara } from './steps';

const URL = 'https://fair.example.org/';
const leader: FairPerson = { name: AMARA.name, form: 'link', slug: AMARA.slug };
const attendees = fairAttendees([leader]);
const later = laterPeople(FAIR.later);

/** The fair's page after a click, and the panel with its list. */
async function atTheFair(sidecard: LaunchedBrowser): Promise<{ page: Page; panel: Page }> {
  await withDemo(sidecard);
  const opened = await clickOn(sidecard, URL);
  await expect(listIn(opened.panel)).toBeVisible();
  return opened;
}

const scrollToEnd = (page: Page) =>
  page.evaluate(() => document.querySelector('#end')?.scrollIntoView());

test('a click lists exactly the people of a page, under the names beside them', async ({
  sidecard,
  simulator,
}) => {
  simulator.reset();
  const { panel } = await atTheFair(sidecard);
  await expect(panel.getByRole('heading', { name: '60 people on this page' })).toBeVisible();
  await expectPeople(panel, attendees.map(rowOf));
  await expect
    .poll(() => iconOf(sidecard))
    .toEqual({
      badge: '60',
      tooltip: '60 people on this page',
    });
  expect(simulator.requests).toHaveLength(0);
});

test('the list follows the page: more are scrolled in, some leave, some change', async ({
  sidecard,
}) => {
  const { page, panel } = await atTheFair(sidecard);
  await expectPeople(panel, attendees.map(rowOf));
  await scrollToEnd(page);
  await expectPeople(panel, [...attendees, ...later].map(rowOf));
  await expectCount(sidecard, 80);

  await page.evaluate(() => {
    document.querySelector('#rows')?.remove();
    for (const one of [...document.querySelectorAll('#later li')].slice(0, 10)) one.remove();
  });
  const rest = [...attendees.filter(({ form }) => form !== 'row'), ...later.slice(10)];
  await expectPeople(panel, rest.map(rowOf));
  await expectCount(sidecard, rest.length);

  // Text, href, and what is shown: each changes in place.
  await page.evaluate(() => {
    const list = document.querySelector('#people');
    const text = [...(list?.children ?? [])].find((one) => one.childElementCount === 0)?.firstChild;
    if (text) text.textContent = 'Viola Newcomb <viola.newcomb@harbour.example.com>';
    const link = document.querySelector('#people h3 + a[href^="mailto:"]');
    link?.setAttribute('href', 'mailto:otto.newcomb@harbour.example.com');
    list?.querySelector('li')?.setAttribute('hidden', '');
    document.querySelector('p[hidden]')?.removeAttribute('hidden');
    document.querySelector<HTMLElement>('p[style*=none]')?.style.removeProperty('display');
    document.querySelector('[contenteditable]')?.setAttribute('contenteditable', 'false');
  });
  const [hidden, text, mail] = [
    rest[0],
    rest.find(({ form }) => form === 'text'),
    rest.find(({ form }) => form === 'mailto'),
  ];
  const stayed = rest.filter((one) => one !== hidden && one !== text && one !== mail);
  // Of those shown now, whoever has no name beside them goes by the address or profile alone.
  const shown = ['hidden.one@', 'hidden.two@', 'hidden.three@', 'draft.one@'].map(
    (local) => `${local}tidewater.example.net`,
  );
  await expectPeople(panel, [
    ...stayed.map(rowOf),
    'Viola Newcomb viola.newcomb@harbour.example.com',
    `${mail?.name} otto.newcomb@harbour.example.com`,
    ...shown,
    'Draft in/draft-two-0x00',
  ]);
});

test('selection, filter, focus and scroll survive what comes and goes', async ({ sidecard }) => {
  const { page, panel } = await atTheFair(sidecard);
  await expectPeople(panel, attendees.map(rowOf));
  const [one, two, three] = attendees
    .slice(1)
    .filter(({ form }) => form === 'row')
    .map(rowOf);
  const box = (name = '') => listIn(panel).getByRole('checkbox', { name, exact: true });
  for (const name of [one, two, three]) await box(name).check();
  await expect(panel.getByText(/^3 selected: /).first()).toBeVisible();
  await box(two).focus();
  const top = await panel.evaluate(() => document.documentElement.scrollTop);

  await scrollToEnd(page);
  await expect(panel.getByRole('heading', { name: '80 people on this page' })).toBeVisible();
  for (const name of [one, two, three]) await expect(box(name)).toBeChecked();
  await expect(box(two)).toBeFocused();
  expect(await panel.evaluate(() => document.documentElement.scrollTop)).toBe(top);

  // Whoever leaves takes the focus to the next row, not to nowhere.
  const address = two?.split(' ').at(-1) ?? '';
  await page.locator('#rows tr', { hasText: address }).evaluate((row) => row.remove());
  await expect(panel.getByText(/^2 selected: /).first()).toBeVisible();
  await expect(listIn(panel).locator(':focus')).toHaveRole('checkbox');

  const filter = panel.getByRole('searchbox', { name: 'Filter people' });
  await filter.fill('ASHGROVE ada');
  const fits = ({ name }: FairPerson) => /ada/i.test(name) && /ashgrove/i.test(name);
  await expectPeople(panel, [...attendees, ...later].filter(fits).map(rowOf));
  await page.evaluate(() => {
    const one = document.createElement('p');
    one.innerHTML = '<b>Ada Lateshgrove</b>, ada.ashgrove.late@harbour.example.com';
    document.querySelector('#later')?.before(one);
  });
  await expect(listIn(panel).getByRole('checkbox', { name: /ashgrove\.late/ })).toBeVisible();
  await expect(filter).toHaveValue('ASHGROVE ada');
  await expect(filter).toBeFocused();
});

test('filter, all and none, and one person, by keyboard alone', async ({ sidecard }) => {
  const { panel } = await atTheFair(sidecard);
  await expectPeople(panel, attendees.map(rowOf));
  const { keyboard } = panel;
  const list = listIn(panel);
  const focused = panel.locator(':focus');
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  const selected = (count: number) => panel.getByText(new RegExp(`^${count} selected: `)).first();

  await press('/');
  await expect(focused).toHaveAccessibleName('Filter people');
  await keyboard.type('brightwater');
  const shown = attendees.filter(({ name }) => name.endsWith('Brightwater')).map(rowOf);
  await expectPeople(panel, shown);
  await press('Tab', 'Space');
  await expect(selected(shown.length)).toBeVisible();
  await expect(focused).toHaveAccessibleName('All shown');
  await press('Space');
  await expect(panel.getByText(/^\d+ selected: /)).toHaveCount(0);

  await press('Tab');
  await expect(focused).toHaveRole('checkbox');
  await press('Home', 'Space', 'ArrowDown', 'ArrowDown', 'Shift+ArrowDown');
  await expect(selected(3)).toBeVisible();
  await expect(list.getByRole('checkbox', { checked: true })).toHaveCount(3);
  await press('Escape');
  await expectPeople(panel, attendees.map(rowOf));
  await expect(selected(3)).toBeVisible();

  await press('End');
  const last = await focused.evaluate((box) => box.closest('li')?.textContent ?? '');
  await press('Enter');
  const address = last.trim().split(/\s/).at(-1) ?? '';
  await expect(panel.getByRole('heading', { name: address, level: 1 })).toBeVisible();
  await press('Escape');
  await expect(panel.getByRole('heading', { name: '60 people on this page' })).toBeVisible();
  await expect(selected(3)).toBeVisible();
});

test('whoever was looked up before is marked as known, and costs nothing again', async ({
  sidecard,
  simulator,
}) => {
  await withAmara(sidecard, simulator);
  const { panel } = await clickOn(sidecard, URL);
  await expect(panel.getByText('1 already known')).toBeVisible();
  const known = listIn(panel).getByRole('listitem').filter({ hasText: 'known · free' });
  await expect(known).toHaveCount(1);
  await known.getByRole('checkbox').check();
  await expect(panel.getByText('1 selected: known, free').first()).toBeVisible();
  await known.getByRole('button').click();
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await expect(panel.getByText('Shown from this browser: free.')).toBeVisible();
  await panel.getByRole('button', { name: 'Back' }).click();
  await expect(panel.getByText('1 selected: known, free').first()).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});
