import { describe, expect, it } from 'vitest';
import { readTable } from '../../../lib/batch-input/read-table';
import { encoded, unicode, type Written } from './files';

// Invented names, as many as a short list has.
const NAMES = {
  german: ['Jürgen Übertest', 'Änne Größe', 'Björn Müßig', 'Käthe Süß'],
  french: ['Zoé Éprouvé', 'François Çatest', 'Noël Œuvre', 'Hélène Testé'],
  polish: ['Łukasz Próbny', 'Małgorzata Ćwiczeń', 'Zażółć Gęślą', 'Paweł Źródło', 'Święta Jaźń'],
  czech: ['Jiří Zkušební', 'Žofie Čtvrtá', 'Ondřej Dvořák', 'Tomáš Příklad', 'Růžena Šťastná'],
  turkish: ['Ayşe Deneme', 'Çağrı Örnek', 'Işıl Güneş', 'Tuğba Şimşek', 'İbrahim Yıldız'],
  russian: ['Иван Пробный', 'Мария Тестова', 'Сергей Примеров', 'Ольга Образцова'],
  greek: ['Γιώργος Δοκιμαστικός', 'Μαρία Παραδείγματος', 'Ελένη Δείγμα', 'Νίκος Πρότυπος'],
  japanese: ['試験 花子', '見本 太郎', 'テスト ヒロシ', '例文 さくら'],
  chinese: ['测试 小明', '样本 丽丽', '示例 大伟', '试验 建国'],
  taiwanese: ['測試 小明', '樣本 麗麗', '範例 大偉', '試驗 建國'],
  korean: ['시험 민수', '견본 지은', '예시 서준', '테스트 하나'],
} as const;

function fileOf(names: readonly string[]): string {
  const rows = names.map((name, at) => `${at};${name};p${at}@northwind.example.com`);
  return ['Id;Name;Email', ...rows, ''].join('\r\n');
}

async function read(bytes: Uint8Array) {
  const table = await readTable(bytes);
  if ('why' in table) throw new Error(table.why);
  return { encoding: table.encoding, names: table.rows.map(([, name]) => name) };
}

describe('the encoding of a file', () => {
  it.each([
    ['german', 'windows-1252'],
    ['german', 'macintosh'],
    ['french', 'windows-1252'],
    ['french', 'macintosh'],
    ['polish', 'windows-1250'],
    ['czech', 'windows-1250'],
    ['turkish', 'windows-1254'],
    ['russian', 'windows-1251'],
    ['russian', 'koi8-r'],
    ['greek', 'windows-1253'],
    ['japanese', 'shift_jis'],
    ['japanese', 'euc-jp'],
    ['chinese', 'gb18030'],
    ['taiwanese', 'big5'],
    ['korean', 'euc-kr'],
  ] as const)('of %s names is seen to be %s', async (language, encoding) => {
    const bytes = encoded(fileOf(NAMES[language]), encoding);
    expect(await read(bytes)).toEqual({ encoding, names: NAMES[language] });
  });

  it.each([
    ['utf-8', 'utf-8'],
    ['utf-8 with mark', 'utf-8'],
    ['utf-16le', 'utf-16le'],
    ['utf-16le with mark', 'utf-16le'],
    ['utf-16be', 'utf-16be'],
    ['utf-16be with mark', 'utf-16be'],
  ] as const satisfies [Written, string][])(
    'written as %s is seen in every language',
    async (written, encoding) => {
      for (const names of Object.values(NAMES)) {
        expect(await read(unicode(fileOf(names), written))).toEqual({ encoding, names });
      }
    },
  );

  it('is seen by one name in the middle of a big file', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, at) => `${at};Amara Test;p${at}@northwind.example.com`,
    );
    rows[15_000] = '15000;Jürgen Übertest;juergen@northwind.example.com';
    const { encoding, names } = await read(
      encoded(`Id;Name;Email\n${rows.join('\n')}`, 'windows-1252'),
    );
    expect(encoding).toBe('windows-1252');
    expect(names[15_000]).toBe('Jürgen Übertest');
  });

  it('is UTF-8 where a byte of it is broken', async () => {
    const bytes = unicode(fileOf(Object.values(NAMES).flat()), 'utf-8');
    expect((await read(Uint8Array.from([...bytes, 0xc3]))).encoding).toBe('utf-8');
  });
});

describe('a file that is no text', () => {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  it.each([
    [
      'workbook.xlsx',
      'PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml\0xl/workbook.xml',
      'spreadsheet',
    ],
    [
      'renamed.csv',
      'PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml\0xl/workbook.xml',
      'spreadsheet',
    ],
    ['old.xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'spreadsheet'],
    ['sheet.numbers', 'PK\x03\x04\0\0\0\0Index/Document.iwa', 'spreadsheet'],
    ['letter.docx', 'PK\x03\x04\x14\0word/document.xml', 'document'],
    ['letter.doc', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'document'],
    ['paper.pdf', '%PDF-1.7\n%\xe2\xe3', 'document'],
    ['many.zip', 'PK\x03\x04\x14\0people.csv', 'packed'],
    ['people.csv.gz', '\x1f\x8b\x08\0', 'packed'],
    ['photo.png', '\x89PNG\r\n', 'image'],
    ['program', '\x7fELF\x02\x01\x01\0\0\0\0\0\x01\x02\x03', 'binary'],
    ['nothing.csv', '', 'empty'],
    ['blanks.csv', ' \r\n\t\r\n', 'empty'],
    ['mark.csv', '\xef\xbb\xbf', 'empty'],
  ])('%s is refused', async (name, words, why) => {
    expect(await readTable(bytes(words), { name })).toEqual({ why });
  });
});
