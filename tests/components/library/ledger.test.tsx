import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import Papa from 'papaparse';
import { beforeEach, describe, expect, it } from 'vitest';
import { Library } from '../../../components/library/app';
import { LedgerView } from '../../../components/library/ledger';
import type { LedgerWorld } from '../../../components/library/ledger-model';
import { freeFailure } from '../../../lib/failure';
import type { Ledger } from '../../../lib/store/ledger';
import type { Receipt, StoredSaving } from '../../../lib/store/rows';
import { expectAccessible } from '../setup';
import { buildLedger, nameless, receiptRow, SOME_SAVINGS, someReceipts } from './ledger-world';
import { savedFiles, widen, words } from './page';
import { NOON } from './world';

async function drawn(
  receipts: readonly Receipt[],
  savings: readonly StoredSaving[] = [],
  changed: Partial<LedgerWorld> = {},
) {
  const built = buildLedger(receipts, savings, changed);
  const { model } = built;
  await model.start();
  const view = render(
    <Library
      views={[{ id: 'ledger', title: 'ledgerTitle', draw: () => <LedgerView model={model} /> }]}
    />,
  );
  return { ...view, ...built };
}

/** The rows of a table, each as its cells. */
function rowsOf(table: string): string[][] {
  const [, body] = within(screen.getByRole('table', { name: table })).getAllByRole('rowgroup');
  if (body === undefined) throw new Error('The table has no body.');
  return within(body)
    .getAllByRole('row')
    .map((row) => [...row.children].map(words));
}

/** The receipts without their first cell, which is a time of this machine. */
const receipts = () => rowsOf('What it cost').map((cells) => cells.slice(1));
const costs = () => receipts().map((cells) => cells[4]);
const totals = () => words(screen.getByText((_, element) => element?.matches('div.num') ?? false));

beforeEach(() => widen(1024));

describe('what it cost', () => {
  it('is every receipt, the newest first, with what it was for, about whom, and what it cost', async () => {
    const { container } = await drawn(someReceipts(), SOME_SAVINGS);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('What it cost');
    const jonas = 'jonas.test@northwind.example.com';
    const amara = 'in/amara-0x1c';
    expect(receipts()).toEqual([
      ['Crustdata', 'Refresh', amara, '1–3 credits', 'up to 3 credits', 'under way'],
      ['Crustdata', 'Look-up', amara, '1–3 credits', '2 credits', 'settled'],
      ['Crustdata', 'Look-up', jonas, '1–3 credits', 'free', 'settled'],
      ['Enrich Layer', 'Look-up', jonas, '1–3 credits', '3 credits · estimate', 'settled'],
      [
        ...['Crustdata', 'Contact details', amara, '7–14 credits'],
        ...['7 credits · by the balance', 'settled'],
      ],
      [
        ...['Enrich Layer', 'Look-up', amara, '4 credits'],
        ...['up to 4 credits', 'may have been charged No answer'],
      ],
      [
        ...['Crustdata', 'Look-up', 'not kept', '1–3 credits'],
        ...['up to 3 credits', 'may have been charged'],
      ],
      ['Crustdata', 'Refresh', amara, '1–3 credits', 'free', 'No credits left'],
      ['Crustdata', 'Contact details', 'not kept', '1–3 credits', '2 credits', 'settled'],
    ]);
    await expectAccessible(container);
  });

  it('says what all of it comes to, apart from what may have been charged', async () => {
    await drawn(someReceipts(), SOME_SAVINGS);
    expect(totals()).toBe(
      '14 credits · up to 10 more credits may have been charged' +
        '9 requests · 1 free answer · 3 credits are estimates · 7 credits are known by the balance',
    );
  });

  it('says where the credits went: by provider, purpose and day, the dearest or newest first', async () => {
    await drawn(someReceipts());
    expect(rowsOf('By provider')).toEqual([
      ['Crustdata', '11', '6', '7'],
      ['Enrich Layer', '3', '4', '2'],
    ]);
    expect(rowsOf('By purpose')).toEqual([
      ['Contact details', '9', '0', '2'],
      ['Look-up', '5', '7', '5'],
      ['Refresh', '0', '3', '2'],
    ]);
    expect(rowsOf('By day')).toEqual([
      ['Nov 22, 2026', '5', '3', '4'],
      ['Nov 21, 2026', '7', '4', '2'],
      ['Nov 20, 2026', '0', '3', '2'],
      ['Nov 19, 2026', '2', '0', '1'],
    ]);
  });

  it('is a list of blocks where a table has no room', async () => {
    widen(600);
    const { container } = await drawn(someReceipts());
    expect(screen.queryByRole('table', { name: 'What it cost' })).toBeNull();
    const list = screen.getByRole('list', { name: 'What it cost' });
    const [first] = within(list).getAllByRole('listitem');
    if (first === undefined) throw new Error('There is no block.');
    expect(within(first).getAllByRole('term').map(words)).toEqual([
      ...['Time', 'Provider', 'Purpose', 'About', 'Announced', 'Cost', 'Result'],
    ]);
    await expectAccessible(container);
  });

  it('says where nothing is in it', async () => {
    const { container } = await drawn([]);
    expect(screen.getByText(/^No receipt is kept\./)).toBeTruthy();
    expect(screen.queryByRole('searchbox')).toBeNull();
    await expectAccessible(container);
  });

  it('says that a private window cannot show it, and reads nothing there', async () => {
    const { container, store } = await drawn(someReceipts(), [], { hasNoStore: () => true });
    expect(screen.getByText(/cannot be shown in a private window/)).toBeTruthy();
    expect(store.reads).toBe(0);
    await expectAccessible(container);
  });

  it('says why it cannot be read', async () => {
    const { container } = await drawn([], [], {
      read: () => Promise.reject(new DOMException('', 'VersionError')),
    });
    expect(screen.getByRole('alert').textContent).toMatch(/newer version/);
    await expectAccessible(container);
  });

  it('has a word for a failure that this version does not know', async () => {
    await drawn([receiptRow({ failureCode: 'of-a-later-version', credits: 0 })]);
    expect(receipts()[0]?.[5]).toBe('Failed');
  });
});

describe('the chart', () => {
  const chart = () => screen.getByRole('img');

  it('is one picture that says what it shows, with its figures behind a disclosure', async () => {
    const { container } = await drawn(someReceipts());
    expect(screen.getByRole('heading', { name: 'Credits by day' })).toBeTruthy();
    expect(chart().getAttribute('aria-label')).toBe(
      'From Nov 16, 2026 to Nov 22, 2026: 14 credits, and up to 10 credits more may have been charged. The most: 7 credits, Nov 21, 2026.',
    );
    fireEvent.click(screen.getByText('The chart as figures'));
    expect(rowsOf('Credits by day')).toEqual([
      ['Nov 22, 2026', '5', '3'],
      ['Nov 21, 2026', '7', '4'],
      ['Nov 20, 2026', '0', '3'],
      ['Nov 19, 2026', '2', '0'],
    ]);
    await expectAccessible(container);
  });

  it('has bars by week or month over a longer time', async () => {
    const [one] = someReceipts();
    if (one === undefined) throw new Error('There is none.');
    const ago = (days: number) => receiptRow({ id: 'before', at: NOON - days * 86_400_000 });
    const { store, tell } = await drawn([one, ago(60)]);
    expect(screen.getByRole('heading', { name: 'Credits by week' })).toBeTruthy();
    expect(chart().getAttribute('aria-label')).toMatch(/^From Sep 21, 2026 to Nov 22, 2026: /);
    store.ledger = { receipts: [one, ago(300)], savings: [] };
    act(tell);
    expect(await screen.findByRole('heading', { name: 'Credits by month' })).toBeTruthy();
    expect(chart().getAttribute('aria-label')).toMatch(/2 credits, January 2026\.$/);
  });

  it('is not drawn where nothing was charged', async () => {
    const { container } = await drawn([receiptRow({ credits: 0 })]);
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByText('Nothing was charged in this time.')).toBeTruthy();
    expect(totals()).toBe('0 credits1 request · 1 free answer');
    await expectAccessible(container);
  });
});

describe('filters', () => {
  const choose = (name: string, label: string) => {
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name });
    const option = within(select).getByRole<HTMLOptionElement>('option', { name: label });
    fireEvent.change(select, { target: { value: option.value } });
  };
  const find = (value: string) =>
    fireEvent.input(screen.getByRole('searchbox', { name: 'Identifier' }), { target: { value } });
  const day = (label: string, value: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value } });

  it('let through sums, days and receipts alike', async () => {
    await drawn(someReceipts(), SOME_SAVINGS);
    choose('Provider', 'Enrich Layer');
    expect(totals()).toBe(
      '3 credits · up to 4 more credits may have been charged2 requests · 3 credits are estimates',
    );
    expect(rowsOf('By provider')).toEqual([['Enrich Layer', '3', '4', '2']]);
    expect(receipts()).toHaveLength(2);
  });

  it('by purpose, of those that there are, also of receipts that do not say it', async () => {
    await drawn(someReceipts());
    const options = within(screen.getByRole('combobox', { name: 'Purpose' })).getAllByRole(
      'option',
    );
    expect(options.map(words)).toEqual(['All', 'Look-up', 'Refresh', 'Contact details']);
    choose('Purpose', 'Contact details');
    expect(costs()).toEqual(['7 credits · by the balance', '2 credits']);
  });

  it.each([
    [
      'Settled',
      ['2 credits', 'free', '3 credits · estimate', '7 credits · by the balance', '2 credits'],
    ],
    ['May have been charged', ['up to 3 credits', 'up to 4 credits', 'up to 3 credits']],
    ['Failed', ['free']],
  ])('by state: %s', async (label, expected) => {
    await drawn(someReceipts());
    choose('State', label);
    expect(costs()).toEqual(expected);
  });

  it.each([
    ['JONAS.test@', 2],
    [' in/AMARA ', 5],
    ['not kept', 0],
  ])('by words: %j', async (typed, count) => {
    await drawn(someReceipts());
    find(typed);
    expect(screen.queryByText('No receipt fits these filters.') === null).toBe(count > 0);
    if (count > 0) expect(receipts()).toHaveLength(count);
  });

  it('by days, the last one included', async () => {
    await drawn(someReceipts());
    day('From', '2026-11-20');
    day('To', '2026-11-21');
    expect(rowsOf('By day').map(([when]) => when)).toEqual(['Nov 21, 2026', 'Nov 20, 2026']);
    expect(screen.getByRole('img').getAttribute('aria-label')).toMatch(
      /^From Nov 20, 2026 to Nov 21, 2026: 7 credits, /,
    );
  });

  it('are said, and taken away at once', async () => {
    const { container } = await drawn(someReceipts());
    const status = screen.getByRole('status');
    expect(status.textContent).toBe('');
    find('nobody');
    expect(screen.getByText('No receipt fits these filters.')).toBeTruthy();
    await expect.poll(() => status.textContent).toBe('0 requests');
    await expectAccessible(container);
    fireEvent.click(screen.getByRole('button', { name: 'Remove the filters' }));
    expect(receipts()).toHaveLength(9);
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  it('say what this browser answered within their days and provider', async () => {
    await drawn(someReceipts(), SOME_SAVINGS);
    const saved = () => screen.queryByText(/^Answered from this browser/)?.textContent;
    expect(saved()).toBe('Answered from this browser: 5 people, at least 8.5 credits not spent.');
    choose('Provider', 'Enrich Layer');
    expect(saved()).toBe('Answered from this browser: 1 person, at least 0.5 credits not spent.');
    day('To', '2026-11-21');
    expect(saved()).toBeUndefined();
    choose('Provider', 'All');
    expect(saved()).toBe('Answered from this browser: 4 people, at least 8 credits not spent.');
  });

  it.each([
    ['Purpose', 'look-up'],
    ['State', 'settled'],
  ])('say nothing of that by %s or identifier, of which nothing is known', async (name, value) => {
    await drawn(someReceipts(), SOME_SAVINGS);
    const saved = () => screen.queryByText(/^Answered from this browser/);
    find(' ');
    expect(saved()).toBeTruthy();
    find('amara');
    expect(saved()).toBeNull();
    find('');
    expect(saved()).toBeTruthy();
    fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
    expect(saved()).toBeNull();
  });

  it('count people alone where no price was known', async () => {
    await drawn([], [{ provider: 'crustdata', day: '2026-11-22', people: 2, credits: 0 }]);
    expect(screen.getByText('Answered from this browser: 2 people.')).toBeTruthy();
  });
});

describe('a long ledger', () => {
  const many = Array.from({ length: 20_000 }, (_, index) =>
    receiptRow({ id: `r${index}`, at: NOON - index * 60_000, credits: 0.1 }),
  );

  it('draws a hundred receipts, and a hundred more on each wish; its sums are exact', async () => {
    await drawn(many);
    expect(receipts()).toHaveLength(100);
    expect(totals()).toBe('2,000 credits20,000 requests');
    expect(rowsOf('By day')).toHaveLength(7);
    fireEvent.click(screen.getByRole('button', { name: 'Show 8 more days' }));
    expect(rowsOf('By day')).toHaveLength(15);
    expect(screen.getByText('100 of 20,000 shown')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show 100 more' }));
    expect(receipts()).toHaveLength(200);
  });

  it('keeps the focus where the button goes with the last of them', async () => {
    await drawn(many.slice(0, 130).map((row, index) => ({ ...row, at: NOON - index * 7_200_000 })));
    const days = screen.getByRole('button', { name: 'Show 5 more days' });
    days.focus();
    fireEvent.click(days);
    const names = within(screen.getByRole('table', { name: 'By day' })).getAllByRole('rowheader');
    expect(names).toHaveLength(12);
    await expect.poll(() => document.activeElement).toBe(names[7]);
    const more = screen.getByRole('button', { name: 'Show 30 more' });
    more.focus();
    fireEvent.click(more);
    const shown = screen.getByText('130 of 130 shown');
    await expect.poll(() => document.activeElement).toBe(shown.parentElement);
  });
});

describe('what may have been charged', () => {
  const [uncertain] = someReceipts().filter(({ id }) => id === 'dropped');
  if (uncertain === undefined) throw new Error('There is none.');
  const button = () => screen.getByRole('button', { name: 'Compare with the balance' });

  it('is said by provider, each with the button that compares it, and only where there is one', async () => {
    const { container } = await drawn(someReceipts(), [], {
      providers: async () => [{ id: 'enrich-layer', name: 'Enrich Layer' }],
    });
    const lines = screen.getAllByText(/may have been charged, up to/);
    expect(lines.map(words)).toEqual([
      'Enrich Layer: 1 request may have been charged, up to 4 credits.',
      'crustdata: 1 request may have been charged, up to 3 credits.',
    ]);
    expect(button().getAttribute('aria-describedby')).toBe(lines[0]?.id);
    await expectAccessible(container);
  });

  it('is settled by the balance: the sums follow, what came of it stays, and has the focus', async () => {
    const asked: string[] = [];
    const { store, container } = await drawn([uncertain, receiptRow()], [], {
      compare: async (provider) => {
        asked.push(provider);
        const settled = { ...uncertain, state: 'settled', credits: 4, isByBalance: true } as const;
        store.ledger = { receipts: [settled, receiptRow()], savings: [] };
        return { settled: 1, open: 0, credits: 96 };
      },
    });
    button().focus();
    fireEvent.click(button());
    await expect.poll(totals).toBe('6 credits2 requests · 4 credits are known by the balance');
    expect(asked).toEqual(['enrich-layer']);
    expect(screen.queryByRole('button', { name: 'Compare with the balance' })).toBeNull();
    const said = screen.getByRole('status');
    await expect.poll(() => said.textContent).not.toBe('');
    const [, result] = screen.getAllByText(said.textContent ?? '');
    await expect.poll(() => document.activeElement).toBe(result);
    await expectAccessible(container);
  });

  it('is settled by the balance where the filters let nothing else through: what came of it stays', async () => {
    const { store } = await drawn([uncertain, receiptRow()], [], {
      compare: async () => {
        const settled = { ...uncertain, state: 'settled', credits: 4, isByBalance: true } as const;
        store.ledger = { receipts: [settled, receiptRow()], savings: [] };
        return { settled: 1, open: 0, credits: 96 };
      },
    });
    const state = screen.getByRole('combobox', { name: 'State' });
    fireEvent.change(state, { target: { value: 'maybe' } });
    button().focus();
    fireEvent.click(button());
    await screen.findByText('No receipt fits these filters.');
    const said = { selector: '.uncertain p' };
    const result = await screen.findByText('The balance says what 1 request cost.', said);
    await expect.poll(() => document.activeElement).toBe(result);
  });

  it.each([
    ['too early', async () => ({ settled: 0, open: 1, waitS: 90 }), /90/],
    ['no key', () => Promise.reject(freeFailure('no-key')), /Enrich Layer/],
  ])('stays where that cannot be told (%s), and says why', async (_what, compare, why) => {
    await drawn([uncertain], [], { compare });
    button().focus();
    fireEvent.click(button());
    const said = screen.getByRole('status');
    await expect.poll(() => said.textContent).toMatch(why);
    expect(totals()).toMatch(/up to 4 more credits may have been charged/);
    expect(document.activeElement).toBe(button());
  });
});

describe('as receipts are written', () => {
  it('they appear, get their cost, and take no row away from the end', async () => {
    const many = Array.from({ length: 150 }, (_, index) =>
      receiptRow({ id: `r${index}`, at: NOON - index }),
    );
    const { store, tell } = await drawn(many);
    const { credits, ...open } = receiptRow({ id: 'new', at: NOON + 5, state: 'pending' });
    store.ledger = { receipts: [open, ...many], savings: [] };
    act(tell);
    await expect.poll(() => receipts()[0]?.[5]).toBe('under way');
    expect(receipts()).toHaveLength(101);
    store.ledger = { receipts: [receiptRow({ id: 'new', at: NOON + 5 }), ...many], savings: [] };
    act(tell);
    await expect.poll(() => costs()[0]).toBe('2 credits');
    expect(receipts()).toHaveLength(101);
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('a file that brings thousands does not draw them all', async () => {
    const old = receiptRow({ id: 'old', at: NOON - 60_000 });
    const { store, tell } = await drawn([old]);
    const many = Array.from({ length: 5_000 }, (_, index) =>
      receiptRow({ id: `r${index}`, at: NOON - index }),
    );
    store.ledger = { receipts: [...many, old], savings: [] };
    act(tell);
    await expect.poll(totals).toMatch(/^10,002 credits5,001 requests/);
    expect(receipts()).toHaveLength(200);
  });

  it('whoever is forgotten goes out of them', async () => {
    const { store, tell, container } = await drawn([receiptRow()]);
    expect(container.textContent).toContain('amara');
    store.ledger = { receipts: [nameless(receiptRow())], savings: [] };
    act(tell);
    await expect.poll(() => receipts()[0]?.[2]).toBe('not kept');
    expect(container.textContent).not.toContain('amara');
    expect(totals()).toBe('2 credits1 request');
  });

  it('what changes while they are read is read once more, and no more than that', async () => {
    const readings: PromiseWithResolvers<Ledger>[] = [];
    const { model, tell } = buildLedger([], [], {
      read: () => {
        const reading = Promise.withResolvers<Ledger>();
        readings.push(reading);
        return reading.promise;
      },
    });
    const started = model.start();
    tell();
    tell();
    readings[0]?.resolve({ receipts: [], savings: [] });
    await expect.poll(() => readings.length).toBe(2);
    readings[1]?.resolve({ receipts: [receiptRow()], savings: [] });
    await started;
    expect(model.rows.value).toHaveLength(1);
    expect(readings).toHaveLength(2);
  });
});

describe('saving', () => {
  const saved = savedFiles();

  it('takes what the filters let through, receipt by receipt or day by day', async () => {
    await drawn(someReceipts());
    fireEvent.input(screen.getByLabelText('From'), { target: { value: '2026-11-21' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save as CSV' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save days as CSV' }));
    expect(saved.map(({ name }) => name)).toEqual(['What it cost.csv', 'What it cost, by day.csv']);
    const [all, days] = await Promise.all(
      saved.map(async ({ blob }) => Papa.parse<string[]>((await blob.text()).trimEnd()).data),
    );
    expect(all).toHaveLength(1 + 6);
    expect(all?.map((cells) => cells[2])).toEqual([
      ...['purpose', 'refresh', 'look-up', 'look-up', 'look-up', 'contact', 'look-up'],
    ]);
    expect(days).toEqual([
      [
        ...['day', 'provider', 'credits', 'maybe_charged', 'requests', 'free_answers'],
        ...['estimated', 'by_balance'],
      ],
      ['2026-11-22', 'enrich-layer', '3', '0', '1', '0', '3', '0'],
      ['2026-11-22', 'crustdata', '2', '3', '3', '1', '0', '0'],
      ['2026-11-21', 'crustdata', '7', '0', '1', '0', '0', '7'],
      ['2026-11-21', 'enrich-layer', '0', '4', '1', '0', '0', '0'],
    ]);
  });
});
