import * as z from 'zod/mini';
import { freeFailure } from '../../failure';
import { type Identifier, normalAddress, normalSlug } from '../../identifier';
import type { Provider } from '../../providers/provider';

/** Names a provider. */
export const ofProvider = z.object({ provider: z.string() });

/** An identifier, in normal form or not. */
export const anyIdentifier = z.union([
  z.object({ kind: z.literal('profile'), slug: z.string() }),
  z.object({ kind: z.literal('email'), address: z.string() }),
]);
/** The provider with that id. Throws FailureError where there is none. */
export function providerAmong(providers: readonly Provider[], id: string): Provider {
  const provider = providers.find((one) => one.id === id);
  if (provider === undefined) throw freeFailure('bad-input');
  return provider;
}

/**
 * The normal form of an identifier. A page of ours sends no other; read again all the same, for one that is not would be paid for twice.
 * Throws FailureError where it has none.
 */
export function inNormalForm(identifier: Identifier): Identifier {
  if (identifier.kind === 'profile') {
    const slug = normalSlug(identifier.slug);
    if (slug !== undefined) return { kind: 'profile', slug };
  } else {
    const address = normalAddress(identifier.address);
    if (address !== undefined) return { kind: 'email', address };
  }
  throw freeFailure('bad-input');
}

const fromPrivate = z.object({ isPrivate: z.literal(true) });

/** Whether a page of a private window sends these arguments. */
export function isFromPrivate(args: unknown): boolean {
  return fromPrivate.safeParse(args).success;
}

/** The arguments of a command that stores what it is about, which is refused in private windows. Throws FailureError there, and where they do not parse. */
export function parsedToStore<T>(schema: z.ZodMiniType<T>, args: unknown): T {
  if (isFromPrivate(args)) throw freeFailure('not-supported');
  return parsed(schema, args);
}

/** The arguments of a command. Throws FailureError where they do not parse. */
export function parsed<T>(schema: z.ZodMiniType<T>, args: unknown): T {
  const result = schema.safeParse(args);
  if (!result.success) throw freeFailure('bad-input');
  return result.data;
}
