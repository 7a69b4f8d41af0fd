import { fireEvent, render, screen, within } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { Appearance } from '../../../components/options/appearance';
import { createOptions } from '../../../components/options/model';
import { LANGUAGES } from '../../../lib/languages';
import { DEFAULTS, type Settings } from '../../../lib/settings';
import { expectAccessible } from '../setup';

async function drawn() {
  let settings: Settings = DEFAULTS;
  const model = createOptions({
    send: (async () => []) as never,
    settings: async () => settings,
    managed: async () => ({ settings: {}, ignored: [] }),
    writeSetting: async (name, value) => {
      settings = { ...settings, [name]: value };
    },
    writeConsent: async () => undefined,
    now: () => 7,
  });
  await model.refresh();
  return { ...render(<Appearance model={model} />), settings: () => settings };
}

it.each([
  ['Theme', 'As the system', 'Dark', { theme: 'dark' }],
  ['Density', 'Comfortable', 'Compact', { density: 'compact' }],
  ['Photos and company logos', 'Load each one on a click', 'Never load them', { photos: 'never' }],
])('offers %s: "%s" at first, and "%s"', async (legend, first, other, changed) => {
  const { container, settings } = await drawn();
  const group = within(screen.getByRole('group', { name: legend }));
  expect(group.getByRole<HTMLInputElement>('radio', { name: first }).checked).toBe(true);
  fireEvent.click(group.getByRole('radio', { name: other }));
  await expect.poll(settings).toMatchObject(changed);
  await expectAccessible(container);
});

it('says what loading a photo tells to whom', async () => {
  await drawn();
  const group = screen.getByRole('group', { name: 'Photos and company logos' });
  expect(
    document.getElementById(group.getAttribute('aria-describedby') ?? '')?.textContent,
  ).toMatch(/learns whom you look at/);
});

it('names each language in itself, and takes the one that is chosen', async () => {
  const { settings } = await drawn();
  const box = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Language' });
  expect(box.value).toBe('system');
  const names = within(box).getAllByRole<HTMLOptionElement>('option');
  expect(names).toHaveLength(LANGUAGES.length + 1);
  expect(names.map(({ textContent }) => textContent)).toContain('Deutsch');
  fireEvent.change(box, { target: { value: 'de' } });
  await expect.poll(settings).toMatchObject({ language: 'de' });
  fireEvent.change(box, { target: { value: 'system' } });
  await expect.poll(settings).toMatchObject({ language: 'system' });
});
