import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { build, type Plugin } from 'vite';
import { type Mutation, mutated, sourceOf } from './mutation';
import type { TrustedSide } from './trusted-side';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The trusted side with a mutation in it, or as it is. Throws where it cannot be bundled. */
export async function trustedSideWith(mutation?: Mutation): Promise<TrustedSide> {
  const script = await bundledWith('tests/corpus/mutations/trusted-side.ts', mutation);
  return compileFunction(`${script}\nreturn bundle.trustedSide;`)();
}

/** The script of a corpus page with a mutation in it, or as it is. Throws where it cannot be bundled. */
export function pageScriptWith(mutation?: Mutation): Promise<string> {
  return bundledWith('tests/corpus/in-page.ts', mutation);
}

/** Everything that the entry reaches in one script, whose exports are `bundle`. Nothing is written. */
async function bundledWith(entry: string, mutation: Mutation | undefined): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'silent',
    plugins: [reading(mutation)],
    build: {
      write: false,
      sourcemap: false,
      minify: false,
      reportCompressedSize: false,
      target: 'esnext',
      lib: { entry, formats: ['iife'], name: 'bundle' },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !('output' in output)) throw new Error(`No bundle of ${entry}.`);
  return output.output[0].code;
}

function reading(mutation: Mutation | undefined): Plugin {
  const source = mutation === undefined ? undefined : mutated(mutation);
  return {
    name: 'mutation',
    enforce: 'pre',
    load: (id) => {
      if (!id.startsWith(`${root}lib/`)) return null;
      const file = id.slice(root.length);
      return file === mutation?.file ? source : sourceOf(file);
    },
  };
}
