import { act, fireEvent, render, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it } from 'vitest';
import { Library } from '../../../components/library/app';
import { Requests } from '../../../components/library/requests';
import type { RequestsWorld } from '../../../components/library/requests-model';
import type { StoredRequest } from '../../../lib/store/rows';
import { expectAccessible } from '../setup';
import { savedFiles, widen, words } from './page';
import { buildRequests, NOON, requestRow, someRows } from './world';

async function drawn(rows: readonly StoredRequest[], changed: Partial<RequestsWorld> = {}) {
  const built = buildRequests(rows, changed);
  const { model } = built;
  await model.start();
  const view = render(
    <Library
      views={[{ id: 'requests', title: 'leftTitle', draw: () => <Requests model={model} /> }]}
    />,
  );
  return { ...view, ...built };
}

/** The cells of each row, without the first, which is a time of this machine. */
function cells(): string[][] {
  const [, body] = within(screen.getByRole('table')).getAllByRole('rowgroup');
  if (body === undefined) throw new Error('The table has no body.');
  return within(body)
    .getAllByRole('row')
    .map((row) => within(row).getAllByRole('cell').slice(1).map(words));
}

const totals = () => words(screen.getByText((_, element) => element?.matches('p.strong') ?? false));
const hosts = () => cells().map(([host]) => host?.split(' ')[0]);

beforeEach(() => widen(1024));

describe('what left this browser', () => {
  it('is a table, the newest first, with what each request was', async () => {
    const { container } = await drawn(someRows());
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('What left this browser');
    expect(cells()).toEqual([
      [
        'api.crustdata.com POST /person/enrich',
        'Refresh Crustdata',
        'in/amara-0x1c',
        'basic_profile, contact.business_emails',
        '240 bytes',
        'not told',
        'no answer known',
      ],
      [
        'api.crustdata.com POST /person/enrich',
        'Look-up Crustdata',
        'in/amara-0x1c',
        'basic_profile, contact.business_emails',
        '240 bytes',
        '2 credits',
        'status 200 · 3.1 kB · 0.41 s',
      ],
      [
        'media.example.com GET /',
        'Picture',
        'in/amara-0x1c',
        'none',
        '14 bytes',
        'free',
        'known to the browser alone',
      ],
      [
        'enrichlayer.com GET /api/v2/profile/resolve/email',
        'Look-up Enrich Layer',
        'jonas.test@northwind.example.com',
        'lookup_depth, enrich_profile',
        '240 bytes',
        'not told',
        'no answer came · 90 s',
      ],
      [
        'api.crustdata.com GET /account/credits',
        'Account Crustdata',
        'none',
        'none',
        '0 bytes',
        'free',
        'status 200 · 90 bytes · 0.08 s',
      ],
    ]);
    expect(totals()).toBe('5 requests · 734 bytes sent · 3.2 kB received · 2 credits');
    expect(screen.getByRole('navigation', { name: 'Views of the library' })).toBeTruthy();
    await expectAccessible(container);
  });

  it('is a list of blocks where a table has no room', async () => {
    widen(600);
    const { container } = await drawn(someRows());
    expect(screen.queryByRole('table')).toBeNull();
    const list = screen.getByRole('list', { name: 'What left this browser' });
    const blocks = within(list).getAllByRole('listitem');
    expect(blocks).toHaveLength(5);
    const [first] = blocks;
    if (first === undefined) throw new Error('There is no block.');
    expect(within(first).getAllByRole('term').map(words)).toEqual([
      'Time',
      'Sent to',
      'Purpose',
      'About',
      'Asked for',
      'Sent',
      'Cost',
      'Result',
    ]);
    await expectAccessible(container);
  });

  it('says where nothing is on it', async () => {
    const { container } = await drawn([]);
    expect(screen.getByText(/^Nothing is on this list\./)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    await expectAccessible(container);
  });

  it('says that a private window cannot show it, and reads nothing there', async () => {
    const { container, log } = await drawn(someRows(), { hasNoStore: () => true });
    expect(screen.getByText(/cannot be shown in a private window/)).toBeTruthy();
    expect(log.reads).toBe(0);
    expect(screen.queryByRole('table')).toBeNull();
    await expectAccessible(container);
  });

  it('says why it cannot be read', async () => {
    const { container } = await drawn([], {
      read: () => Promise.reject(new DOMException('', 'VersionError')),
    });
    expect(screen.getByRole('alert').textContent).toMatch(/newer version/);
    await expectAccessible(container);
  });

  it('has names for providers, or their ids', async () => {
    await drawn([requestRow()], { providers: () => Promise.reject(new Error('worker gone')) });
    expect(cells()[0]?.[1]).toBe('Look-up crustdata');
  });
});

describe('filters', () => {
  const find = () => screen.getByRole('searchbox', { name: 'Host or identifier' });
  const choose = (name: string, label: string) => {
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name });
    const option = within(select).getByRole<HTMLOptionElement>('option', { name: label });
    fireEvent.change(select, { target: { value: option.value } });
  };
  const day = (label: string, value: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value } });

  it.each([
    ['MEDIA', ['media.example.com']],
    [' jonas.TEST@north ', ['enrichlayer.com']],
    ['in/amara', ['api.crustdata.com', 'api.crustdata.com', 'media.example.com']],
    ['enrichlayer', ['enrichlayer.com']],
  ])('by words: %j', async (typed, expected) => {
    await drawn(someRows());
    fireEvent.input(find(), { target: { value: typed } });
    expect(hosts()).toEqual(expected);
  });

  it('by provider, also by none', async () => {
    await drawn(someRows());
    choose('Provider', 'Enrich Layer');
    expect(hosts()).toEqual(['enrichlayer.com']);
    expect(totals()).toBe('1 request · 240 bytes sent · 0 bytes received · 0 credits');
    choose('Provider', 'None: other hosts');
    expect(hosts()).toEqual(['media.example.com']);
  });

  it('by purpose, of those that there are', async () => {
    await drawn(someRows());
    const options = within(screen.getByRole('combobox', { name: 'Purpose' })).getAllByRole(
      'option',
    );
    expect(options.map(words)).toEqual(['All', 'Look-up', 'Refresh', 'Account', 'Picture']);
    choose('Purpose', 'Account');
    expect(cells().map(([, why]) => why)).toEqual(['Account Crustdata']);
  });

  it('by days, the last one included', async () => {
    await drawn(someRows());
    day('From', '2026-11-22');
    expect(cells()).toHaveLength(4);
    day('To', '2026-11-22');
    expect(cells()).toHaveLength(4);
    day('From', '');
    day('To', '2026-11-21');
    expect(cells().map(([, why]) => why)).toEqual(['Account Crustdata']);
  });

  it('go together, say what they come to, and are taken away at once', async () => {
    const { container } = await drawn(someRows());
    expect(screen.queryByRole('button', { name: 'Remove the filters' })).toBeNull();
    const status = screen.getByRole('status');
    expect(status.textContent).toBe('');
    fireEvent.input(find(), { target: { value: 'amara' } });
    choose('Purpose', 'Account');
    expect(screen.getByText('No request fits these filters.')).toBeTruthy();
    await expect.poll(() => status.textContent).toBe('0 requests');
    await expectAccessible(container);
    fireEvent.click(screen.getByRole('button', { name: 'Remove the filters' }));
    expect(cells()).toHaveLength(5);
    await expect.poll(() => status.textContent).toBe('5 requests');
  });
});

describe('a long list', () => {
  const many = Array.from({ length: 5_000 }, (_, index) =>
    requestRow({ id: `r${index}`, at: NOON - index, credits: 1 }),
  );

  it('draws a hundred rows, and a hundred more on each wish', async () => {
    await drawn(many);
    expect(cells()).toHaveLength(100);
    expect(totals()).toMatch(/^5,000 requests · /);
    expect(totals()).toMatch(/ · 5,000 credits$/);
    expect(screen.getByText('100 of 5,000 shown')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show 100 more' }));
    expect(cells()).toHaveLength(200);
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'crustdata' } });
    expect(cells()).toHaveLength(100);
  });

  it('offers no more than there are', async () => {
    await drawn(many.slice(0, 130));
    fireEvent.click(screen.getByRole('button', { name: 'Show 30 more' }));
    expect(cells()).toHaveLength(130);
    expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
  });

  it('takes no row away from its end as new ones come', async () => {
    const { tell } = await drawn(many);
    act(() => tell(requestRow({ id: 'new', at: NOON + 5, host: 'enrichlayer.com' })));
    expect(cells()).toHaveLength(101);
    expect(hosts()[0]).toBe('enrichlayer.com');
  });
});

describe('as requests leave', () => {
  it('rows appear, and get their end in their place', async () => {
    const { tell } = await drawn([requestRow()]);
    const { result, ...open } = requestRow({ id: 'r2', at: NOON + 10 });
    act(() => tell(open));
    expect(cells().map((row) => row[6])).toEqual([
      'no answer known',
      'status 200 · 3.1 kB · 0.41 s',
    ]);
    act(() => tell(requestRow({ id: 'r3', at: NOON + 20, host: 'enrichlayer.com' })));
    act(() => tell({ ...open, result: 502, bytesReceived: 0 }));
    expect(hosts()).toEqual(['enrichlayer.com', 'api.crustdata.com', 'api.crustdata.com']);
    expect(cells()[1]?.[6]).toBe('status 502 · 0 bytes · 0.41 s');
  });

  it('none is lost that leaves while the list is read', async () => {
    const rows = Promise.withResolvers<StoredRequest[]>();
    const { model, tell } = buildRequests([], { read: () => rows.promise });
    const started = model.start();
    tell(requestRow({ id: 'early', at: NOON + 1 }));
    tell(requestRow());
    rows.resolve([requestRow()]);
    await started;
    expect(model.rows.value.map(({ id }) => id)).toEqual(['early', 'r1']);
  });

  it('what others delete goes', async () => {
    const { log, tell } = await drawn(someRows());
    log.rows = [requestRow({ identifierKeys: [] })];
    act(() => tell(null));
    await expect.poll(() => cells().map((row) => row[2])).toEqual(['none']);
  });

  it('nothing is said of rows that only come', async () => {
    const { tell } = await drawn(someRows());
    act(() => tell(requestRow({ id: 'new', at: NOON + 5 })));
    expect(screen.getByRole('status').textContent).toBe('');
  });
});

describe('saving', () => {
  const saved = savedFiles();

  it('takes what the filters let through', async () => {
    await drawn(someRows());
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'jonas' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save as CSV' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save as JSON' }));
    expect(saved.map(({ name }) => name)).toEqual([
      'What left this browser.csv',
      'What left this browser.json',
    ]);
    const [csv, json] = await Promise.all(saved.map(({ blob }) => blob.text()));
    expect(csv?.split('\r\n')).toHaveLength(3);
    // Without the mark Excel reads names in other scripts as nonsense.
    const bytes = await Promise.all(saved.map(({ blob }) => blob.arrayBuffer()));
    expect(bytes.map((all) => [...new Uint8Array(all, 0, 3)])).toEqual([
      [0xef, 0xbb, 0xbf],
      [...new TextEncoder().encode('{\n ')],
    ]);
    expect(csv).toContain('enrichlayer.com');
    expect(JSON.parse(json ?? '').requests).toHaveLength(1);
  });
});

describe('clearing', () => {
  const open = () => fireEvent.click(screen.getByRole('button', { name: 'Clear this list' }));

  it('asks first, and says what stays', async () => {
    const { container, log } = await drawn(someRows());
    open();
    const dialog = screen.getByRole('dialog', { name: 'Clear the whole list?' });
    expect(words(dialog)).toMatch(/All 5 requests are deleted .* People, .* and keys stay\./);
    await expectAccessible(container);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Keep the list' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(log.clears).toBe(0);
    expect(cells()).toHaveLength(5);
  });

  it('empties the list, whatever the filters show, and says so', async () => {
    const { log } = await drawn(someRows());
    fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'jonas' } });
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    await screen.findByText(/^Nothing is on this list\./);
    expect(log.clears).toBe(1);
    const status = screen.getByRole('status');
    await expect.poll(() => status.textContent).toBe('The list is cleared.');
  });

  it('says where it cannot be done', async () => {
    await drawn(someRows(), {
      clear: () => Promise.reject(new DOMException('', 'VersionError')),
    });
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/newer version/);
    expect(cells()).toHaveLength(5);
  });
});
