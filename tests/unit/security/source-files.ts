import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The sources of the product, by path from the root with forward slashes; without the texts. */
export async function sourceFiles(): Promise<ReadonlyMap<string, string>> {
  const folders = ['lib', 'components', 'entrypoints'];
  const found = await Promise.all(
    folders.map((folder) => readdir(join(root, folder), { recursive: true, withFileTypes: true })),
  );
  const paths = found
    .flat()
    .filter((entry) => entry.isFile() && /\.(?:tsx?|html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const texts = await Promise.all(
    paths.map(async (path) => {
      const name = relative(root, path).replaceAll('\\', '/');
      return [name, withoutComments(await readFile(path, 'utf8'))] as const;
    }),
  );
  return new Map(texts);
}

/** Lines that are comments alone are left out: they may speak of what the code may not do. */
function withoutComments(source: string): string {
  return source
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line))
    .join('\n');
}

/** The lines of the sources that match, as `path: line`. */
export function linesWith(files: ReadonlyMap<string, string>, pattern: RegExp): string[] {
  return [...files].flatMap(([path, text]) =>
    text
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
}
