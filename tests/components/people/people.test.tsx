import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Library } from '../../../components/library/app';
import { People, StoredCardLater } from '../../../components/people/people';
import type { PeopleWorld } from '../../../components/people/people-world';
import { recordKey } from '../../../lib/store/kin';
import type { StoredPerson } from '../../../lib/store/rows';
import { savedFiles, widen, words } from '../library/page';
import { expectAccessible } from '../setup';
import { bought, buildPeople, NOON, somePeople, storedPerson } from './world';

async function drawn(people: readonly StoredPerson[], changed: Partial<PeopleWorld> = {}) {
  const built = await buildPeople(people, changed);
  const { model, card } = built;
  const view = render(
    <Library
      views={[
        {
          id: 'people',
          title: 'peopleTitle',
          draw: () => <People model={model} card={card} />,
        },
      ]}
    />,
  );
  await waitFor(() => expect(model.reading.value).not.toBe('reading'));
  await waitFor(() => expect(model.progress.value).toSatisfy(isRead(model.reading.value)));
  return { ...view, ...built };
}

const isRead = (reading: unknown) => (progress: unknown) =>
  reading !== 'read' || progress === undefined;

const grid = () => screen.getByRole('grid', { name: 'People' });
const rows = () => within(grid()).getAllByRole('row').slice(1);
const names = () => rows().map((row) => words(row.querySelectorAll('td')[1] ?? row));
const find = (typed: string) =>
  fireEvent.input(screen.getByRole('searchbox'), { target: { value: typed } });

beforeAll(() => StoredCardLater.load());
beforeEach(() => widen(1_200));

describe('everybody who was looked up', () => {
  it('is a table of those fetched last first, without the people of the demo', async () => {
    const { container } = await drawn(somePeople());
    expect(names()).toEqual(['Amara Test', 'Jonas Test', 'Zoë Müller-Test', 'سارة تجربة']);
    await waitFor(() => expect(words(rows()[0] ?? grid())).toContain('2 credits'));
    expect(words(rows()[0] ?? grid())).toContain('Head of TestsTarnhallLisbon, Portugal');
    await expectAccessible(container);
  });

  it('is found by parts of names, companies, titles and addresses, with or without accents', async () => {
    await drawn(somePeople());
    for (const [typed, found] of [
      ['mueller', 'Zoë Müller-Test'],
      ['ZOE müller', 'Zoë Müller-Test'],
      ['almhall', 'Jonas Test'],
      ['head tarnhall', 'Amara Test'],
      ['amara@tarn', 'Amara Test'],
      ['سارة', 'سارة تجربة'],
    ] as const) {
      find(typed);
      expect(names()).toEqual([found]);
    }
    expect(screen.getAllByRole('status').map(words)).toContain('1 person');
    find('nobody at all');
    expect(screen.getByText('Nobody fits these filters.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Remove the filters' }));
    expect(names()).toHaveLength(4);
  });

  it('is filtered by provider and by age, and the demo shown apart', async () => {
    await drawn(somePeople());
    const choose = (label: string, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } });
    choose('Provider', 'second');
    expect(names()).toEqual(['Jonas Test']);
    choose('Provider', 'demo');
    expect(names()).toEqual(['Demo Test']);
    choose('Provider', '');
    choose('Age of what is told', '90');
    expect(names()).toEqual(['Amara Test', 'Jonas Test', 'Zoë Müller-Test']);
    choose('Age of what is told', 'older');
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('is sorted by name and company, whoever has none last', async () => {
    await drawn(somePeople());
    const sort = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
    sort('Company');
    expect(names()).toEqual(['Jonas Test', 'Zoë Müller-Test', 'Amara Test', 'سارة تجربة']);
    sort('Company');
    expect(names()).toEqual(['Amara Test', 'Zoë Müller-Test', 'Jonas Test', 'سارة تجربة']);
    sort('Name');
    expect(names()[0]).toBe('Amara Test');
  });

  it('opens a card that costs nothing, and Esc leads back to the row', async () => {
    const { container, log } = await drawn(somePeople());
    const [first] = rows();
    first?.focus();
    fireEvent.keyDown(first ?? grid(), { key: 'Enter' });
    const card = await screen.findByRole('article', { name: /Amara Test/ });
    expect(document.activeElement).toBe(card.closest('aside'));
    expect(within(card).getByRole('link', { name: 'Open profile' })).toBeTruthy();
    expect(within(card).queryAllByRole('button', { name: /credit/ })).toEqual([]);
    expect(log.sent).toEqual([
      ['seen', { provider: 'crustdata', personId: 'crustdata:amara-0x1c' }],
    ]);
    await expectAccessible(container);
    fireEvent.keyDown(card, { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(rows()[0]));
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('lets go of whoever is forgotten elsewhere, card and all', async () => {
    const { tell } = await drawn(somePeople());
    fireEvent.click(screen.getByText('Amara Test'));
    await screen.findByRole('article');
    const key = recordKey({ provider: 'crustdata', id: 'crustdata:amara-0x1c' });
    await act(() => tell({ forgotten: ['profile:amara-0x1c', key] }));
    expect(names()).toEqual(['Jonas Test', 'Zoë Müller-Test', 'سارة تجربة']);
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('follows what requests bring, and what they cost', async () => {
    const { stores, tell } = await drawn(somePeople());
    await bought(stores.bought, storedPerson('Ife Test', 0), 3);
    await act(() => tell('receipts'));
    await waitFor(() => expect(names()[0]).toBe('Ife Test'));
    expect(words(rows()[0] ?? grid())).toContain('3 credits');
  });

  it('is read anew where everything was deleted or a file brought in', async () => {
    const { stores, tell } = await drawn(somePeople());
    await stores.bought.clear('people');
    await stores.demo.clear('people');
    await act(() => tell('all'));
    await waitFor(() => expect(screen.queryByRole('grid')).toBeNull());
    expect(screen.getByText(/Nobody has been looked up yet/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'New batch' })).toBeTruthy();
  });

  it('is refreshed as a batch of its provider, which asks before it spends', async () => {
    const { log } = await drawn(somePeople());
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all' }));
    expect(screen.getByText('4 selected')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Refresh 1 with Second Source…' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Refresh 3 with Crustdata…' }));
    await waitFor(() => expect(log.places).toEqual(['batches/b1']));
    expect(log.sent).toEqual([
      ['new-batch', { provider: 'crustdata', from: 'people', name: 'Refresh', columns: [] }],
      [
        'add-rows',
        {
          id: 'b1',
          rows: ['amara', 'zoë', 'sara'].map((name) => ({
            given: `https://www.linkedin.com/in/${encodeURIComponent(name)}-0x1c`,
          })),
        },
      ],
    ]);
  });

  it('says why no batch could be made', async () => {
    await drawn(somePeople(), { sendBatch: () => Promise.reject(new Error('broken')) });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select Amara Test' }));
    fireEvent.click(screen.getByRole('button', { name: 'Refresh 1 with Crustdata…' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was charged');
  });

  it('shows demo people where there are no others', async () => {
    await drawn([storedPerson('Demo Test', 0, {}, 'demo')]);
    expect(names()).toEqual(['Demo Test']);
  });

  it('says that there is nobody, that the window is private, or that the store does not open', async () => {
    const { unmount } = await drawn([]);
    expect(screen.getByText(/Nobody has been looked up yet/)).toBeTruthy();
    unmount();
    const other = await drawn([], { hasNoStore: () => true });
    expect(screen.queryByText(/Nobody has been looked up yet/)).toBeNull();
    other.unmount();
    await drawn([], { database: () => Promise.reject(new DOMException('', 'VersionError')) });
    expect(screen.getByRole('alert')).toBeTruthy();
  });

  it('reads thousands while the first are shown, and all of them in the end', async () => {
    const many = Array.from({ length: 450 }, (_, index) => ({
      ...storedPerson(`Test ${index}`, 0, { id: `crustdata:${index}`, slug: `test-${index}` }),
      fetchedAt: NOON - index,
    }));
    const { model } = await drawn(many);
    expect(grid().getAttribute('aria-rowcount')).toBe('451');
    expect(model.fitting.value.map(({ name }) => name)).toEqual(
      many.map(({ person }) => person.name),
    );
  });

  it('has room in a narrow window for a card in the place of the list', async () => {
    widen(360);
    const { container } = await drawn(somePeople());
    expect(words(rows()[0] ?? grid())).toBe('Amara TestHead of Tests · Tarnhall');
    fireEvent.click(screen.getByText('Amara Test'));
    await screen.findByRole('article');
    await expectAccessible(container);
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(screen.queryByRole('article')).toBeNull();
  });
});

describe('saving people', () => {
  const saved = savedFiles();

  it('saves those who were selected, in each form', async () => {
    await drawn(somePeople());
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select Amara Test' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select Jonas Test' }));
    for (const name of ['CSV file', 'JSON file', 'vCard file', 'Markdown table']) {
      fireEvent.click(screen.getByRole('button', { name: 'Export' }));
      fireEvent.click(screen.getByRole('menuitem', { name }));
      const before = saved.length;
      await waitFor(() => expect(saved.length).toBe(before + 1));
    }
    const [csv, json, vcard, markdown] = await Promise.all(saved.map(({ blob }) => blob.text()));
    expect(csv?.trim().split('\r\n')).toHaveLength(3);
    const people = JSON.parse(json ?? '') as { person: { name: string } }[];
    expect(people.map(({ person }) => person.name)).toEqual(['Amara Test', 'Jonas Test']);
    expect(vcard?.match(/BEGIN:VCARD/g)).toHaveLength(2);
    expect(markdown).toContain('| Jonas Test |');
  });
});
