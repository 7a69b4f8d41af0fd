import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../lib/batch-input/cells';
import { inSlices } from '../../../lib/batch-input/in-slices';
import { readFile, readTable } from '../../../lib/batch-input/read-table';
import { MOST_BYTES, MOST_COLUMNS, MOST_ROWS } from '../../../lib/batch-input/table';

describe('a big file', () => {
  it('is not opened where it is too big', async () => {
    const file = new Blob([new Uint8Array(MOST_BYTES + 1)]);
    let wasOpened = false;
    file.arrayBuffer = () => {
      wasOpened = true;
      return Promise.resolve(new ArrayBuffer(0));
    };
    expect(await readFile(file)).toEqual({ why: 'too-big' });
    expect(wasOpened).toBe(false);
  });

  it('that can no longer be read is refused', async () => {
    const file = new Blob(['x']);
    file.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
    expect(await readFile(file)).toEqual({ why: 'unreadable' });
  });

  it('says how many rows it leaves out', async () => {
    const rows = Array.from(
      { length: MOST_ROWS + 7 },
      (_, at) => `${at},p${at}@northwind.example.com`,
    );
    const table = await readTable(`Id,Email\n${rows.join('\n')}`);
    expect(table).toMatchObject({ leftOut: 7, hasHeader: true, suggested: [1] });
    expect('rows' in table && table.rows).toHaveLength(MOST_ROWS);
  });

  it('says it of people in a text, too', async () => {
    const people = Array.from({ length: MOST_ROWS + 3 }, (_, at) => `p${at}@northwind.example.com`);
    const table = await readTable(`To: ${people.join(', ')}`);
    expect(table).toMatchObject({ leftOut: 3, form: 'text' });
    expect('rows' in table && table.rows.at(-1)).toEqual([
      `p${MOST_ROWS - 1}@northwind.example.com`,
    ]);
  });

  it('has no more columns than a screen can bear', async () => {
    const table = await readTable(
      `Email,${'x,'.repeat(1_000)}\na@northwind.example.com,${'y,'.repeat(1_000)}`,
    );
    expect('columns' in table && table.columns).toHaveLength(MOST_COLUMNS);
  });
});

describe('hostile texts', () => {
  // Were any part of these read again for each cell, they would take hours.
  it.each([
    ['quotes that are never closed', '"a,'],
    ['quotes that seem to be', '"a"b,'],
    ['runs of quotes', `${'"'.repeat(999)}a,`],
    ['nothing but quotes', '"'],
    ['line ends', '\r'],
    ['blanks behind quotes', `"a"${' '.repeat(9_999)}b,`],
    ['blanks', ' '],
  ])('of %s are read', (_what, piece) => {
    const text = piece.repeat(4_000_000 / piece.length);
    let end = 0;
    for (const row of rowsOf(text, ',')) ({ end } = row);
    expect(end).toBe(text.length);
  });

  it('in one line are read to their end', async () => {
    const text = `{"x":"${'lorem_'.repeat(10_000)}","y":"amara@northwind.example.com","z":"${'ipsum '.repeat(10_000)}, bo@northwind.example.com"}`;
    const table = await readTable(text);
    expect('rows' in table && table.rows.flat()).toEqual([
      ...['amara@northwind.example.com', 'bo@northwind.example.com'],
    ]);
  });
});

describe('reading', () => {
  it('lets everything else have its turn', async () => {
    let turns = 0;
    function* work(): Generator<void, string> {
      const until = performance.now() + 60;
      while (performance.now() < until) yield;
      return 'done';
    }
    const timer = setInterval(() => turns++);
    expect(await inSlices(work())).toBe('done');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });

  it('ends when it is told to', async () => {
    const ending = new AbortController();
    let steps = 0;
    function* endless(): Generator<void, never> {
      for (;;) {
        if (++steps === 10) ending.abort(new Error('enough'));
        yield;
      }
    }
    await expect(inSlices(endless(), ending.signal)).rejects.toThrow('enough');
    const reading = readTable('a@northwind.example.com', {
      signal: AbortSignal.abort(new Error('no')),
    });
    await expect(reading).rejects.toThrow('no');
  });
});
