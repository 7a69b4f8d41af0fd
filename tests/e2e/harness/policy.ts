import { createHash } from 'node:crypto';
import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

// Where Chromium on Linux reads policies; only root writes there.
const FOLDER = '/etc/chromium/policies/managed';

/** A policy of an organisation for one unpacked extension, on this machine. */
export interface Policy {
  /** Sets it, in place of what was set before; a running browser follows within some seconds. */
  set(values: Readonly<Record<string, unknown>>): Promise<void>;
  /** Takes it away. */
  remove(): Promise<void>;
}

/** A policy for the extension in that folder alone: the browser makes its id of the folder's path. */
export async function policyFor(extensionDir: string): Promise<Policy> {
  const id = idOf(await realpath(extensionDir));
  const file = join(FOLDER, `sidecard-${id}.json`);
  return {
    set: async (values) => {
      await mkdir(FOLDER, { recursive: true });
      await writeFile(file, JSON.stringify({ '3rdparty': { extensions: { [id]: values } } }));
    },
    remove: () => rm(file, { force: true }),
  };
}

/** Of the path's SHA-256 the first 128 bits, with letters from a to p for digits. */
function idOf(path: string): string {
  const digits = createHash('sha256').update(path).digest('hex').slice(0, 32);
  return [...digits].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
}
