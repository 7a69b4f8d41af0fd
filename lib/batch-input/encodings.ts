/** Encodings that a user may choose, as the Encoding Standard calls them. UTF-8 and UTF-16 are recognised surely, the others by likelihood. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1252',
  'windows-1250',
  'windows-1251',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'macintosh',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'big5',
  'euc-kr',
  'gb18030',
] as const;

/** One of ENCODINGS. */
export type Encoding = (typeof ENCODINGS)[number];
