import { LinkifyIt } from 'linkify-it';

const linkifier = new LinkifyIt();

/** The least that reading a part of a page can cost: each text and each link's address is taken once. */
export function walk(root: ParentNode & Node): number {
  let length = walkTexts(root);
  for (const link of root.querySelectorAll('a[href]')) {
    length += link.getAttribute('href')?.length ?? 0;
  }
  return length;
}

/** Takes each text once. */
export function walkTexts(root: Node): number {
  let length = 0;
  eachText(root, (text) => {
    length += text.length;
  });
  return length;
}

/** What the fastest peer would do on a page: each text through linkify-it, each link's address looked at. */
export function linkifyPage(root: ParentNode & Node): number {
  let hits = 0;
  eachText(root, (text) => {
    hits += linkifier.match(text)?.length ?? 0;
  });
  for (const link of root.querySelectorAll('a[href]')) {
    if (/^mailto:|linkedin\.com\/in\//i.test(link.getAttribute('href') ?? '')) hits++;
  }
  return hits;
}

function eachText(root: Node, take: (text: string) => void): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    take((node as Text).data);
  }
}
