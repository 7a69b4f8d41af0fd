/** One line of a text, without its end; `undefined` where it is longer than allowed. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string | undefined;
  /** Whether it came with its end; only the last line of a text may not. */
  readonly isEnded: boolean;
}

/** The lines of a text that comes as bytes in pieces; of a line that is longer than that many characters nothing is kept. */
export async function* linesIn(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  longest: number,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  let length = 0;
  let number = 1;
  const add = (part: string) => {
    length += part.length;
    if (length > longest) parts = [];
    else if (part !== '') parts.push(part);
  };
  const take = (isEnded: boolean): Line => {
    const text = length > longest ? undefined : parts.join('');
    parts = [];
    length = 0;
    return { number: number++, text, isEnded };
  };
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true });
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      add(text.slice(from, end));
      yield take(true);
      from = end + 1;
    }
    add(text.slice(from));
  }
  add(decoder.decode());
  if (length > 0) yield take(false);
}
