import type { Refusal } from './table';

type Why = Refusal['why'];

const MAGIC: readonly (readonly [bytes: readonly number[], why: Why])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'document'], // %PDF-
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'document'], // {\rtf
  [[0x1f, 0x8b], 'packed'], // gzip
  [[0x37, 0x7a, 0xbc, 0xaf], 'packed'], // 7z
  [[0x52, 0x61, 0x72, 0x21], 'packed'], // Rar!
  [[0x89, 0x50, 0x4e, 0x47], 'image'], // PNG
  [[0xff, 0xd8, 0xff], 'image'], // JPEG
  [[0x47, 0x49, 0x46, 0x38], 'image'], // GIF8
];
// What a workbook or a document of Office was until 2007; the two are told apart by their names.
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
// Names of parts stand in clear between the compressed ones, the first of them at the beginning.
const LOOKED_AT = 64 * 1024;
const SPREADSHEET_PARTS = /xl\/|opendocument\.spreadsheet|\.iwa|Index\.zip/;
const DOCUMENT_PARTS = /word\/|ppt\/|opendocument\.(?:text|presentation)/;
const SPREADSHEET_NAME = /\.(?:xls[xmb]?|xlt[xm]?|ods|numbers)$/i;
const DOCUMENT_NAME = /\.(?:doc[xm]?|dot|ppt[xm]?|odt|pages|msg)$/i;

/** What a file is that holds no plain text, by its first bytes, else by its name; `undefined` where it may hold one. */
export function refusedKind(bytes: Uint8Array, name: string): Why | undefined {
  const begins = (magic: readonly number[]) => magic.every((byte, at) => bytes[at] === byte);
  if (begins(ZIP) || begins(EMPTY_ZIP)) {
    const parts = new TextDecoder('latin1').decode(bytes.subarray(0, LOOKED_AT));
    return kindByName(name) ?? kindByParts(parts) ?? 'packed';
  }
  if (begins(OLD_OFFICE)) return kindByName(name) ?? 'spreadsheet';
  return MAGIC.find(([magic]) => begins(magic))?.[1];
}

function kindByName(name: string): Why | undefined {
  if (SPREADSHEET_NAME.test(name)) return 'spreadsheet';
  return DOCUMENT_NAME.test(name) ? 'document' : undefined;
}

function kindByParts(parts: string): Why | undefined {
  if (SPREADSHEET_PARTS.test(parts)) return 'spreadsheet';
  return DOCUMENT_PARTS.test(parts) ? 'document' : undefined;
}
