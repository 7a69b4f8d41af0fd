import type { Account, ProviderId, Refusal } from '../providers/provider';

/**
 * The three ways to keep a key. `device`: in clear in the browser's files; `passphrase`: there, but encrypted; `session`: in memory, until
 * the browser is closed.
 */
export const KEPT_IN = ['device', 'passphrase', 'session'] as const;

/** One of KEPT_IN. */
export type KeptIn = (typeof KEPT_IN)[number];

/** What is known of a key beside itself. */
export interface KeyFacts {
  /** The last four characters, or fewer of a short key. */
  readonly ending: string;
  readonly savedAt: number;
  /** What the provider last said of it, and when; absent before the first test. */
  readonly account?: Account | undefined;
  readonly testedAt?: number | undefined;
  /** What it was refused since it was saved or tested. */
  readonly refused?: readonly Refusal[] | undefined;
}

/** A provider's key as screens may see it: never the key itself. */
export interface KeyStatus extends KeyFacts {
  readonly keptIn: KeptIn;
  /** Whether the passphrase is needed before it can be used. */
  readonly isLocked: boolean;
  /** What is stored of it makes no sense: it can only be replaced or removed. */
  readonly isDamaged?: boolean;
}

/** How the passphrase stands, and where each key is kept. */
export interface VaultStatus {
  readonly hasPassphrase: boolean;
  /** There is a passphrase, and it is needed before a locked key can be used. */
  readonly isLocked: boolean;
  /** What is stored of the passphrase makes no sense, or is gone while keys are locked with it. */
  readonly isDamaged: boolean;
  /** Providers without a key are absent. */
  readonly keptIn: Readonly<Record<ProviderId, KeptIn>>;
}
