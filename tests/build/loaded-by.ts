import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const chromium = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

/** A page and all it loads before its first card: scripts, what they import, style sheets, texts; as paths, in the build for Chromium. */
export async function loadedBy(page: string): Promise<string[]> {
  const files = new Set([join(chromium, page), join(chromium, '_locales/en/messages.json')]);
  for (const file of files) {
    const text = await readFile(file, 'utf8');
    const names = file.endsWith('.html')
      ? [...text.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((match) =>
          join(chromium, match[1] ?? ''),
        )
      : file.endsWith('.js')
        ? [...text.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g)].map((match) =>
            join(file, '..', match[1] ?? ''),
          )
        : [];
    for (const name of names) files.add(name);
  }
  return [...files];
}
