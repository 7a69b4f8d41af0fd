import { randomFrom } from '../random';
import { feed } from './feed';
import { HOSTILE_PAGES, type HostilePage } from './hostile-pages';
import { marked } from './marks';
import { markup, type PageKind, rowMarkup } from './markup';
import { type Scanned, scan } from './scan';
import { watchTasks } from './tasks';
import { linkifyPage, walk, walkTexts } from './walk';

const INSERTED_ROWS = 5_000;
const NativeObserver = window.MutationObserver;

/** What the bench can ask of the page that it runs in. */
const bench = {
  build: (kind: PageKind, seed: number, hasPeople: boolean) => {
    document.body.innerHTML = markup(kind, seed, hasPeople);
    collectGarbage();
  },
  scan: async () => (await scan()).first,
  /** Takes each text and each link's address of the page once. */
  walk: () => marked(() => walk(document.body)),
  linkify: () => marked(() => linkifyPage(document.body)),
  /** 5,000 rows inserted one by one under the watch of the page script. */
  scanInserted: async (seed: number): Promise<Scanned | undefined> => {
    const insert = prepareRows(seed);
    return (await scan(insert)).changed;
  },
  /** The same rows under an observer that takes the texts of each once and, if asked to, the links' addresses as well. */
  walkInserted: async (seed: number, hasLinks: boolean): Promise<string> => {
    const insert = prepareRows(seed);
    const observer = new NativeObserver(() => undefined);
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    insert();
    const records = observer.takeRecords();
    observer.disconnect();
    return marked(() => {
      for (const { addedNodes } of records) {
        for (const node of addedNodes) {
          if (hasLinks) walk(node as Element);
          else walkTexts(node);
        }
      }
    });
  },
  feed,
  hostile: async (name: keyof typeof HOSTILE_PAGES) => {
    const page: HostilePage = HOSTILE_PAGES[name];
    page.build();
    collectGarbage();
    return scan(page.change);
  },
};

/** The type of `window.bench` in the page. */
export type Bench = typeof bench;

declare global {
  interface Window {
    bench: Bench;
    /** Chromium's, with `--expose-gc`. */
    gc?: () => void;
  }
}

window.bench = bench;
watchTasks();

function prepareRows(seed: number): () => void {
  const random = randomFrom(seed);
  const list = document.createElement('main');
  document.body.replaceChildren(list);
  const rows = Array.from({ length: INSERTED_ROWS }, (_, index) => {
    const row = document.createElement('div');
    row.innerHTML = rowMarkup(random, index);
    return row;
  });
  collectGarbage();
  return () => {
    for (const row of rows) list.append(row);
  };
}

function collectGarbage(): void {
  window.gc?.();
}
