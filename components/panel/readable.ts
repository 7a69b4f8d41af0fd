/** A provider's code in words: `OPEN_TO_WORK` as `Open to work`; what is already written for people, or is an abbreviation, stays. */
export function readable(word: string): string {
  if (!/^[A-Z]{5,}$|_/.test(word)) return word;
  const words = word.replaceAll('_', ' ').trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
