import type { Identifier } from '../identifier';
import type { Outcome } from '../person';

/** A provider's name in code, storage and messages. */
export type ProviderId = string;

/** Credits that an order costs at least and at most, for one identifier; a miss may cost less. */
export interface Price {
  readonly min: number;
  readonly max: number;
}

/** Kinds of contact details, each of which may have a price of its own. */
export type ContactKind = 'businessEmails' | 'personalEmails' | 'phones' | 'websites';

/** What a look-up asks for, in words that hold for every provider. */
export interface Wish {
  readonly contact: readonly ContactKind[];
  /** Least similarity for a match by address, 0 to 1; absent: whatever the provider has. */
  readonly minSimilarity?: number;
}

/** What a key may do, as the provider tells it for free. */
export interface Account {
  /** Credits left, possibly a fraction; absent where the provider did not say. */
  readonly credits?: number;
  readonly canEnrich: boolean;
  /** Field groups outside the plan; asking for one would fail the whole call. */
  readonly fieldsInPlan: readonly string[];
  readonly fieldsNotInPlan: readonly string[];
  readonly requestsPerMinute?: number;
}

/** How a provider is reached. Nothing here is global: the same code runs in the worker and in Node. */
export interface Line {
  readonly key: string;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  /** What is known of the key's plan, if it was asked before. */
  readonly account?: Account;
}

/** Identifiers of one kind, at most `batchLimit` of the provider, and what is wanted of them. */
export interface Order {
  readonly identifiers: readonly Identifier[];
  readonly wish: Wish;
}

/** A provider's answer to an order: an outcome for each identifier, in the order asked. */
export interface Reply {
  readonly outcomes: readonly Outcome[];
  /** The provider's own words for each match of each outcome, at the same positions. */
  readonly raw: readonly (readonly unknown[])[];
  /** Credits taken, as the provider's reply says; absent where it does not. */
  readonly credits?: number;
  readonly requestId?: string;
}

/** A people-data provider. */
export interface Provider {
  readonly id: ProviderId;
  /** Proper name, the same in every language. */
  readonly name: string;
  /** Match patterns of the hosts it is reached at: optional permissions of the extension. */
  readonly origins: readonly string[];
  /** Where a person manages keys and credits. */
  readonly pages: { readonly keys: string; readonly credits: string };
  readonly batchLimit: number;
  /** Whether its people are invented and its HTTP stays inside the browser. */
  readonly isDemo: boolean;
  /** Price of one identifier of this kind, before it is asked. */
  price(kind: Identifier['kind'], wish: Wish): Price;
  /** Asks for people. Throws FailureError. */
  enrich(line: Line, order: Order): Promise<Reply>;
  /** Asks, for free, whether the key is valid and what it may do. Throws FailureError. */
  account(line: Line): Promise<Account>;
}
