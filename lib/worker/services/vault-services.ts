import * as z from 'zod/mini';
import type { Surroundings } from '../../enrich/pipeline';
import { changePassphrase, forgetVault, setPassphrase, unlock } from '../../keys/passphrase';
import { readVaultStatus } from '../../keys/status';
import { lock } from '../../keys/unlocked';
import type { TrustedServices } from '../../messenger';
import { parsed } from './args';

// Longer than anybody types; what is longer would be stretched all the same.
const passphrase = z.string().check(z.maxLength(1000));
const told = z.object({ passphrase });
const changed = z.object({ present: passphrase, next: passphrase });

/** What is done with the passphrase. */
export function vaultServices(
  around: Pick<Surroundings, 'now'>,
): Pick<
  TrustedServices,
  'vault' | 'set-passphrase' | 'change-passphrase' | 'unlock' | 'lock' | 'forget-vault'
> {
  return {
    vault: () => readVaultStatus(around.now()),
    'set-passphrase': async (args) => setPassphrase(parsed(told, args).passphrase, around.now()),
    async 'change-passphrase'(args) {
      const { present, next } = parsed(changed, args);
      await changePassphrase(present, next);
      return null;
    },
    async unlock(args) {
      await unlock(parsed(told, args).passphrase, around.now());
      return null;
    },
    async lock() {
      await lock();
      return null;
    },
    async 'forget-vault'() {
      await forgetVault();
      return null;
    },
  };
}
