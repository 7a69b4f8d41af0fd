import { attribute, fits, page } from './dom';
import { LONGEST_HREF } from './report';

// Attributes beside `href` that hold addresses, and what makes links of them: Cloudflare's, and web mail's.
const OTHERS = [
  ['data-cfemail', '/cdn-cgi/l/email-protection#'],
  ['email', 'mailto:'],
  ['data-hovercard-id', 'mailto:'],
] as const;
const NAMES = OTHERS.map(([name]) => name);
const WEB_MAIL = /^(mail\.google|outlook\.\w+)\.(com|microsoft)$/;

/** The attributes whose changes matter. */
export const FOLLOWED = ['hidden', 'contenteditable', 'style', 'href', ...NAMES];

/**
 * What is asked of a root, one by one as that is fastest. First the elements that may have a shadow root: most of a page's have these names
 * that hold none, and the browser leaves them out faster than we could. Then those that may tell something.
 */
export const SELECTORS = [
  ':not(a,td,tr,li,br,b,i,img)',
  'a',
  'area',
  ...NAMES.map((name) => `[${name}]`),
];

// Most links are told from those that matter by a look at themselves.
const MARK = /edin|in\/|to:|n#|a1a/i;
/**
 * What may name somebody. The first line is the page's address, or `mailto:` before a run of text; in the second is a profile's path, with
 * LinkedIn there or in the first; an address; Cloudflare's cover; or Bing's target.
 */
export const NAMES_SOMEBODY =
  /^(?=.*linkedin)[^\n]*\n.*(in|pub)\s*[/\\%]|^(?=.*mailto:).*\n.*(.@.*\.|%40)|\n.*(protection#|a1aHR0c)/is;

let others: readonly (typeof OTHERS)[number][] = OTHERS.slice(0, 1);

/** From now on web mail's attributes are read as well. */
export function readMail(): void {
  if (WEB_MAIL.test(location.host)) others = OTHERS;
}

/** The addresses that an element tells, as their author wrote them (H4, E14; web mail's too); of a plain link only its own. */
export function hrefsOf(element: Element, isPlain?: boolean): string[] {
  const hrefs: string[] = [];
  // Null says nothing either.
  const href = attribute(element, 'href') as string;
  const isMarked = MARK.test(href) && fits(element, 'a,area');
  if (isMarked && NAMES_SOMEBODY.test(`${page.baseURI}\n${href}`)) hrefs.push(href);
  for (const [name, before] of isPlain ? [] : others) {
    const value = attribute(element, name);
    if (value) hrefs.push(before + value);
  }
  return hrefs.filter((href) => !href[LONGEST_HREF]);
}
