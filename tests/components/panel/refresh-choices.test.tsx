import { fireEvent, render, screen, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { identifierKey } from '../../../lib/identifier';
import type { ProviderOverview } from '../../../lib/messages';
import type { Person } from '../../../lib/person';
import type { Answer } from '../../../lib/store/answers';
import type { Receipt } from '../../../lib/store/rows';
import { expectAccessible } from '../setup';
import { AMARA, answerWith, buildPanel, failing, PROVIDER, personNamed, SECOND } from './world';

const DAY_MS = 24 * 60 * 60 * 1000;
const OUT = { min: 0, max: 0, isOut: true } as const;

function prices(max: number, changed: object = {}): ProviderOverview['price'] {
  const price = { min: 1, max, ...changed };
  return { profile: price, email: price };
}

/** One that can look anew, at prices of its own. */
const ANEW: ProviderOverview = {
  ...PROVIDER,
  supports: { ...PROVIDER.supports, freshness: ['cached', 'recent', 'live'] },
  priceByFreshness: { cached: prices(2), recent: prices(7, { isOpen: true }), live: prices(7) },
};

async function drawn(
  provider: ProviderOverview,
  person: Partial<Person> = {},
  changed: Partial<Answer> = {},
) {
  const built = await buildPanel({ provider });
  built.model.provider.value = provider;
  const answer = { ...answerWith(personNamed('Amara', person)), ...changed };
  built.model.view.value = { kind: 'answer', answer, provider };
  return { ...built, ...render(<Panel model={built.model} />) };
}

const choices = async () =>
  within(await screen.findByRole('group', { name: 'Refresh with' }))
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

describe('the ways to newer data', () => {
  it('are one for each freshness, each with its price', async () => {
    const { container } = await drawn(ANEW);
    expect(await choices()).toEqual([
      'What the provider has stored · 1–2 credits',
      'A month old at most · 1–7 credits or more',
      'Looked up now · 1–7 credits',
    ]);
    await expectAccessible(container);
  });

  it('are asked for at the price of that freshness', async () => {
    const { stage } = await drawn(ANEW);
    fireEvent.click(await screen.findByRole('button', { name: /^Looked up now/ }));
    await vi.waitFor(() =>
      expect(stage.asked).toEqual([
        { provider: 'crustdata', identifier: AMARA, how: 'again', atMost: 7, freshness: 'live' },
      ]),
    );
  });

  it('that fail are tried again for the same freshness, at its price', async () => {
    const { stage } = await drawn(ANEW);
    stage.enrich = failing({ code: 'timed-out', charged: 'maybe', waitedS: 25 });
    fireEvent.click(await screen.findByRole('button', { name: /^Looked up now/ }));
    fireEvent.click(await screen.findByRole('button', { name: 'Look again · 1–7 credits' }));
    await vi.waitFor(() =>
      expect(stage.asked.map(({ freshness, atMost }) => [freshness, atMost])).toEqual([
        ['live', 7],
        ['live', 7],
      ]),
    );
  });

  it('are those that the plan has', async () => {
    const priceByFreshness = {
      ...ANEW.priceByFreshness,
      live: { profile: OUT, email: OUT },
    };
    await drawn({ ...ANEW, priceByFreshness });
    expect(await choices()).toHaveLength(2);
  });

  it('are a single button where there is no choice', async () => {
    const none = { profile: OUT, email: OUT };
    const priceByFreshness = { cached: prices(2), recent: none, live: none };
    const { stage } = await drawn({ ...ANEW, priceByFreshness, price: none });
    fireEvent.click(await screen.findByRole('button', { name: 'Refresh · 1–2 credits' }));
    expect(screen.queryByRole('group', { name: 'Refresh with' })).toBeNull();
    await vi.waitFor(() => expect(stage.asked).toMatchObject([{ freshness: 'cached', atMost: 2 }]));
  });

  it.each([
    [91, true],
    [89, false],
  ])('are suggested for data of %d days: %s', async (days, isSuggested) => {
    const asOf = new Date(Date.now() - days * DAY_MS).toISOString();
    await drawn(ANEW, { asOf });
    await choices();
    expect(screen.queryByText(/^These data are over 90 days old\./) !== null).toBe(isSuggested);
  });

  it('are not suggested where nobody knows how old the data are, or there is none', async () => {
    const { unmount } = await drawn(ANEW);
    await choices();
    expect(screen.queryByText(/over 90 days/)).toBeNull();
    unmount();
    const none = { profile: OUT, email: OUT };
    const asOf = new Date(0).toISOString();
    await drawn({ ...PROVIDER, price: none, priceByFreshness: {} }, { asOf });
    await screen.findByText(/^From Crustdata/);
    expect(screen.queryByText(/over 90 days/)).toBeNull();
  });

  it('are not suggested for the date that stands for none', async () => {
    await drawn(ANEW, { asOf: '0001-01-01T00:00:00' });
    await choices();
    expect(screen.queryByText(/over 90 days/)).toBeNull();
    expect(screen.getByText('From Crustdata')).toBeTruthy();
  });
});

describe('by what newer data is asked for, where the card was found by an address', () => {
  const address = { kind: 'email', address: 'amara@loom.example.com' } as const;
  const priceByFreshness = {
    ...ANEW.priceByFreshness,
    live: { ...prices(9), profile: { min: 1, max: 7 } },
  };
  const receipt: Receipt = {
    id: 'r',
    provider: 'crustdata',
    identifier: address,
    identifierKey: identifierKey(address),
    state: 'settled',
    price: { min: 1, max: 2 },
    at: 1,
  };

  it.each<[string, Partial<Answer>, Partial<Person>, object]>([
    ['that the provider answered', { receipt }, {}, { identifier: address, atMost: 9 }],
    [
      'that only their record names: the profile',
      { alias: { personId: 'crustdata:Amara', by: 'record', at: 1 } },
      {},
      { identifier: { kind: 'profile', slug: 'amara-0x1c' }, atMost: 7 },
    ],
    ['of a record without a profile', {}, { slug: undefined }, { identifier: address, atMost: 9 }],
  ])('%s', async (_what, changed, about, asked) => {
    const person = { slug: 'amara-0x1c', ...about };
    const { stage } = await drawn({ ...ANEW, priceByFreshness }, person, {
      identifier: address,
      ...changed,
    });
    fireEvent.click(await screen.findByRole('button', { name: /^Looked up now/ }));
    await vi.waitFor(() => expect(stage.asked).toMatchObject([{ ...asked, how: 'again' }]));
  });
});

it('the header names whose card it is, and their credits as last told', async () => {
  const { model } = await buildPanel({ others: [SECOND] });
  model.provider.value = PROVIDER;
  model.real.value = [PROVIDER, { ...SECOND, creditsLeft: 7 }];
  model.view.value = {
    kind: 'answer',
    answer: answerWith(personNamed('Amara')),
    provider: { ...SECOND, creditsLeft: 8 },
  };
  render(<Panel model={model} />);
  const header = within(screen.getByRole('banner'));
  expect(header.getByText('Second Source')).toBeTruthy();
  expect(header.getByText(/7 credits/)).toBeTruthy();
});
