import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { freeFailure } from '../failure';
import type { ProviderId } from '../providers/provider';
import type { KeyFacts } from './kept';

const row = z.looseObject({
  key: z.string().check(z.minLength(1)),
  ending: z.string(),
  savedAt: z.number(),
});

/** A key that is kept until the browser is closed, and nowhere but in memory. */
export type SessionKey = Readonly<z.infer<typeof row>> & KeyFacts;

const PREFIX = 'keys.session.';

/** The provider's key of this session, if it has one. */
export async function readSessionKey(provider: ProviderId): Promise<SessionKey | undefined> {
  const name = PREFIX + provider;
  const { data } = row.safeParse((await browser.storage.session.get(name))[name]);
  return data as SessionKey | undefined;
}

/** The providers with a key of this session. */
export async function sessionKeyOwners(): Promise<readonly ProviderId[]> {
  const stored = await browser.storage.session.get(null);
  return Object.keys(stored).flatMap((name) =>
    name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [],
  );
}

/** Keeps a key for this session. Throws FailureError `storage-full`. */
export async function writeSessionKey(provider: ProviderId, key: SessionKey): Promise<void> {
  try {
    await browser.storage.session.set({ [PREFIX + provider]: key });
  } catch (thrown) {
    // Browsers tell it by words alone.
    if (thrown instanceof Error && /quota/i.test(`${thrown.name} ${thrown.message}`)) {
      throw freeFailure('storage-full');
    }
    throw thrown;
  }
}

/** Forgets the keys of this session of these providers. */
export async function dropSessionKeys(providers: readonly ProviderId[]): Promise<void> {
  await browser.storage.session.remove(providers.map((provider) => PREFIX + provider));
}
