import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Panel } from '../../../components/panel/app';
import type { View } from '../../../components/panel/view';
import type { ProviderOverview } from '../../../lib/messages';
import type { Answer } from '../../../lib/store/answers';
import type { Receipt } from '../../../lib/store/rows';
import { expectAccessible } from '../setup';
import { AMARA, answerWith, buildPanel, PROVIDER, personNamed, SECOND } from './world';

type AnswerView = Extract<View, { kind: 'answer' }>;

const miss = (provider: string, credits: number): Answer => ({
  ...answerWith(),
  provider,
  receipt: {
    id: provider,
    provider,
    identifier: AMARA,
    identifierKey: 'profile:amara-0x1c',
    state: 'settled',
    price: { min: 1, max: 2 },
    credits,
    at: 1,
  },
});
const THIRD = { ...SECOND, id: 'third', name: 'Third Source' };
const FIRST_ASKED = { provider: PROVIDER, answer: miss('crustdata', 0) };

async function drawn(view: View, further = [PROVIDER, SECOND, THIRD]) {
  const built = await buildPanel({ enrich: async ({ provider }) => miss(provider, 1) });
  built.model.provider.value = PROVIDER;
  built.model.further.value = further;
  built.model.view.value = view;
  return { ...built, ...render(<Panel model={built.model} />) };
}

const nobody: AnswerView = { kind: 'answer', answer: miss('crustdata', 0), provider: PROVIDER };
const tries = () =>
  screen.queryAllByRole('button', { name: /^Try / }).map((button) => button.textContent);

describe('when nobody was found', () => {
  it('each further provider is offered with its price, and asked at a click, at that price', async () => {
    const { container, stage } = await drawn(nobody);
    expect(tries()).toEqual(['Try Second Source · 1 credit', 'Try Third Source · 1 credit']);
    await expectAccessible(container);
    fireEvent.click(screen.getByRole('button', { name: 'Try Second Source · 1 credit' }));
    await screen.findByText('Second Source names nobody. It cost 1 credit.');
    expect(stage.asked).toEqual([{ provider: 'second', identifier: AMARA, how: 'ask', atMost: 1 }]);
  });

  it('those who were asked are told in their order, each with its cost, and not offered again', async () => {
    const asked = [FIRST_ASKED];
    const { container } = await drawn({
      ...nobody,
      answer: miss('second', 1),
      provider: SECOND,
      asked,
    });
    const items = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(items).toEqual([
      'Crustdata names nobody. Nothing was charged.',
      'Second Source names nobody. It cost 1 credit.',
    ]);
    expect(tries()).toEqual(['Try Third Source · 1 credit']);
    expect(screen.getByRole('button', { name: 'Ask Crustdata again · 1–2 credits' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Ask Second Source again · 1 credit' })).toBeTruthy();
    await expectAccessible(container);
  });

  it('nobody is offered who does not take that kind of identifier', async () => {
    const supports = { ...SECOND.supports, kinds: ['email'] as const };
    await drawn(nobody, [PROVIDER, { ...SECOND, supports }]);
    expect(tries()).toEqual([]);
    expect(screen.getByRole('button', { name: 'Look again · 1–2 credits' })).toBeTruthy();
  });

  it('an address is offered at the price of addresses', async () => {
    const identifier = { kind: 'email', address: 'a@b.example.com' } as const;
    await drawn({ ...nobody, answer: { ...nobody.answer, identifier } }, [PROVIDER, SECOND]);
    expect(tries()).toEqual(['Try Second Source · 3 credits']);
  });
});

describe('what a miss cost', () => {
  const { answer } = nobody;
  const estimated = { ...answer, receipt: { ...(answer.receipt as Receipt), isEstimate: true } };

  it('is not said to be nothing where the provider did not say', async () => {
    const { container } = await drawn({ ...nobody, answer: estimated });
    const words = container.querySelector('main')?.textContent;
    expect(words).toContain('in/amara-0x1c. Crustdata did not say what it cost.');
    expect(words).not.toContain('Nothing was charged');
  });

  it('is told of each who was asked', async () => {
    const asked = [{ provider: PROVIDER, answer: estimated }];
    await drawn({ ...nobody, answer: miss('second', 0), provider: SECOND, asked });
    const items = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(items).toEqual([
      'Crustdata names nobody. Crustdata did not say what it cost.',
      'Second Source names nobody. Nothing was charged.',
    ]);
  });
});

describe('a provider whose plan does not have it', () => {
  const out = (provider: ProviderOverview) => ({
    ...provider,
    price: { ...provider.price, profile: { min: 0, max: 0, isOut: true } as const },
  });

  it('has no button', async () => {
    await drawn({ ...nobody, provider: out(PROVIDER) }, [PROVIDER, out(SECOND), THIRD]);
    expect(tries()).toEqual(['Try Third Source · 1 credit']);
    expect(screen.queryByRole('button', { name: /again/ })).toBeNull();
    expect(screen.queryByText(/plan does not include/)).toBeNull();
  });

  it('is said to be so where nobody else is left', async () => {
    const { container } = await drawn({ ...nobody, provider: out(PROVIDER) }, [out(PROVIDER)]);
    expect(tries()).toEqual([]);
    expect(screen.getByText('Your Crustdata plan does not include this.')).toBeTruthy();
    await expectAccessible(container);
  });
});

describe('who was asked before', () => {
  const words = 'Crustdata names nobody. Nothing was charged.';

  it('is told above the person whom another provider found', async () => {
    const answer = { ...answerWith(personNamed('Amara')), provider: 'second' };
    const { container } = await drawn({
      kind: 'answer',
      answer,
      provider: SECOND,
      asked: [FIRST_ASKED],
    });
    const before = screen.getByText(words);
    const name = screen.getByRole('heading', { name: 'Amara' });
    expect(before.compareDocumentPosition(name)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    await expectAccessible(container);
  });

  it('is told with the failure of the next one', async () => {
    const failure = { code: 'no-credit', charged: 'no', provider: 'Second Source' } as const;
    const { container } = await drawn({
      kind: 'failure',
      failure,
      identifier: AMARA,
      provider: SECOND,
      asked: [FIRST_ASKED],
    });
    expect(screen.getByText(words)).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('You have no Second Source credits');
    await expectAccessible(container);
  });
});
