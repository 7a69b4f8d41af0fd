import type { Encoding } from './encodings';

const SLICE_BYTES = 64 * 1024;

/** The text of the bytes, slice by slice, without byte order mark. What is no letter in the encoding is U+FFFD. */
export function* decoded(bytes: Uint8Array, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let from = 0; from < bytes.length; from += SLICE_BYTES) {
    yield decoder.decode(bytes.subarray(from, from + SLICE_BYTES), { stream: true });
  }
  yield decoder.decode();
}
