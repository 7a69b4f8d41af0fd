// A bidi control can make a line read as another one (an address, a price); what is copied goes where nothing isolates it.
const BIDI = /\p{Bidi_Control}/gu;
const BLANK = /[\p{Cc}\p{Z}\uFEFF]+/gu;
const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;
// What JSON leaves as it is, though it is not seen, or turns around what is.
const UNSEEN = /[\p{Bidi_Control}\u007F-\u009F\u2028\u2029\uFEFF]/gu;

/** A stranger's text in one line: control characters and runs of blanks are one space, bidi controls are gone. */
export function clean(value: string): string {
  return value.toWellFormed().replace(BIDI, '').replace(BLANK, ' ').trim();
}

/** The same of a text whose lines stay: at most one empty line between two. */
export function cleanLines(value: string): string {
  return value
    .split(LINE_END)
    .map(clean)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');
}

/** JSON that says the same, with every character that is not seen written as `\u202e`. */
export function seenJson(json: string): string {
  return json.replace(
    UNSEEN,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Those that say something, cleaned, each once. */
export function cleanAll(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.map((value) => clean(value ?? '')).filter((value) => value !== ''))];
}
