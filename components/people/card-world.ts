import type { ProviderOverview } from '../../lib/messages';
import type { send } from '../../lib/messenger';
import type { readSettings, writeConsent, writeSetting } from '../../lib/settings';
import type { Database } from '../../lib/store/schema';

/** What a card from the store needs of the world outside. */
export interface CardWorld {
  send: typeof send;
  settings: typeof readSettings;
  writeSetting: typeof writeSetting;
  writeConsent: typeof writeConsent;
  providers(): Promise<readonly ProviderOverview[]>;
  /** Rejects where the store does not open. */
  database(of: { readonly isDemo: boolean }): Promise<Database>;
  /** ms since 1970. */
  now(): number;
}

/** Whose card it is. */
export interface Whose {
  /** Id of the provider that told of them. */
  readonly provider: string;
  readonly personId: string;
}
