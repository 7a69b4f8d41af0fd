import type { Random } from '../../bench/random';

// The parts of which the pages are made.

export const INLINE = ['span', 'b', 'em', 'i', 'strong', 'label', 'mark', 'code'];
export const BLOCKS = ['p', 'div', 'section', 'article', 'blockquote', 'pre', 'button', 'form'];
const SKIPPED = ['textarea', 'noscript', 'option', 'select', 'template', 'object', 'video'];
const HEADINGS = ['h2', 'h3', 'dt', 'th'];
const CUSTOM = ['x-card', 'y-panel'];
const SEPARATE = ['br', 'hr', 'img', 'input'];

/** Where Cloudflare's links lead, before the address in its writing. */
export const COVERED = '/cdn-cgi/l/email-protection#';

/** An address as Cloudflare writes it. */
export function covered(address: string): string {
  return [0x2a, ...[...address].map((sign) => sign.charCodeAt(0) ^ 0x2a)]
    .map((code) => code.toString(16).padStart(2, '0'))
    .join('');
}

/** Whole identifiers, parts that become one beside each other, and what belongs to none. */
export function words(random: Random): string {
  const number = random.below(40);
  return random.one([
    `one${number}@harbour.com`,
    ` two${number}@harbour.com `,
    `Write to three${number}@harbour.com, please`,
    `https://www.linkedin.com/in/four-${number}`,
    ` linkedin.com/in/five-${number} `,
    `six${number}`,
    `six${number}@`,
    '@',
    '@harbour',
    '@harbour.com',
    'harbour.com',
    '.com',
    'com ',
    ' see linkedin.com',
    'linkedin.com/in',
    'https://www.linkedin.com/in/',
    '/in/',
    '/',
    `seven-${number}`,
    `-eight${number}`,
    ' ',
    '',
    ', ',
    ' Harbour and summit ',
    'and',
    '\u00ad',
  ]);
}

/** A link's address: of somebody, of nobody, or of somebody behind a redirect. */
export function href(random: Random): string {
  const number = random.below(40);
  return random.one([
    `mailto:link${number}@harbour.com`,
    `mailto:?cc=copy${number}@harbour.com`,
    `https://www.linkedin.com/in/link-${number}`,
    `//linkedin.com/in/other-${number}/`,
    `${COVERED}${covered(`covered${number}@harbour.com`)}`,
    `/out?to=${encodeURIComponent(`https://www.linkedin.com/in/out-${number}`)}`,
    'https://harbour.com/',
    '#',
    '',
  ]);
}

/** An element with these in it. */
export function element(name: string, ...nodes: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...nodes);
  return made;
}

/** Up to three parts. */
export function some(random: Random, depth: number): Node[] {
  return Array.from({ length: random.below(4) }, () => piece(random, depth - 1));
}

/** A random part of a page. */
export function piece(random: Random, depth = 3): Node {
  if (depth <= 0) return document.createTextNode(words(random));
  return random.one(PIECES)(random, depth);
}

/** A text. */
export const text = (random: Random) => document.createTextNode(words(random));

/** A link. */
export const link = (random: Random, depth: number) => {
  const made = element('a', ...some(random, depth));
  made.setAttribute('href', href(random));
  return made;
};

const PIECES: readonly ((random: Random, depth: number) => Node)[] = [
  text,
  text,
  text,
  text,
  link,
  link,
  (random, depth) => element(random.one(INLINE), ...some(random, depth)),
  (random, depth) => element(random.one(INLINE), ...some(random, depth)),
  (random, depth) => element(random.one(INLINE), ...some(random, depth)),
  (random, depth) => element(random.one(BLOCKS), ...some(random, depth)),
  (random, depth) => element(random.one(BLOCKS), ...some(random, depth)),
  (random, depth) => element(random.one(SKIPPED), ...some(random, depth)),
  (random) => element(random.one(HEADINGS), `Name ${random.below(40)}`),
  (random) => element(random.one(SEPARATE)),
  () => element('wbr'),
  () => document.createComment('one@harbour.com'),
  (random, depth) =>
    element(
      'table',
      element('tr', element('td', ...some(random, depth)), element('td', ...some(random, depth))),
    ),
  (random, depth) =>
    element('ul', ...Array.from({ length: 3 }, () => element('li', ...some(random, depth)))),
  (random) => {
    const area = element('area');
    area.setAttribute('href', href(random));
    return area;
  },
  (random) => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', 'a');
    made.setAttribute('href', href(random));
    made.append(words(random));
    return made;
  },
  (random, depth) => {
    const made = element(random.one(INLINE), ...some(random, depth));
    made.dataset.cfemail = covered(`covered${random.below(40)}@harbour.com`);
    return made;
  },
  (random, depth) => {
    const made = element(random.one([...INLINE, ...BLOCKS]), ...some(random, depth));
    hide(made, random);
    return made;
  },
  (random, depth) => element(random.one(CUSTOM), ...some(random, depth)),
  (random, depth) => {
    const host = element(random.one([...CUSTOM, 'div', 'span']), ...some(random, depth));
    root(host, random, depth);
    return host;
  },
];

/** Attaches a shadow root with some parts. */
export function root(host: Element, random: Random, depth: number): void {
  const made = host.attachShadow({ mode: 'open', serializable: true });
  made.append(...some(random, depth));
  if (random.below(2)) made.append(element('slot'));
}

/** Shows or hides an element in one of the ways that matter, or in one that does not. */
export function hide(target: Element, random: Random): void {
  const [name, value] = random.one([
    ['hidden', ''],
    ['style', 'display: none'],
    ['style', 'visibility: hidden'],
    ['style', 'color: red'],
    ['contenteditable', 'true'],
    ['contenteditable', ''],
    ['contenteditable', 'false'],
  ] as const);
  target.setAttribute(name, value);
}
