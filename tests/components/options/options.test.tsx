import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Options } from '../../../components/options/app';
import { createOptions, type OptionsWorld } from '../../../components/options/model';
import { FailureError } from '../../../lib/failure';
import type { ProviderOverview } from '../../../lib/messages';
import { DEFAULTS, type Settings } from '../../../lib/settings';
import { loadMoreText } from '../../../lib/text';
import { AGREED, PROVIDER } from '../panel/world';
import { expectAccessible, submit } from '../setup';

const READING = ['providers', 'vault', 'never-look-up'];
const KEPT = { ending: '', savedAt: 1, keptIn: 'device', isLocked: false } as const;

async function drawn(changed: { settings?: Settings; provider?: ProviderOverview } = {}) {
  let { settings = AGREED, provider = PROVIDER } = changed;
  const sent: { type: string; args: unknown }[] = [];
  const account = {
    credits: 42,
    canEnrich: true,
    fieldsInPlan: [],
    fieldsNotInPlan: ['honors'],
    requestsPerMinute: 15,
  };
  const behaviour = { test: async (): Promise<unknown> => null };
  const world: OptionsWorld = {
    send: (async (type: string, args: { key?: string }) => {
      sent.push({ type, args });
      if (type === 'providers') return [provider];
      if (type === 'save-key') {
        const ending = args.key?.slice(-4) ?? '';
        provider = { ...provider, key: { ...KEPT, ending } };
      }
      if (type === 'test-key') {
        await behaviour.test();
        const key = provider.key ?? KEPT;
        provider = { ...provider, key: { ...key, account, testedAt: 2 } };
      }
      if (type === 'remove-key') provider = { ...provider, key: null };
      return null;
    }) as OptionsWorld['send'],
    settings: async () => settings,
    managed: async () => ({ settings: {}, ignored: [] }),
    writeSetting: async (name, value) => {
      settings = { ...settings, [name]: value };
    },
    writeConsent: async (at) => {
      settings = { ...settings, consent: { wording: 3, at } };
    },
    now: () => 7,
  };
  const request = vi.fn(async () => true);
  fakeBrowser.permissions.request = request as never;
  await loadMoreText();
  const model = createOptions(world);
  await model.refresh();
  const view = render(<Options model={model} shortcut="Alt+Shift+E" />);
  const commands = () => sent.map(({ type }) => type).filter((type) => !READING.includes(type));
  return { ...view, sent, commands, request, behaviour, settings: () => settings };
}

const keyless = { ...PROVIDER, key: null };

describe('the options page', () => {
  it('asks for consent before it shows a field for a key', async () => {
    const { container, settings } = await drawn({ settings: DEFAULTS, provider: keyless });
    expect(screen.queryByLabelText('Crustdata key')).toBeNull();
    await expectAccessible(container);
    fireEvent.click(screen.getByRole('button', { name: 'I agree' }));
    await screen.findByLabelText('Crustdata key');
    expect(settings().consent).toEqual({ wording: 3, at: 7 });
  });

  it('asks the browser first, keeps the key, then tests it; the key is shown nowhere', async () => {
    const { container, commands, request } = await drawn({ provider: keyless });
    const field = screen.getByLabelText<HTMLInputElement>('Crustdata key');
    fireEvent.input(field, { target: { value: 'invented-key-wxyz' } });
    submit(field);
    expect(request).toHaveBeenCalledWith({ origins: ['https://api.crustdata.com/*'] });
    expect(field.value).toBe('');
    await screen.findByText(/The key that ends in wxyz is valid/);
    expect(commands()).toEqual(['save-key', 'test-key']);
    expect(screen.getByText('42 credits left')).toBeTruthy();
    expect(screen.getByText('Not in your plan: honors')).toBeTruthy();
    expect(container.innerHTML).not.toContain('invented-key');
    await expectAccessible(container);
  });

  it('keeps the key where the browser refuses access, and says what to do', async () => {
    const { commands, request } = await drawn({ provider: keyless });
    request.mockResolvedValueOnce(false);
    const field = screen.getByLabelText('Crustdata key');
    fireEvent.input(field, { target: { value: 'invented-key-wxyz' } });
    submit(field);
    expect((await screen.findByRole('alert')).textContent).toContain('Your key is kept.');
    expect(commands()).toEqual(['save-key']);
    fireEvent.click(screen.getByRole('button', { name: 'Allow access' }));
    await screen.findByText(/The key that ends in wxyz is valid/);
  });

  it('says that a key is not valid, and that nothing was charged', async () => {
    const { behaviour } = await drawn();
    behaviour.test = () =>
      Promise.reject(new FailureError({ code: 'bad-key', charged: 'no', provider: 'Crustdata' }));
    submit(screen.getByLabelText('Crustdata key'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Crustdata says this key is not valid.');
    expect(alert.textContent).toContain('Nothing was charged.');
  });

  it('takes no number out of its range', async () => {
    const { settings } = await drawn();
    const field = screen.getByLabelText<HTMLInputElement>(/^Wait for an answer/);
    fireEvent.change(field, { target: { value: '500' } });
    expect(field.value).toBe('90');
    expect(settings().waitS).toBe(90);
    fireEvent.change(field, { target: { value: '20' } });
    await expect.poll(() => settings().waitS).toBe(20);
  });
});
