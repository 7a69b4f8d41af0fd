const UNPRINTABLE =
  // Left-to-right marks and joiners stay: names are written with them. These turn the text around them, or draw nothing.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

// No address is longer. To find where such a word may break takes the browser longer than a whole card; scripts without blanks are none.
const LEAP = 1_024;
const ENDLESS_WORD = /(?<![!-~])([!-~]{2048})[!-~]+/g;
// Most texts are short and plain: of thousands of skills each is read once, and stays as it is.
const PLAIN = /^[!-~][ -~]{0,255}$/;

/**
 * A record, to be drawn: no string is left in it that turns its neighbours around or cannot be printed, and what is blank then is
 * absent, even where the type has a string. Of words without an end the first 2,048 letters are left.
 */
export function printable<T>(record: T): T {
  return cleaned(record) as T;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') {
    if (PLAIN.test(value)) return value;
    const seen = value.replace(UNPRINTABLE, '').toWellFormed();
    const words = mayHoldEndless(seen) ? seen.replace(ENDLESS_WORD, '$1…') : seen;
    return /\S/.test(words) ? words : undefined;
  }
  if (Array.isArray(value)) return value.map(cleaned).filter((one) => one !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one)]));
}

/** Whether there is a gap between two blanks, within which such a word may stand: by leaps, as some texts are long. */
function mayHoldEndless(words: string): boolean {
  for (let at = LEAP; at < words.length; at += LEAP) {
    if (words.lastIndexOf(' ', at) <= at - LEAP) return true;
  }
  return false;
}
