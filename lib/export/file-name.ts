import { clean } from './clean';

// What Windows, the strictest of all, takes in no file name, or for a device.
const REFUSED = /[<>:"/\\|?*]/g;
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;
const MOST_LETTERS = 80;

/** A file name, made of a stranger's words, that every system takes and none hides; `extension` without its dot. */
export function fileName(words: string, extension: string): string {
  const kept = [...clean(words).replace(REFUSED, ' ')].slice(0, MOST_LETTERS).join('');
  const name = clean(kept).replace(/^[.\s~-]+|[.\s]+$/g, '');
  return `${name === '' || DEVICE.test(name) ? `person ${name}`.trim() : name}.${extension}`;
}
