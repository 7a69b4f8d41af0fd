import 'fake-indexeddb/auto';
import { Blob as NodeBlob } from 'node:buffer';
import { gunzipSync, gzipSync } from 'node:zlib';
import { createEvent, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ArchiveWorld, createArchive } from '../../../components/options/archive-model';
import { Data } from '../../../components/options/data';
import { createOptions } from '../../../components/options/model';
import { mergeRows } from '../../../lib/archive/merge';
import type { ArchiveRow } from '../../../lib/archive/row-schema';
import { freeFailure } from '../../../lib/failure';
import { announceForgotten } from '../../../lib/forgotten-changes';
import { DEFAULTS, type Settings } from '../../../lib/settings';
import { clearStores } from '../../../lib/store/clear';
import { addDomains } from '../../../lib/store/forgotten';
import { type Database, openDatabase } from '../../../lib/store/schema';
import type { Deletion } from '../../../lib/store-changes';
import { checkRows, exported } from '../../unit/archive/files';
import { personNamed } from '../panel/world';
import { expectAccessible } from '../setup';

const open: Database[] = [];
afterEach(() => {
  for (const database of open.splice(0)) database.close();
});

async function databaseOf(...names: string[]): Promise<Database> {
  const database = await openDatabase(`data-${crypto.randomUUID()}`);
  open.push(database);
  for (const name of names) {
    const person = personNamed(name);
    const row = { id: person.id, provider: 'crustdata', person, raw: [], fetchedAt: 5 };
    await database.put('people', row);
  }
  return database;
}

async function drawn(database: Database, changed: Partial<ArchiveWorld> = {}) {
  let settings: Settings = DEFAULTS;
  const saved: { name: string; file: Blob }[] = [];
  const taken: unknown[] = [];
  const sent: { type: string; args: unknown }[] = [];
  const announced = vi.fn();
  const world: ArchiveWorld = {
    send: (async (type: string, args: unknown) => {
      if (type === 'check-rows') return checkRows((args as { rows: unknown[] }).rows);
      sent.push({ type, args });
      if (type === 'import-rows') {
        return mergeRows(database, (args as { rows: ArchiveRow[] }).rows, () => true);
      }
      await clearStores(database, args as Deletion);
      return null;
    }) as ArchiveWorld['send'],
    hasNoStore: () => false,
    database: async () => database,
    settings: async () => [{ name: 'theme', value: 'dark' }],
    takeSettings: async (all) => void taken.push(...all),
    save: (name, file) => saved.push({ name, file }),
    bytes: async () => 1_234_567,
    announceImport: announced,
    now: () => new Date(2026, 2, 7).getTime(),
    ...changed,
  };
  const model = createOptions({
    send: (async () => []) as never,
    settings: async () => settings,
    managed: async () => ({ settings: { keepMissesDays: 7 }, ignored: [] }),
    writeSetting: async (name, value) => {
      settings = { ...settings, [name]: value };
    },
    writeConsent: async () => undefined,
    now: () => 7,
  });
  await model.refresh();
  const view = render(<Data model={model} archive={createArchive(world)} />);
  await screen.findByText(world.hasNoStore() ? /private window/ : 'People');
  const status = () => screen.getByRole('status').textContent;
  const people = async () => (await database.getAllKeys('people')).length;
  return { ...view, saved, taken, sent, announced, status, people, settings: () => settings };
}

/** Chooses a file in the picker. */
function choose(bytes: string | Uint8Array): void {
  const file = new NodeBlob([bytes]);
  fireEvent.change(screen.getByLabelText('File to import'), { target: { files: [file] } });
}

describe('what is stored', () => {
  it('is counted, with the room that it takes', async () => {
    const { container } = await drawn(await databaseOf('Amara Test', 'Otto Test'));
    const term = (name: string) =>
      screen.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent;
    expect(term('People')).toBe('2');
    expect(term('Receipts')).toBe('0');
    expect(term('Room on the disk, with Sidecard itself')).toMatch(/^1\.2 MB$/);
    await expectAccessible(container);
  });
});

describe('what is stored, as the list or the window changes it,', () => {
  it('is counted anew where somebody is put on the list', async () => {
    const database = await databaseOf('Amara Test');
    await drawn(database);
    const onList = () =>
      screen.getByText('On the list “Never look up”', { selector: 'dt' }).nextElementSibling;
    expect(onList()?.textContent).toBe('0');
    await addDomains(database, ['northwind.example.com'], 5);
    announceForgotten({ what: 'list' });
    await expect.poll(() => onList()?.textContent).toBe('1');
  });

  it('is neither counted, exported nor brought in in a private window, which says so', async () => {
    const { container } = await drawn(await databaseOf('Amara Test'), { hasNoStore: () => true });
    expect(screen.getByText(/Open this page in an ordinary window/)).toBeTruthy();
    expect(screen.queryByText('People')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Export' })).toBeNull();
    expect(screen.queryByLabelText('File to import')).toBeNull();
    expect(screen.getByRole('button', { name: /^Choose what to delete/ })).toBeTruthy();
    await expectAccessible(container);
  });
});

describe('how long things are kept', () => {
  it.each([
    ['People whose card nobody opens', '12 months', 'For ever', { keepPeopleMonths: 'ever' }],
    ['Receipts', '24 months', '1 month', { keepReceiptsMonths: 1 }],
    ['The log of requests', '3 months', '6 months', { keepRequestsMonths: 6 }],
  ])('%s: %s at first, then %s', async (name, first, other, changed) => {
    const { settings } = await drawn(await databaseOf());
    const box = screen.getByRole<HTMLSelectElement>('combobox', { name });
    expect(box.selectedOptions[0]?.textContent).toBe(first);
    const option = within(box).getByRole<HTMLOptionElement>('option', { name: other });
    fireEvent.change(box, { target: { value: option.value } });
    await expect.poll(settings).toMatchObject(changed);
  });

  it('is not to be changed where the organisation sets it', async () => {
    await drawn(await databaseOf());
    const box = screen.getByRole<HTMLSelectElement>('combobox', {
      name: 'That a provider named nobody',
    });
    expect(box.disabled).toBe(true);
    const reason = document.getElementById(box.getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toBe('Set by your organisation');
  });
});

describe('an export', () => {
  it('is saved under the name of the day, and said once', async () => {
    const { saved, status } = await drawn(await databaseOf('Amara Test', 'Otto Test'));
    fireEvent.click(screen.getByRole('button', { name: 'Export' }));
    await expect.poll(status).toBe('2 people, with all else, are in sidecard-2026-03-07.jsonl.gz.');
    const [one] = saved;
    expect(one?.name).toBe('sidecard-2026-03-07.jsonl.gz');
    const bytes = (await one?.file.arrayBuffer()) ?? new ArrayBuffer(0);
    const text = gunzipSync(new Uint8Array(bytes)).toString();
    expect(text.split('\n').filter((line) => line.includes('"store":"people"'))).toHaveLength(2);
    expect(text).toContain('{"setting":"theme","value":"dark"}');
  });

  it('that fails says so', async () => {
    const settings = async () => {
      throw new Error('closed');
    };
    const { status, saved } = await drawn(await databaseOf(), { settings });
    fireEvent.click(screen.getByRole('button', { name: 'Export' }));
    await expect.poll(status).toMatch(/^Nothing was saved/);
    expect(saved).toEqual([]);
  });
});

describe('an import', () => {
  const file = async () =>
    exported(await databaseOf('Amara Test', 'Otto Test', 'Mira Test'), [
      { name: 'theme', value: 'dark' },
    ]);

  it('shows what it would bring before anything is written, then brings it', async () => {
    const drawing = await drawn(await databaseOf('Amara Test'));
    const { container, status, people, taken, announced } = drawing;
    choose(gzipSync(await file()));
    await screen.findByText('3 people, 2 new');
    expect(status()).toBe('3 people, 2 new · 0 receipts, 0 new');
    expect(await people()).toBe(1);
    await expectAccessible(container);
    fireEvent.click(screen.getByRole('button', { name: 'Import' }));
    await expect.poll(status).toBe('Imported. 2 people are new.');
    expect(await people()).toBe(3);
    // This browser has settings of its own.
    expect(taken).toEqual([]);
    expect(announced).toHaveBeenCalledOnce();
    expect(screen.getByText('People').nextElementSibling?.textContent).toBe('3');
    expect(document.activeElement).toBe(screen.getByLabelText('File to import'));
  });

  it('takes over the settings where nothing is stored yet, unless that is unticked', async () => {
    const { taken, status } = await drawn(await databaseOf());
    choose(await file());
    const box = await screen.findByRole<HTMLInputElement>('checkbox', {
      name: 'Take over the settings too',
    });
    expect(box.checked).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Import' }));
    await expect.poll(status).toBe('Imported. 3 people are new.');
    expect(taken).toEqual([{ name: 'theme', value: 'dark' }]);
  });

  it('takes a file that is dropped', async () => {
    const { status, container } = await drawn(await databaseOf());
    const place = container.querySelector('.import');
    if (place === null) throw new Error('There is nowhere to drop it.');
    const files = [new NodeBlob([await file()])];
    const drop = createEvent.drop(place);
    // The DOM here knows no files that are dragged.
    Object.defineProperty(drop, 'dataTransfer', { value: { files } });
    fireEvent(place, drop);
    await expect.poll(status).toMatch(/^3 people, 3 new/);
  });

  it('that is called off writes nothing', async () => {
    const { people, sent } = await drawn(await databaseOf());
    choose(await file());
    fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
    expect(await people()).toBe(0);
    expect(sent).toEqual([]);
    expect(document.activeElement).toBe(screen.getByLabelText('File to import'));
  });

  it('names the lines that cannot be read, and says that a file ends early', async () => {
    const { container } = await drawn(await databaseOf());
    const lines = (await file()).split('\n');
    choose([...lines.slice(0, 3), 'no line', ...lines.slice(3, -2), ''].join('\n'));
    expect(await screen.findByText('1 line cannot be read and is left out: 4')).toBeTruthy();
    expect(screen.getByText('The file ends early. What came before can be imported.')).toBeTruthy();
    await expectAccessible(container);
  });

  it.each([
    [
      'another file',
      'name,address\n',
      'This is no file that Sidecard exported. Nothing was changed.',
    ],
    [
      'one of a newer version',
      '{"format":"sidecard","version":9,"at":1}\n',
      'A newer version of Sidecard wrote this file. Nothing was changed. Update Sidecard, then import it.',
    ],
  ])('of %s is refused', async (_what, bytes, words) => {
    const { status } = await drawn(await databaseOf());
    choose(bytes);
    await expect.poll(status).toBe(words);
    expect(screen.queryByRole('button', { name: 'Import' })).toBeNull();
  });

  it.each([
    ['storage-full', /^The disk is full\. What was imported until then is kept/],
    ['interrupted', /^The import stopped\. What was imported until then is kept/],
    ['too-new', /^What is stored was written by a newer version of Sidecard\./],
  ] as const)('that ends with %s says what is kept', async (code, words) => {
    const send = (async (type: string, args: unknown) => {
      if (type === 'check-rows') return checkRows((args as { rows: unknown[] }).rows);
      throw freeFailure(code);
    }) as ArchiveWorld['send'];
    const { status } = await drawn(await databaseOf(), { send });
    choose(await file());
    fireEvent.click(await screen.findByRole('button', { name: 'Import' }));
    await expect.poll(status).toMatch(words);
  });
});

describe('deletion', () => {
  it('says what goes, takes two steps, and leaves the list unless it is ticked', async () => {
    const { container, sent, status, people } = await drawn(await databaseOf('Amara Test'));
    fireEvent.click(screen.getByRole('button', { name: 'Choose what to delete …' }));
    expect(sent).toEqual([]);
    const part = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
    expect(document.activeElement).toBe(part('People, receipts and the log of requests'));
    expect(part('The list “Never look up”').checked).toBe(false);
    expect(screen.getByText(/Daily and monthly caps count from nothing/)).toBeTruthy();
    await expectAccessible(container);
    fireEvent.click(part('Settings'));
    fireEvent.click(screen.getByRole('button', { name: 'Delete for good' }));
    await expect.poll(status).toBe('Deleted.');
    expect(sent).toEqual([
      {
        type: 'delete-everything',
        args: { history: true, keys: true, settings: false, list: false },
      },
    ]);
    expect(await people()).toBe(0);
    expect(screen.getByText('People').nextElementSibling?.textContent).toBe('0');
    expect(document.activeElement).toBe(
      screen.getByRole('button', { name: 'Choose what to delete …' }),
    );
  });

  it('is called off without a trace', async () => {
    const { sent, people } = await drawn(await databaseOf('Amara Test'));
    fireEvent.click(screen.getByRole('button', { name: 'Choose what to delete …' }));
    fireEvent.click(screen.getByRole('button', { name: 'Keep everything' }));
    expect(sent).toEqual([]);
    expect(await people()).toBe(1);
    expect(document.activeElement).toBe(
      screen.getByRole('button', { name: 'Choose what to delete …' }),
    );
  });

  it('of nothing is not done', async () => {
    const { sent } = await drawn(await databaseOf());
    fireEvent.click(screen.getByRole('button', { name: 'Choose what to delete …' }));
    for (const box of screen.getAllByRole<HTMLInputElement>('checkbox', { checked: true })) {
      fireEvent.click(box);
    }
    fireEvent.click(screen.getByRole('button', { name: 'Delete for good' }));
    expect(sent).toEqual([]);
    expect(screen.getByRole('button', { name: 'Delete for good' })).toBeTruthy();
  });

  it('that fails says that it is to be done again', async () => {
    const send = (async () => {
      throw freeFailure('interrupted');
    }) as ArchiveWorld['send'];
    const { status } = await drawn(await databaseOf(), { send });
    fireEvent.click(screen.getByRole('button', { name: 'Choose what to delete …' }));
    fireEvent.click(screen.getByRole('button', { name: 'Delete for good' }));
    await expect.poll(status).toBe('Not everything was deleted. Delete again.');
  });
});
