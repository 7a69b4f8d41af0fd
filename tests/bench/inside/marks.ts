let lastId = 0;

/** Marks where something begins; `end` marks where it ends. The bench reads both from the browser's trace, with CPU times (cpu-clock.ts). */
export function begin(): { readonly id: string; end(): void } {
  const id = String(++lastId);
  performance.mark(`bench:begin:${id}`);
  return {
    id,
    end: () => {
      performance.mark(`bench:end:${id}`);
    },
  };
}

/** Times what is done before it returns; resolves to the id under which the bench finds how long that took. */
export function marked(run: () => void): string {
  const { id, end } = begin();
  run();
  end();
  return id;
}

/** Forgets the marks, which the browser else keeps for the page. */
export function clearMarks(): void {
  performance.clearMarks();
}
