/** A link of the page that may name a person, as its author wrote it, with the text that is seen. */
export interface FoundLink {
  readonly href: string;
  readonly label: string;
}

const MOST_LINKS = 2_000;
const LONGEST_HREF = 2_000;
const LONGEST_LABEL = 200;

/** Links of a document that may name people. Reads only; the trusted side decides what they name. */
export function collectLinks(root: ParentNode): FoundLink[] {
  const links = root.querySelectorAll<HTMLElement>(
    'a[href*="mailto:" i],a[href*="linkedin" i],area[href*="mailto:" i],area[href*="linkedin" i]',
  );
  return Array.from(links)
    .map((link) => ({
      href: link.getAttribute('href') ?? '',
      label: (link.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_LABEL),
    }))
    .filter(({ href }) => href.length <= LONGEST_HREF)
    .slice(0, MOST_LINKS);
}
