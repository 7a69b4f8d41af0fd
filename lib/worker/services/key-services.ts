import * as z from 'zod/mini';
import { allowed } from '../../enrich/allowed';
import { openLine } from '../../enrich/line';
import type { Surroundings } from '../../enrich/pipeline';
import { FailureError, freeFailure } from '../../failure';
import { KEPT_IN, type KeyStatus } from '../../keys/kept';
import { moveKey, removeKey, saveAccount, saveKey } from '../../keys/keys';
import { readKeyStatus } from '../../keys/status';
import type { TrustedServices } from '../../messenger';
import type { Provider } from '../../providers/provider';
import { readThrough } from '../balances';
import { givingBack } from '../giving-back';
import { ofProvider, parsed, providerAmong } from './args';

// Longer than any provider's key, short enough to be no paste of something else.
const LONGEST_KEY = 512;

const keptIn = z.enum(KEPT_IN);
const withKey = z.object({ provider: z.string(), key: z.string(), keptIn: z.optional(keptIn) });
const moving = z.object({ provider: z.string(), keptIn });

/** The commands that may remove keys. */
type Removing = 'remove-key' | 'forget-vault' | 'delete-everything';

/** Those, with the access to the providers' hosts given back where no key is left. */
export function removingServices(
  usual: Pick<TrustedServices, Removing>,
  providers: readonly Provider[],
): Pick<TrustedServices, Removing> {
  return {
    'remove-key': (args) => givingBack(providers, () => usual['remove-key'](args)),
    'forget-vault': (args) => givingBack(providers, () => usual['forget-vault'](args)),
    'delete-everything': (args) => givingBack(providers, () => usual['delete-everything'](args)),
  };
}

/** What is done with keys. */
export function keyServices(
  around: Surroundings,
  providers: readonly Provider[],
): Pick<TrustedServices, 'save-key' | 'move-key' | 'test-key' | 'remove-key'> {
  const providerOf = (id: string) => providerAmong(providers, id);
  return {
    async 'save-key'(args) {
      const { provider, key, keptIn } = parsed(withKey, args);
      const trimmed = key.trim();
      // A header carries printable ASCII only; a key with anything else is a slip of the clipboard.
      if (!/^[\x21-\x7E]+$/.test(trimmed) || trimmed.length > LONGEST_KEY) {
        throw freeFailure('bad-input');
      }
      const asked = providerOf(provider);
      const { id, name } = asked;
      if (!(await around.isAllowed(asked))) throw freeFailure('blocked', { provider: name });
      const asBefore = (await readKeyStatus(id))?.keptIn;
      await saveKey(id, trimmed, around.now(), keptIn ?? asBefore);
      return statusOf(id);
    },
    async 'move-key'(args) {
      const { provider, keptIn } = parsed(moving, args);
      await moveKey(providerOf(provider).id, keptIn, around.now());
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

/** The account tells the balance too, which is compared; the key is good whatever comes of that. */
async function test(provider: Provider, around: Surroundings): Promise<void> {
  let isTested = false;
  const read = async () => {
    const credits = await readAccount(provider, around);
    isTested = true;
    return credits;
  };
  await readThrough(around, provider, read).catch((thrown: unknown) => {
    if (!isTested) throw thrown;
  });
}

async function readAccount(provider: Provider, around: Surroundings): Promise<number | undefined> {
  const key = await allowed(around, provider);
  const line = await openLine(around, provider, key, { purpose: 'account', identifiers: [] });
  try {
    const account = await provider.account(line);
    await saveAccount(provider.id, key, account, around.now());
    return account.credits;
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
