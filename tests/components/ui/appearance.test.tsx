import { fireEvent, render, screen } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { keepAppearance } from '../../../components/ui/appearance';
import { writeSetting } from '../../../lib/settings';
import { plural, text } from '../../../lib/text';
import german from '../../../public/_locales/de/messages.json';
import english from '../../../public/_locales/en/messages.json';

const page = document.documentElement;

beforeEach(() => {
  fakeBrowser.reset();
  localStorage.clear();
  vi.stubGlobal('fetch', async (url: string) =>
    Response.json(url.includes('/de/') ? german : english),
  );
  vi.spyOn(fakeBrowser.i18n, 'getUILanguage').mockReturnValue('en-GB');
});

function Words() {
  return (
    <label>
      {text('lookUpLabel')} <span>{plural('credits', 2)}</span>
      <input />
    </label>
  );
}

it('dresses the page as the settings say, and again when they change', async () => {
  await writeSetting('theme', 'dark');
  await keepAppearance('lookUpLabel');
  expect(page.dataset).toMatchObject({ theme: 'dark', density: 'comfortable' });
  expect([page.lang, document.title]).toEqual(['en', 'Look someone up']);
  await writeSetting('theme', 'light');
  await writeSetting('density', 'compact');
  await expect.poll(() => ({ ...page.dataset })).toEqual({ theme: 'light', density: 'compact' });
});

it('knows the theme of last time before storage answers', async () => {
  await writeSetting('theme', 'dark');
  await keepAppearance('lookUpLabel');
  page.dataset.theme = '';
  const kept = keepAppearance('lookUpLabel');
  expect(page.dataset.theme).toBe('dark');
  await kept;
});

it('words anew what is drawn when the language changes, and leaves what is typed', async () => {
  await keepAppearance('lookUpLabel');
  render(<Words />);
  const field = screen.getByLabelText<HTMLInputElement>(/Look someone up 2 credits/);
  fireEvent.input(field, { target: { value: 'half an addr' } });
  await writeSetting('language', 'de');
  await expect.poll(() => document.body.textContent).toContain(german.lookUpLabel.message);
  expect(document.body.textContent).toContain(german.credits_other.message.replace('{count}', '2'));
  expect(screen.getByRole('textbox')).toBe(field);
  expect(field.value).toBe('half an addr');
  expect([page.lang, document.title]).toEqual(['de', german.lookUpLabel.message]);
});
