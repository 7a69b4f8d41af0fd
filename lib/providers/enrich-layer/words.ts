/** Without the ragged whitespace that texts out of a page come with: single spaces, at most one empty line in a row. */
export function paragraphs(words: string): string {
  return words
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The record without the keys that hold nothing: spread over what was known before, they would take it away. */
export function filled<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

/** Whether a record says anything: an item whose every field is private comes as an item of nulls. */
export function told(record: object): boolean {
  return Object.values(record).some((value) =>
    typeof value === 'object' && value !== null ? told(value) : value !== undefined,
  );
}
