import { decoded } from './decoded';
import { eightBitEncoding } from './eight-bit';
import type { Encoding } from './encodings';

const LOOKED_AT = 64 * 1024;
// Of pairs of bytes, in UTF-16: separators, line ends and addresses alone make more of any list of people.
const LEAST_ZEROS = 0.1;
const MOST_ZEROS = 0.02;

/**
 * How the bytes of a file are to be read: by a byte order mark; as UTF-16 by where its zeros are; as UTF-8 where all, or all but a few, of it is; else by which letters it would
 * hold. A file that is plain ASCII is UTF-8. `undefined`: it is no text.
 */
export function* encodingOf(bytes: Uint8Array): Generator<void, Encoding | undefined> {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const wide = wideEncoding(bytes.subarray(0, LOOKED_AT));
  if (wide !== undefined) return wide;
  if (isBinary(bytes.subarray(0, LOOKED_AT))) return undefined;
  return (yield* isUtf8(bytes)) ? 'utf-8' : eightBitEncoding(bytes);
}

function wideEncoding(sample: Uint8Array): Encoding | undefined {
  const zeros: [even: number, odd: number] = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2 === 0 ? 0 : 1]++;
  });
  const [even, odd] = zeros.map((count) => count / (sample.length / 2)) as [number, number];
  if (odd > LEAST_ZEROS && even < odd / 10) return 'utf-16le';
  return even > LEAST_ZEROS && odd < even / 10 ? 'utf-16be' : undefined;
}

/** A stray zero is dropped later; where they abound, or other control characters do, nobody wrote a text. */
function isBinary(sample: Uint8Array): boolean {
  const control = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32));
  return control.length > sample.length * MOST_ZEROS;
}

/** Files put together of others, or cut in the middle of a letter, hold a few bytes that are not. */
function* isUtf8(bytes: Uint8Array): Generator<void, boolean> {
  let letters = 0;
  let wrong = 0;
  for (const text of decoded(bytes, 'utf-8')) {
    letters += text.match(/[^\0-\x7f\uFFFD]/g)?.length ?? 0;
    wrong += text.match(/\uFFFD/g)?.length ?? 0;
    yield;
  }
  return wrong === 0 || letters > wrong * 20;
}
