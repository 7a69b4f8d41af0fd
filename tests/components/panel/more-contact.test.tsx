import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { type Failure, FailureError } from '../../../lib/failure';
import type { ProviderOverview } from '../../../lib/messages';
import type { Person } from '../../../lib/person';
import type { Answer } from '../../../lib/store/answers';
import { openReceipt, writeReceipt } from '../../../lib/store/write-receipt';
import { expectAccessible } from '../setup';
import { AMARA, answerWith, buildPanel, PROVIDER, personNamed, type Stage } from './world';

const DETAILS = 'Contact details that can be asked for';
const NONE: Person['contact'] = { emails: [], phones: [], websites: [] };
const WORK = { address: 'amara@work.example.com', kind: 'business' } as const;
const PHONES = ['+1 202-555-0107'];
const HOUR_MS = 60 * 60 * 1000;

async function drawn(
  contact: Partial<Person['contact']> = {},
  { provider = PROVIDER, ...changed }: Partial<Stage> = {},
) {
  const built = await buildPanel({ provider, ...changed });
  const person = personNamed('Amara', { slug: 'amara-0x1c', contact: { ...NONE, ...contact } });
  built.model.provider.value = provider;
  built.model.view.value = { kind: 'answer', answer: answerWith(person), provider };
  return { ...built, person, ...render(<Panel model={built.model} />) };
}

const offers = () => screen.findByRole('list', { name: DETAILS });
const button = (name: string | RegExp) => screen.findByRole('button', { name });
const named = async () =>
  within(await offers())
    .getAllByRole('button')
    .map(({ textContent }) => textContent);

/** As the worker answers: the card with what came. */
function withContact(person: Person, contact: Partial<Person['contact']>): Answer {
  return answerWith({ ...person, contact: { ...person.contact, ...contact } });
}

describe('contact details that the card does not have', () => {
  it('each have a button with the price, below the card’s own, though it has none', async () => {
    const { container } = await drawn();
    expect(await named()).toEqual([
      'Business e-mail · 1 credit',
      'Personal e-mail · 2 credits',
      'Phone numbers · 2 credits',
    ]);
    await expectAccessible(container);
  });

  it('are not offered where they are there, in whatever order', async () => {
    await drawn({ emails: [WORK], phones: PHONES });
    expect(await named()).toEqual(['Personal e-mail · 2 credits']);
    const section = screen.getByRole('region', { name: 'Contact' });
    const [facts, list] = within(section).getAllByRole('list');
    expect(list).toBe(await offers());
    expect(facts?.textContent).toContain(WORK.address);
  });

  it('are not offered where an address may be of either kind', async () => {
    await drawn({ emails: [{ ...WORK, kind: 'unknown' }] });
    expect(await named()).toEqual(['Phone numbers · 2 credits']);
  });

  it('are not offered where the provider has none, the plan has not, or there is no key', async () => {
    const out = { min: 0, max: 0, isOut: true } as const;
    const only = { phones: { profile: out, email: out } };
    for (const changed of [{ priceByContact: {} }, { priceByContact: only }, { key: null }]) {
      const { unmount } = await drawn({}, { provider: { ...PROVIDER, ...changed } });
      await screen.findByRole('button', { name: /^Refresh/ });
      expect(screen.queryByRole('list', { name: DETAILS })).toBeNull();
      unmount();
    }
  });

  it('say what is known of the price, and no more', async () => {
    const open = { min: 1, max: 5, isOpen: true } as const;
    const range = { min: 1, max: 3 };
    const priceByContact = {
      personalEmails: { profile: open, email: open },
      phones: { profile: range, email: range },
    };
    await drawn({}, { provider: { ...PROVIDER, priceByContact } });
    expect(await named()).toEqual([
      'Personal e-mail · 1–5 credits or more',
      'Phone numbers · 1–3 credits',
    ]);
  });
});

describe('asking for one kind', () => {
  it('leaves the card, says so in place, and adds what comes', async () => {
    const reply = Promise.withResolvers<Answer>();
    const { container, stage, person, model } = await drawn({ emails: [WORK] });
    stage.enrich = () => reply.promise;
    const phones = await button('Phone numbers · 2 credits');
    phones.focus();
    fireEvent.click(phones);
    await screen.findByRole('button', { name: 'Asking Crustdata…' });
    expect(document.activeElement).toBe(phones);
    expect(phones.getAttribute('aria-disabled')).toBe('true');
    fireEvent.click(phones);
    expect(screen.getByRole('heading', { name: 'Amara' })).toBeTruthy();
    await expectAccessible(container);
    stage.provider = { ...PROVIDER, creditsLeft: 40 };
    await act(async () => reply.resolve(withContact(person, { emails: [], phones: PHONES })));
    expect(await screen.findByRole('link', { name: /555-0107/ })).toBeTruthy();
    // What was there is there.
    expect(screen.getByRole('link', { name: WORK.address })).toBeTruthy();
    expect(await named()).toEqual(['Personal e-mail · 2 credits']);
    expect(stage.asked).toEqual([
      { provider: 'crustdata', identifier: AMARA, how: 'ask', atMost: 2, contactOnly: ['phones'] },
    ]);
    expect(model.said.value).toBe('Phone numbers: added to the card.');
    await screen.findByText(/40 credits/);
    await expectAccessible(container);
  });

  it('brings the focus to what came, since the button is gone', async () => {
    const { stage, person } = await drawn();
    stage.enrich = async () => withContact(person, { phones: PHONES });
    const phones = await button('Phone numbers · 2 credits');
    phones.focus();
    fireEvent.click(phones);
    const heading = await screen.findByRole('heading', { name: 'Contact' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
  });

  it('that brings none says so, and when, beside the price of asking again', async () => {
    const { stage, model, person } = await drawn();
    stage.enrich = async () => {
      const stored = { id: person.id, provider: 'crustdata', person, raw: [], fetchedAt: 1 };
      const contactAsked = { phones: Date.UTC(2026, 10, 22, 12) };
      await stage.database.put('people', { ...stored, contactAsked });
      return withContact(person, {});
    };
    fireEvent.click(await button('Phone numbers · 2 credits'));
    await screen.findByText('None found on Nov 22, 2026.');
    expect(model.said.value).toBe('Phone numbers: none found.');
    fireEvent.click(await button('Phone numbers · 2 credits'));
    await vi.waitFor(() => expect(stage.asked.map(({ how }) => how)).toEqual(['ask', 'again']));
  });

  it.each<[Failure, string, string]>([
    [
      { code: 'timed-out', charged: 'maybe', waitedS: 25 },
      'Crustdata did not answer in 25 seconds. It may have been charged.',
      'Phone numbers · 2 credits',
    ],
    [
      { code: 'rate-limited', charged: 'no', retryAfterS: 12 },
      'Crustdata asks to wait 12 seconds. Nothing was charged.',
      'Phone numbers · 2 credits',
    ],
    [
      { code: 'bad-key', charged: 'no' },
      'Crustdata says this key is not valid. Nothing was charged.',
      'Check the key',
    ],
  ])('that fails is said on the card with one next step: %j', async (failure, words, step) => {
    const { container, stage } = await drawn();
    stage.enrich = () => Promise.reject(new FailureError(failure));
    const phones = await button('Phone numbers · 2 credits');
    phones.focus();
    fireEvent.click(phones);
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toBe(words);
    const row = alert.closest('li') as HTMLElement;
    expect(
      within(row)
        .getAllByRole('button')
        .map((one) => one.textContent),
    ).toEqual([step]);
    expect(row.contains(document.activeElement)).toBe(true);
    expect(screen.getByRole('heading', { name: 'Amara' })).toBeTruthy();
    await expectAccessible(container);
  });

  it('at a price that has changed offers the new one', async () => {
    const { stage } = await drawn();
    const dearer = { profile: { min: 1, max: 3 }, email: { min: 1, max: 3 } };
    stage.enrich = async () => {
      const priceByContact = { ...PROVIDER.priceByContact, phones: dearer };
      stage.provider = { ...PROVIDER, priceByContact };
      throw new FailureError({ code: 'price-changed', charged: 'no' });
    };
    fireEvent.click(await button('Phone numbers · 2 credits'));
    expect((await screen.findByRole('alert')).textContent).toContain('nothing was sent');
    fireEvent.click(await button('Phone numbers · 1–3 credits'));
    await vi.waitFor(() => expect(stage.asked.map(({ atMost }) => atMost)).toEqual([2, 3]));
  });

  it('says before the next click what an earlier request may have cost', async () => {
    const built = await buildPanel();
    const order = { provider: 'crustdata', identifier: AMARA, price: { min: 2, max: 2 } };
    const contact = ['phones'] as const;
    const open = await openReceipt(
      built.stage.database,
      { ...order, contact },
      Date.now() - HOUR_MS,
    );
    await writeReceipt(built.stage.database, { ...open, state: 'uncertain' });
    await drawn({}, { database: built.stage.database });
    await offers();
    expect(screen.getAllByText(/without an answer: it may have been charged\.$/)).toHaveLength(1);
  });

  it('says no more of it once the card was asked for with them', async () => {
    const { database } = (await buildPanel()).stage;
    const order = { provider: 'crustdata', identifier: AMARA, price: { min: 2, max: 2 } };
    const open = await openReceipt(database, { ...order, contact: ['phones'] }, 1);
    await writeReceipt(database, { ...open, state: 'uncertain' });
    const person = personNamed('Amara', { slug: 'amara-0x1c' });
    const stored = { id: person.id, provider: 'crustdata', person, raw: [], fetchedAt: 2 };
    const contactAsked = { phones: Date.UTC(2026, 10, 22, 12) };
    await database.put('people', { ...stored, contactAsked });
    await drawn({}, { database });
    await screen.findByText('None found on Nov 22, 2026.');
    expect(screen.queryByText(/without an answer/)).toBeNull();
  });

  it('goes on while the card is drawn anew', async () => {
    const reply = Promise.withResolvers<Answer>();
    const { stage, person, model, unmount } = await drawn();
    stage.enrich = () => reply.promise;
    fireEvent.click(await button('Phone numbers · 2 credits'));
    await screen.findByRole('button', { name: 'Asking Crustdata…' });
    unmount();
    render(<Panel model={model} />);
    await screen.findByRole('button', { name: 'Asking Crustdata…' });
    await act(async () => reply.resolve(withContact(person, { phones: PHONES })));
    await screen.findByRole('link', { name: /555-0107/ });
    expect(stage.asked).toHaveLength(1);
  });

  it('of somebody found by address goes by their profile, else by the address', async () => {
    const address = { kind: 'email', address: 'amara@work.example.com' } as const;
    for (const slug of ['amara-0x1c', undefined]) {
      const { model, stage, unmount } = await drawn();
      const person = personNamed('Amara', { slug });
      const answer = { ...answerWith(person), identifier: address };
      await act(() => {
        model.view.value = { kind: 'answer', answer, provider: PROVIDER as ProviderOverview };
      });
      fireEvent.click(await button('Phone numbers · 2 credits'));
      await vi.waitFor(() =>
        expect(stage.asked).toMatchObject([{ identifier: slug === undefined ? address : AMARA }]),
      );
      unmount();
    }
  });
});
