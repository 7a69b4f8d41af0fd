import { afterEach, beforeEach, vi } from 'vitest';

/** What an element says, in one line. */
export function words({ textContent }: Element): string {
  return (textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Gives the window another width. */
export function widen(width: number): void {
  const { happyDOM } = window as unknown as {
    happyDOM: { setViewport(size: { width: number }): void };
  };
  happyDOM.setViewport({ width });
}

/** What the tests of a suite save as files, in order. */
export function savedFiles(): { readonly name: string; readonly blob: Blob }[] {
  const saved: { name: string; blob: Blob }[] = [];
  beforeEach(() => {
    saved.length = 0;
    let blob = new Blob();
    vi.spyOn(URL, 'createObjectURL').mockImplementation((of) => {
      blob = of as Blob;
      return 'blob:saved';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push({ name: this.download, blob });
    });
  });
  afterEach(() => void vi.restoreAllMocks());
  return saved;
}
