import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { build, createServer, type InlineConfig, preview } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const repository = fileURLToPath(new URL('../..', import.meta.url));
// For our own modules, and for those of WXT's storage.
const BROWSER = join(root, 'browser.ts');

/** The gallery on a port of this machine. */
export interface ServedGallery {
  /** Ends in a slash. */
  readonly url: string;
  close(): Promise<void>;
}

function configIn(folder: string): InlineConfig {
  return {
    root,
    configFile: false,
    publicDir: join(repository, 'public'),
    cacheDir: join(folder, 'cache'),
    logLevel: 'error',
    plugins: [preact()],
    resolve: { alias: { 'wxt/browser': BROWSER } },
    server: { host: '127.0.0.1', fs: { allow: [repository] } },
    preview: { host: '127.0.0.1', port: 0 },
    build: {
      outDir: join(folder, 'built'),
      modulePreload: false,
      rolldownOptions: {
        input: ['index.html', 'panel.html', 'options.html', 'library.html'].map((page) =>
          join(root, page),
        ),
      },
    },
  };
}

/**
 * Serves the gallery: from its sources, drawn anew with each change of them (`live`), or built once (`built`), which loads faster. What
 * that needs is in a folder of its own that goes when it is closed.
 */
export async function serveGallery(how: 'live' | 'built', port = 0): Promise<ServedGallery> {
  const folder = await mkdtemp(join(tmpdir(), 'sidecard-gallery-'));
  const config = configIn(folder);
  const server = await (how === 'live' ? startLive(config, port) : startBuilt(config));
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The gallery has no address.');
  return {
    url,
    close: async () => {
      await server.close();
      // The server may still be writing there.
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function startLive(config: InlineConfig, port: number) {
  const server = await createServer({ ...config, server: { ...config.server, port } });
  return server.listen();
}

async function startBuilt(config: InlineConfig) {
  await build(config);
  return preview(config);
}
