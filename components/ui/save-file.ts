/** Puts a text on the user's disk under that name, by the browser's own download. */
export function saveFile(name: string, words: string, type: string): void {
  saveBlob(name, new Blob([words], { type: `${type};charset=utf-8` }));
}

/** The same with a table as CSV, with the mark by which spreadsheets know that it is UTF-8. */
export function saveCsv(name: string, rows: string): void {
  saveFile(name, `\uFEFF${rows}`, 'text/csv');
}

/** The same with bytes. */
export function saveBlob(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The download has taken hold of it by then; what is never let go of stays in memory.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
