import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { Panel } from '../../../components/panel/app';
import type { Failure } from '../../../lib/failure';
import { expectAccessible } from '../setup';
import { AMARA, answerWith, buildPanel, PROVIDER, personNamed } from './world';

async function drawn(failure: Failure, newest = PROVIDER) {
  const built = await buildPanel();
  built.model.provider.value = newest;
  const answer = { ...answerWith(personNamed('Amara')), failure };
  built.model.view.value = { kind: 'answer', answer, provider: PROVIDER };
  return { ...built, ...render(<Panel model={built.model} />) };
}

describe('an answer of which a part failed', () => {
  it('says so above the card, with the one next step', async () => {
    const failure = { code: 'no-credit', charged: 'no', provider: 'Crustdata' } as const;
    const { container } = await drawn(failure);
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toBe(
      'Less came than was asked for. You have no Crustdata credits left.',
    );
    const name = screen.getByRole('heading', { name: 'Amara' });
    expect(alert.compareDocumentPosition(name)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(container.querySelectorAll('.part-failed button, .part-failed a')).toHaveLength(1);
    expect(screen.getByRole('link', { name: 'Buy credits' })).toBeTruthy();
    await expectAccessible(container);
  });

  it('says that a part may have been charged, and looks again at a click', async () => {
    const failure = { code: 'timed-out', charged: 'maybe', waitedS: 25 } as const;
    const { stage } = await drawn(failure);
    expect(screen.getByRole('alert').textContent).toContain('It may have been charged.');
    fireEvent.click(screen.getByRole('button', { name: 'Look again · 1–2 credits' }));
    await vi.waitFor(() =>
      expect(stage.asked).toEqual([
        { provider: 'crustdata', identifier: AMARA, how: 'again', atMost: 2 },
      ]),
    );
  });

  it('offers the new price where that has changed', async () => {
    const newest = { ...PROVIDER, price: { ...PROVIDER.price, profile: { min: 1, max: 5 } } };
    const { stage } = await drawn({ code: 'price-changed', charged: 'no' }, newest);
    fireEvent.click(screen.getByRole('button', { name: 'Look again · 1–5 credits' }));
    await vi.waitFor(() => expect(stage.asked).toMatchObject([{ how: 'again', atMost: 5 }]));
  });
});
