import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect } from 'vitest';
import { type FailureCode, FailureError } from '../../../lib/failure';
import type { Reply } from '../../../lib/providers/provider';

// `npm run fuzz` names more; what runs with every test has to be quick.
const RUNS = Number(process.env.SIDECARD_FUZZ_RUNS ?? 2_000);
const FEW_RUNS = 200;

/** How long a test that calls `checkMutated` may take on a busy machine, in ms. */
export const MUTATED_TIMEOUT_MS = Math.max(30_000, RUNS * 30);

const HUGE = 'x'.repeat(50_000);
const MANY = Array.from({ length: 3_000 }, (_, nth) => ({ nth }));
const odd = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(null, '', 0, -1, true, [], {}, [null], [[]]) },
  { weight: 6, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  fc.constantFrom<unknown>('\ud800', '__proto__', '%E0%A4', HUGE, 1e308, -0, 2 ** 53, 1.5e-9),
  fc.constantFrom<unknown>({ day: 31, month: 2, year: 2020 }, { day: {}, month: [], year: '0' }),
  fc.constantFrom<unknown>(MANY),
);
// Deep enough to matter to recursion; far deeper is a reply of its own, see `deepReply`.
const deep = fc.constantFrom(20, 60).map((levels): unknown => nested(levels));
const change = fc.record({
  where: fc.nat(),
  how: fc.oneof(
    { weight: 2, arbitrary: fc.constant({ isMissing: true as const }) },
    { weight: 5, arbitrary: odd.map((value) => ({ value })) },
    { weight: 1, arbitrary: deep.map((value) => ({ value })) },
    { weight: 1, arbitrary: odd.map((value) => ({ added: value })) },
  ),
});

type How = { isMissing: true } | { value: unknown } | { added: unknown };

/**
 * Changes the reply in one to four places, some thousand times, and reads it: a value is missing, null, of another kind, huge or deep, or
 * an unknown field is added. Fails where anything is thrown but a FailureError of one of `codes`, or where `isKept` finds the
 * provider's own words changed.
 */
export async function checkMutated(
  whole: unknown,
  read: (body: string) => Promise<Reply>,
  isKept: (raw: unknown, sent: unknown) => boolean,
  codes: readonly FailureCode[] = ['bad-reply'],
): Promise<void> {
  const total = places(whole);
  const changes = fc.array(change, { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(changes, async (all) => {
      const mutated = all.reduce<unknown>((tree, { where, how }) => {
        return changed(tree, where % total, how);
      }, whole);
      await readsOrFails(JSON.stringify(mutated) ?? 'null', read, isKept, codes);
    }),
    { numRuns: RUNS },
  );
}

/** The same of bodies that are no JSON at all, or cut off somewhere. */
export async function checkBroken(
  whole: unknown,
  read: (body: string) => Promise<Reply>,
): Promise<void> {
  const text = JSON.stringify(whole);
  const broken = fc.oneof(
    fc.nat({ max: text.length - 1 }).map((length) => text.slice(0, length)),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.stringify(value)),
  );
  await fc.assert(
    fc.asyncProperty(broken, (body) => readsOrFails(body, read, isDeepStrictEqual, ['bad-reply'])),
    { numRuns: FEW_RUNS },
  );
}

/** The reply with a field, unknown to any schema, that is nested deeper than a browser can store. */
export function deepReply(whole: object): string {
  const levels = 100_000;
  const field = `"unpublished_depth":${'['.repeat(levels)}${']'.repeat(levels)}`;
  return JSON.stringify(whole).replace('{', `{${field},`);
}

async function readsOrFails(
  body: string,
  read: (body: string) => Promise<Reply>,
  isKept: (raw: unknown, sent: unknown) => boolean,
  codes: readonly FailureCode[],
): Promise<void> {
  let reply: Reply;
  try {
    reply = await read(body);
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(FailureError);
    expect(codes).toContain((thrown as FailureError).failure.code);
    return;
  }
  expect(reply.outcomes).toHaveLength(1);
  // What is handed on must be storable, and must be what came.
  structuredClone(reply.outcomes);
  for (const raw of reply.raw.flat()) expect(isKept(raw, JSON.parse(body))).toBe(true);
}

function nested(levels: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { value };
  return value;
}

/** How many values the tree holds, itself included. */
function places(tree: unknown): number {
  if (typeof tree !== 'object' || tree === null) return 1;
  return Object.values(tree).reduce<number>((sum, value) => sum + places(value), 1);
}

/** A copy of the tree in which the n-th value is missing, is another one, or has one more field. */
function changed(tree: unknown, target: number, how: How): unknown {
  let count = 0;
  const gone = Symbol('gone');
  const walk = (node: unknown): unknown => {
    const isIt = count++ === target;
    if (isIt && 'isMissing' in how) return gone;
    if (isIt && 'value' in how) return how.value;
    if (typeof node !== 'object' || node === null) return node;
    if (Array.isArray(node)) return node.map(walk).filter((value) => value !== gone);
    const entries = Object.entries(node).map(([name, value]) => [name, walk(value)] as const);
    const kept = Object.fromEntries(entries.filter(([, value]) => value !== gone));
    return isIt && 'added' in how ? { ...kept, unpublished_addition: how.added } : kept;
  };
  const result = walk(tree);
  return result === gone ? undefined : result;
}
