/**
 * Where a change took the focused button away with it, the focus goes to `next`: the heading of the new view, or what a button has
 * uncovered. Not to the next button that spends: a key held down for too long must not.
 */
export function keepFocus(next: HTMLElement | null | undefined): void {
  if (!document.hasFocus() || document.activeElement !== document.body || !next) return;
  if (next.tabIndex < 0) next.tabIndex = -1;
  next.focus();
}
