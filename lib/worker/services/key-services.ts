import * as z from 'zod/mini';
import { allowed } from '../../enrich/allowed';
import type { Surroundings } from '../../enrich/pipeline';
import { FailureError, freeFailure } from '../../failure';
import { type KeyStatus, readKeyStatus, removeKey, saveAccount, saveKey } from '../../keys';
import type { TrustedServices } from '../../messenger';
import type { Provider } from '../../providers/provider';
import { ofProvider, parsed, providerAmong } from './args';

// Longer than any provider's key, short enough to be no paste of something else.
const LONGEST_KEY = 512;

const withKey = z.object({ provider: z.string(), key: z.string() });

/** What is done with keys. */
export function keyServices(
  around: Surroundings,
  providers: readonly Provider[],
): Pick<TrustedServices, 'save-key' | 'test-key' | 'remove-key'> {
  const providerOf = (id: string) => providerAmong(providers, id);
  return {
    async 'save-key'(args) {
      const { provider, key } = parsed(withKey, args);
      const trimmed = key.trim();
      // A header carries printable ASCII only; a key with anything else is a slip of the clipboard.
      if (!/^[\x21-\x7E]+$/.test(trimmed) || trimmed.length > LONGEST_KEY) {
        throw freeFailure('bad-input');
      }
      await saveKey(providerOf(provider).id, trimmed, around.now());
      return statusOf(provider);
    },
    async 'test-key'(args) {
      const provider = providerOf(parsed(ofProvider, args).provider);
      await test(provider, around);
      return statusOf(provider.id);
    },
    async 'remove-key'(args) {
      await removeKey(parsed(ofProvider, args).provider);
      return null;
    },
  };
}

async function test(provider: Provider, around: Surroundings): Promise<void> {
  const key = await allowed(around, provider);
  const line = { key, fetch: await around.fetch(provider), timeoutMs: await around.timeoutMs() };
  try {
    await saveAccount(provider.id, key, await provider.account(line), around.now());
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    // What was known of a refused key is true no more.
    if (thrown.failure.code === 'bad-key') await saveAccount(provider.id, key);
    throw new FailureError({ ...thrown.failure, provider: provider.name });
  }
}

async function statusOf(provider: string): Promise<KeyStatus> {
  const status = await readKeyStatus(provider);
  if (status === undefined) throw freeFailure('no-key');
  return status;
}
