import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { argumentsOf, requestOf } from '../unit/export/shell';
import { expect, test } from './harness/fixture';
import { AMARA, otherThanBalance, profilePage, withAmara } from './steps';

async function copyAs(panel: Page, form: string): Promise<string> {
  await panel.getByRole('button', { name: 'Copy as…' }).click();
  await panel.getByRole('menuitem', { name: form }).click();
  await expect(panel.getByText(`Copied: ${form}`)).toBeAttached();
  return panel.evaluate(() => navigator.clipboard.readText());
}

test.beforeEach(async ({ sidecard }) => {
  await sidecard.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

test('somebody is copied whole: as vCard, as CSV row, as Markdown', async ({
  sidecard,
  simulator,
}) => {
  const { panel } = await withAmara(sidecard, simulator);
  const card = await copyAs(panel, 'vCard 4');
  expect(card).toMatch(/^BEGIN:VCARD\r?\nVERSION:4\.0\r?\n/);
  expect(card).toContain(`FN:${AMARA.name}`);
  expect(card).toContain(`EMAIL;TYPE=work;PREF=1:${AMARA.email}`);
  expect(await copyAs(panel, 'CSV row')).toContain(`${AMARA.name},`);
  expect(await copyAs(panel, 'Markdown')).toContain(`# ${AMARA.name}`);
  expect(otherThanBalance(simulator)).toHaveLength(1);
});

test('a vCard is downloaded under the name of the person', async ({ sidecard, simulator }) => {
  const { panel } = await withAmara(sidecard, simulator);
  const [download] = await Promise.all([
    panel.waitForEvent('download'),
    panel.getByRole('button', { name: 'Download vCard' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${AMARA.name}.vcf`);
  const card = await readFile(await download.path(), 'utf8');
  expect(card).toMatch(/^BEGIN:VCARD\r\nVERSION:3\.0\r\n[\s\S]*END:VCARD\r\n$/);
});

test('the raw answer is what the provider sent', async ({ sidecard, simulator }) => {
  const { panel } = await withAmara(sidecard, simulator);
  await panel.getByRole('button', { name: 'Show raw answer' }).click();
  const dialog = panel.getByRole('dialog', { name: 'Raw answer' });
  await expect(dialog.getByRole('heading', { name: 'Newest answer' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('button', { name: 'Copied' })).toBeVisible();
  const raw = JSON.parse(await panel.evaluate(() => navigator.clipboard.readText()));
  expect(raw.basic_profile.name).toBe(AMARA.name);
  await panel.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(panel.getByRole('button', { name: 'Show raw answer' })).toBeFocused();
  await expect(panel.getByRole('heading', { name: AMARA.name })).toBeVisible();
});

test('the request as cURL, run with the key, is the one that was sent', async ({
  sidecard,
  simulator,
}) => {
  const { panel } = await withAmara(sidecard, simulator);
  const command = await copyAs(panel, 'Request as cURL');
  expect(command).not.toContain('sim-rich');
  expect(command).toContain(profilePage(AMARA.slug));
  const [sent, ...others] = otherThanBalance(simulator);
  expect(others).toEqual([]);

  const request = requestOf(argumentsOf(command, { CRUSTDATA_API_KEY: 'sim-rich' }));
  const { origin, pathname } = new URL(request.url);
  expect(origin).toBe('https://api.crustdata.com');
  await fetch(new Request(simulator.httpUrl + pathname, request));
  const ours = (of: typeof sent) => ({
    ...of,
    at: 0,
    host: '',
    headers: of?.headers
      .filter(([name]) => /^(authorization|content-type|x-.*)$/.test(name))
      .sort(),
  });
  expect(ours(otherThanBalance(simulator)[1])).toEqual(ours(sent));
});
