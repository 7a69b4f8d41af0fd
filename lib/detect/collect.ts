/** A link of the page that may name a person, as its author wrote it, with the text that is seen. */
export interface FoundLink {
  readonly href: string;
  readonly label: string;
}

const LONGEST_HREF = 2_000;
const LONGEST_LABEL = 200;
// The trusted side listens to no message above 64 kB.
const LARGEST_TOTAL = 50_000;

/** Links of a document that may name people, as many as one message holds. Reads only; the trusted side decides what they name. */
export function collectLinks(root: ParentNode): FoundLink[] {
  const found: FoundLink[] = [];
  let total = 0;
  for (const link of root.querySelectorAll(
    'a[href*="mailto:" i],a[href*="linkedin" i],area[href*="mailto:" i],area[href*="linkedin" i]',
  )) {
    const href = link.getAttribute('href') ?? '';
    if (href.length > LONGEST_HREF) continue;
    const label = (link.textContent ?? '').trim().slice(0, LONGEST_LABEL).replace(/\s+/g, ' ');
    total += JSON.stringify([href, label]).length + '{"href":,"label":}'.length;
    if (total > LARGEST_TOTAL) break;
    found.push({ href, label });
  }
  return found;
}
