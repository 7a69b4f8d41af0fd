import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// What we open leads out of the extension in one place, `components/ui/link.tsx`, which knows the schemes; all else leads to our own pages.

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const FILES = ['components', 'entrypoints', 'lib'].flatMap((folder) =>
  readdirSync(`${ROOT}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|html)$/.test(name))
    .map((name) => ({
      name: `${folder}/${name}`,
      words: readFileSync(`${ROOT}${folder}/${name}`, 'utf8'),
    })),
);

/** Every place in the code that a pattern finds, with its file. */
function placesOf(pattern: RegExp): string[] {
  return FILES.flatMap(({ name, words }) =>
    [...words.matchAll(pattern)].map(([place]) => `${name}: ${place.replace(/\s+/g, ' ')}`),
  ).sort();
}

it('no link but that one leads out of our pages', () => {
  const links = placesOf(/<(?:a|area|form|base)\s[^>]*?\b(?:href|action)=(?:"[^"]*"|\{`?[^`}$]*)/g);
  const out = links.filter((place) => !/href=(?:\{`|")(?:#|\/library\.html#)/.test(place));
  expect(out).toEqual(['components/ui/link.tsx: <a class={props.class} href={href']);
  // The pattern finds those that stay inside, and each tag has a place where it leads.
  expect(links.length).toBeGreaterThan(out.length);
  expect(links).toHaveLength(placesOf(/<(?:a|area|form|base)\s[^>]*?\b(?:href|action)=/g).length);
});

it('whatever opens in a tab of its own gets no way back to us', () => {
  const tags = placesOf(/<a\s[^>]*target="_blank"[^>]*>/g);
  expect(tags.length).toBeGreaterThan(0);
  expect(tags.filter((tag) => !/rel="noopener/.test(tag))).toEqual([]);
  expect(tags.find((tag) => tag.startsWith('components/ui/link.tsx'))).toContain(
    'rel="noopener noreferrer"',
  );
});

it('no script of ours opens anything but our own pages and the browser’s', () => {
  const opened = placesOf(
    /\b(?:window\.open|tabs\.(?:create|update|duplicate)|windows\.create|location\.(?:assign|replace)|navigation\.navigate)\([^)]*\)|\blocation(?:\.href)?\s*=[^=>].*|createElement\('(?:a|iframe|form|object|embed)'\)|\bdownloads\.\w+|\.(?:innerHTML|outerHTML|srcdoc)\s*=|dangerouslySetInnerHTML|insertAdjacentHTML|document\.write/g,
  );
  expect(opened).toEqual([
    // A blob that is saved.
    "components/ui/save-file.ts: createElement('a')",
    // Our own library.
    "lib/library-tab.ts: tabs.create({ url: `${browser.runtime.getURL('/library.html')",
    // The panel in a window, where there is no side panel, and the browser's own page of shortcuts.
    "lib/platform.ts: tabs.create({ url: 'chrome://extensions/shortcuts' })",
    "lib/platform.ts: windows.create({ url, type: 'popup', width: 400, height: 720 })",
  ]);
});
