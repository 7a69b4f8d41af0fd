import { isUsualName } from './header-names';

/** What stands between cells, most usual first. */
export const SEPARATORS = [',', ';', '\t', '|'] as const;

/** One of SEPARATORS. */
export type Separator = (typeof SEPARATORS)[number];

const LOOKED_AT = 64 * 1024;
const MOST_LINES = 200;
const LINES_ABOVE = 20;
const LONGEST_HEADER = 10_000;
// Excel's own way of naming it, and the only line that it takes for no row.
const TOLD = /^\uFEFF?"?sep=([,;\t|])"?(?:\r\n|[\r\n]|$)/i;

/** The separator that the text itself names in its first line, and where its rows begin. */
export function toldSeparator(text: string): { separator?: Separator; from: number } {
  const told = TOLD.exec(text.slice(0, 20));
  const separator = SEPARATORS.find((one) => one === told?.[1]);
  return separator === undefined ? { from: 0 } : { separator, from: told?.[0].length ?? 0 };
}

/**
 * The separator between names that columns often have, in one of the first lines; else that of which most lines have as many; `undefined` where none stands out. What is quoted does not count. A line that has none (what stands above a table, an
 * empty line) says nothing, as long as most have some.
 */
export function likelySeparator(text: string): Separator | undefined {
  const start = text.slice(0, LOOKED_AT);
  const told = separatorOfNames(start);
  if (told !== undefined) return told;
  const counts = countsOfLines(start);
  let best: { readonly separator: Separator; readonly score: number } | undefined;
  for (const separator of SEPARATORS) {
    const score = scoreOf(counts.map((line) => line[separator]));
    if (score > (best?.score ?? 0)) best = { separator, score };
  }
  return best?.separator;
}

function separatorOfNames(text: string): Separator | undefined {
  for (const line of text.split(/[\r\n]+/, LINES_ABOVE)) {
    const names = (separator: Separator) =>
      line.slice(0, LONGEST_HEADER).split(separator).filter(isUsualName).length;
    const [best] = SEPARATORS.map((separator) => ({ separator, count: names(separator) })).toSorted(
      (one, other) => other.count - one.count,
    );
    if (best !== undefined && best.count >= 2) return best.separator;
  }
  return undefined;
}

/** How many lines agree on a number of cells, and a little for more cells; 0 where fewer than half of them do. */
function scoreOf(counts: readonly number[]): number {
  const lines = Map.groupBy(
    counts.filter((count) => count > 0),
    (count) => count,
  );
  const [count, agreeing] = [...lines]
    .map(([count, { length }]) => [count, length] as const)
    .toSorted(([, one], [, other]) => other - one)[0] ?? [0, 0];
  const some = counts.filter((one) => one > 0).length;
  const isUsual = some * 2 >= counts.length && agreeing * 2 >= some;
  return isUsual ? agreeing / counts.length + Math.min(count, 50) / 1_000 : 0;
}

function countsOfLines(text: string): Record<Separator, number>[] {
  const lines: Record<Separator, number>[] = [];
  let line = { ',': 0, ';': 0, '\t': 0, '|': 0 };
  let isQuoted = false;
  let isBlank = true;
  for (const letter of text) {
    if (letter === '"') isQuoted = !isQuoted;
    if (!isQuoted && (letter === '\n' || letter === '\r')) {
      if (!isBlank) lines.push(line);
      line = { ',': 0, ';': 0, '\t': 0, '|': 0 };
      isBlank = true;
    } else {
      isBlank = false;
    }
    const separator = isQuoted ? undefined : SEPARATORS.find((one) => one === letter);
    if (separator !== undefined) line[separator]++;
    if (lines.length === MOST_LINES) return lines;
  }
  // The last line may be cut where the text is long.
  if (!isBlank && (text.length < LOOKED_AT || lines.length === 0)) lines.push(line);
  return lines;
}
