import { readFileSync } from 'node:fs';
import { type Change, changes } from './changes';

/** One line of the corpus: what is read, and what must come of it by these lines of the detection policy. */
export interface Case<Input> {
  /** Lines of the detection policy, such as `L8`. */
  readonly lines: readonly string[];
  /** Says in a few words what is special; distinct within its kind. */
  readonly name: string;
  readonly input: Input;
  /** Addresses and whole profile URLs in normal form (O2, O3), in no order; for a class, its one name. */
  readonly expected: readonly string[];
}

/** A link's address as its author wrote it, and that of its page. */
export interface HrefInput {
  readonly href: string;
  readonly base?: string;
}

/** A page and what happens to it. */
export interface ChangeInput extends Pick<Change, 'html' | 'change'> {
  /** What the page shows before it changes, written as `expected` is. */
  readonly before: readonly string[];
}

/** Plain texts, for `readText`. */
export function textCases(): Case<string>[] {
  return rows('text.txt', 4).map(([lines, name, input, expected]) => ({
    ...heading(lines, name),
    input: unescaped(input),
    expected: identifiers(expected),
  }));
}

/** Links' addresses, for `readHref`. */
export function hrefCases(): Case<HrefInput>[] {
  return rows('href.txt', 4, 5).map(([lines, name, href, expected, base]) => ({
    ...heading(lines, name),
    input: { href: unescaped(href), ...(base ? { base: unescaped(base) } : {}) },
    expected: identifiers(expected),
  }));
}

/** Runs of text in pieces, parted by `¦` where inline elements border (H7), for `readRun`. */
export function runCases(): Case<string[]>[] {
  return rows('run.txt', 4).map(([lines, name, pieces, expected]) => ({
    ...heading(lines, name),
    input: pieces.split('¦').map(unescaped),
    expected: identifiers(expected),
  }));
}

/** Whole pages as markup, for the page script in a browser. */
export function htmlCases(): Case<string>[] {
  return rows('html.txt', 4).map(([lines, name, input, expected]) => ({
    ...heading(lines, name),
    input: unescaped(input),
    expected: identifiers(expected),
  }));
}

/** Pages that change under the page script. */
export function changeCases(): Case<ChangeInput>[] {
  return changes.map(({ lines, name, html, before, change, after }) => ({
    ...heading(lines, name),
    input: { html, change, before: identifiers(before) },
    expected: identifiers(after),
  }));
}

/** Addresses and their class, for `classOf`. */
export function classCases(): Case<string>[] {
  return rows('classes.txt', 3).map(([lines, input, expected]) => ({
    ...heading(lines, unescaped(input)),
    input: unescaped(input),
    expected: [expected],
  }));
}

type Row = readonly [string, string, string, string, string];

/** The file's lines that are neither empty nor comments, split at bars that stand between spaces; short ones are filled up. */
function rows(file: string, ...widths: readonly number[]): Row[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text.split('\n').flatMap((line, index): Row[] => {
    if (line === '' || line.startsWith('# ')) return [];
    const cells = line.split(/ +\| +/);
    if (!widths.includes(cells.length)) {
      throw new Error(`${file}:${index + 1} has ${cells.length} columns.`);
    }
    const [first = '', second = '', third = '', fourth = '', fifth = ''] = cells;
    return [[first, second, third, fourth, fifth]];
  });
}

function heading(lines: string, name: string): { lines: readonly string[]; name: string } {
  return { lines: lines.trim().split(' '), name: name.trim() };
}

const ESCAPE = /\\(?:u\{([\da-f]+)\}|\{(.*?)\*(\d+)\}|([nt\\|]))/gi;
const SIGNS: Readonly<Record<string, string>> = { n: '\n', t: '\t', '\\': '\\', '|': '|' };

/** `\u{200B}`, `\n`, `\t`, `\\`, `\|`, and `\{ab*3}` for ababab. */
function unescaped(cell: string): string {
  return cell.replace(ESCAPE, (_, code?: string, part?: string, count?: string, sign = '') => {
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
    if (part !== undefined) return unescaped(part).repeat(Number(count));
    return SIGNS[sign] ?? sign;
  });
}

/** `none`, or identifiers between spaces: addresses, and profiles as `in/slug` with the decoded slug or as the whole URL. */
function identifiers(cell: string): string[] {
  if (cell.trim() === 'none') return [];
  return cell
    .trim()
    .split(/ +/)
    .map((word) => unescaped(word))
    .map((word) =>
      word.startsWith('in/')
        ? `https://www.linkedin.com/in/${encodeURIComponent(word.slice('in/'.length))}`
        : word,
    );
}
