import type { Page } from '@playwright/test';
import { expect, test } from './harness/fixture';
import { AMARA, clickOn, paidRequests, profilePage, withKey } from './steps';

// Two people of the simulator have this address; the match check confirms the first.
const SHARED = 'c.hale@palehorn.example.net';
const [FIRST, SECOND] = ['Casimir Dunwoody-Hale', 'Corisande Halewyn'];

async function lookUp(panel: Page, identifier: string): Promise<void> {
  await panel.keyboard.press('/');
  await panel.getByLabel('Profile URL or e-mail address').fill(identifier);
  await panel.keyboard.press('Enter');
}

test('a choice among several is remembered, undone, and nobody is asked for it', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { panel } = await clickOn(sidecard, 'https://www.linkedin.com/feed/');
  await expect(panel.getByRole('heading', { name: 'Not a public profile' })).toBeVisible();
  await lookUp(panel, SHARED);
  await panel.getByRole('button', { name: /^Look up · / }).click();
  await expect(panel.getByRole('heading', { name: FIRST })).toBeVisible();

  // By the keyboard alone: the list is one stop.
  await panel.getByRole('button', { name: '1 other candidate' }).press('Enter');
  await expect(panel.getByRole('heading', { name: '2 candidates' })).toBeFocused();
  await panel.keyboard.press('Tab');
  await expect(panel.getByRole('button', { name: new RegExp(`^${FIRST}`) })).toBeFocused();
  await panel.keyboard.press('ArrowDown');
  await expect(panel.getByRole('button', { name: new RegExp(`^${SECOND}`) })).toBeFocused();
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: SECOND })).toBeFocused();
  await expect(panel.getByText('Chosen by you')).toBeVisible();
  await expect(panel.getByRole('status')).toContainText('Remembered');
  expect(paidRequests(simulator)).toHaveLength(1);

  // Another panel, and this one when it is opened anew, show it at once.
  await panel.reload();
  await lookUp(panel, SHARED);
  await expect(panel.getByRole('heading', { name: SECOND })).toBeVisible();
  await expect(panel.getByText('Chosen by you')).toBeVisible();

  await panel.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(panel.getByRole('heading', { name: '2 candidates' })).toBeVisible();
  await panel.reload();
  await lookUp(panel, SHARED);
  await expect(panel.getByRole('heading', { name: '2 candidates' })).toBeVisible();
  await panel.getByRole('button', { name: 'Restore' }).click();
  await expect(panel.getByRole('heading', { name: SECOND })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});

test('an address that a profile lists is known with it, until that is undone', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const { panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  await lookUp(panel, AMARA.email);
  await expect(panel.getByText('From the profile’s own contact details')).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Ask Crustdata about this/ })).toBeVisible();
  await panel.getByRole('button', { name: 'Not this person' }).click();
  await expect(panel.getByRole('heading', { name: 'Not the person you mean' })).toBeVisible();
  await panel.getByRole('button', { name: `Undo: ${AMARA.name}` }).click();
  await panel.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(panel.getByText('Undone: not tied to this person')).toBeVisible();
  await lookUp(panel, AMARA.email);
  await expect(panel.getByRole('button', { name: /^Look up · / })).toBeVisible();
  // She stays in the store: her profile is known.
  await lookUp(panel, `linkedin.com/in/${AMARA.slug}`);
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
  expect(paidRequests(simulator)).toHaveLength(1);
});
