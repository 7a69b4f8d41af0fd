import type { Finding, Report } from '../../lib/detect/page/report';
import { type PageWatch, watchPage } from '../../lib/detect/page/watch';
import { type Random, randomFrom } from '../bench/random';

/** What is done to a page. It chooses by a seed of its own, so that of what was done before anything can be left out. */
interface Change {
  readonly kind: keyof typeof CHANGES;
  readonly seed: number;
  /** How the page goes on afterwards: in the same task, or later. */
  readonly pause: keyof typeof PAUSES;
}

/** A page and what becomes of it. */
interface Plan {
  /** What is done before anybody reads. */
  readonly before: readonly Change[];
  readonly changes: readonly Change[];
  /** How far the clock goes with each look at it, in milliseconds: slices are then as short; 0 for the browser's own time. */
  readonly tick: number;
}

/** What was told in the end, sorted and each once: of a link its address and label, of a text its pieces. */
export interface Outcome {
  /** By the page script that was there from the beginning. */
  readonly followed: readonly string[];
  /** By another that came only then. */
  readonly anew: readonly string[];
  /** By the first, told to look once more. */
  readonly again: readonly string[];
  /** What the first told under two numbers at a time. */
  readonly twice: readonly string[];
}

/** What a page offers the spec that opened it. */
export interface FollowingPage {
  /**
   * The page script, once for each time that this file was run here: it has its state in its modules, so that two copies share
   * none, which makes the second a better judge of the first than the first, stopped and started again, would be.
   */
  readonly watchers: (typeof watchPage)[];
  /** Builds a page from the seed, changes it under the eyes of the first copy, and has the second read what became of it. */
  run(seed: number, tick: number): Promise<Outcome>;
}

declare global {
  interface Window {
    followingPage: FollowingPage;
  }
}

/** What has been told and not lost by one watch. */
interface Listener {
  readonly watch: PageWatch;
  readonly told: Map<number, Finding>;
}

window.followingPage = {
  watchers: [...(window.followingPage?.watchers ?? []), watchPage],
  run: (seed, tick) => outcomeOf(planOf(seed, tick)),
};

const MANY_AT_ONCE = 200;
// As many as the page script looks for a link above a change.
const MOST_LEVELS = 6;
const REST_MS = 300;
// Longer than custom elements are looked at, and than messages are apart.
const CALM_MS = 1_600;
const PATIENCE_MS = 10_000;

const realTimeout = setTimeout.bind(window);
const realIdle = requestIdleCallback.bind(window);
const realNow = performance.now.bind(performance);

// --- The page's parts

const INLINE = ['span', 'b', 'em', 'i', 'strong', 'label', 'mark', 'code'];
const BLOCKS = ['p', 'div', 'section', 'article', 'blockquote', 'pre', 'button', 'form'];
const SKIPPED = ['textarea', 'noscript', 'option', 'select', 'template', 'object', 'video'];
const HEADINGS = ['h2', 'h3', 'dt', 'th'];
const CUSTOM = ['x-card', 'y-panel'];
const SEPARATE = ['br', 'hr', 'img', 'input'];

const COVERED = '/cdn-cgi/l/email-protection#';

/** An address as Cloudflare writes it. */
function covered(address: string): string {
  return [0x2a, ...[...address].map((sign) => sign.charCodeAt(0) ^ 0x2a)]
    .map((code) => code.toString(16).padStart(2, '0'))
    .join('');
}

/** Whole identifiers, parts that become one beside each other, and what belongs to none. */
function words(random: Random): string {
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

function href(random: Random): string {
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

function element(name: string, ...nodes: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...nodes);
  return made;
}

function some(random: Random, depth: number): Node[] {
  return Array.from({ length: random.below(4) }, () => piece(random, depth - 1));
}

/** A random part of a page. */
function piece(random: Random, depth = 3): Node {
  if (depth <= 0) return document.createTextNode(words(random));
  return random.one(PIECES)(random, depth);
}

const text = (random: Random) => document.createTextNode(words(random));

const link = (random: Random, depth: number) => {
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

function root(host: Element, random: Random, depth: number): void {
  const made = host.attachShadow({ mode: 'open', serializable: true });
  made.append(...some(random, depth));
  if (random.below(2)) made.append(element('slot'));
}

function hide(target: Element, random: Random): void {
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

// --- What becomes of it

const isElement = (node: Node): node is Element => node instanceof Element;
const isText = (node: Node): node is Text => node instanceof Text;
const isParent = (node: Node): node is Element | ShadowRoot =>
  isElement(node) || node instanceof ShadowRoot;

/** All that is in the page's body, shadow roots and what is in them included. */
function nodesIn(parent: Node): Node[] {
  const nodes: Node[] = [];
  for (const node of parent.childNodes) nodes.push(node, ...nodesIn(node));
  if (isElement(parent) && parent.shadowRoot) {
    nodes.push(parent.shadowRoot, ...nodesIn(parent.shadowRoot));
  }
  return nodes;
}

// One address stays where it is and must always be told: a page with nothing on it proves nothing.
const witness = element('p', 'witness@harbour.com');

const all = () => nodesIn(document.body).filter((node) => !witness.contains(node));
const parents = () => [document.body, ...all().filter(isParent)];
const inner = () => all().filter((node) => node.parentNode !== null);
const elements = () => inner().filter(isElement);
const texts = () => inner().filter(isText);

/** Does something with one of the nodes, if there are any. */
function withOne<T>(random: Random, nodes: readonly T[], act: (node: T) => void): void {
  if (nodes.length) act(random.one(nodes));
}

function place(random: Random, node: Node): void {
  const into = parents().filter((parent) => !node.contains(parent) && !hosts(node, parent));
  withOne(random, into, (parent) => {
    parent.insertBefore(node, random.one([null, ...parent.childNodes]));
  });
}

/** Whether `parent` is in a shadow root somewhere in `node`. */
function hosts(node: Node, parent: Node): boolean {
  const root = parent.getRootNode();
  return root instanceof ShadowRoot && (node.contains(root.host) || hosts(node, root.host));
}

const row = (random: Random, index: number) => {
  const line = element(random.one(['li', 'p', 'span']), `row${index}@harbour.com`);
  if (random.below(2)) line.prepend(link(random, 1));
  return line;
};

const rows = (random: Random) =>
  Array.from({ length: MANY_AT_ONCE }, (_, index) => row(random, index));

// What was taken out of the page, and may come back.
const drawer: Node[] = [];

const CHANGES = {
  insert: (random: Random) => place(random, piece(random)),
  insertText: (random: Random) => place(random, text(random)),
  insertOneByOne: (random: Random) =>
    withOne(random, parents(), (parent) => {
      const before = random.one([null, ...parent.childNodes]);
      for (const one of rows(random)) parent.insertBefore(one, before);
    }),
  insertAtOnce: (random: Random) =>
    withOne(random, parents(), (parent) => {
      const fragment = new DocumentFragment();
      fragment.append(...rows(random));
      parent.insertBefore(fragment, random.one([null, ...parent.childNodes]));
    }),
  remove: (random: Random) =>
    withOne(random, inner(), (node) => {
      node.parentNode?.removeChild(node);
    }),
  keep: (random: Random) =>
    withOne(random, inner(), (node) => {
      node.parentNode?.removeChild(node);
      drawer.push(node);
    }),
  bringBack: (random: Random) =>
    withOne(random, drawer, (node) => {
      const parts = nodesIn(node).filter(isParent);
      if (parts.length && random.below(2)) random.one(parts).append(piece(random, 2));
      place(random, node);
    }),
  removeSome: (random: Random) =>
    withOne(random, parents(), (parent) => {
      const nodes = [...parent.childNodes].filter((node) => node !== witness);
      for (const node of nodes.slice(0, nodes.length / 3)) parent.removeChild(node);
    }),
  move: (random: Random) => withOne(random, inner(), (node) => place(random, node)),
  moveOn: (random: Random) =>
    withOne(random, parents(), (parent) => {
      const nodes = [...parent.childNodes].filter((node) => node !== witness);
      for (const node of nodes.slice(0, nodes.length / 3)) parent.insertBefore(node, null);
    }),
  unwrap: (random: Random) =>
    withOne(random, elements(), (node) => node.replaceWith(...node.childNodes)),
  wrap: (random: Random) =>
    withOne(random, inner(), (node) => {
      const around = element(random.one([...INLINE, ...BLOCKS]));
      node.parentNode?.replaceChild(around, node);
      around.append(node);
    }),
  replaceChildren: (random: Random) =>
    withOne(random, parents().slice(1), (parent) => parent.replaceChildren(...some(random, 3))),
  setData: (random: Random) =>
    withOne(random, texts(), (node) => {
      node.data = words(random);
    }),
  appendData: (random: Random) =>
    withOne(random, texts(), (node) => node.appendData(words(random))),
  deleteData: (random: Random) =>
    withOne(random, texts(), (node) => node.deleteData(random.below(node.length + 1), 3)),
  splitText: (random: Random) =>
    withOne(random, texts(), (node) => {
      node.splitText(random.below(node.length + 1));
    }),
  normalize: (random: Random) => withOne(random, parents(), (parent) => parent.normalize()),
  setHref: (random: Random) =>
    withOne(
      random,
      elements().filter((node) => node.matches('a,area')),
      (node) => node.setAttribute('href', href(random)),
    ),
  removeHref: (random: Random) =>
    withOne(
      random,
      elements().filter((node) => node.matches('[href]')),
      (node) => node.removeAttribute('href'),
    ),
  hide: (random: Random) => withOne(random, elements(), (node) => hide(node, random)),
  show: (random: Random) =>
    withOne(
      random,
      elements().filter((node) => node.matches('[hidden],[style],[contenteditable]')),
      (node) => {
        for (const name of ['hidden', 'style', 'contenteditable']) node.removeAttribute(name);
      },
    ),
  setCovered: (random: Random) =>
    withOne(random, elements(), (node) =>
      node.setAttribute('data-cfemail', covered(`covered${random.below(40)}@harbour.com`)),
    ),
  removeCovered: (random: Random) =>
    withOne(
      random,
      elements().filter((node) => node.matches('[data-cfemail]')),
      (node) => node.removeAttribute('data-cfemail'),
    ),
  // Only of custom elements: nothing tells of other elements' that come late.
  attachShadow: (random: Random) =>
    withOne(
      random,
      elements().filter((node) => /-/.test(node.localName) && !node.shadowRoot),
      (node) => root(node, random, 3),
    ),
};

const PAUSES = {
  none: () => undefined,
  microtask: () => Promise.resolve(),
  slice: () => slice(),
  slices: async () => {
    for (let left = 5; left--; ) await slice();
  },
  rest: () => time.pass(REST_MS),
  long: () => time.pass(1_500),
};

const BEFORE: readonly Change['kind'][] = [
  'insert',
  'insert',
  'insert',
  'insertText',
  'insertText',
];
const AFTERWARDS: readonly Change['pause'][] = [
  'none',
  'none',
  'none',
  'none',
  'microtask',
  'slice',
  'slice',
  'slices',
  'rest',
  'long',
];

function planOf(seed: number, tick: number): Plan {
  const random = randomFrom(seed);
  const any = Object.keys(CHANGES) as Change['kind'][];
  const isRare = /AtOnce|OneByOne/;
  const kinds = [...any, ...any.filter((kind) => !isRare.test(kind))];
  const seeded = (kind: Change['kind']): Change => ({
    kind,
    seed: random.below(2 ** 31),
    pause: random.one(AFTERWARDS),
  });
  return {
    before: Array.from({ length: 5 + random.below(25) }, () => seeded(random.one(BEFORE))),
    changes: Array.from({ length: 5 + random.below(26) }, () => seeded(random.one(kinds))),
    tick,
  };
}

// --- Time

interface Time {
  /** Lets one slice of idle time pass. */
  slice(): Promise<void>;
  pass(ms: number): Promise<void>;
}

const browsersTime: Time = {
  slice: () => new Promise((done) => realIdle(() => done(), { timeout: 300 })),
  pass: (ms) => new Promise((done) => realTimeout(done, ms)),
};

/** Time that passes only here: with every look at the clock, and when it is let pass. */
function ownTime(tick: number): Time {
  let now = 0;
  const idle: (() => void)[] = [];
  let timers: { at: number; act: () => void }[] = [];
  performance.now = () => {
    now += tick;
    return now;
  };
  window.requestIdleCallback = (act) => {
    idle.push(() => act({ didTimeout: false, timeRemaining: () => 0 }));
    return 0;
  };
  window.setTimeout = ((act: () => void, ms: number) => {
    timers.push({ at: now + ms, act });
    return 1;
  }) as typeof setTimeout;
  const task = () =>
    new Promise<void>((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        done();
      };
      port2.postMessage(0);
    });
  const slice = async () => {
    await task();
    idle.shift()?.();
    await task();
  };
  return {
    slice,
    pass: async (ms) => {
      for (let left = ms / 50; left-- > 0; now += 50) {
        await slice();
        while (idle.length) await slice();
        const due = timers.filter(({ at }) => at <= now);
        timers = timers.filter(({ at }) => at > now);
        for (const { act } of due) act();
      }
      await task();
    },
  };
}

let time = browsersTime;
const slice = () => time.slice();

// --- Who listens

function listened(index: number): Listener {
  const start = window.followingPage.watchers[index];
  if (start === undefined) throw new Error(`No copy ${index} of the page script.`);
  const told = new Map<number, Finding>();
  const hear = (report: Report): Promise<boolean> => {
    if (report.isWhole) told.clear();
    for (const id of report.lost) told.delete(id);
    for (const finding of report.found) told.set(finding.id, finding);
    return Promise.resolve(true);
  };
  return { watch: start(hear, () => true), told };
}

// The addresses of links that have held something too deep for its changes to count for their labels.
const deep = new Set<string>();

function noteDeep(): void {
  for (const node of all()) {
    let level = 0;
    for (let at = node.parentNode; at; at = at.parentNode) {
      if (++level < MOST_LEVELS || !isElement(at)) continue;
      const cover = at.getAttribute('data-cfemail');
      deep.add(at.getAttribute('href') ?? '');
      if (cover) deep.add(COVERED + cover);
    }
  }
}

// Without `near`: a name beside something that was told is not followed. Each once, as what differs in this alone is told for each.
const contentsOf = ({ told }: Listener) =>
  distinct(
    [...told.values()].map(({ href, text, label }) =>
      href === undefined || deep.has(href) ? (href ?? text) : { href, label },
    ),
  );

const distinct = (contents: readonly unknown[]) =>
  [...new Set(contents.map((content) => JSON.stringify(content)))].sort();

/** What is told under more than one number. */
function toldTwice({ told }: Listener): string[] {
  const all = [...told.values()].map(({ id, ...content }) => JSON.stringify(content));
  return all.filter((content, index) => all.indexOf(content) !== index);
}

async function outcomeOf(plan: Plan): Promise<Outcome> {
  if (plan.tick) time = ownTime(plan.tick);
  for (const { kind, seed } of plan.before) CHANGES[kind](randomFrom(seed));
  document.body.append(witness);
  noteDeep();
  const first = listened(0);
  for (const { kind, seed, pause } of plan.changes) {
    CHANGES[kind](randomFrom(seed));
    noteDeep();
    await PAUSES[pause]();
  }
  await time.pass(CALM_MS);
  const second = listened(1);
  const followed = await settled(first, () => contentsOf(second));
  const anew = contentsOf(second);
  const twice = toldTwice(first);
  first.watch.look();
  const again = await settled(first, () => anew);
  first.watch.stop();
  second.watch.stop();
  return { followed, anew, again, twice };
}

/** What is told after a while; where that is not what it should be, after a longer one. */
async function settled(listener: Listener, wanted: () => readonly string[]): Promise<string[]> {
  const start = realNow();
  do await time.pass(CALM_MS);
  while (`${contentsOf(listener)}` !== `${wanted()}` && realNow() - start < PATIENCE_MS);
  return contentsOf(listener);
}
