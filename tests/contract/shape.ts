/** What a JSON value can be. */
export type Kind = 'null' | 'string' | 'number' | 'boolean' | 'object' | 'list';

/** Every path in some JSON, such as `[].matches[].confidence_score`, with what stands there and how often. Values are not kept. */
export type Shape = ReadonlyMap<string, ReadonlyMap<Kind, number>>;

/** A place in which an answer is not as it was known. */
export interface Difference {
  readonly path: string;
  /** A field nobody knew, one of another kind, or one that is gone, which always stood where what holds it does. */
  readonly what: 'new' | 'kind' | 'gone';
  readonly now: readonly Kind[];
  readonly known: readonly Kind[];
}

// Keys that are themselves data, as in a table by name, would be a path each.
const MOST_PATHS = 5_000;

/** The shape of some JSON values together. */
export function shapeOf(values: readonly unknown[]): Shape {
  const shape = new Map<string, Map<Kind, number>>();
  const stack = values.map((value): [string, unknown] => ['', value]);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [path, value] = next;
    const kinds = shape.get(path) ?? new Map<Kind, number>();
    if (shape.size >= MOST_PATHS && kinds.size === 0) continue;
    const kind = kindOf(value);
    shape.set(path, kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
    if (Array.isArray(value)) for (const item of value) stack.push([`${path}[]`, item]);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        stack.push([path === '' ? key : `${path}.${key}`, inner]);
      }
    }
  }
  return shape;
}

/** Where `now` differs from what is known, in the order of the paths. That something is null, or a list empty, is no difference. */
export function differences(now: Shape, known: Shape): Difference[] {
  const paths = [...new Set([...now.keys(), ...known.keys()])].sort();
  return paths.flatMap((path): Difference[] => {
    const here = kindsOf(now, path);
    const there = kindsOf(known, path);
    const about = { path, now: here, known: there };
    if (now.has(path) && !known.has(path)) {
      // What is inside something new is new with it.
      return known.has(parentOf(path)) ? [{ ...about, what: 'new' }] : [];
    }
    if (!now.has(path)) {
      const isMissed = kindsOf(now, parentOf(path)).includes('object') && isAlways(known, path);
      return isMissed ? [{ ...about, what: 'gone' }] : [];
    }
    const isOther = there.length > 0 && here.some((kind) => !there.includes(kind));
    return isOther ? [{ ...about, what: 'kind' }] : [];
  });
}

/** Whether it stood in every object that could hold it. */
function isAlways(shape: Shape, path: string): boolean {
  const times = [...(shape.get(path)?.values() ?? [])].reduce((sum, count) => sum + count, 0);
  return times === shape.get(parentOf(path))?.get('object');
}

function kindsOf(shape: Shape, path: string): Kind[] {
  return [...(shape.get(path)?.keys() ?? [])].filter((kind) => kind !== 'null');
}

function parentOf(path: string): string {
  if (path.endsWith('[]')) return path.slice(0, -2);
  const dot = path.lastIndexOf('.');
  return dot < 0 ? '' : path.slice(0, dot);
}

function kindOf(value: unknown): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  const kind = typeof value;
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? kind : 'object';
}
