import type { DemoAccount } from '../../lib/demo/accounts';
import type { EnrichLayerAccount } from './enrich-layer/accounts';

/** The accounts of both providers, as their customers may change them while the simulator runs. */
export type Purses = {
  readonly accounts: {
    readonly crustdata: readonly DemoAccount[];
    readonly enrichLayer: readonly EnrichLayerAccount[];
  };
  /** Adds credits. Throws for a key that neither provider knows. */
  topUp(key: string, credits: number): void;
  revoke(key: string): void;
  restore(key: string): void;
  /** The value of an authorization header as the providers see it: of a revoked key, another one that nobody has. */
  present(authorization: string): string;
};

/** Copies the accounts, so that what is added to one is gone with the next copy. */
export function openPurses(
  crustdata: readonly DemoAccount[],
  enrichLayer: readonly EnrichLayerAccount[],
): Purses {
  const accounts = {
    crustdata: crustdata.map((account) => ({ ...account })),
    enrichLayer: enrichLayer.map((account) => ({ ...account })),
  };
  const revoked = new Set<string>();
  return {
    accounts,
    topUp: (key, credits) => {
      const all = [...accounts.crustdata, ...accounts.enrichLayer];
      const account = all.find((one) => one.key === key);
      if (account === undefined) throw new Error(`No such key: ${key}`);
      account.credits += credits;
    },
    revoke: (key) => void revoked.add(key),
    restore: (key) => void revoked.delete(key),
    present: (authorization) =>
      revoked.has(authorization.replace(/^Bearer /, '')) ? 'Bearer revoked' : authorization,
  };
}
