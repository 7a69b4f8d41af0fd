import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { givenRows } from '../../../lib/batch-input/given-rows';
import { readFile } from '../../../lib/batch-input/read-table';
import { batchEntries } from '../../../lib/export/batch';
import type { Entry } from '../../../lib/export/entry';
import { EXPORT_COLUMNS } from '../../../lib/export/export-columns';
import {
  fileOf,
  peopleAsCsv,
  peopleAsJson,
  peopleAsMarkdown,
  peopleAsVCards,
} from '../../../lib/export/people';
import type { StoredBatchRow } from '../../../lib/store/batch-rows';
import { setText } from '../../../lib/text';
import messages from '../../../public/_locales/en/messages.json';
import more from '../../../public/_locales/en/more.json';
import { AMARA, SOURCE } from './amara';
import { anyPerson, anySource, anyText } from './any-person';

setText('en', { ...messages, ...more });

const FOUND: Entry = {
  given: 'amara@northwind.example.com',
  status: { code: 'found', words: 'Found' },
  person: AMARA,
  source: SOURCE,
  verdict: { code: 'confirmed', words: 'Confirmed' },
  confidence: 0.97,
  credits: 3,
};
const MISSED: Entry = {
  given: 'nobody@northwind.example.com',
  status: { code: 'missed', words: 'Not found' },
  reason: 'Nobody is known',
};

async function allOf<T>(given: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of given) all.push(one);
  return all;
}

async function wordsOf(chunks: AsyncIterable<string>): Promise<string> {
  return (await allOf(chunks)).join('');
}

async function cellsOf(chunks: AsyncIterable<string>): Promise<string[][]> {
  const text = await wordsOf(chunks);
  expect(text.startsWith('\uFEFF')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  const { data, errors } = Papa.parse<string[]>(text.slice(1, -2));
  expect(errors.filter(({ code }) => code !== 'UndetectableDelimiter')).toEqual([]);
  return data;
}

describe('people as CSV', () => {
  it('have what was given, what became of it, and who was found', async () => {
    const columns = EXPORT_COLUMNS.flatMap(({ id, isUsual }) => (isUsual ? [id] : []));
    const file = peopleAsCsv([FOUND, MISSED], { columns });
    const [names = [], found = [], missed = []] = await cellsOf(file);
    expect(Object.fromEntries(names.map((name, at) => [name, found[at]]))).toEqual({
      'Looked up': 'amara@northwind.example.com',
      Status: 'Found',
      Reason: '',
      Name: 'Amara Okafor-Lindqvist',
      'First name': 'Amara',
      'Last name': 'Okafor-Lindqvist',
      Title: 'VP Engineering',
      Company: 'Northwind Robotics, Inc.',
      Location: 'Gothenburg, Sweden',
      'Profile URL': 'https://www.linkedin.com/in/amara-0x1c',
      'Business e-mails': 'amara@northwind.example.com',
      'Personal e-mails': 'amara@example.org',
      Phones: '+1 555 0100; 555 0101',
      Match: 'Confirmed',
      Provider: 'Crustdata',
      'Fetched on': '2026-11-22T12:35:50Z',
      Credits: '3',
    });
    expect(missed.filter((cell) => cell !== '')).toEqual([
      ...['nobody@northwind.example.com', 'Not found', 'Nobody is known'],
    ]);
  });

  it('are a list of people where nothing else is asked for', async () => {
    const [names, cells] = await cellsOf(peopleAsCsv([{ person: AMARA, source: SOURCE }]));
    expect(names?.[0]).toBe('Name');
    expect(names).not.toContain('Status');
    expect(cells).not.toContain('');
  });

  it('keep the columns of the user as they were, and call ours otherwise', async () => {
    const own = ['name', 'Status', 'Status (Sidecard)', 'Growth'];
    const cells = ['Amara\r\nTest ', '=1+1', ' +cmd|calc', '-2,5%'];
    const columns = ['status', 'name'];
    expect(await cellsOf(peopleAsCsv([{ ...FOUND, cells }], { own, columns }))).toEqual([
      [...own, 'Status (Sidecard 2)', 'Name (Sidecard)'],
      ['Amara\r\nTest ', "'=1+1", "' +cmd|calc", '-2,5%', 'Found', 'Amara Okafor-Lindqvist'],
    ]);
  });

  it('have each column that is asked for, in one order', async () => {
    const ids = EXPORT_COLUMNS.map(({ id }) => id);
    const [names, cells] = await cellsOf(peopleAsCsv([FOUND], { columns: ids.toReversed() }));
    expect(new Set(names).size).toBe(ids.length);
    expect(cells?.slice(0, 2)).toEqual(['amara@northwind.example.com', 'Found']);
    expect(cells).toContain('0.97');
  });

  it.each([
    ['-', '-'],
    ['--', '--'],
    ['+', '+'],
    ['-A1', "'-A1"],
    ['--1+A1', "'--1+A1"],
    ['- none', "'- none"],
    ['=', "'="],
  ])('keep the own cell %j as %j', async (cell, written) => {
    const rows = await cellsOf(
      peopleAsCsv([{ ...FOUND, cells: [cell] }], { own: ['x'], columns: [] }),
    );
    expect(rows[1]).toEqual([written]);
  });

  it('hold no formula, whoever they are of', async () => {
    const columns = EXPORT_COLUMNS.map(({ id }) => id);
    const property = fc.asyncProperty(
      anyPerson,
      anySource,
      anyText,
      async (person, source, cell) => {
        const entry = { given: cell, cells: [cell], person, source };
        const rows = await cellsOf(peopleAsCsv([entry], { own: [cell], columns }));
        expect(rows.map(({ length }) => length)).toEqual([columns.length + 1, columns.length + 1]);
        for (const written of rows.flat()) {
          expect(written.trim()).not.toMatch(
            /^(?:[=@＝＋－＠]|-(?!-*$|[\d.,]+%?$)|\+.*[^\d\s().,;+%-])/,
          );
        }
      },
    );
    await fc.assert(property, { numRuns: 200 });
  });

  it('are read again as they were written', async () => {
    const word = fc
      .oneof(
        fc.string({ unit: 'grapheme-ascii' }),
        fc.constantFrom('a,b', '"', '""', 'a"b', 'x\ny', 'x\r\ny', ';', '|'),
      )
      .filter((cell) => !/^\s*[=+@-]/.test(cell) && !cell.includes('\0'));
    const names = ['Key', 'Given name', 'Company', 'Note'];
    const rows = fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 30 });
    const property = fc.asyncProperty(rows, async (tails) => {
      const all = tails.map((tail, at) => [`k${at}`, ...tail]);
      const entries = all.map((cells) => ({ cells, given: cells[0] ?? '' }));
      const file = await fileOf(peopleAsCsv(entries, { own: names, columns: [] }), 'text/csv');
      expect(await readFile(file)).toMatchObject({
        rows: all,
        hasHeader: true,
        separator: ',',
        encoding: 'utf-8',
      });
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it('come in chunks, and name the same people when they are read again', async () => {
    const entries = Array.from({ length: 1_200 }, (_, at) => ({
      given: `p${at}@northwind.example.com`,
    }));
    const chunks = await allOf(peopleAsCsv(entries, { columns: ['given', 'name'] }));
    expect(chunks).toHaveLength(4);
    const table = await readFile(new Blob(chunks));
    if ('why' in table) throw new Error(table.why);
    expect([...givenRows(table, table.suggested)].map(({ given }) => given)).toEqual(
      entries.map(({ given }) => given),
    );
  });
});

describe('people as JSON', () => {
  it('are records, one a line', async () => {
    const text = await wordsOf(
      peopleAsJson([{ ...FOUND, cells: ['a', 'b'] }, MISSED], { own: ['__proto__', 'x'] }),
    );
    expect(text.trimEnd().split('\n')).toHaveLength(4);
    const [found, missed] = JSON.parse(text);
    expect(Object.entries(found.columns)).toEqual([
      ['__proto__', 'a'],
      ['x', 'b'],
    ]);
    expect(found).toMatchObject({
      status: 'found',
      match: 'confirmed',
      credits: 3,
      source: { provider: 'Crustdata', fetchedAt: '2026-11-22T12:35:50Z' },
      person: AMARA,
    });
    expect(missed).toEqual({ given: MISSED.given, status: 'missed', reason: 'Nobody is known' });
  });

  it('are an array, whoever they are, or nobody', async () => {
    expect(await wordsOf(peopleAsJson([]))).toBe('[]\n');
    const property = fc.asyncProperty(fc.array(anyPerson, { maxLength: 3 }), async (people) => {
      const entries = people.map((person) => ({ person, source: SOURCE }));
      const read = JSON.parse(await wordsOf(peopleAsJson(entries)));
      expect(read).toHaveLength(people.length);
    });
    await fc.assert(property, { numRuns: 100 });
  });
});

it('writes a vCard of each person once', async () => {
  const twice: Entry[] = [FOUND, MISSED, FOUND, { ...FOUND, person: { ...AMARA, id: 'other' } }];
  const text = await wordsOf(peopleAsVCards(twice));
  expect(text.match(/^BEGIN:VCARD\r$/gm)).toHaveLength(2);
  expect(text.match(/^END:VCARD\r$/gm)).toHaveLength(2);
});

it('writes a Markdown table with a line a person', async () => {
  const entry = { ...FOUND, cells: ['a|b\nc'] };
  const text = await wordsOf(
    peopleAsMarkdown([entry], { own: ['Mine'], columns: ['status', 'name'] }),
  );
  expect(text).toBe(
    '| Mine | Status | Name |\n| --- | --- | --- |\n| a\\|b c | Found | Amara Okafor-Lindqvist |\n',
  );
});

it('accounts for each row of a batch', async () => {
  const row: StoredBatchRow = {
    ...{ batch: 'b', position: 0, given: 'x', cells: ['x', 'y'] },
    state: 'invalid',
    reason: 'nobody',
  };
  const found: StoredBatchRow = { ...row, state: 'found', credits: 0, confidence: 0.9 };
  const entries = await allOf(
    batchEntries(
      [{ row }, { row: found, person: AMARA, source: SOURCE }],
      ({ state, reason = '' }) => ({
        state: state.toUpperCase(),
        why: reason === 'nobody' && state === 'invalid' ? 'names nobody' : '',
      }),
    ),
  );
  expect(entries).toEqual([
    {
      given: 'x',
      cells: ['x', 'y'],
      status: { code: 'invalid', words: 'INVALID' },
      reason: 'names nobody',
    },
    {
      ...{ given: 'x', cells: ['x', 'y'], status: { code: 'found', words: 'FOUND' } },
      ...{ confidence: 0.9, credits: 0, person: AMARA, source: SOURCE },
    },
  ]);
});

it('ends when it is told to', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(fileOf(peopleAsCsv([FOUND]), 'text/csv', signal)).rejects.toThrow('enough');
});
