/** A file's bytes as old and new programs write them. */
export type Written =
  | 'utf-8'
  | 'utf-8 with mark'
  | 'utf-16le'
  | 'utf-16le with mark'
  | 'utf-16be'
  | 'utf-16be with mark';

/** The text in Unicode. */
export function unicode(text: string, written: Written): Uint8Array {
  if (written === 'utf-8') return new TextEncoder().encode(text);
  if (written === 'utf-8 with mark') return new TextEncoder().encode(`\uFEFF${text}`);
  const marked = written.endsWith('mark') ? `\uFEFF${text}` : text;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at++) {
    view.setUint16(at * 2, marked.charCodeAt(at), written.startsWith('utf-16le'));
  }
  return bytes;
}

/** The text in an encoding of one or two bytes a letter: the decoder of the platform, turned around. Throws for a letter that it has not. */
export function encoded(text: string, encoding: string): Uint8Array {
  const table = tableOf(encoding);
  const bytes = [...text].flatMap((letter) => {
    const code = table.get(letter);
    if (code === undefined) throw new Error(`${encoding} has no ${letter}`);
    return code;
  });
  return Uint8Array.from(bytes);
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  const add = (code: readonly number[]) => {
    const letter = decoder.decode(Uint8Array.from(code));
    if ([...letter].length === 1 && letter !== '\uFFFD' && !table.has(letter)) {
      table.set(letter, code);
    }
  };
  const all = Array.from({ length: 256 }, (_, byte) => byte);
  for (const byte of all) add([byte]);
  for (const first of all.slice(0x81)) for (const second of all.slice(0x40)) add([first, second]);
  tables.set(encoding, table);
  return table;
}
