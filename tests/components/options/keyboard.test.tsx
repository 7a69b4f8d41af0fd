import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { Keyboard } from '../../../components/options/keyboard';
import { createOptions } from '../../../components/options/model';
import type { Settings } from '../../../lib/settings';
import { AGREED } from '../panel/world';
import { expectAccessible } from '../setup';

async function drawn(shortcut: string) {
  let settings: Settings = AGREED;
  const model = createOptions({
    send: () => new Promise<never>(() => undefined),
    settings: async () => settings,
    managed: async () => ({ settings: {}, ignored: [] }),
    writeSetting: async (name, value) => {
      settings = { ...settings, [name]: value };
    },
    writeConsent: async () => undefined,
    now: () => 7,
  });
  model.settings.value = settings;
  return { ...render(<Keyboard model={model} shortcut={shortcut} />), settings: () => settings };
}

it('says what each key does in the panel, and which one opens it', async () => {
  const { container } = await drawn('Alt+Shift+E');
  expect(screen.getByText(/^Alt\+Shift\+E does what a click/)).toBeTruthy();
  const terms = screen.getAllByRole('term').map(({ textContent }) => textContent);
  expect(terms).toEqual(['/', '?', 'Esc', 'Tab', '↑↓', 'Space', 'Enter']);
  await expectAccessible(container);
});

it('says where no key opens it', async () => {
  await drawn('');
  expect(screen.getByText(/^No shortcut is set/)).toBeTruthy();
});

it('turns single keys off, for those who dictate', async () => {
  const { settings } = await drawn('');
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: /^Single keys/ });
  expect(box.checked).toBe(true);
  fireEvent.click(box);
  await expect.poll(() => settings().shortcuts).toBe(false);
});
