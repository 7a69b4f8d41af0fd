import { readFileSync } from 'node:fs';

/** A small fault put into the detector: a line of the detection policy that the code then breaks. */
export interface Mutation {
  /** The line of the policy, such as `L8`; at least one case that carries it must turn red. */
  readonly line: string;
  /** Relative to the repository. */
  readonly file: string;
  /** The exact source text, which stands there once. */
  readonly find: string;
  readonly replace: string;
  /** In a few words what goes wrong. */
  readonly breaks: string;
}

const REPOSITORY = new URL('../../../', import.meta.url);
const sources = new Map<string, string>();

/** A file as it was when first asked for, so that all mutations are of the same code. */
export function sourceOf(file: string): string {
  const source = sources.get(file) ?? readFileSync(new URL(file, REPOSITORY), 'utf8');
  sources.set(file, source);
  return source;
}

/** The mutated source. Throws where what is to be replaced does not stand in the file exactly once. */
export function mutated({ file, find, replace }: Mutation): string {
  return replaced(sourceOf(file), find, replace);
}

/** The mutation and its policy line as one line of the answer. */
export function titleOf({ line, file, breaks }: Mutation): string {
  return `${line} ${file.slice(file.lastIndexOf('/') + 1)}: ${breaks}`;
}

function replaced(source: string, find: string, replace: string): string {
  const parts = source.split(find);
  if (parts.length !== 2) throw new Error(`${find} stands there ${parts.length - 1} times.`);
  return parts.join(replace);
}
