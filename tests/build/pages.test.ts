import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../lib/languages';

const output = fileURLToPath(new URL('../../.output/', import.meta.url));

describe.each(['chrome-mv3', 'firefox-mv3'])('in %s', (browser) => {
  const folder = join(output, browser);

  it('there are the texts of every language that is offered, and the manifest’s own are among them', async () => {
    expect((await readdir(join(folder, '_locales'))).sort()).toEqual([...LANGUAGES].sort());
    const manifest = await readFile(join(folder, 'manifest.json'), 'utf8');
    expect(JSON.parse(manifest)).toMatchObject({ default_locale: 'en' });
    const names = [...manifest.matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name ?? '');
    expect(names).toContain('extName');
    for (const language of LANGUAGES) {
      const file = join(folder, '_locales', language, 'messages.json');
      const texts: object = JSON.parse(await readFile(file, 'utf8'));
      for (const name of names) expect(texts, language).toHaveProperty([name, 'message']);
    }
  });

  it('every page has a language and a direction, and shows no frame before its script has set the theme', async () => {
    const pages = (await readdir(folder)).filter((name) => name.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      const html = await readFile(join(folder, page), 'utf8');
      expect(html, page).toMatch(/<html lang="en" dir="ltr">/);
      expect(html, page).toMatch(/<meta name="color-scheme" content="light dark" ?\/?>/);
      const scripts = html.match(/<script\b[^>]*>/g);
      expect(scripts, page).toHaveLength(1);
      expect(scripts?.[0], page).toMatch(/type="module" blocking="render"/);
      expect(html.indexOf('<script'), page).toBeLessThan(html.indexOf('</head>'));
    }
  });
});
