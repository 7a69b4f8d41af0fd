import { describe, expect, it } from 'vitest';
import { columnTitles } from '../../../lib/batch-input/given-rows';
import { encoded, unicode } from './files';
import { asked, IN, read } from './reading';

const CONNECTIONS = `First Name,Last Name,URL,Email Address,Company,Position,Connected On
Amara,Test,${IN}/amara-0x1c,,"Northwind Test, Inc.",VP Engineering,21 Nov 2026
Bo,Test,${IN}/bo-0x2d,bo@northwind.example.com,Contoso Test,"Engineer ""B""",20 Nov 2026
Cy,Test,,cy@northwind.example.com,,,19 Nov 2026
`;
const NOTES = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address using this setting. You can learn more here"

`;
const OF_CONNECTIONS = {
  by: ['URL', 'Email Address'],
  given: [`${IN}/amara-0x1c`, `${IN}/bo-0x2d`, 'cy@northwind.example.com'],
};

describe('what LinkedIn exports', () => {
  it.each([
    ['with notes above', NOTES + CONNECTIONS],
    ['without', CONNECTIONS],
    ['with CRLF', (NOTES + CONNECTIONS).replaceAll('\n', '\r\n')],
    ['with unquoted notes', NOTES.replaceAll('"', '') + CONNECTIONS],
  ])('is read %s', async (_how, text) => {
    const table = await read(unicode(text, 'utf-8'), { name: 'Connections.csv' });
    expect(asked(table)).toEqual(OF_CONNECTIONS);
    expect(table).toMatchObject({ form: 'table', hasHeader: true, separator: ',', leftOut: 0 });
    expect(table.columns).toHaveLength(7);
    expect(table.rows[1]).toEqual([
      ...['Bo', 'Test', `${IN}/bo-0x2d`, 'bo@northwind.example.com', 'Contoso Test'],
      ...['Engineer "B"', '20 Nov 2026'],
    ]);
  });
});

const GERMAN = `Vorname;Nachname;E-Mail;Umsatz
Jürgen;Übertest;juergen@nordwind.example.com;1.234,50
Änne;Großtest;aenne@nordwind.example.com;-5,00
`;
const OF_GERMAN = {
  by: ['E-Mail'],
  given: ['juergen@nordwind.example.com', 'aenne@nordwind.example.com'],
};

describe('spreadsheets', () => {
  it.each([
    [
      'Excel, Unicode text',
      unicode(GERMAN.replaceAll(';', '\t'), 'utf-16le with mark'),
      '\t',
      'utf-16le',
    ],
    ['the same without mark', unicode(GERMAN.replaceAll(';', '\t'), 'utf-16le'), '\t', 'utf-16le'],
    ['UTF-16 the other way round', unicode(GERMAN, 'utf-16be'), ';', 'utf-16be'],
    ['Excel, CSV UTF-8', unicode(GERMAN, 'utf-8 with mark'), ';', 'utf-8'],
    [
      'Excel, CSV of Windows',
      encoded(GERMAN.replaceAll('\n', '\r\n'), 'windows-1252'),
      ';',
      'windows-1252',
    ],
    ['Excel for Mac, CSV', encoded(GERMAN.replaceAll('\n', '\r'), 'macintosh'), ';', 'macintosh'],
    ['with the separator told', unicode(`sep=;\r\n${GERMAN}`, 'utf-8'), ';', 'utf-8'],
    ['Numbers', unicode(GERMAN.replaceAll(',', '.').replaceAll(';', ','), 'utf-8'), ',', 'utf-8'],
    ['with bars', unicode(GERMAN.replaceAll(';', '|'), 'utf-8'), '|', 'utf-8'],
  ])('%s', async (_program, bytes, separator, encoding) => {
    const table = await read(bytes);
    expect(table).toMatchObject({ separator, encoding, hasHeader: true });
    expect(asked(table)).toEqual(OF_GERMAN);
    expect(table.rows.map((row) => row.slice(0, 2))).toEqual([
      ['Jürgen', 'Übertest'],
      ['Änne', 'Großtest'],
    ]);
  });

  it('takes another encoding when told so', async () => {
    const table = await read(encoded(GERMAN, 'windows-1252'), { encoding: 'windows-1251' });
    expect(table.encoding).toBe('windows-1251');
    expect(table.rows[0]?.[0]).not.toBe('Jürgen');
  });
});

describe('columns', () => {
  it.each([
    [
      'of a sales tool',
      `Record ID,First Name,Last Name,Email,Contact owner,Company LinkedIn URL,LinkedIn Bio
1,Amara,Test,amara@northwind.example.com,owner@sales.example.com,${'https://www.linkedin.com/company/northwind'},${IN}/amara-0x1c
2,Bo,Test,bo@northwind.example.com,owner@sales.example.com,,${IN}/bo-0x2d`,
      ['LinkedIn Bio', 'Email'],
    ],
    [
      'of another',
      `"Contact ID","Account Name","Email","Owner Email","LinkedIn_URL__c"
"003","Northwind Test","amara@northwind.example.com","rep@sales.example.com",""
"004","Northwind Test","bo@northwind.example.com","rep@sales.example.com","linkedin.com/in/bo-0x2d"`,
      ['LinkedIn_URL__c', 'Email'],
    ],
    [
      'with addresses at home and at work',
      `Name,Personal email,Work email
Amara Test,amara@home.example.org,amara@northwind.example.com
Bo Test,bo@home.example.org,bo@northwind.example.com`,
      ['Work email', 'Personal email'],
    ],
    [
      'in Japanese',
      '氏名,会社名,メールアドレス\n試験 花子,試験株式会社,hanako@northwind.example.com',
      ['メールアドレス'],
    ],
    [
      'in Portuguese',
      'Nome;Sobrenome;Endereço de e-mail\nAmara;Test;amara@northwind.example.com',
      ['Endereço de e-mail'],
    ],
    [
      'without a header',
      `Amara Test\tNorthwind\t${IN}/amara-0x1c\nBo Test\tContoso\t${IN}/bo-0x2d`,
      ['#3'],
    ],
  ])('%s', async (_whose, text, by) => {
    expect(asked(await read(text)).by).toEqual(by);
  });

  it('leave out those who only own the rows', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, at) => `${at},p${at}@northwind.example.com,rep${at % 2}@sales.example.com`,
    );
    const table = await read(['n,whom,by', ...rows].join('\n'));
    expect(asked(table).by).toEqual(['whom']);
    expect(table.columns[2]).toEqual({
      name: 'by',
      filled: 40,
      profiles: 0,
      addresses: 40,
      distinct: 2,
    });
  });

  it('are none where nobody is named', async () => {
    expect(await read('Name,City\nAmara Test,Gothenburg\n')).toMatchObject({
      suggested: [],
      hasHeader: true,
    });
  });

  it('with one name are told apart', async () => {
    const table = await read('Email,Email,,Email (2)\na@b.example.com,c@d.example.com,x,y\n');
    expect(columnTitles(table, (position) => `Column ${position}`)).toEqual([
      ...['Email', 'Email (2)', 'Column 3', 'Email (2) (2)'],
    ]);
  });

  it('name a row by the first that says who it is', async () => {
    const text = `LinkedIn URL,Email
https://www.linkedin.com/company/northwind,amara@northwind.example.com
not known,
,
${IN}/cy-0x3e,cy@northwind.example.com`;
    expect(asked(await read(text)).given).toEqual([
      ...['amara@northwind.example.com', 'not known', `${IN}/cy-0x3e`],
    ]);
  });

  it('can have or not have names as the user says', async () => {
    const text = 'one,two\nthree,four\n';
    expect((await read(text, { hasHeader: true })).columns.map(({ name }) => name)).toEqual([
      'one',
      'two',
    ]);
    const without = await read(CONNECTIONS, { hasHeader: false });
    expect(without.rows).toHaveLength(4);
    expect(without.hasHeader).toBe(false);
  });
});
