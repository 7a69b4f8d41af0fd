import { documentOf } from './html';

/** Somebody whom every rough page names in plain sight, so that whoever still reads it can be told. */
export const PLAIN = 'dora.quill@rough.example.org';

/**
 * A page that makes life hard for whoever reads it. It counts its own ticks and frames in `#ticks` and its button's presses on
 * the button: a page that still does both is usable.
 */
export function roughPage(name: string): string | undefined {
  const rough: Rough | undefined = Object.hasOwn(ROUGH, name)
    ? ROUGH[name as RoughName]
    : undefined;
  if (rough === undefined) return undefined;
  return documentOf({
    title: `Rough: ${name}`,
    accent: '#7a3b2b',
    body: `<header><b>Rough: ${name}</b></header>
<main><h1>Rough</h1><p>${PLAIN}</p>
<p><button id="press">Pressed 0 times</button> Ticks: <output id="ticks">0</output></p>
<div id="here">${rough.html ?? ''}</div></main>`,
    script: `${life}\n${rough.script ?? ''}`,
  });
}

/** The names of the rough pages. */
export type RoughName = keyof typeof ROUGH;

// Everything that the counting needs is taken before the page spoils it.
const life = `
const ticks = document.querySelector('#ticks').firstChild;
const button = document.querySelector('#press');
const later = setTimeout.bind(window), frame = requestAnimationFrame.bind(window);
let count = 0, presses = 0;
const setData = Object.getOwnPropertyDescriptor(CharacterData.prototype, 'data').set;
const tick = () => frame(() => later(() => { setData.call(ticks, String(++count)); tick(); }));
tick();
const label = button.firstChild;
button.addEventListener('click', () => setData.call(label, 'Pressed ' + ++presses + ' times'));
const here = document.querySelector('#here');
const someone = (n) => 'person' + n + '.vale@crowd.example.org';`;

interface Rough {
  readonly html?: string;
  readonly script?: string;
}

// Names that a script may look up on a form, or on the document, and then gets an element instead.
const ON_FORMS = [
  ...['parentNode', 'parentElement', 'nodeType', 'nodeName', 'tagName', 'localName', 'attributes'],
  ...['querySelectorAll', 'querySelector', 'childNodes', 'children', 'firstChild', 'lastChild'],
  ...['nextSibling', 'previousSibling', 'textContent', 'innerText', 'shadowRoot', 'isConnected'],
  ...['getAttribute', 'hasAttribute', 'closest', 'matches', 'contains', 'getRootNode', 'hidden'],
  ...['style', 'isContentEditable', 'ownerDocument', 'compareDocumentPosition', 'namespaceURI'],
];
const ON_DOCUMENT = [
  ...['body', 'documentElement', 'querySelectorAll', 'createTreeWalker', 'addEventListener'],
  ...['URL', 'baseURI', 'visibilityState', 'hidden', 'defaultView', 'readyState', 'head', 'title'],
  ...['location', 'textContent', 'childNodes', 'nodeType', 'getSelection', 'activeElement'],
];
const ON_WINDOW = ['browser', 'sidecard', 'requestIdleCallback2', 'script', 'detect'];

const ROUGH = {
  calm: {},
  'at-signs': {
    // Not laid out: at this length its layout alone takes a browser seconds, whoever reads it or not.
    html: '<style>#here { content-visibility: hidden }</style>',
    script: `here.append('@'.repeat(1_000_000));
here.append(document.createElement('p'), 'a@a.'.repeat(250_000));
const torn = document.createElement('p');
for (let n = 0; n < 100_000; n++) torn.append(n % 2 ? '@' : 'a');
here.append(torn);`,
  },
  'deep-roots': {
    script: `let parent = here;
for (let depth = 0; depth < 500; depth++) {
  const host = document.createElement('div');
  parent.append(host);
  parent = host.attachShadow({ mode: 'open' });
}
parent.append('innermost.vale@rough.example.org');`,
  },
  'deep-tree': {
    // Not laid out: what breaks a renderer at this depth is its layout, whoever reads it or not.
    html: '<style>#deep { content-visibility: hidden } #deep * { display: contents }</style>',
    script: `let parent = document.createElement('div');
const deep = parent;
deep.id = 'deep';
for (let depth = 0; depth < 20_000; depth++) {
  const child = document.createElement('div');
  parent.append(child);
  parent = child;
}
parent.append('bottom.vale@rough.example.org');
here.append(deep);`,
  },
  mutations: {
    script: `const rows = Array.from({ length: 400 }, (_, n) => {
  const row = document.createElement('p');
  row.append(someone(n), document.createElement('a'));
  return row;
});
here.append(...rows);
const done = document.createElement('output');
done.id = 'done';
here.before(done);
let made = 0;
const burst = () => {
  for (let n = 0; n < 4000; n++) {
    const who = made >> 1;
    const row = rows[who % 400];
    if (made++ % 2) row.firstChild.data = someone(who);
    else row.lastChild.setAttribute('href', 'mailto:' + someone(who));
  }
  done.textContent = String(made);
  if (made < 200_000) later(burst, 20);
};
button.addEventListener('click', burst, { once: true });`,
  },
  'ping-pong': {
    script: `const ping = document.createElement('p'), pong = document.createElement('p');
here.append(ping, pong);
let n = 0;
const answer = (one, other) => new MutationObserver(() => {
  other.replaceChildren(someone(++n));
  other.hidden = n % 3 === 0;
}).observe(one, { childList: true });
answer(ping, pong);
// Back again in a task of its own: in one task the two would never let the page go on.
new MutationObserver(() => later(() => ping.replaceChildren(someone(++n))))
  .observe(pong, { childList: true });
ping.append('go');`,
  },
  overridden: {
    script: `const never = () => { throw new Error('overridden'); };
for (const { prototype } of [Node, Element, HTMLElement, HTMLAnchorElement, CharacterData, TreeWalker,
  Document, ShadowRoot, MutationObserver, IntersectionObserver, NodeList]) {
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const own = Object.getOwnPropertyDescriptor(prototype, name);
    if (name === 'constructor' || !own.configurable) continue;
    const trap = 'value' in own ? { value: never } : { get: never };
    Object.defineProperty(prototype, name, { configurable: true, ...trap });
  }
}
for (const name of ['push', 'map', 'filter', 'indexOf', 'slice', Symbol.iterator]) {
  Array.prototype[name] = never;
}
for (const name of ['indexOf', 'slice', 'charCodeAt', 'trim']) String.prototype[name] = never;
for (const name of ['setTimeout', 'requestIdleCallback', 'MutationObserver', 'Map', 'Set']) {
  window[name] = never;
}
Object.defineProperty(Object.prototype, 'toJSON', { get: never });
Promise.prototype.then = JSON.stringify = never;`,
  },
  clobbered: {
    html: `${ON_DOCUMENT.map((name) => `<img name="${name}" alt="">`).join('')}
${ON_WINDOW.map((name) => `<form id="${name}"><input name="runtime" id="${name}-id"></form>`).join('')}
<form>${ON_FORMS.map((name) => `<input name="${name}">`).join('')}
<p>within.form@rough.example.org <a href="mailto:link.form@rough.example.org">Write</a></p></form>
<form style="--display: none"><img name="parentNode" alt=""><p>styled.form@rough.example.org</p></form>
<form hidden><input name="hidden"><input name="hasAttribute"><input name="matches">
<p>hidden.form@rough.example.org</p></form>`,
  },
  churn: {
    // 2,000 addresses a second come, and as many go.
    script: `let n = 0;
setInterval(() => {
  const all = document.createElement('div');
  for (let row = 0; row < 100; row++) {
    const line = document.createElement('p');
    line.append(someone(n++));
    all.append(line);
  }
  here.replaceChildren(all);
}, 50);`,
  },
  crowd: {
    script: `for (let n = 0; n < 5000; n++) {
  const line = document.createElement('p');
  line.append('Number ' + n + ' ', someone(n));
  here.append(line);
}`,
  },
} as const satisfies Record<string, Rough>;
