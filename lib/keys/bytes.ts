/** Bytes as base64: storage.session takes no others. */
export function toText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** The bytes of a base64 text; `undefined` for any other text, also one with stray bits at its end. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    return toText(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** How many bytes a base64 text stands for; -1 where it is none. */
export function byteLength(text: string): number {
  return toBytes(text)?.length ?? -1;
}

/** So many random bytes. */
export function randomBytes(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count));
}
