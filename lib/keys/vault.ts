import * as z from 'zod/mini';
import { freeFailure } from '../failure';
import { byteLength, randomBytes, toText } from './bytes';
import { digest, seal, sealed, stretch, unseal } from './crypto';

/** Rounds of PBKDF2-SHA-256 that a passphrase is stretched by; a stored vault with fewer is refused. */
export const ROUNDS = 600_000;

// A damaged count must not keep the worker busy for minutes.
const MOST_ROUNDS = 10_000_000;
const SALT_BYTES = 16;
const DATA_KEY_BYTES = 32;

const ofBytes = (least: number) => z.string().check(z.refine((text) => byteLength(text) >= least));

const row = z.object({
  /** There is one row at most. */
  of: z.literal('passphrase'),
  /** Names the data key, which outlives changes of the passphrase. */
  id: z.string().check(z.minLength(1)),
  salt: ofBytes(SALT_BYTES),
  rounds: z.int().check(z.maximum(MOST_ROUNDS)),
  /** Tells a wrong passphrase from a damaged vault. */
  check: ofBytes(DATA_KEY_BYTES),
  wrapped: sealed,
  /** SHA-256 of all the rest: a salt with a flipped bit would look like a wrong passphrase. */
  digest: z.string(),
});

/** What is stored of a passphrase: not itself, nor anything that opens a key without it. */
export type StoredVault = Readonly<z.infer<typeof row>>;

/** The key that keys are encrypted with. */
export interface DataKey {
  readonly id: string;
  /** 256 bits, base64. */
  readonly key: string;
}

/** A new data key. */
export function makeDataKey(): DataKey {
  return { id: crypto.randomUUID(), key: toText(randomBytes(DATA_KEY_BYTES)) };
}

/** What is to be stored, so that the passphrase leads to the data key. Takes as long as the rounds do. */
export async function makeVault(
  passphrase: string,
  { id, key }: DataKey,
  rounds: number = ROUNDS,
): Promise<StoredVault> {
  const salt = toText(randomBytes(SALT_BYTES));
  const { wrapping, check } = await stretch(passphrase, salt, rounds);
  const wrapped = await seal(wrapping, key, id);
  const vault = { of: 'passphrase', id, salt, rounds, check, wrapped, digest: '' } as const;
  return { ...vault, digest: await digestOf(vault) };
}

/** A stored vault, if it is whole. Throws FailureError `vault-damaged`: it is never repaired. */
export async function parseVault(raw: unknown, leastRounds: number = ROUNDS): Promise<StoredVault> {
  const { data: vault } = row.safeParse(raw);
  if (vault === undefined || vault.rounds < leastRounds) throw freeFailure('vault-damaged');
  if (vault.digest !== (await digestOf(vault))) throw freeFailure('vault-damaged');
  return vault;
}

/** The data key. Throws FailureError: `wrong-passphrase`, or `vault-damaged` though the passphrase is right. */
export async function openVault(vault: StoredVault, passphrase: string): Promise<DataKey> {
  const { wrapping, check } = await stretch(passphrase, vault.salt, vault.rounds);
  if (check !== vault.check) throw freeFailure('wrong-passphrase');
  const key = await unseal(wrapping, vault.wrapped, vault.id);
  if (key === undefined || byteLength(key) !== DATA_KEY_BYTES) throw freeFailure('vault-damaged');
  return { id: vault.id, key };
}

function digestOf({ id, salt, rounds, check, wrapped }: StoredVault): Promise<string> {
  return digest(JSON.stringify([id, salt, rounds, check, wrapped.iv, wrapped.bytes]));
}
