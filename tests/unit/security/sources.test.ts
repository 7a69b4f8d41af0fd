import { beforeAll, describe, expect, it } from 'vitest';
import { linesWith, sourceFiles } from './source-files';

// What the sources may not do at all, and what only few places may. A new line here is to be thought about by whoever adds it.

let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  files = await sourceFiles();
});

describe('the sources', () => {
  it('are all read', () => {
    expect(files.size).toBeGreaterThan(200);
    expect(files.get('lib/messenger.ts')).toContain('export function serve');
  });

  it.each([
    ['turn text into code', /\beval\b|new Function\b|\bFunction\(|setTimeout\(\s*['"`]/],
    [
      'turn text into markup',
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|srcdoc|createContextualFragment|dangerouslySetInnerHTML/,
    ],
    [
      'load a script or style from elsewhere',
      /importScripts|(?:src|href)=["'`]https?:|import\(\s*["'`]https?:/,
    ],
    [
      'speak to a host in another way than by fetch',
      /XMLHttpRequest|sendBeacon|WebSocket|WebTransport|EventSource|RTCPeerConnection|navigator\.serviceWorker/,
    ],
    ['make the browser connect ahead', /preconnect|dns-prefetch|prerender|rel=["'`]prefetch/],
    [
      'listen to what other extensions or web pages send',
      /onMessageExternal|onConnect|onUserScriptMessage/,
    ],
    [
      'send a message into a page',
      /tabs\.sendMessage|tabs\.connect|window\.postMessage|\bparent\.postMessage|window\.opener/,
    ],
    [
      'store anything that travels with the user’s account',
      /storage\.sync\.(?:set|get)|['"`]sync:/,
    ],
    [
      'open a window from a script',
      /window\.open\(|location\.(?:assign|replace)\(|location\.href\s*=/,
    ],
  ])('never %s', (_, pattern) => {
    expect(linesWith(files, pattern)).toEqual([]);
  });

  it('keep nothing by its origin’s own means but the theme, which is needed before the first frame', () => {
    const lines = linesWith(files, /\b(?:localStorage|sessionStorage|document\.cookie)\b/);
    expect(lines.filter((line) => !line.startsWith('components/ui/appearance.ts: '))).toEqual([]);
    expect(lines.filter((line) => !line.includes('COPY'))).toEqual([]);
  });

  it('fetch their own files, and else only through the one line to a provider', () => {
    const calls = linesWith(files, /(?<![.\w])fetch\((?!provider)/);
    const own = /fetch\(browser\.runtime\.getURL\(/;
    expect(calls.filter((line) => !own.test(line))).toEqual([
      'lib/worker/surroundings.ts: if (!provider.isDemo) return (input, init) => fetch(input, init);',
    ]);
    expect(calls.filter((line) => own.test(line)).length).toBeGreaterThan(1);
  });

  it('have one HTTP client, which sends no cookie and no referrer and follows no redirect', () => {
    expect(linesWith(files, /from 'ky'/)).toEqual([
      "lib/providers/request.ts: import ky from 'ky';",
    ]);
    const client = files.get('lib/providers/request.ts') ?? '';
    expect(client.match(/\bky\(/g)).toHaveLength(1);
    for (const option of [
      "credentials: 'omit'",
      "referrerPolicy: 'no-referrer'",
      "redirect: 'error'",
      "cache: 'no-store'",
      'retry: 0',
    ]) {
      expect(client).toContain(option);
    }
  });

  it('load pictures without a referrer, in one place', () => {
    const pictures = linesWith(files, /<img\b|new Image\(|createElement\('img'/);
    expect(pictures).toEqual(['components/panel/picture.tsx: <img']);
    expect(files.get('components/panel/picture.tsx')).toContain('referrerpolicy="no-referrer"');
  });

  it('give whatever opens in another tab no way back', () => {
    const opening = linesWith(files, /target=/);
    expect(opening.length).toBeGreaterThan(1);
    expect(opening.filter((line) => !/rel="noopener/.test(line))).toEqual([]);
  });

  it('log fixed words, and of an error its name and place, never what it was about', () => {
    const logs = linesWith(files, /console\./);
    const isSparing =
      /console\.error\('Sidecard: [^']*', (?:String\(error\)|placeOf\(\w+\)|\w+ instanceof Error \? \w+\.stack : typeof \w+)\)?,?;?|console\.error\($/;
    expect(logs.filter((line) => !isSparing.test(line))).toEqual([]);
  });

  it('read a key in the worker alone', () => {
    const readers = [...files]
      .filter(([, text]) => /import[^;]*\breadKey\b[^;]*from '[^']*keys'/.test(text))
      .map(([path]) => path);
    expect(readers.filter((path) => !/^lib\/(?:keys|worker)\//.test(path))).toEqual([]);
    expect(readers.length).toBeGreaterThan(0);
  });
});
