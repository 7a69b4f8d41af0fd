import 'fake-indexeddb/auto';
import { fireEvent, screen } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { announceReceipts } from '../../../lib/receipt-changes';
import { readSettings, writeConsent, writeSetting } from '../../../lib/settings';
import { databaseFor } from '../../../lib/store/open';
import { openReceipt, writeReceipt } from '../../../lib/store/write-receipt';
import { announceStoreChange } from '../../../lib/store-changes';
import { expectAccessible } from '../setup';
import { openPage } from './page';

const amara = { kind: 'profile', slug: 'amara-0x1c' } as const;
const order = { provider: 'crustdata', identifier: amara, price: { min: 1, max: 4 } };

beforeEach(async () => {
  fakeBrowser.reset();
  await writeConsent(1);
  const database = await databaseFor({ isDemo: false });
  await database.clear('receipts');
});

const rows = () => screen.getAllByRole('row').map(({ textContent }) => textContent);

describe('spending', () => {
  it('shows what today and this month cost, apart from what may have been charged, as receipts are written', async () => {
    const { container } = await openPage();
    await screen.findByRole('row', { name: 'Cost 0 0' });
    const database = await databaseFor({ isDemo: false });
    const receipt = await openReceipt(database, order, Date.now());
    announceReceipts();
    await screen.findByRole('row', { name: 'May have been charged 4 4' });
    await screen.findByRole('row', { name: 'Left of the cap 196 1,996' });
    await writeReceipt(database, { ...receipt, state: 'settled', credits: 1 });
    await openReceipt(database, { ...order, provider: 'second' }, Date.now());
    announceReceipts();
    await screen.findByRole('row', { name: 'Cost 1 1' });
    expect(rows()).toContain('May have been charged44');
    expect(rows()).toContain('Left of the cap1951,995');
    await expectAccessible(container);
  });

  it('takes a cap in its range, or none, and says what is left by it', async () => {
    await openPage();
    const day = screen.getByRole<HTMLInputElement>('spinbutton', {
      name: 'At most this many credits a day',
    });
    fireEvent.change(day, { target: { value: '20' } });
    await screen.findByRole('row', { name: 'Left of the cap 20 2,000' });
    fireEvent.change(day, { target: { value: '-1' } });
    expect(day.value).toBe('20');
    fireEvent.change(day, { target: { value: '' } });
    expect(day.value).toBe('20');
    const none = { name: 'At most this many credits a month: No cap' };
    fireEvent.click(screen.getByRole('checkbox', none));
    await screen.findByRole('row', { name: 'Left of the cap 20 No cap' });
    expect(await readSettings()).toMatchObject({ capDay: 20, capMonth: 'none' });
    fireEvent.click(screen.getByRole('checkbox', none));
    await expect.poll(async () => (await readSettings()).capMonth).toBe(2000);
  });

  it('leads to the ledger, and says what this browser answered instead, as it is written', async () => {
    const database = await databaseFor({ isDemo: false });
    await database.clear('savings');
    const { container } = await openPage();
    const link = await screen.findByRole('link', { name: 'What it cost' });
    expect(link.getAttribute('href')).toBe('/library.html#ledger');
    expect(screen.queryByText(/^Answered from this browser/)).toBeNull();
    const day = { people: 2, credits: 1.5 };
    await database.put('savings', { ...day, provider: 'crustdata', day: '2026-11-21' });
    await database.put('savings', { ...day, provider: 'enrich-layer', day: '2026-11-22' });
    announceReceipts();
    await screen.findByText('Answered from this browser: 4 people, at least 3 credits not spent.', {
      exact: false,
    });
    await expectAccessible(container);
  });

  it('counts anew once everything was deleted, or a file was brought in', async () => {
    const database = await databaseFor({ isDemo: false });
    await openReceipt(database, order, Date.now());
    await openPage();
    await screen.findByRole('row', { name: 'May have been charged 4 4' });
    await database.clear('receipts');
    announceStoreChange('deleted');
    await screen.findByRole('row', { name: 'May have been charged 0 0' });
  });

  it('never says that less than nothing is left', async () => {
    await writeSetting('capDay', 2);
    const database = await databaseFor({ isDemo: false });
    await openReceipt(database, order, Date.now());
    await openPage();
    await screen.findByRole('row', { name: 'Left of the cap 0 1,996' });
  });
});
