import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { watchKeyboard } from '../../../components/panel/keyboard';
import type { View } from '../../../components/panel/view';
import { type Identifier, identifierKey } from '../../../lib/identifier';
import type { Named } from '../../../lib/named';
import { addDomains } from '../../../lib/store/forgotten';
import { loadMoreText } from '../../../lib/text';
import { expectAccessible } from '../setup';
import { buildPanel, PROVIDER } from './world';

type SeveralView = Extract<View, { kind: 'several' }>;

const AMARA: Identifier = { kind: 'profile', slug: 'amara-okafor-0x1c' };
const TOMAS: Identifier = { kind: 'profile', slug: 'tomas-o-suilleabhain-0x2f' };
const PRESS: Identifier = { kind: 'email', address: 'press@summit.example.org' };
const JONAS: Identifier = { kind: 'email', address: 'jonas@kestrel.example.com' };
const PEOPLE: readonly Named[] = [
  { identifier: AMARA, label: 'Amara Okafor-Lindqvist' },
  { identifier: JONAS, label: 'Jonas Petäjä', emailClass: 'business' },
  { identifier: PRESS, label: 'Press office', emailClass: 'role' },
  { identifier: TOMAS, label: 'Tomás Ó Súilleabháin' },
];

function several(people: readonly Named[], changed: Partial<SeveralView> = {}): SeveralView {
  return {
    kind: 'several',
    people,
    isCut: false,
    known: new Set(),
    isOfPage: true,
    place: 'page 1',
    provider: PROVIDER,
    ...changed,
  };
}

async function drawn(people = PEOPLE, changed: Partial<SeveralView> = {}) {
  const { model } = await buildPanel();
  await loadMoreText();
  model.provider.value = PROVIDER;
  model.view.value = several(people, changed);
  const choose = vi.spyOn(model, 'choose').mockResolvedValue();
  const view = render(<Panel model={model} />);
  await screen.findByRole('searchbox', { name: 'Filter people' });
  const become = async (now: readonly Named[], other: Partial<SeveralView> = {}) => {
    model.view.value = several(now, { ...changed, ...other });
    await screen.findByRole('heading', { name: new RegExp(`^${now.length} `) });
  };
  return { ...view, model, choose, become };
}

const list = () => screen.getByRole('list', { name: /on this page$/ });
const box = (name: string | RegExp) =>
  within(list()).getByRole<HTMLInputElement>('checkbox', { name });
const boxes = () => within(list()).getAllByRole<HTMLInputElement>('checkbox');
const names = () =>
  within(list())
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
const chosen = () => boxes().filter(({ checked }) => checked).length;
const filter = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Filter people' });
const all = () => screen.getByRole<HTMLInputElement>('checkbox', { name: 'All shown' });
const statuses = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
// What is said of changes is said when they have calmed down.
const PATIENCE = { timeout: 4_000 };
const type = async (value: string) => {
  fireEvent.input(filter(), { target: { value } });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 5)));
};
const press = (key: string, how: { shiftKey?: boolean; ctrlKey?: boolean } = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...how });
// What is bound to a signal changes after the event, before anything is painted.
const settled = () => new Promise((resolve) => setTimeout(resolve));
const manyPeople = (count: number): Named[] =>
  Array.from({ length: count }, (_, index) => ({
    identifier: { kind: 'profile', slug: `guest-${index}-0x${(index + 4096).toString(16)}` },
    label: `Guest ${index}`,
  }));

describe('the list of people', () => {
  it('names each as the page does, with the identifier, the class of an address and what is known', async () => {
    const known = new Set([identifierKey(JONAS)]);
    const { container } = await drawn(PEOPLE, { known });
    expect(screen.getByRole('heading', { level: 1, name: '4 people on this page' })).toBeTruthy();
    expect(names()).toEqual([
      'Amara Okafor-Lindqvist in/amara-okafor-0x1c',
      'Jonas Petäjä jonas@kestrel.example.com known · free ',
      'Press office press@summit.example.org  role',
      'Tomás Ó Súilleabháin in/tomas-o-suilleabhain-0x2f',
    ]);
    expect(screen.getByText('1 already known')).toBeTruthy();
    await expectAccessible(container);
  });

  it.each([
    ['placeholder', 'placeholder'],
    ['noreply', 'no-reply'],
    ['disposable', 'throw-away'],
    ['personal', 'personal'],
    ['role', 'role'],
  ] as const)('marks an address of the class %s', async (emailClass, mark) => {
    await drawn([{ identifier: PRESS, emailClass }, ...PEOPLE.slice(0, 1)]);
    expect(within(list()).getByText(mark, { selector: '.chip' })).toBeTruthy();
    expect(list().querySelectorAll('.chip')).toHaveLength(1);
  });

  it('shows a person at a click on the name', async () => {
    const { choose } = await drawn();
    fireEvent.click(within(list()).getByRole('button', { name: /^Press office/ }));
    expect(choose.mock.calls).toEqual([[PRESS]]);
    expect(chosen()).toBe(0);
  });

  it('shows a list that was typed under a heading of its own, and says where it is cut', async () => {
    await drawn(PEOPLE, { isOfPage: false, isCut: true });
    expect(screen.getByRole('heading', { name: '4 profiles and addresses' })).toBeTruthy();
    expect(screen.getByText('There are more; the first 4 are listed.')).toBeTruthy();
  });

  it('isolates names, and shows hostile ones as words', async () => {
    const { container } = await drawn([
      { identifier: AMARA, label: 'נועם אלמוני' },
      { identifier: TOMAS, label: '<img src=x onerror=alert(1)>' },
    ]);
    expect(screen.getByText('נועם אלמוני').tagName).toBe('BDI');
    expect(screen.getByText('<img src=x onerror=alert(1)>').tagName).toBe('BDI');
    expect(container.querySelector('img')).toBeNull();
    await expectAccessible(container);
  });
});

describe('the filter', () => {
  it.each([
    ['okafor', ['Amara']],
    ['PETAJA', ['Jonas']],
    ['o suilleabhain', ['Tomás']],
    ['example', ['Jonas', 'Press']],
    ['0x', ['Amara', 'Tomás']],
    ['  ', ['Amara', 'Jonas', 'Press', 'Tomás']],
  ])('%j shows %j', async (words, first) => {
    await drawn();
    await type(words);
    expect(names().map((name) => name?.split(' ')[0])).toEqual(first);
  });

  it('says how many it shows, and that nobody matches', async () => {
    const { container } = await drawn();
    await type('example');
    expect(await screen.findByText('2 of 4 shown')).toBeTruthy();
    await type('nobody like that');
    expect(await screen.findByText('Nobody matches.')).toBeTruthy();
    expect(all().disabled).toBe(true);
    await expectAccessible(container);
  });

  it('has its key: / goes there, Esc empties it, and only then steps back', async () => {
    const { model } = await drawn();
    const back = vi.spyOn(model, 'back').mockResolvedValue();
    model.canGoBack.value = true;
    watchKeyboard(document, model);
    press('/');
    expect(document.activeElement).toBe(filter());
    await type('amara');
    press('Escape');
    await expect.poll(() => boxes().length).toBe(4);
    expect(filter().value).toBe('');
    await type('amara');
    press('ArrowDown');
    await expect.poll(() => document.activeElement).toBe(box(/^Amara/));
    press('Escape');
    await expect.poll(() => boxes().length).toBe(4);
    expect(back).not.toHaveBeenCalled();
    press('Escape');
    expect(back).toHaveBeenCalledOnce();
  });

  it('touches only the rows that come or go', async () => {
    await drawn(manyPeople(20));
    const seen: MutationRecord[] = [];
    const observer = new MutationObserver((records) => seen.push(...records));
    observer.observe(list(), { subtree: true, childList: true, attributes: true });
    await type('guest-1');
    await screen.findByText('11 of 20 shown');
    seen.push(...observer.takeRecords());
    const changed = new Set(
      seen.map(({ target, attributeName }) => `${target.nodeName} ${attributeName}`),
    );
    expect([...changed]).toEqual(expect.arrayContaining(['LI hidden']));
    expect([...changed].every((one) => /^(?:LI hidden|INPUT tabindex)$/.test(one))).toBe(true);
    expect(seen.filter(({ attributeName }) => attributeName === 'hidden')).toHaveLength(9);
  });
});

describe('selecting', () => {
  it('all and none act on what the filter shows; some is a state of its own', async () => {
    await drawn();
    fireEvent.click(all());
    await expect.poll(() => chosen()).toBe(4);
    expect(all().checked).toBe(true);
    fireEvent.click(box(/^Amara/));
    await expect.poll(() => all().indeterminate).toBe(true);
    expect(all().checked).toBe(false);
    await type('example');
    await expect.poll(() => all().checked).toBe(true);
    fireEvent.click(all());
    await type('');
    await expect.poll(() => chosen()).toBe(1);
    expect(box(/^Tomás/).checked).toBe(true);
  });

  it.each([
    [[], [/^Amara/], '1 selected: to look up, 1–2 credits'],
    [[JONAS], [/^Jonas/], '1 selected: known, free'],
    [
      [JONAS, TOMAS],
      [/^Amara/, /^Jonas/, /^Press/],
      '3 selected: 1 known, 2 to look up, 4–7 credits',
    ],
  ])('with %j known, tells what %j cost', async (known, picks, words) => {
    const price = { profile: { min: 1, max: 2 }, email: { min: 3, max: 5 } };
    const { container } = await drawn(PEOPLE, {
      known: new Set(known.map(identifierKey)),
      provider: { ...PROVIDER, price },
    });
    for (const name of picks) fireEvent.click(box(name));
    expect(await screen.findByText(words, { selector: '.selection p' })).toBeTruthy();
    await expectAccessible(container);
  });

  it('copies name and identifier, one a line, in the order of the list', async () => {
    const writeText = vi.fn(async () => undefined);
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText);
    await drawn([...PEOPLE, { identifier: { kind: 'email', address: 'k@lund.example.net' } }]);
    for (const name of [/^k@lund/, /^Tomás/, /^Jonas/]) fireEvent.click(box(name));
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    await screen.findByRole('button', { name: 'Copied' });
    expect(writeText.mock.calls).toEqual([
      [
        'Jonas Petäjä\tjonas@kestrel.example.com\n' +
          'Tomás Ó Súilleabháin\thttps://www.linkedin.com/in/tomas-o-suilleabhain-0x2f\n' +
          '\tk@lund.example.net',
      ],
    ]);
    fireEvent.click(box(/^Tomás/));
    await screen.findByRole('button', { name: 'Copy' });
  });

  it('says where the browser does not allow copying, to a screen reader too', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
    await drawn();
    fireEvent.click(box(/^Tomás/));
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    await screen.findByRole('button', { name: 'The browser did not allow copying' });
    await expect.poll(statuses).toContain('The browser did not allow copying');
  });

  it('says that it has copied until that is over, whatever the page and the focus do meanwhile', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { container, become } = await drawn();
    fireEvent.click(box(/^Tomás/));
    fireEvent.click(box(/^Jonas/));
    vi.useFakeTimers();
    const pass = (ms: number) =>
      act(async () => {
        await vi.advanceTimersByTimeAsync(ms);
      });
    try {
      fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
      await pass(100);
      for (const people of [PEOPLE.slice(1), PEOPLE.slice(0, 2), PEOPLE]) {
        become(people);
        fireEvent.blur(screen.getByRole('button', { name: 'Copied' }));
        await pass(1_000);
        expect(screen.getByRole('button', { name: 'Copied' })).toBeTruthy();
        expect(statuses()).toContain('Copied');
      }
      expect(chosen()).toBe(1);
      await pass(1_000);
      expect(screen.getByRole('button', { name: 'Copy' })).toBeTruthy();
      expect(statuses()).not.toContain('Copied');
    } finally {
      vi.useRealTimers();
    }
    await expectAccessible(container);
  });

  it('says it again of the next copy, and not of somebody else', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await drawn();
    fireEvent.click(box(/^Tomás/));
    const heard: string[] = [];
    const panel = screen.getAllByRole('status').at(-1);
    const observer = new MutationObserver(() => heard.push(panel?.textContent ?? ''));
    observer.observe(panel as HTMLElement, { subtree: true, childList: true, characterData: true });
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }));
    await expect.poll(() => heard.at(-1)).toBe('Copied');
    fireEvent.click(screen.getByRole('button', { name: 'Copied' }));
    await expect.poll(() => heard).toEqual(['Copied', '', 'Copied']);
    fireEvent.click(box(/^Amara/));
    await screen.findByRole('button', { name: 'Copy' });
    await expect.poll(() => panel?.textContent).toBe('');
  });

  it('of exactly one person offers to show them', async () => {
    const { choose } = await drawn();
    fireEvent.click(box(/^Tomás/));
    fireEvent.click(await screen.findByRole('button', { name: 'Show' }));
    expect(choose.mock.calls).toEqual([[TOMAS]]);
    fireEvent.click(box(/^Amara/));
    await expect.poll(() => screen.queryByRole('button', { name: 'Show' })).toBeNull();
  });
});

describe('the keyboard', () => {
  const at = () => boxes().indexOf(document.activeElement as HTMLInputElement);

  it('takes the list as one stop', async () => {
    await drawn();
    expect(boxes().map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1, -1]);
    box(/^Press/).focus();
    await settled();
    expect(boxes().map(({ tabIndex }) => tabIndex)).toEqual([-1, -1, 0, -1]);
  });

  it.each([
    ['ArrowDown', 15, 16],
    ['ArrowUp', 15, 14],
    ['PageDown', 15, 25],
    ['PageUp', 15, 5],
    ['Home', 15, 0],
    ['End', 15, 39],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 39, 39],
    ['PageDown', 35, 39],
    ['PageUp', 3, 0],
    ['a', 3, 3],
  ])('%s goes from row %i to row %i', async (key, from, to) => {
    await drawn(manyPeople(40));
    boxes()[from]?.focus();
    press(key);
    expect(at()).toBe(to);
    expect(chosen()).toBe(0);
  });

  it('Space is the checkbox’s own, and Enter shows the person', async () => {
    const { choose } = await drawn();
    box(/^Jonas/).focus();
    expect(press(' ')).toBe(true);
    expect(press('Enter')).toBe(false);
    expect(choose.mock.calls).toEqual([[JONAS]]);
  });

  it('Shift and an arrow extend the selection, and take it back', async () => {
    await drawn(manyPeople(6));
    fireEvent.click(boxes()[5] as HTMLElement);
    boxes()[1]?.focus();
    press('ArrowUp');
    press('ArrowDown');
    for (let times = 0; times < 3; times++) press('ArrowDown', { shiftKey: true });
    const state = () =>
      boxes()
        .map(({ checked }) => Number(checked))
        .join('');
    await settled();
    expect(state()).toBe('011111');
    press('ArrowUp', { shiftKey: true });
    press('ArrowUp', { shiftKey: true });
    await settled();
    expect(state()).toBe('011001');
    expect(at()).toBe(2);
  });

  it('Shift and a click select all in between', async () => {
    await drawn(manyPeople(6));
    fireEvent.click(boxes()[1] as HTMLElement);
    fireEvent.click(boxes()[4] as HTMLElement, { shiftKey: true });
    expect(
      boxes()
        .map(({ checked }) => Number(checked))
        .join(''),
    ).toBe('011110');
  });

  it('Ctrl+A selects all that are shown', async () => {
    await drawn();
    await type('example');
    boxes()[0]?.focus();
    expect(press('a', { ctrlKey: true })).toBe(false);
    await type('');
    await settled();
    expect(chosen()).toBe(2);
  });
});

describe('while the page changes', () => {
  it('people come and go; selection, filter and focus stay', async () => {
    const { become } = await drawn();
    await type('e');
    fireEvent.click(box(/^Press/));
    box(/^Jonas/).focus();
    const kept = box(/^Press/);
    const come: Named = { identifier: { kind: 'email', address: 'eve@late.example.net' } };
    await become([come, ...PEOPLE]);
    expect(filter().value).toBe('e');
    expect(box(/^eve@/)).toBeTruthy();
    expect(box(/^Press/)).toBe(kept);
    expect(kept.checked).toBe(true);
    expect(document.activeElement).toBe(box(/^Jonas/));
  });

  it('who leaves is selected no more, also when they come back', async () => {
    const { become } = await drawn();
    fireEvent.click(all());
    await become(PEOPLE.slice(0, 3));
    expect(chosen()).toBe(3);
    await become(PEOPLE);
    expect(chosen()).toBe(3);
    expect(box(/^Tomás/).checked).toBe(false);
  });

  it('the focus goes to the next row where its own leaves, and nowhere where it was nowhere', async () => {
    const { become } = await drawn();
    box(/^Jonas/).focus();
    await become(PEOPLE.filter(({ identifier }) => identifier !== JONAS));
    expect(document.activeElement).toBe(box(/^Press/));
    await become(PEOPLE.slice(0, 1));
    expect(document.activeElement).toBe(box(/^Amara/));
    (document.activeElement as HTMLElement).blur();
    await become(PEOPLE);
    expect(document.activeElement).toBe(document.body);
  });

  it('nobody left is said, not hidden', async () => {
    const { become, container } = await drawn();
    await become([]);
    expect(screen.queryAllByRole('listitem')).toEqual([]);
    await expectAccessible(container);
  });

  it('keeps the rows that stay as they are, 500 of them', async () => {
    const people = manyPeople(500);
    const { become } = await drawn(people.slice(0, 480));
    const rows = [...list().children];
    const seen: MutationRecord[] = [];
    const observer = new MutationObserver((records) => seen.push(...records));
    observer.observe(list(), { subtree: true, childList: true, attributes: true });
    await become(people);
    seen.push(...observer.takeRecords());
    expect([...list().children].slice(0, 480)).toEqual(rows);
    expect(seen.every(({ target, type }) => target === list() && type === 'childList')).toBe(true);
    expect(seen.flatMap(({ addedNodes }) => [...addedNodes])).toHaveLength(20);
  });

  it('says how many there are', async () => {
    const { become } = await drawn();
    await become(manyPeople(302));
    await expect.poll(statuses, PATIENCE).toContain('302 people on this page');
  });

  it('says what the selection costs now: who is known by now, and at what price', async () => {
    const { become } = await drawn();
    fireEvent.click(box(/^Jonas/));
    await expect.poll(statuses, PATIENCE).toContain('1 selected: to look up, 1–2 credits');
    const price = { profile: { min: 1, max: 2 }, email: { min: 3, max: 5 } };
    await become(PEOPLE, { provider: { ...PROVIDER, price } });
    await expect.poll(statuses, PATIENCE).toContain('1 selected: to look up, 3–5 credits');
    await become(PEOPLE, { known: new Set([identifierKey(JONAS)]) });
    await expect.poll(statuses, PATIENCE).toContain('1 selected: known, free');
  });

  it('comes back from a card as it was left', async () => {
    const { model, become } = await drawn();
    const view = model.view.value;
    await type('e');
    fireEvent.click(box(/^Press/));
    model.view.value = { kind: 'ready', identifier: PRESS, reason: 'choice', provider: PROVIDER };
    await screen.findByRole('heading', { name: 'press@summit.example.org' });
    (document.activeElement as HTMLElement | null)?.blur();
    model.view.value = view;
    await screen.findByRole('searchbox', { name: 'Filter people' });
    expect(filter().value).toBe('e');
    expect(box(/^Press/).checked).toBe(true);
    expect(document.activeElement).toBe(box(/^Press/));
    await become(PEOPLE, { place: 'page 2' });
    expect(filter().value).toBe('');
    expect(chosen()).toBe(0);
  });
});

describe('people who are never looked up', () => {
  /** The list with the domain of Jonas, and Amara herself, on the list of those. */
  async function drawnWithList(known: ReadonlySet<string> = new Set()) {
    const { model, stage } = await buildPanel();
    await loadMoreText();
    await addDomains(stage.database, ['kestrel.example.com'], 1);
    await stage.forget({ provider: PROVIDER.id, identifier: AMARA, personId: 'crustdata:1' });
    model.provider.value = PROVIDER;
    model.view.value = several(PEOPLE, { known });
    const view = render(<Panel model={model} />);
    await screen.findAllByText('never looked up');
    return { ...view, model, stage };
  }

  it('are marked, can be shown, and cannot be selected', async () => {
    const { container, model } = await drawnWithList();
    const choose = vi.spyOn(model, 'choose').mockResolvedValue();
    expect(screen.getAllByText('never looked up')).toHaveLength(2);
    expect(box(/^Amara/).getAttribute('aria-disabled')).toBe('true');
    expect(box(/^Press/).getAttribute('aria-disabled')).not.toBe('true');
    await expectAccessible(container);
    fireEvent.click(box(/^Amara/));
    await settled();
    expect(chosen()).toBe(0);
    fireEvent.click(all());
    await settled();
    expect(chosen()).toBe(2);
    expect(all().checked).toBe(true);
    press('a', { ctrlKey: true });
    await settled();
    expect(chosen()).toBe(2);
    fireEvent.click(within(list()).getByRole('button', { name: /^Amara/ }));
    expect(choose).toHaveBeenCalledWith(AMARA);
  });

  it('can be selected where they are known: that asks nobody', async () => {
    await drawnWithList(new Set([identifierKey(JONAS)]));
    fireEvent.click(box(/^Jonas/));
    await settled();
    expect(chosen()).toBe(1);
  });

  it('leave the selection when they come to be on the list, and are free again when they leave it', async () => {
    const { stage } = await drawnWithList();
    fireEvent.click(box(/^Tomás/));
    await settled();
    expect(chosen()).toBe(1);
    const about = { provider: PROVIDER.id, identifier: TOMAS, personId: 'crustdata:2' };
    const { group } = await stage.forget(about);
    await expect.poll(() => screen.getAllByText('never looked up').length).toBe(3);
    expect(chosen()).toBe(0);
    await stage.unforget({ provider: PROVIDER.id, group });
    await expect.poll(() => screen.getAllByText('never looked up').length).toBe(2);
  });
});
