import type { Person } from '../person';
import { clean } from './clean';
import { type OutlineLine, outlineOf } from './outline';
import type { Source } from './source';

// What opens something inside a line, in CommonMark, in GitHub's dialect (bare addresses, tables, mathematics) or in HTML. CommonMark takes a
// backslash before any punctuation; what means nothing stays without, so that the source can be read too.
const INSIDE = /[\\`*_[\]<>&|~$^@]|:(?=\S)|(?<=www)\./gi;
// What opens a list, a heading or a rule at the beginning of a line.
const AT_START = /^(\d*)([#+\-=.)])/;
// In the place of a link's address these would end it, or be read as markup.
const IN_ADDRESS = /[<>()[\]\\`*|\s]/g;

/** A person as Markdown: a heading with the name, sections, lists. Its links are http, https, mailto and tel, and none is made of words. */
export function toMarkdown(person: Person, source: Source): string {
  const { name, under, parts, source: told } = outlineOf(person, source);
  const blocks = [
    `# ${asMarkdown(name)}`,
    ...under.map(asMarkdown),
    ...parts.map(({ heading, lines }) => `## ${asMarkdown(heading)}\n\n${linesOf(lines)}`),
    asMarkdown(told),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** A stranger's words as Markdown that says just them; lines stay lines. */
export function asMarkdown(words: string): string {
  return words
    .split('\n')
    .map((line) => line.replace(INSIDE, '\\$&').replace(AT_START, '$1\\$2'))
    .join('  \n');
}

/** A row of a table in GitHub's dialect, each cell in one line. */
export function markdownRow(cells: readonly string[]): string {
  return `|${cells.map((cell) => ` ${asMarkdown(clean(cell))} |`).join('')}\n`;
}

function linesOf(lines: readonly OutlineLine[]): string {
  const [first, ...others] = lines;
  const isText = first?.url === undefined && first?.about === undefined && others.length === 0;
  return isText
    ? asMarkdown(first?.words ?? '')
    : lines.map((one) => `- ${itemOf(one)}`).join('\n');
}

function itemOf({ words, url, about = [] }: OutlineLine): string {
  const said = asMarkdown(words);
  const shown = url === undefined ? said : `[${said}](${addressOf(url)})`;
  return about.length === 0 ? shown : `${shown} (${about.map(asMarkdown).join(', ')})`;
}

function addressOf(url: string): string {
  // A reference such as `&copy;` would be read as the character.
  return url.replace(IN_ADDRESS, encoded).replaceAll('&', '&amp;');
}

function encoded(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
