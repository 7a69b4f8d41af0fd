import { Gunzip } from 'fflate';

type Bytes = Uint8Array<ArrayBuffer>;

/** Thrown where a gzipped file ends, or breaks, in its midst, after all that came before. */
export class CutError extends Error {
  override readonly name = 'CutError';
}

/** The bytes of a file as they are, or unpacked where it is gzipped. Throws CutError. */
export async function* unpacked(pieces: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  const source = pieces[Symbol.asyncIterator]();
  const start: number[] = [];
  const begun: Bytes[] = [];
  while (start.length < 2) {
    const { done, value } = await source.next();
    if (done) break;
    begun.push(value);
    start.push(...value.subarray(0, 2));
  }
  const whole = startingWith(begun, { [Symbol.asyncIterator]: () => source });
  yield* start[0] === 0x1f && start[1] === 0x8b ? gunzipped(whole) : whole;
}

async function* startingWith(
  begun: readonly Bytes[],
  rest: AsyncIterable<Bytes>,
): AsyncGenerator<Bytes> {
  yield* begun;
  yield* rest;
}

// The browser's own stream drops, when it fails, what it has unpacked and nobody has read yet; this hands over each piece at once.
async function* gunzipped(pieces: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  let made: Bytes[] = [];
  const gunzip = new Gunzip((piece) => made.push(Uint8Array.from(piece)));
  /** All that comes of a piece; its failure is told after that. */
  function* unpack(piece: Bytes, isLast: boolean): Generator<Bytes> {
    let isBroken = false;
    try {
      gunzip.push(piece, isLast);
    } catch {
      isBroken = true;
    }
    yield* made;
    made = [];
    if (isBroken) throw new CutError();
  }
  for await (const piece of pieces) yield* unpack(piece, false);
  yield* unpack(new Uint8Array(), true);
}
