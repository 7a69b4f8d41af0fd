import { type Signal, signal } from '@preact/signals';
import type { ProviderOverview, TrustedCommands } from '../../lib/messages';
import type { send } from '../../lib/messenger';

/** How the passphrase stands. */
export type VaultStatus = TrustedCommands['vault']['value'];

/** A way to keep a key. */
export type KeptIn = NonNullable<ProviderOverview['key']>['keptIn'];

/** The passphrase, and where keys are kept. What is done throws FailureError. */
export interface VaultModel {
  /** As `afterwards` last read it; undefined before. */
  readonly status: Signal<VaultStatus | undefined>;
  readonly send: typeof send;
  /** `there-already`: another page was faster. */
  set(passphrase: string): Promise<'set' | 'there-already'>;
  change(present: string, next: string): Promise<void>;
  lock(): Promise<void>;
  forget(): Promise<void>;
  move(provider: ProviderOverview, keptIn: KeptIn): Promise<void>;
}

/** Builds it; `afterwards` reads anew what the page shows. */
export function createVault(
  world: { readonly send: typeof send },
  afterwards: () => Promise<void>,
): VaultModel {
  const status = signal<VaultStatus | undefined>(undefined);
  async function done<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      await afterwards();
    }
  }
  return {
    status,
    send: world.send,
    set: (passphrase) => done(world.send('set-passphrase', { passphrase })),
    change: async (present, next) => {
      await done(world.send('change-passphrase', { present, next }));
    },
    lock: async () => {
      await done(world.send('lock', {}));
    },
    forget: async () => {
      await done(world.send('forget-vault', {}));
    },
    move: async ({ id }, keptIn) => {
      await done(world.send('move-key', { provider: id, keptIn }));
    },
  };
}
