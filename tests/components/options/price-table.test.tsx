import 'fake-indexeddb/auto';
import { fireEvent, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSettings, writeConsent, writeSetting } from '../../../lib/settings';
import { PROVIDER } from '../panel/world';
import { expectAccessible } from '../setup';
import { openPage } from './page';

beforeEach(async () => {
  fakeBrowser.reset();
  await writeConsent(1);
});

async function table(provider = PROVIDER) {
  const page = await openPage([provider]);
  const details = page.container.querySelector('details');
  if (details !== null) details.open = true;
  return { ...page, prices: within(screen.getByRole('table', { name: 'What Crustdata charges' })) };
}

describe('the price list of a provider', () => {
  it('says what each thing costs, and who says so; what the account tells is not the user’s to change', async () => {
    const { prices, container } = await table({
      ...PROVIDER,
      figures: [
        ...PROVIDER.figures,
        { id: 'personalEmails', credits: 'unknown', published: 2, from: 'user' },
        { id: 'shoe-size', credits: 1, published: 1, from: 'account' },
      ],
    });
    expect(prices.getByRole('row', { name: 'A person by profile 1 your account' })).toBeTruthy();
    expect(prices.getByRole('row', { name: /^shoe-size 1/ })).toBeTruthy();
    expect(
      prices.getByRole('row', { name: /^Phone numbers .* its published prices$/ }),
    ).toBeTruthy();
    expect(prices.getByRole('row', { name: /^Personal e-mail .* you$/ })).toBeTruthy();
    expect(prices.getAllByRole('spinbutton')).toHaveLength(3);
    await expectAccessible(container);
  });

  it('takes a figure, an unknown one, and by an empty field the published one', async () => {
    await writeSetting('prices', { second: { phones: 7 } });
    const { prices, model } = await table();
    // As the page has it, which is what was stored.
    const own = () => model.settings.value.prices;
    const field = prices.getByRole<HTMLInputElement>('spinbutton', {
      name: 'Credits: Phone numbers',
    });
    expect(field.placeholder).toBe('2');
    fireEvent.change(field, { target: { value: '3.5' } });
    await expect.poll(own).toEqual({ second: { phones: 7 }, crustdata: { phones: 3.5 } });
    fireEvent.change(field, { target: { value: '-3' } });
    expect(field.value).toBe('3.5');
    const unknown = prices.getByRole('checkbox', { name: 'Unknown: Phone numbers' });
    fireEvent.click(unknown);
    await expect.poll(own).toMatchObject({ crustdata: { phones: 'unknown' } });
    expect(field.matches(':disabled')).toBe(true);
    fireEvent.click(unknown);
    await expect.poll(own).toEqual({ second: { phones: 7 }, crustdata: {} });
    fireEvent.change(field, { target: { value: '1' } });
    await expect.poll(own).toMatchObject({ crustdata: { phones: 1 } });
    fireEvent.change(field, { target: { value: '' } });
    await expect.poll(own).toEqual({ second: { phones: 7 }, crustdata: {} });
    expect((await readSettings()).prices).toEqual(own());
  });

  it('is the organisation’s where that sets it', async () => {
    await fakeBrowser.storage.managed.set({ prices: { crustdata: { phones: -1 } } });
    const { prices } = await table();
    expect(prices.getByRole('checkbox', { name: 'Unknown: Phone numbers' })).toMatchObject({
      checked: true,
      disabled: true,
    });
    for (const field of prices.getAllByRole('spinbutton')) {
      expect(field.matches(':disabled')).toBe(true);
    }
    expect(screen.getByText('Set by your organisation')).toBeTruthy();
  });
});
