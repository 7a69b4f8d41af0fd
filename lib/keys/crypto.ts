import * as z from 'zod/mini';
import { byteLength, randomBytes, toBytes, toText } from './bytes';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What AES-GCM made of a text, as base64, with the random bytes that it started from. */
export const sealed = z.object({
  iv: z.string().check(z.refine((iv) => byteLength(iv) === IV_BYTES)),
  bytes: z.string().check(z.refine((bytes) => byteLength(bytes) >= TAG_BYTES)),
});

/** A text that only its key opens. */
export type Sealed = Readonly<z.infer<typeof sealed>>;

/** Two secrets made of a passphrase. */
export interface Stretched {
  /** 256 bits, base64: encrypts the data key. */
  readonly wrapping: string;
  /** 256 bits, base64: is stored, to tell a wrong passphrase. It says nothing of the other. */
  readonly check: string;
}

/** Normal form of a passphrase: it is the same however a keyboard composes its letters. */
export function normalised(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/** Makes secrets of a passphrase, slowly: each guess costs that many rounds. `salt` is base64. */
export async function stretch(
  passphrase: string,
  salt: string,
  rounds: number,
): Promise<Stretched> {
  const { subtle } = crypto;
  const words = new TextEncoder().encode(normalised(passphrase));
  const typed = await subtle.importKey('raw', words, 'PBKDF2', false, ['deriveBits']);
  const slow = await subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: needed(salt), iterations: rounds },
    typed,
    256,
  );
  const master = await subtle.importKey('raw', slow, 'HKDF', false, ['deriveBits']);
  const part = async (use: string) => {
    const info = new TextEncoder().encode(`sidecard ${use}`);
    const bits = await subtle.deriveBits(
      { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info },
      master,
      256,
    );
    return toText(new Uint8Array(bits));
  };
  return { wrapping: await part('wrapping'), check: await part('check') };
}

/** Encrypts a text with a 256-bit key (base64), bound to `about`: opened as about anything else, it fails. */
export async function seal(key: string, text: string, about: string): Promise<Sealed> {
  const iv = randomBytes(IV_BYTES);
  const bytes = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(about) },
    await aesKey(key, 'encrypt'),
    new TextEncoder().encode(text),
  );
  return { iv: toText(iv), bytes: toText(new Uint8Array(bytes)) };
}

/** The text again; `undefined` where the key is another, or a bit of it or of `about` was changed. */
export async function unseal(
  key: string,
  { iv, bytes }: Sealed,
  about: string,
): Promise<string | undefined> {
  try {
    const text = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: needed(iv), additionalData: new TextEncoder().encode(about) },
      await aesKey(key, 'decrypt'),
      needed(bytes),
    );
    return new TextDecoder().decode(text);
  } catch {
    return undefined;
  }
}

/** SHA-256 of a text, base64. */
export async function digest(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return toText(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}

function aesKey(key: string, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', needed(key), 'AES-GCM', false, [use]);
}

function needed(text: string): Uint8Array<ArrayBuffer> {
  const bytes = toBytes(text);
  if (bytes === undefined) throw new Error('What was to be bytes is none.');
  return bytes;
}
