import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { followForgotten } from '../../../components/panel/following-forgotten';
import { FailureError } from '../../../lib/failure';
import { announceForgotten } from '../../../lib/forgotten-changes';
import type { Identifier } from '../../../lib/identifier';
import type { Person } from '../../../lib/person';
import { findAnswer } from '../../../lib/store/answers';
import { addDomains, isForgotten } from '../../../lib/store/forgotten';
import { everythingIn, keep } from '../../unit/store/rows';
import { expectAccessible } from '../setup';
import { AMARA, buildPanel, FRONT, gestureOn, PROVIDER, personNamed, type Stage } from './world';

const WORK: Identifier = { kind: 'email', address: 'amara@northwind.example.com' };
const PERSON = personNamed('Amara Test', {
  slug: 'amara-0x1c',
  contact: {
    emails: [{ address: WORK.address, kind: 'business' }],
    phones: [],
    websites: [],
  },
});
const OTTO = personNamed('Otto Test', { slug: 'otto-0x1d' });

/** A panel that shows the card of Amara, as it was bought. */
async function drawn(
  changed: Partial<Stage> = {},
  people: Person[] = [PERSON],
  by: Identifier = AMARA,
) {
  const { model, stage } = await buildPanel({ gesture: undefined, ...changed });
  await keep(stage.database, PROVIDER.id, by, people);
  const { container } = render(<Panel model={model} />);
  const stop = followForgotten(model);
  await act(() => model.refresh());
  await act(() => model.choose(by));
  return { model, stage, container, stop };
}

async function ask() {
  const button = await screen.findByRole('button', { name: 'Forget this person' });
  button.focus();
  fireEvent.click(button);
  return screen.findByRole('dialog', { name: /^Forget Amara Test/ });
}

const named = (name: string) => screen.findByRole('button', { name });

describe('forgetting the person of a card', () => {
  it('is asked about first, in plain words, with the focus on keeping them', async () => {
    const { container } = await drawn();
    const dialog = await ask();
    expect(dialog.textContent).toContain('the log of requests');
    expect(dialog.textContent).toContain('What you bought of them is gone.');
    expect(dialog.textContent).toContain('costs again');
    expect(dialog.textContent).toContain('not looked up again until you undo this');
    expect(document.activeElement).toBe(within(dialog).getByRole('button', { name: 'Keep' }));
    await expectAccessible(container);
  });

  it('keeps them on Keep', async () => {
    const { stage } = await drawn();
    fireEvent.click(within(await ask()).getByRole('button', { name: 'Keep' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await everythingIn(stage.database)).toContain('Amara Test');
    expect(screen.getByRole('heading', { name: 'Amara Test' })).toBeTruthy();
  });

  it('shows that they are forgotten, asks for nothing, and offers them with the price on Undo', async () => {
    const { stage, container } = await drawn();
    fireEvent.click(within(await ask()).getByRole('button', { name: 'Forget' }));
    const heading = await screen.findByRole('heading', { name: 'Forgotten' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    expect(screen.queryByRole('dialog')).toBeNull();
    const said = screen.getByRole('alert').textContent;
    expect(said).toContain('Nothing of this person is stored, and they are never looked up.');
    expect(said).not.toContain('charged');
    expect(screen.getByRole('main').textContent).not.toContain('credit');
    expect(await everythingIn(stage.database)).not.toMatch(/amara/i);
    await expectAccessible(container);

    const undo = await named('Undo');
    expect(undo.getAttribute('aria-describedby')).toBe('unforget-note');
    expect(screen.getByText(/What was deleted stays deleted\./)).toBeTruthy();
    fireEvent.click(undo);
    expect(await named('Look up · 1–2 credits')).toBeTruthy();
    expect(await isForgotten(stage.database, AMARA)).toBeUndefined();
    expect(stage.asked).toEqual([]);
  });

  it('says what could not be done, and deletes nothing then', async () => {
    const failure = { code: 'storage-full', charged: 'no' } as const;
    const { stage } = await drawn({ forget: () => Promise.reject(new FailureError(failure)) });
    const dialog = await ask();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Forget' }));
    const alert = await within(dialog).findByRole('alert');
    expect(alert.textContent).toMatch(/^Nothing was deleted\. ./);
    expect(await everythingIn(stage.database)).toContain('Amara Test');
  });

  it('among several for an address, names the one who was forgotten, and leaves the others', async () => {
    const home: Identifier = { kind: 'email', address: 'a.test@home.example.net' };
    const { model, stage } = await drawn({}, [PERSON, OTTO], home);
    const about = { provider: PROVIDER.id, identifier: home, personId: PERSON.id } as const;
    await act(async () => void (await stage.judge({ ...about, judgement: 'is' })));
    await act(() => model.refresh());
    // Nothing ties the address to her but the user's word, which is why it goes with her.
    fireEvent.click(within(await ask()).getByRole('button', { name: 'Forget' }));
    await screen.findByRole('heading', { name: 'Forgotten' });
    expect(screen.getByText('a.test@home.example.net')).toBeTruthy();
    expect(await isForgotten(stage.database, home)).toBe('person');
    expect(await findAnswer(stage.database, PROVIDER.id, home, 1)).toBeUndefined();
    const people = await stage.database.getAll('people');
    expect(people.map(({ person }) => person.name)).toEqual(['Otto Test']);
  });

  it('is not offered in a private window, where nothing is stored', async () => {
    await drawn({ isPrivate: true });
    expect(await named('Download vCard')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Forget this person' })).toBeNull();
    expect(
      screen.getByText(/^Sidecard keeps nothing of people looked up in a private window\./),
    ).toBeTruthy();
  });

  it('says nothing of private windows elsewhere', async () => {
    await drawn();
    expect(await named('Download vCard')).toBeTruthy();
    expect(screen.queryByText(/private window/)).toBeNull();
  });
});

describe('a panel elsewhere', () => {
  const change = (keys: string[], isDemo = false) =>
    act(async () => announceForgotten({ what: 'forgotten', isDemo, keys, group: 'g' }));

  it('that shows them shows that they are forgotten', async () => {
    const { stop } = await drawn();
    await screen.findByRole('heading', { name: 'Amara Test' });
    await change([`person:${PROVIDER.id} ${PERSON.id}`]);
    expect(await screen.findByRole('heading', { name: 'Forgotten' })).toBeTruthy();
    stop();
  });

  it('that shows them among others loses them alone', async () => {
    const { model, stop } = await drawn({}, [PERSON, OTTO], WORK);
    await change([`person:${PROVIDER.id} ${PERSON.id}`]);
    await waitFor(() =>
      expect(model.view.value).toMatchObject({ answer: { matches: [{ person: OTTO }] } }),
    );
    stop();
  });

  it('that shows somebody else, or the demo, stays as it is', async () => {
    const { model, stop } = await drawn();
    const before = model.view.value;
    await change(['profile:somebody-else-0x1c']);
    await change(['profile:amara-0x1c'], true);
    await change(['profile:nobody-0x1c']);
    expect(model.view.value).toBe(before);
    stop();
  });
});

describe('whoever is on the list', () => {
  it('is shown as forgotten at once where the user points at them: no price, no request', async () => {
    const { model, stage } = await buildPanel({ gesture: gestureOn(FRONT) });
    await stage.forget({ provider: PROVIDER.id, identifier: AMARA, personId: 'crustdata:1' });
    render(<Panel model={model} />);
    await act(() => model.refresh());
    expect(await screen.findByRole('heading', { name: 'Forgotten' })).toBeTruthy();
    expect(stage.asked).toEqual([]);
    expect(stage.gesture?.isUsed).toBe(true);
  });

  it('by a domain is said to be, and the step leads to the options', async () => {
    const { model, stage } = await buildPanel({ gesture: undefined });
    await addDomains(stage.database, ['northwind.example.com'], 1);
    const { container } = render(<Panel model={model} />);
    await act(() => model.choose(WORK));
    expect(await screen.findByRole('heading', { name: 'Never looked up' })).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('The domain of this address');
    expect(await named('Open the list')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    await expectAccessible(container);
  });

  it('is shown where something is known of them all the same, by a domain', async () => {
    const { stage } = await drawn({}, [PERSON], WORK);
    await addDomains(stage.database, ['northwind.example.com'], 1);
    expect(await screen.findByRole('heading', { name: 'Amara Test' })).toBeTruthy();
  });
});
