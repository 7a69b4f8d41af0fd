import type { Page } from '@playwright/test';
import { SCHEMA_VERSION } from '../../lib/store/schema';
import { expect, test } from './harness/fixture';
import { AMARA, clickOn, paidRequests, profilePage, withKey } from './steps';

const SENTENCE = /written by a newer version of Sidecard/;

/** Makes the database one of a later version, as a newer Sidecard would that was there for a while. */
function fromTheFuture(page: Page): Promise<void> {
  return page.evaluate(
    (version) =>
      new Promise<void>((done, fail) => {
        const opening = indexedDB.open('sidecard', version);
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          opening.result.close();
          done();
        };
      }),
    SCHEMA_VERSION + 1,
  );
}

test('what a newer version stored is refused with a sentence in panel, library and options, and nothing is sent', async ({
  sidecard,
  simulator,
}) => {
  await withKey(sidecard, simulator);
  const options = await sidecard.openOptions();
  await fromTheFuture(options);
  await options.goto(options.url().replace(/options\.html.*/, 'library.html'));
  await expect(options.getByText(SENTENCE).first()).toBeVisible();

  const { panel } = await clickOn(sidecard, profilePage(AMARA.slug));
  await expect(panel.getByRole('heading', { name: 'Stored by a newer version' })).toBeVisible();
  await expect(panel.getByText(SENTENCE).first()).toBeVisible();
  expect(paidRequests(simulator)).toEqual([]);

  const fresh = await sidecard.openOptions();
  await fresh.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(fresh.getByText(SENTENCE).first()).toBeVisible();
});
