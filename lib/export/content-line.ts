// RFC 6350, section 3.2, and RFC 2426, section 2.6: octets in a line, its break not counted.
const LONGEST_LINE = 75;
const octets = new TextEncoder();

/** A value of type text in a vCard (RFC 6350, section 3.4; RFC 2426, section 4): what separates values is escaped. */
export function escaped(value: string): string {
  return value.replace(/[\\,;]/g, '\\$&').replaceAll('\n', '\\n');
}

/** Lines as a vCard has them: folded after 75 octets, never inside a character, each ended by CRLF. */
export function folded(lines: readonly string[]): string {
  return lines.map((line) => `${foldedLine(line)}\r\n`).join('');
}

function foldedLine(line: string): string {
  const parts: string[] = [];
  let part = '';
  let length = 0;
  for (const letter of line) {
    const more = octets.encode(letter).length;
    if (length + more > LONGEST_LINE) {
      parts.push(part);
      part = ' ';
      length = 1;
    }
    part += letter;
    length += more;
  }
  return [...parts, part].join('\r\n');
}
