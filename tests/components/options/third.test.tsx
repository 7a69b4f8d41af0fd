import 'fake-indexeddb/auto';
import { fireEvent, render, screen, within } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Options } from '../../../components/options/app';
import { createOptions, type OptionsWorld } from '../../../components/options/model';
import { createPipeline, type Surroundings } from '../../../lib/enrich/pipeline';
import { readKey } from '../../../lib/keys/keys';
import { PROVIDERS } from '../../../lib/providers/registry';
import { readSettings, writeConsent } from '../../../lib/settings';
import { NO_CAPS } from '../../../lib/store/caps';
import { openDatabase } from '../../../lib/store/schema';
import { loadMoreText } from '../../../lib/text';
import { createServices } from '../../../lib/worker/commands';
import { logInto } from '../../unit/enrich/log-into';
import { third } from '../../unit/providers/third/provider';
import { expectAccessible, submit } from '../setup';
import { STORED } from './page';

it('a third, invented provider appears on the options page through its entry in the registry alone', async () => {
  fakeBrowser.reset();
  const database = await openDatabase('third-options');
  const around: Surroundings = {
    database: async () => database,
    key: ({ id }) => readKey(id),
    knownOf: async () => ({}),
    fetch: async () => async () => Response.json({ left: 12 }),
    log: logInto(database),
    mayReach: async () => true,
    isAllowed: async () => true,
    caps: async () => NO_CAPS,
    hasConsent: async () => true,
    isOnline: () => true,
    timeoutMs: async () => 500,
    keepMissesDays: async () => 30,
    confirms: () => false,
    isOwn: () => true,
    now: Date.now,
  };
  const services = createServices(createPipeline(around), around, Promise.resolve(), [
    ...PROVIDERS,
    third,
  ]);
  const request = vi.fn(async () => true);
  fakeBrowser.permissions.request = request as never;
  await writeConsent(1);
  await loadMoreText();
  const model = createOptions({
    send: ((type: keyof typeof services, args: unknown) =>
      services[type](args)) as OptionsWorld['send'],
    ...STORED,
  });
  await model.refresh();
  const { container } = render(<Options model={model} shortcut="" />);
  const card = within(screen.getByRole('region', { name: 'Third Source' }));
  const field = card.getByLabelText('Third Source key');
  fireEvent.input(field, { target: { value: 'third-key-wxyz' } });
  submit(field);
  expect(request).toHaveBeenCalledWith({ origins: ['https://people.third.example.com/*'] });
  await card.findByText(/The key that ends in wxyz is valid/);
  expect(card.getByText('12 credits left')).toBeTruthy();
  expect(card.getByText(/^One person costs 2 credits with/)).toBeTruthy();
  expect((await readSettings()).provider).toBe('third');

  fireEvent.click(card.getByRole('checkbox', { name: 'shoe-size up to 3 credits more' }));
  await card.findByText(/^One person costs 2–5 credits with/);
  const order = within(screen.getByRole('list', { name: 'In this order' }));
  expect(order.getAllByRole('listitem')[0]?.textContent).toContain('Third Source');
  expect(screen.getByRole('radio', { name: /^Looked up anew for you 2–7 credits$/ })).toBeTruthy();
  await expectAccessible(container);
});
