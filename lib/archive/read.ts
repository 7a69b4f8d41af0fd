import { freeFailure } from '../failure';
import { FORMAT_VERSION, isEnd, isHeader, settingOf } from './format';
import { CutError, unpacked } from './gunzip';
import { linesIn } from './lines';
import type { ArchiveRow } from './row-schema';
import type { StoredSetting } from './write';

/** What a file holds, piece by piece, and at last whether it is whole. */
export type Entry =
  | { readonly kind: 'header'; readonly at: number }
  /** `size` in characters. */
  | { readonly kind: 'row'; readonly row: ArchiveRow; readonly size: number }
  | { readonly kind: 'setting'; readonly setting: StoredSetting }
  /** A line that is none of these, by its number. */
  | { readonly kind: 'unreadable'; readonly line: number }
  | { readonly kind: 'end'; readonly isCut: boolean };

/** Tells of each of these whether it is a row of a store, as `rowOf` has it: where the rows are stored, not where they are read. */
export type Check = (lines: readonly unknown[]) => Promise<readonly boolean[]>;

// Many times what the fullest person has with all their raw words; what is longer is no line of ours.
const LONGEST_LINE = 16_000_000;
// What is checked at once.
const MOST_LINES = 200;
const MOST_CHARACTERS = 2_000_000;

/** A line behind the first. */
interface Line {
  readonly number: number;
  /** `undefined` where it is no JSON. */
  readonly value: unknown;
  readonly size: number;
  readonly isEnded: boolean;
}

/**
 * Reads a file that `archiveLines` wrote, gzipped or not, from its bytes; a line that cannot be read is named, and the rest goes on. Throws
 * FailureError: `bad-input` where it is no such file, `too-new` where a newer version of Sidecard wrote it; and whatever `check` throws.
 */
export async function* readArchive(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  check: Check,
): AsyncGenerator<Entry> {
  let hasHeader = false;
  let hasEnd = false;
  let lines: Line[] = [];
  let characters = 0;
  const flush = async function* () {
    const isRow = await check(lines.map(({ value }) => value));
    for (const [index, line] of lines.entries()) {
      const entry = isRow[index] ? rowEntry(line) : otherEntry(line);
      if (entry !== undefined) yield entry;
    }
    lines = [];
    characters = 0;
  };
  try {
    for await (const { number, text, isEnded } of linesIn(unpacked(pieces), LONGEST_LINE)) {
      const value = parsed(text);
      if (!hasHeader) {
        yield headerIn(value);
        hasHeader = true;
        continue;
      }
      if (text?.trim() === '') continue;
      if (isEnd(value)) {
        hasEnd = true;
        continue;
      }
      const size = text?.length ?? 0;
      if (lines.length >= MOST_LINES || characters + size > MOST_CHARACTERS) yield* flush();
      lines.push({ number, value, size, isEnded });
      characters += size;
    }
  } catch (thrown) {
    if (!(thrown instanceof CutError)) throw thrown;
  }
  if (!hasHeader) throw freeFailure('bad-input');
  yield* flush();
  yield { kind: 'end', isCut: !hasEnd };
}

function headerIn(value: unknown): Entry {
  if (!isHeader(value)) throw freeFailure('bad-input');
  if (value.version > FORMAT_VERSION) throw freeFailure('too-new');
  return { kind: 'header', at: value.at };
}

function rowEntry({ value, size }: Line): Entry {
  // It has just been checked.
  return { kind: 'row', row: value as ArchiveRow, size };
}

function otherEntry({ number, value, isEnded }: Line): Entry | undefined {
  const setting = settingOf(value);
  if (setting !== undefined) return { kind: 'setting', setting };
  // The rest of a line that was cut off is none.
  return isEnded ? { kind: 'unreadable', line: number } : undefined;
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text?.trim() ?? '');
  } catch {
    return undefined;
  }
}
