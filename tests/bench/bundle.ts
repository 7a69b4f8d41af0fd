import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A program in one file, and the style sheets that it imports. */
export interface Bundle {
  readonly script: string;
  readonly style: string;
}

/**
 * Bundles and minifies what is measured as the product's build does; nothing is written. `entry` is relative to the repository, as is
 * what `standIns` puts in the place of a module.
 */
export async function bundled(
  entry: string,
  format: 'es' | 'iife',
  standIns: Readonly<Record<string, string>> = {},
): Promise<Bundle> {
  const alias = Object.fromEntries(
    Object.entries(standIns).map(([name, path]) => [name, `${root}/${path}`]),
  );
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [preact()],
    resolve: { alias },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      sourcemap: false,
      lib: { entry, formats: [format], name: 'bundle' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error(`No bundle of ${entry}.`);
  const style = output.output
    .flatMap((file) =>
      file.type === 'asset' && file.fileName.endsWith('.css') ? [file.source] : [],
    )
    .map((source) => (typeof source === 'string' ? source : new TextDecoder().decode(source)))
    .join('\n');
  return { script: output.output[0].code, style };
}
