import { fireEvent, render, screen, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Options } from '../../../components/options/app';
import { createOptions } from '../../../components/options/model';
import { inOrder } from '../../../lib/by-settings';
import { FailureError } from '../../../lib/failure';
import type { ProviderOverview } from '../../../lib/messages';
import { DEFAULTS, type Settings } from '../../../lib/settings';
import { loadMoreText } from '../../../lib/text';
import { AGREED, PROVIDER, SECOND } from '../panel/world';
import { expectAccessible, submit } from '../setup';

const prices = (max: number) => ({
  profile: { min: max, max },
  email: { min: max + 3, max: max + 3 },
});

const RICH: ProviderOverview = {
  ...SECOND,
  supports: {
    ...SECOND.supports,
    contact: ['personalEmails', 'phones'],
    freshness: ['cached', 'recent', 'live'],
    extras: [
      { id: 'skills', credits: 1, brings: ['skills'] },
      { id: 'shoe-size', credits: 2, brings: [] },
    ],
  },
  price: prices(1),
  priceByFreshness: { cached: prices(1), recent: prices(2), live: prices(10) },
  contactCredits: { personalEmails: 5, phones: 5 },
  extraCredits: { skills: 1, 'shoe-size': 2 },
};
const DEMO: ProviderOverview = { ...PROVIDER, id: 'demo', name: 'Demo', isDemo: true, key: null };
const THIRD: ProviderOverview = { ...SECOND, id: 'third', name: 'A Third', key: null };

async function drawn(providers: readonly ProviderOverview[], changed: Partial<Settings> = {}) {
  let settings: Settings = { ...AGREED, ...changed };
  const behaviour = { test: async (_provider: string): Promise<unknown> => null };
  fakeBrowser.permissions.request = vi.fn(async () => true) as never;
  await loadMoreText();
  const model = createOptions({
    send: (async (type: string, args: { provider: string }) => {
      if (type === 'test-key') return behaviour.test(args.provider);
      return type === 'providers' ? inOrder([...providers, DEMO], settings) : null;
    }) as never,
    settings: async () => settings,
    managed: async () => ({ settings: {}, ignored: [] }),
    writeSetting: async (name, value) => {
      settings = { ...settings, [name]: value };
    },
    writeConsent: async (at) => {
      settings = { ...settings, consent: { wording: 3, at } };
    },
    now: () => 7,
  });
  await model.refresh();
  const view = render(<Options model={model} shortcut="" />);
  return { ...view, behaviour, settings: () => settings };
}

const group = (name: string) => within(screen.getByRole('group', { name }));
const rows = () =>
  within(screen.getByRole('list', { name: 'In this order' }))
    .getAllByRole('listitem')
    .map((row) => row.querySelector('bdi')?.textContent);

describe('several providers', () => {
  it('have a card each, and nothing is wrong with the page', async () => {
    const { container } = await drawn([PROVIDER, RICH, THIRD]);
    for (const name of ['Crustdata', 'Second Source', 'A Third']) {
      const card = within(screen.getByRole('region', { name }));
      expect(card.getByLabelText(`${name} key`)).toBeTruthy();
      expect(card.getByRole('button', { name: 'Save and test' })).toBeTruthy();
    }
    await expectAccessible(container);
  });

  it('are agreed to once, all by name', async () => {
    const { container } = await drawn([PROVIDER, RICH], { ...DEFAULTS });
    expect(screen.getAllByRole('button', { name: 'I agree' })).toHaveLength(1);
    expect(screen.getByText(/Crustdata or Second Source, over HTTPS/)).toBeTruthy();
    await expectAccessible(container);
    fireEvent.click(screen.getByRole('button', { name: 'I agree' }));
    await screen.findByLabelText('Second Source key');
  });

  it('keep what the test of one key says to its own card', async () => {
    const { behaviour } = await drawn([PROVIDER, RICH]);
    behaviour.test = () =>
      Promise.reject(new FailureError({ code: 'bad-key', charged: 'no', provider: 'Crustdata' }));
    submit(screen.getByLabelText('Crustdata key'));
    const card = within(screen.getByRole('region', { name: 'Crustdata' }));
    expect((await card.findByRole('alert')).textContent).toContain('this key is not valid');
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });
});

describe('the order of providers', () => {
  it('is shown only where there are several', async () => {
    await drawn([PROVIDER]);
    expect(screen.queryByRole('list', { name: 'In this order' })).toBeNull();
    expect(screen.queryByRole('group', { name: 'When a provider finds nobody' })).toBeNull();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Crustdata' }).checked).toBe(true);
  });

  it('is changed by buttons, says so, keeps the focus, and makes the first the one that is asked first', async () => {
    const { container, settings } = await drawn([PROVIDER, RICH, THIRD]);
    expect(rows()).toEqual(['Crustdata', 'Second Source', 'A Third']);
    const up = screen.getByRole('button', { name: 'Move A Third up' });
    up.focus();
    fireEvent.click(up);
    await expect.poll(rows).toEqual(['Crustdata', 'A Third', 'Second Source']);
    expect(settings()).toMatchObject({
      provider: 'crustdata',
      order: ['crustdata', 'third', 'second'],
    });
    expect(screen.getByText('A Third is now number 2 of 3.')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Move A Third up' }));
    fireEvent.click(screen.getByRole('button', { name: 'Move Crustdata down' }));
    await expect.poll(rows).toEqual(['A Third', 'Crustdata', 'Second Source']);
    expect(settings().provider).toBe('third');
    await expectAccessible(container);
  });

  it('ends at its ends', async () => {
    const { settings } = await drawn([PROVIDER, RICH]);
    fireEvent.click(screen.getByRole('button', { name: 'Move Crustdata up' }));
    fireEvent.click(screen.getByRole('button', { name: 'Move Second Source down' }));
    await new Promise((resolve) => setTimeout(resolve));
    expect(settings().order).toEqual([]);
    const up = screen.getByRole('button', { name: 'Move Crustdata up' });
    expect(up.getAttribute('aria-disabled')).toBe('true');
  });

  it('can be changed while the demo is in use, which stays so', async () => {
    const { settings } = await drawn([PROVIDER, RICH], { provider: 'demo' });
    fireEvent.click(screen.getByRole('button', { name: 'Move Second Source up' }));
    await expect.poll(rows).toEqual(['Second Source', 'Crustdata']);
    expect(settings().provider).toBe('demo');
    fireEvent.click(screen.getByRole('radio', { name: 'Your providers, in the order below' }));
    await expect.poll(() => settings().provider).toBe('second');
  });
});

it('what happens when nobody is found is chosen among three', async () => {
  const { settings } = await drawn([PROVIDER, RICH]);
  const choices = group('When a provider finds nobody').getAllByRole<HTMLInputElement>('radio');
  expect(choices.map(({ checked }) => checked)).toEqual([false, true, false]);
  for (const [at, what] of [
    [0, 'stop'],
    [2, 'next'],
    [1, 'ask'],
  ] as const) {
    fireEvent.click(choices[at] as HTMLElement);
    await expect.poll(() => settings().onNoMatch).toBe(what);
  }
});

describe('what is asked for', () => {
  it('contact details: those that a provider with a key has, each with its price', async () => {
    await drawn([{ ...PROVIDER, key: null }, RICH]);
    const boxes = group('Contact details to ask for').getAllByRole('checkbox');
    expect(boxes.map((box) => box.closest('label')?.textContent)).toEqual([
      'Personal e-mail addresses up to 5 credits more',
      'Phone numbers up to 5 credits more',
    ]);
    expect(
      screen.getByText(
        'One person costs 1 credit by profile, 4 credits by address with these settings.',
      ),
    ).toBeTruthy();
  });

  it('says what each of several providers takes for it', async () => {
    await drawn([PROVIDER, RICH]);
    const contact = group('Contact details to ask for');
    expect(
      contact.getByRole('checkbox', {
        name: /^Business .* Crustdata: up to 1 credit more · Second Source: not offered$/,
      }),
    ).toBeTruthy();
    expect(
      contact.getByRole('checkbox', { name: /^Websites Crustdata: nothing more/ }),
    ).toBeTruthy();
  });

  it('says where it cannot be had, by the freshness or the plan', async () => {
    const extraCredits = { skills: 'not-now', 'shoe-size': 7 } as const;
    const contactCredits = { personalEmails: 'not-now', phones: 'not-in-plan' } as const;
    await drawn([{ ...RICH, contactCredits, extraCredits }]);
    const words = (name: string) =>
      group(name)
        .getAllByRole('checkbox')
        .map((box) => box.closest('label')?.textContent);
    expect(words('Contact details to ask for')).toEqual([
      'Personal e-mail addresses not with this freshness',
      'Phone numbers not in your plan',
    ]);
    expect(words('Also to ask Second Source for')).toEqual([
      'Skills not with this freshness',
      'shoe-size up to 7 credits more',
    ]);
  });

  it('says what the plan does not have, instead of a price', async () => {
    const out = { min: 0, max: 0, isOut: true } as const;
    const price = { ...RICH.price, email: out };
    const priceByFreshness = { ...RICH.priceByFreshness, live: { profile: out, email: out } };
    await drawn([{ ...RICH, price, priceByFreshness }]);
    expect(
      screen.getByText(
        'One person, with these settings: 1 credit by profile, not in your plan by address.',
      ),
    ).toBeTruthy();
    expect(
      screen.getByRole('radio', { name: 'Looked up anew for you not in your plan' }),
    ).toBeTruthy();
  });

  it('freshness: what a provider supports, with the price; nothing where there is no choice', async () => {
    const { settings, container } = await drawn([PROVIDER, RICH]);
    const choice = group('How new an answer must be');
    fireEvent.click(
      choice.getByRole('radio', {
        name: 'Looked up anew for you Crustdata: not offered · Second Source: 10 credits by profile, 13 credits by address',
      }),
    );
    await expect.poll(() => settings().freshness).toBe('live');
    await expectAccessible(container);
  });

  it('no freshness where no provider gives a choice', async () => {
    await drawn([PROVIDER]);
    expect(screen.queryByRole('group', { name: 'How new an answer must be' })).toBeNull();
  });

  it('extras: of each provider its own, with the price, none at first', async () => {
    const { settings } = await drawn([PROVIDER, RICH], { extras: { other: ['kept'] } });
    expect(screen.queryByRole('group', { name: 'Also to ask Crustdata for' })).toBeNull();
    const extras = group('Also to ask Second Source for');
    const skills = extras.getByRole<HTMLInputElement>('checkbox', {
      name: 'Skills up to 1 credit more',
    });
    expect(skills.checked).toBe(false);
    fireEvent.click(skills);
    await expect.poll(() => settings().extras).toEqual({ other: ['kept'], second: ['skills'] });
    fireEvent.click(extras.getByRole('checkbox', { name: 'shoe-size up to 2 credits more' }));
    await expect.poll(() => settings().extras.second).toEqual(['skills', 'shoe-size']);
    fireEvent.click(skills);
    await expect.poll(() => settings().extras.second).toEqual(['shoe-size']);
  });
});
