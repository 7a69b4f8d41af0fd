// As much as a cell of a spreadsheet holds. A quote that is not closed within it opened nothing.
const LONGEST_CELL = 32_767;

/** A row, and where in the text it ends. */
export interface ReadRow {
  readonly cells: readonly string[];
  readonly end: number;
}

/** What stands between the quotes of a cell, and where the cell ends. */
interface Quoted {
  readonly from: number;
  readonly to: number;
  readonly end: number;
}

/**
 * The rows of a text by RFC 4180, one after another, with CRLF, LF or CR at their ends; without `separator` each line is one cell. Taken as it is meant where it breaks the
 * rules: blanks around quotes are none, and a quote inside a cell, text after a closing quote and a quote that is never closed are letters. Each character is visited
 * a bounded number of times.
 */
export function* rowsOf(text: string, separator: string | undefined, from = 0): Generator<ReadRow> {
  const quotedAt = quotedCells(text, separator);
  const plainEnd = separator === undefined ? /[\r\n]/g : new RegExp(`[\\r\\n${separator}]`, 'g');
  let at = from;
  let cells: string[] = [];
  while (at < text.length) {
    const quoted = quotedAt(at);
    plainEnd.lastIndex = at;
    const end = quoted?.end ?? plainEnd.exec(text)?.index ?? text.length;
    cells.push(
      quoted === undefined
        ? text.slice(at, end)
        : text.slice(quoted.from, quoted.to).replaceAll('""', '"'),
    );
    if (separator !== undefined && text[end] === separator) {
      at = end + 1;
      if (at < text.length) continue;
      cells.push('');
    }
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    yield { cells, end: Math.min(at, text.length) };
    cells = [];
  }
}

/**
 * The quoted cell that begins at a place; `undefined` where none does. Places are asked for in order: what was seen of the text is not looked at again.
 */
function quotedCells(
  text: string,
  separator: string | undefined,
): (at: number) => Quoted | undefined {
  const runs = /"+/g;
  // A run of quotes of which the last closes a cell: what follows is the cell's end.
  let closing: { readonly start: number; readonly to: number; readonly end: number } | undefined = {
    ...{ start: -1, to: -1, end: -1 },
  };
  const beyondBlanks = (from: number) => {
    let at = from;
    while (text[at] === ' ') at++;
    return at;
  };
  const endAfter = (quote: number) => {
    const at = beyondBlanks(quote);
    const isEnd = at >= text.length || [separator, '\n', '\r'].includes(text[at]);
    return isEnd ? at : undefined;
  };
  const next = (from: number) => {
    runs.lastIndex = from;
    for (let run = runs.exec(text); run !== null; run = runs.exec(text)) {
      const end = run[0].length % 2 === 1 ? endAfter(runs.lastIndex) : undefined;
      if (end !== undefined) return { start: run.index, to: runs.lastIndex - 1, end };
    }
    return undefined;
  };
  return (at) => {
    const open = beyondBlanks(at);
    if (text[open] !== '"') return undefined;
    let inner = open + 1;
    while (text[inner] === '"') inner++;
    const from = open + 1;
    // All quotes of the run that opens the cell but the first: by pairs they are letters, and an odd one closes it.
    const end = (inner - open) % 2 === 0 ? endAfter(inner) : undefined;
    if (end !== undefined) return { from, to: inner - 1, end };
    if (closing !== undefined && closing.start < inner) closing = next(inner);
    const isNear = closing !== undefined && closing.to - open <= LONGEST_CELL;
    return closing !== undefined && isNear ? { from, to: closing.to, end: closing.end } : undefined;
  };
}
