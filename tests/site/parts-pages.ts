import { documentOf } from './html';

/** A page with the headers it is served with. */
export interface ServedPage {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An address as a certain host hides it from robots (E14 of the detection policy), in hexadecimal. */
export function cloudflare(address: string, key = 0x5e): string {
  const bytes = [key, ...[...Buffer.from(address)].map((byte) => byte ^ key)];
  return Buffer.from(bytes).toString('hex');
}

/** What the strict page names; all of it in pieces, or hidden from robots. */
export const STRICT_PEOPLE = [
  'ada.comment@strict.example.org',
  'bram.break@strict.example.org',
  'chiara.inline@strict.example.org',
  'dmitri.span@strict.example.org',
  'elodie.cloud@strict.example.org',
  'farouk.cloud@strict.example.org',
  'greta.soft@strict.example.org',
] as const;

/** A page that lets no script of anybody run and no resource load. */
export function strictPage(): ServedPage {
  return {
    headers: { 'content-security-policy': "default-src 'none'" },
    html: `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Strict</title><link rel="icon" href="data:,"></head>
<body><h1>A strict house</h1>
<p>Write to ada.comment@str<!-- -->ict.example.org today.</p>
<p>Or to bram.break@strict<wbr>.example<wbr>.org, as you like.</p>
<p><b>chiara.inline</b>@<i>strict</i>.example.org</p>
<p><span>dmitri.span</span><span>@strict.example.org</span></p>
<p><span data-cfemail="${cloudflare(STRICT_PEOPLE[4])}">[email&#160;protected]</span></p>
<p><a href="/cdn-cgi/l/email-protection#${cloudflare(STRICT_PEOPLE[5], 0xa1)}">Write</a></p>
<p>greta.&shy;soft@strict.example.org</p>
<p>not.one</p><p>@strict.example.org</p>
<table><tr><td>not.two@</td><td>strict.example.org</td></tr></table>
</body></html>`,
  };
}

/** Who is in the parts of that page, by the part; `across` is in another site's frame. */
export const PARTS = {
  page: 'page.vale@parts.example.org',
  srcdoc: 'srcdoc.vale@parts.example.org',
  same: 'same.vale@parts.example.org',
  within: 'within.vale@parts.example.org',
  written: 'written.vale@parts.example.org',
  root: 'root.vale@parts.example.org',
  nested: 'nested.vale@parts.example.org',
  late: 'late.vale@parts.example.org',
  closed: 'closed.vale@parts.example.org',
  across: 'across.vale@widgets.example.net',
} as const;

/** A page of frames and shadow roots that watches all that is done to it: `window.seen` tells. */
export function partsPage(): string {
  return documentOf({
    title: 'Parts',
    accent: '#5a4a2b',
    body: `<script>${traps}</script>
<header><b>Parts</b></header><main><h1>Parts</h1>
<p>${PARTS.page}</p>
<iframe title="srcdoc" srcdoc="<p>${PARTS.srcdoc}</p>"></iframe>
<iframe title="same" src="/frame"></iframe>
<iframe title="across" src="https://widgets.example.net/"></iframe>
<iframe title="written"></iframe>
<div id="host"></div><div id="closed"></div><div id="late"></div>
</main>`,
    script: `
const rootIn = (host, text, mode = 'open') => {
  const root = host.attachShadow({ mode });
  root.innerHTML = '<p>' + text + '</p><div></div>';
  return root;
};
const root = rootIn(document.querySelector('#host'), '${PARTS.root}');
rootIn(root.querySelector('div'), '${PARTS.nested}');
rootIn(document.querySelector('#closed'), '${PARTS.closed}', 'closed');
const written = document.querySelector('[title=written]').contentDocument;
written.body.innerHTML = '<p>${PARTS.written}</p>';
window.addLate = () => {
  const host = document.createElement('section');
  document.querySelector('#late').append(host);
  rootIn(host, '${PARTS.late}');
};`,
  });
}

/** The frame of the same site in that page, with a frame of its own. */
export function framePage(): string {
  return `<!doctype html><title>Frame</title><p>${PARTS.same}</p>
<iframe title="within" srcdoc="<p>${PARTS.within}</p>"></iframe>`;
}

/** The frame of another site in that page. */
export function widgetPage(): string {
  return `<!doctype html><title>Widget</title><p>${PARTS.across}</p>`;
}

// Whatever a script in the page's own world does to the document passes through these prototypes; whatever is done to the
// document from any world, the observer sees.
const traps = `
window.seen = [];
const note = (what) => { if (window.seen.length < 100) window.seen.push(what); };
new MutationObserver((records) => records.forEach(({ type }) => note(type)))
  .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
addEventListener('message', () => note('message'));
for (const { prototype } of [Node, Element, HTMLElement, HTMLAnchorElement, Document, ShadowRoot,
  CharacterData, EventTarget, TreeWalker, MutationObserver, Storage, Performance]) {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const own = Object.getOwnPropertyDescriptor(prototype, name);
    if (name === 'constructor' || !own.configurable) continue;
    for (const kind of ['get', 'value']) {
      const before = own[kind];
      if (typeof before !== 'function') continue;
      own[kind] = function (...args) { note(name); return before.apply(this, args); };
    }
    Object.defineProperty(prototype, name, own);
  }
}`;
