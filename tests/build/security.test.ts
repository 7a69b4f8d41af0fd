import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const output = fileURLToPath(new URL('../../.output/', import.meta.url));

interface Built {
  readonly name: string;
  readonly text: string;
}

async function builtFiles(browser: string, endings: RegExp): Promise<readonly Built[]> {
  const folder = join(output, browser);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && endings.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (path) => ({
      name: path.slice(folder.length + 1),
      text: await readFile(path, 'utf8'),
    })),
  );
}

// Every word of these in a script that users get; whose it is, and why it may be there, stands beside it.
const FORBIDDEN: readonly {
  readonly what: string;
  readonly pattern: RegExp;
  /** A library that has it: words by which a script that holds the library is known, and how often it may be there. */
  readonly known?: { readonly by: string; readonly times: number };
}[] = [
  { what: 'eval', pattern: /\beval\s*\(/g },
  { what: 'a function made of text', pattern: /\bFunction\s*\(|\.constructor\(\s*["'`]/g },
  {
    what: 'zod’s try whether it may make functions of text',
    pattern: /allowsEval|Cloudflare-Workers/g,
  },
  { what: 'a timer that runs text', pattern: /set(?:Timeout|Interval)\(\s*["'`]/g },
  // Preact's own, for a property that no component of ours uses: tests/unit/security/sources.test.ts.
  {
    what: 'markup made of text',
    pattern: /\.(?:inner|outer)HTML\s*=(?!=)|insertAdjacentHTML|createContextualFragment/g,
    known: { by: 'dangerouslySetInnerHTML', times: 1 },
  },
  { what: 'document.write', pattern: /document\.write/g },
  {
    what: 'another way to a host',
    // Of papaparse, for files that it would load by their address; nobody asks it to.
    pattern: /XMLHttpRequest|sendBeacon|\bWebSocket\b|WebTransport|EventSource|RTCPeerConnection/g,
    known: { by: 'BAD_DELIMITERS', times: 1 },
  },
  {
    what: 'a connection ahead of need',
    // Of Vite, for the parts of a page that it loads on demand: all of them the extension's own.
    pattern: /preconnect|dns-prefetch|\bprefetch\b|modulepreload/g,
    known: { by: 'vite:preloadError', times: 2 },
  },
  { what: 'code from elsewhere', pattern: /import\(\s*["'`]https?:|importScripts\(/g },
  {
    what: 'an ear for other extensions',
    pattern: /onMessageExternal|onConnectExternal/g,
    // The polyfill wraps the event for whoever listens; tests/unit/security/sources.test.ts sees that nobody does.
    known: { by: 'onMessageExternal:', times: 1 },
  },
];

describe.each(['chrome-mv3', 'firefox-mv3'])('the scripts of %s', (browser) => {
  it.each(FORBIDDEN)('hold nothing of this kind: $what', async ({ pattern, known }) => {
    const scripts = await builtFiles(browser, /\.js$/);
    expect(scripts.length).toBeGreaterThan(20);
    for (const { name, text } of scripts) {
      const most = known !== undefined && text.includes(known.by) ? known.times : 0;
      expect(text.match(pattern)?.length ?? 0, name).toBeLessThanOrEqual(most);
    }
  });

  it('reach no address by themselves: every fetch is of an own file or of a request that is handed in', async () => {
    const scripts = await builtFiles(browser, /\.js$/);
    const literal = scripts.filter(({ text }) => /\bfetch\(\s*["'`]/.test(text));
    expect(literal.map(({ name }) => name)).toEqual([]);
  });
});

describe.each(['chrome-mv3', 'firefox-mv3'])('the pages of %s', (browser) => {
  it('have no script or style within them, and load none from elsewhere', async () => {
    const pages = await builtFiles(browser, /\.html$/);
    expect(pages.length).toBeGreaterThan(1);
    for (const { name, text } of pages) {
      expect(text.match(/<script\b[^>]*>(?!<\/script>)/g), name).toBeNull();
      expect(text, name).not.toMatch(
        /<style|\sstyle=|\son\w+=|<base|<iframe|<meta[^>]+http-equiv/i,
      );
      const links = [...text.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, to]) => to ?? '');
      expect(links.length, name).toBeGreaterThan(1);
      for (const to of links) expect(to, name).toMatch(/^\/(?!\/)/);
    }
  });

  it('have style sheets that load nothing from elsewhere', async () => {
    const sheets = await builtFiles(browser, /\.css$/);
    expect(sheets.length).toBeGreaterThan(2);
    for (const { name, text } of sheets) {
      expect(text, name).not.toMatch(/@import|url\(\s*["']?(?:https?:)?\/\//);
    }
  });
});
