import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// In a private window the panel opens no database and says with each command that it is one. All that knows the difference is its world.

const PANEL = fileURLToPath(new URL('../../../components/panel/', import.meta.url));

/** The files of the panel that import something for more than its types. */
function importersOf(module: RegExp): string[] {
  return readdirSync(PANEL)
    .filter((name) => {
      const words = readFileSync(`${PANEL}${name}`, 'utf8');
      const imports = [...words.matchAll(/^import (?!type )[^;]*? from '([^']+)';/gm)];
      return imports.some(([, from = '']) => module.test(from));
    })
    .sort();
}

it('only its start opens databases', () => {
  expect(importersOf(/\/store\/(?:open|schema|reading)$/)).toEqual(['start.tsx']);
});

it('only its start sends commands itself, and what no private window has: batches and pictures', () => {
  expect(importersOf(/\/messenger$/)).toEqual(['open-batch.ts', 'picture.tsx', 'start.tsx']);
});
