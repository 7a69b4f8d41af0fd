import { describe, expect, it } from 'vitest';
import { givenRows } from '../../../lib/batch-input/given-rows';
import { readTable } from '../../../lib/batch-input/read-table';
import { unicode } from './files';
import { asked, IN, read } from './reading';

describe('lists and texts', () => {
  it.each([
    [
      'one a line',
      'amara@northwind.example.com\n\n nobody here \nlinkedin.com/in/bo-0x2d\nin/cy-0x3e\n',
      'list',
      ['amara@northwind.example.com', 'nobody here', 'linkedin.com/in/bo-0x2d', 'in/cy-0x3e'],
    ],
    [
      'a pasted column with its name',
      'LinkedIn URL\nlinkedin.com/in/amara-0x1c\nlinkedin.com/in/bo-0x2d',
      'table',
      ['linkedin.com/in/amara-0x1c', 'linkedin.com/in/bo-0x2d'],
    ],
    [
      'names beside',
      'Amara Test <amara@northwind.example.com>\nBo Test <bo@northwind.example.com>',
      'list',
      ['Amara Test <amara@northwind.example.com>', 'Bo Test <bo@northwind.example.com>'],
    ],
    [
      'To:',
      'To: Amara Test <amara@northwind.example.com>, "Test, Bo" <bo@northwind.example.com>; cy@northwind.example.com',
      'text',
      ['amara@northwind.example.com', 'bo@northwind.example.com', 'cy@northwind.example.com'],
    ],
    [
      'addresses with commas',
      'amara@northwind.example.com, bo@northwind.example.com, cy@northwind.example.com',
      'text',
      ['amara@northwind.example.com', 'bo@northwind.example.com', 'cy@northwind.example.com'],
    ],
    [
      'addresses with commas, on lines',
      'amara@northwind.example.com, bo@northwind.example.com\ncy@northwind.example.com, di@northwind.example.com\nnobody',
      'text',
      [
        'amara@northwind.example.com',
        'bo@northwind.example.com',
        'cy@northwind.example.com',
        'di@northwind.example.com',
        'nobody',
      ],
    ],
    [
      'running text',
      `Hello,\nyesterday I met Amara (amara@northwind.example.com), who knows Bo.\nHis page is ${IN}/bo-0x2d, and hers ${IN}/amara-0x1c.\nThat is all,\nfor now,\nand many thanks\nto Amara (amara@northwind.example.com).`,
      'text',
      ['amara@northwind.example.com', `${IN}/bo-0x2d`, `${IN}/amara-0x1c`],
    ],
    ['one address', 'amara@northwind.example.com', 'list', ['amara@northwind.example.com']],
  ])('%s', async (_kind, text, form, given) => {
    const table = await read(text);
    expect(table.form).toBe(form);
    expect(asked(table).given).toEqual(given);
    expect([...givenRows(table, table.suggested)].every(({ cells }) => cells === undefined)).toBe(
      true,
    );
  });
});

describe('what is not as it should be', () => {
  it('is kept whole among the user’s own cells, however long, and read as far as anybody would be named', async () => {
    const notes = `in/amara-0x1c ${'and so on '.repeat(3_000)}`.trim();
    const table = await read(`Name,Notes\nAmara Test,${notes}\n`);
    const [row] = [...givenRows(table, [1])];
    expect(row?.cells?.[1]).toBe(notes);
    expect(row?.given).toBe(notes.slice(0, 20_000));
  });

  it('is read where rows are of different lengths', async () => {
    const text = `Name,Email,City,Note\nAmara Test,amara@northwind.example.com\nBo Test,bo@northwind.example.com,Malmö,x,y,z\n,,,\nCy Test\n`;
    const table = await read(text);
    expect(table.rows).toEqual([
      ['Amara Test', 'amara@northwind.example.com', '', '', '', ''],
      ['Bo Test', 'bo@northwind.example.com', 'Malmö', 'x', 'y', 'z'],
      ['Cy Test', '', '', '', '', ''],
    ]);
  });

  it.each([
    ['names of columns alone', 'Name,Email\n,\n', 'no-rows'],
    ['a text that names nobody', 'Amara Test\nBo Test\n', 'nobody'],
    ['a table that names nobody', 'Amara Test;Malmö\nBo Test;Lund\n', undefined],
  ])('is said of %s', async (_what, text, why) => {
    const table = await readTable(text);
    expect('why' in table ? table.why : undefined).toBe(why);
  });

  it('is read where a quote is never closed', async () => {
    const text =
      'Name,Email\n"Amara Test,amara@northwind.example.com\nBo Test,bo@northwind.example.com\n';
    expect(asked(await read(text)).given).toEqual([
      'amara@northwind.example.com',
      'bo@northwind.example.com',
    ]);
  });

  it('is read where cells have line breaks', async () => {
    const text = 'Name,Email\r\n"Amara\r\nTest",amara@northwind.example.com\r\n';
    expect((await read(text)).rows).toEqual([['Amara\r\nTest', 'amara@northwind.example.com']]);
  });

  it('is read where there are zeros', async () => {
    const text = 'Name,Email\nAmara Test,amara@northwind.example.com\0\n'.repeat(3);
    expect(asked(await read(unicode(text, 'utf-8'))).given[0]).toBe('amara@northwind.example.com');
  });
});
