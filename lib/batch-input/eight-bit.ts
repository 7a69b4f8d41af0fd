import { analyse } from 'chardet';
import type { Encoding } from './encodings';
import { isLatin, latinEncoding } from './latin';

const MOST_SAMPLED = 32 * 1024;
const AROUND = 24;
// What its names for encodings are in the Encoding Standard; the parts of ISO 8859 are read as the supersets that Windows writes.
const STANDARD: Readonly<Record<string, Encoding>> = {
  'windows-1251': 'windows-1251',
  'ISO-8859-5': 'windows-1251',
  'windows-1253': 'windows-1253',
  'ISO-8859-7': 'windows-1253',
  'windows-1255': 'windows-1255',
  'ISO-8859-8': 'windows-1255',
  'windows-1256': 'windows-1256',
  'ISO-8859-6': 'windows-1256',
  'windows-874': 'windows-874',
  'KOI8-R': 'koi8-r',
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  Big5: 'big5',
  'EUC-KR': 'euc-kr',
  GB18030: 'gb18030',
};
const SEVERAL_BYTES = new Set<Encoding>(['shift_jis', 'euc-jp', 'big5', 'euc-kr', 'gb18030']);

/**
 * The likeliest encoding of bytes that are neither UTF-8 nor UTF-16, by what they would say in each.
 */
export function eightBitEncoding(bytes: Uint8Array): Encoding {
  const sample = sampleOf(bytes);
  if (isLatin(sample)) return latinEncoding(sample);
  for (const { name } of analyse(sample)) {
    const encoding = STANDARD[name];
    if (encoding === undefined) continue;
    if (!SEVERAL_BYTES.has(encoding) || isAllIn(encoding, sample)) return encoding;
  }
  return 'windows-1252';
}

/** What stands around bytes beyond ASCII: a name among thousands of addresses would go unseen. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample: number[] = [];
  let from = 0;
  while (from < bytes.length && sample.length < MOST_SAMPLED) {
    const at = from + bytes.subarray(from).findIndex((byte) => byte >= 0x80);
    if (at < from) break;
    // All between is ASCII: no letter is cut.
    const start = Math.max(from, at - AROUND);
    const end = bytes.subarray(at, at + MOST_SAMPLED).indexOf(0x0a);
    const stop = end < 0 ? Math.min(at + MOST_SAMPLED, bytes.length) : at + end + 1;
    sample.push(...bytes.subarray(start, stop));
    from = stop;
  }
  return Uint8Array.from(sample);
}

function isAllIn(encoding: Encoding, sample: Uint8Array): boolean {
  const text = new TextDecoder(encoding).decode(sample);
  const wrong = text.match(/\uFFFD/g)?.length ?? 0;
  // The last letter may be cut.
  return wrong <= 1;
}
