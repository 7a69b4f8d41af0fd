import { fireEvent, render, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { FailureError } from '../../../lib/failure';
import { expectAccessible, submit } from '../setup';
import { answerWith, buildPanel, failing, PROVIDER, personNamed, type Stage } from './world';

const RIGHT = 'invented pass phrase';
const LOCKED = { code: 'locked', charged: 'no', provider: 'Crustdata' } as const;

/** A panel whose key is locked until the right passphrase comes. */
async function locked(changed: Partial<Stage> = {}) {
  const told: string[] = [];
  let isLocked = true;
  const built = await buildPanel({
    enrich: async () => {
      if (isLocked) throw new FailureError(LOCKED);
      return answerWith(personNamed('Amara'));
    },
    unlock: async ({ passphrase }) => {
      told.push(passphrase);
      if (passphrase !== RIGHT) {
        throw new FailureError({ code: 'wrong-passphrase', charged: 'no' });
      }
      isLocked = false;
      return null;
    },
    ...changed,
  });
  const view = render(<Panel model={built.model} />);
  await built.model.refresh();
  const field = await screen.findByLabelText<HTMLInputElement>('Passphrase');
  const tell = (passphrase: string) => {
    fireEvent.input(field, { target: { value: passphrase } });
    submit(field);
  };
  return { ...built, ...view, told, field, tell };
}

describe('a look-up with a locked key', () => {
  it('asks for the passphrase in the panel, which has the focus', async () => {
    const { container, field, stage } = await locked();
    expect(screen.getByRole('heading', { name: 'The key is locked' })).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('Nothing was charged.');
    expect(field.type).toBe('password');
    expect(document.activeElement).toBe(field);
    expect(stage.asked).toHaveLength(1);
    await expectAccessible(container);
  });

  it('says in place that a passphrase is wrong, or empty, and takes the next', async () => {
    const { container, field, tell, told } = await locked();
    submit(field);
    expect(await screen.findByText('Type the passphrase first.')).toBeTruthy();
    expect(told).toEqual([]);
    tell('wrong');
    const problem = await screen.findByText(/This is not the passphrase/);
    expect(problem.getAttribute('role')).toBe('alert');
    expect(field.getAttribute('aria-describedby')).toBe(problem.id);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 5]);
    await expectAccessible(container);
    tell(RIGHT);
    await screen.findByRole('button', { name: /1–2 credits/ });
    expect(told).toEqual(['wrong', RIGHT]);
  });

  it('offers the person once it is unlocked, and spends nothing by itself', async () => {
    const { stage, tell, container } = await locked();
    tell(RIGHT);
    const button = await screen.findByRole('button', { name: /1–2 credits/ });
    expect(stage.asked).toHaveLength(1);
    expect(container.innerHTML).not.toContain(RIGHT);
    await expectAccessible(container);
    fireEvent.click(button);
    await screen.findByRole('heading', { name: 'Amara' });
    expect(stage.asked).toHaveLength(2);
  });

  it('offers the person too where another page unlocks', async () => {
    const { stage, model } = await locked();
    // As on a change of keys.
    await model.refresh();
    await screen.findByRole('button', { name: /1–2 credits/ });
    expect(stage.asked).toHaveLength(1);
  });

  it('says so where the passphrase itself is damaged', async () => {
    const { tell } = await locked({ unlock: failing({ code: 'vault-damaged', charged: 'no' }) });
    tell(RIGHT);
    expect(await screen.findByText(/What is stored of the key is damaged/)).toBeTruthy();
  });

  it('for more contact details asks in their place, and offers them anew', async () => {
    const built = await buildPanel({ enrich: failing(LOCKED), gesture: undefined });
    built.model.provider.value = PROVIDER;
    const person = personNamed('Amara', { slug: 'amara-0x1c' });
    built.model.view.value = { kind: 'answer', answer: answerWith(person), provider: PROVIDER };
    const { container } = render(<Panel model={built.model} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Phone numbers · 2 credits' }));
    const field = await screen.findByLabelText('Passphrase');
    await expectAccessible(container);
    fireEvent.input(field, { target: { value: RIGHT } });
    submit(field);
    await screen.findByRole('button', { name: 'Phone numbers · 2 credits' });
    expect(screen.getByRole('heading', { name: 'Amara' })).toBeTruthy();
    expect(built.stage.asked).toHaveLength(1);
  });
});
