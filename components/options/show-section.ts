import { takeSection, watchSection } from '../../lib/options-section';

/** Scrolls to a section of the page and gives its heading the focus, unless something in it has it. Does nothing where there is none. */
export function showSection(id: string): void {
  // Firefox warns of looking for an empty one.
  const place = id === '' ? null : document.getElementById(id);
  const heading = place?.matches('h2') ? place : place?.querySelector<HTMLElement>('h2');
  if (!place || !heading) return;
  const section = heading === place ? heading.closest('section') : place;
  heading.scrollIntoView({ block: 'start' });
  if (section?.contains(document.activeElement)) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

/** Shows the section that another page has asked for, now and later, else the one that the page's address names; returns what ends that. */
export function followSections(): () => void {
  const show = (otherwise = '') =>
    takeSection().then(
      (asked) => showSection(asked ?? otherwise),
      () => showSection(otherwise),
    );
  void show(location.hash.slice(1));
  return watchSection(() => void show());
}
