import type { FailureError } from '../failure';
import type { Identifier } from '../identifier';
import type { Extras, Outcome } from '../person';
import type { Figure, OwnPrices } from './figures';
import type { PeopleSearch } from './search';

/** A provider's name in code, storage and messages. */
export type ProviderId = string;

/** Credits that an order costs at least and at most, for one identifier; a miss may cost less. */
export interface Price {
  readonly min: number;
  readonly max: number;
  /** No maximum is published: it may cost more than `max`. So it is never spent without being asked. */
  readonly isOpen?: true;
  /** By what is known of the key there is no way to ask: nothing would be sent. */
  readonly isOut?: true;
}

/** Kinds of contact details, each of which may have a price of its own. */
export type ContactKind = 'businessEmails' | 'personalEmails' | 'phones' | 'websites';

/** How new an answer has to be: whatever the provider has stored, at most about a month old, or looked at now. */
export type Freshness = 'cached' | 'recent' | 'live';

/** Where a record holds what an extra brings. */
export type ExtraField =
  | 'skills'
  | 'certifications'
  | 'honours'
  | 'codeProfiles'
  | 'codeUrl'
  | 'xHandle'
  | keyof Extras;

/** Something beyond the ordinary that one provider gives, each of which may have a price of its own. */
export interface Extra {
  /** Its name among the provider's extras, such as `skills`. */
  readonly id: string;
  /** The most credits that it adds. */
  readonly credits: number;
  readonly brings: readonly ExtraField[];
}

/** What a look-up asks for, in words that hold for every provider. What a provider does not support is left out by it. */
export interface Wish {
  readonly contact: readonly ContactKind[];
  /** Least similarity for a match by address, 0 to 1; absent: whatever the provider has. */
  readonly minSimilarity?: number;
  /** Absent: `cached`. */
  readonly freshness?: Freshness;
  /** Ids of extras by provider; absent: none. */
  readonly extras?: Readonly<Record<ProviderId, readonly string[]>>;
  /** Only whether and whom the provider knows, where that is free. */
  readonly isPreview?: boolean;
  /**
   * Only the contact details of `contact`, of somebody whose card is known: nothing else of the wish counts. The provider goes the cheapest
   * way that brings them; where none brings them alone, what else comes with them is part of the price.
   */
  readonly isContactOnly?: boolean;
  /** Only the extras of `extras`, in the same way. */
  readonly isExtrasOnly?: boolean;
}

/**
 * What was learnt that a key is refused, in a provider's own words, such as `field:certifications`. Kept with the key, so that
 * no refused call is made twice; forgotten when the key is replaced or tested.
 */
export type Refusal = string;

/** One endpoint of a provider, as far as it tells of the key's plan. What it does not say is absent. */
export interface Endpoint {
  readonly path: string;
  readonly isEnabled: boolean;
  readonly requestsPerMinute?: number;
  readonly fieldsInPlan?: readonly string[];
  readonly fieldsNotInPlan?: readonly string[];
  /** Credits for one record without extras. */
  readonly credits?: number;
  /** Credits on top, by field. */
  readonly surcharges?: Readonly<Record<string, number>>;
  /** Credits on top for one result of a search, by field that is filtered by. */
  readonly filterSurcharges?: Readonly<Record<string, number>>;
}

/** Where the window of one endpoint stands after a reply. */
export interface Pace {
  /** Requests allowed in a window, and left in it. */
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until capacity frees. */
  readonly resetS: number;
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
  /** Every endpoint for people that the provider lists; absent where it lists none. */
  readonly endpoints?: readonly Endpoint[];
}

/** What leaves with one request, told before it is sent. Its headers, which hold the key, are no part of it. */
export interface Leaving {
  readonly host: string;
  readonly method: 'GET' | 'POST';
  /** The path of its URL, without what stands behind a question mark. */
  readonly path: string;
  /** Who is named in it; absent: those of the order. */
  readonly identifiers?: readonly Identifier[];
  /** The names of the fields that are asked for. */
  readonly fields: readonly string[];
  /** Bytes of the body and of what stands behind the question mark. */
  readonly bytesSent: number;
}

/** What became of a request. */
export interface Ended {
  /** The answer's status; `none`: none came. */
  readonly result: number | 'none';
  /** Bytes of the answer's body, as far as it came; absent where none did. */
  readonly bytesReceived?: number;
  /** Credits taken, where the answer said. */
  readonly credits?: number;
}

/** Writes down what is about to leave, and later what became of it. Where it rejects nothing is sent; the second part never rejects. */
export type RequestLog = (leaving: Leaving) => Promise<(ended: Ended) => Promise<void>>;

/** Where requests are counted against a provider's rate limit, and may wait for their turn. */
export interface Gate {
  /** Whether requests wait for their turn: then each has a time limit of its own, which begins after that. */
  readonly isPatient: boolean;
  /** Counts a request to that path; where requests wait, once it may be sent. Throws FailureError `rate-limited`, for free, where that takes too long. */
  turn(path: string): Promise<void>;
  /** Hears what a reply of that path said of the rate limit. */
  heard(path: string, pace: Pace): void;
}

/** A rate limit: requests a minute, and which of them it counts together. */
export interface RateLimit {
  /** The same for all paths that are counted together. */
  readonly of: string;
  /** Absent: nobody says. */
  readonly requestsPerMinute?: number;
}

/** How a provider is reached. Nothing here is global: the same code runs in the worker and in Node. */
export interface Line {
  readonly key: string;
  readonly fetch: typeof fetch;
  readonly timeoutMs: number;
  /** Absent only where nothing leaves the browser. */
  readonly log?: RequestLog;
  /** Absent: nobody counts. */
  readonly gate?: Gate;
  /** What is known of the key's plan, if it was asked before. */
  readonly account?: Account;
  /** What the key is known to be refused; absent: nothing. */
  readonly refused?: readonly Refusal[];
  /** The user's own figures for what the account does not tell; absent: none. */
  readonly prices?: OwnPrices;
  /** Keeps a refusal for the next time. */
  refuse?(what: Refusal): Promise<void>;
}

/** What is known before a request of what it may cost. */
export type KnownOfKey = Pick<Line, 'account' | 'refused' | 'prices'>;

/** Identifiers of one kind, at most `batchLimit` of the provider, and what is wanted of them. */
export interface Order {
  readonly identifiers: readonly Identifier[];
  readonly wish: Wish;
  /**
   * The most credits that may be spent on one identifier; absent: no limit. A way round a refusal that can cost more is not taken: after
   * the refusal is kept `price-changed` is thrown, and `price` tells the new price.
   */
  readonly atMost?: number;
}

/** A provider's answer to an order: an outcome for each identifier, in the order asked. Of those it refuses by themselves the outcome says so. */
export interface Reply {
  readonly outcomes: readonly Outcome[];
  /** The provider's own words for each match of each outcome, at the same positions. */
  readonly raw: readonly (readonly unknown[])[];
  /** Credits taken, as the provider's reply says; absent where it does not. */
  readonly credits?: number;
  readonly requestId?: string;
  /**
   * At the same positions, where an order took several calls and a later one failed: why there is no outcome (it has no matches then,
   * and must not be kept as "nobody"), or why there is less than was asked for. What was paid before is in the outcomes.
   */
  readonly failures?: readonly (FailureError | undefined)[];
  /** The kinds of contact details that were really asked for; absent: all of the wish. What was not asked for did not go away. */
  readonly askedContact?: readonly ContactKind[];
  /** The same of the extras, by their ids. */
  readonly askedExtras?: readonly string[];
  /** By path, what the last reply of each endpoint said of its rate limit. */
  readonly pace?: Readonly<Record<string, Pace>>;
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
  /** What can be asked of it. */
  readonly supports: {
    readonly kinds: readonly Identifier['kind'][];
    readonly contact: readonly ContactKind[];
    readonly freshness: readonly Freshness[];
    readonly extras: readonly Extra[];
    readonly hasPreview: boolean;
    /** It tells anew, for free, where somebody's picture is: see `picture`. */
    readonly hasPicture?: true;
  };
  /** Whether its people are invented and its HTTP stays inside the browser. */
  readonly isDemo: boolean;
  /** Price of one identifier of this kind, before it is asked, by what is known of the key. */
  price(kind: Identifier['kind'], wish: Wish, line?: KnownOfKey): Price;
  /** The path of the first request of an order, by what is known of the key; `undefined` where there is no way to ask. Absent: not told before. */
  path?(kind: Identifier['kind'], wish: Wish, line?: KnownOfKey): string | undefined;
  /** The rate limit of a path, as the account tells or as published. Absent: each path by itself, and nobody says how many. */
  rate?(path: string, line?: KnownOfKey): RateLimit;
  /** Everything that has a price of its own, in the order of a price list, by what is known of the key. */
  figures(line?: KnownOfKey): readonly Figure[];
  /** Asks for people. Throws FailureError. */
  enrich(line: Line, order: Order): Promise<Reply>;
  /**
   * Asks, for free, where the picture of the profile with that slug is now, since some of a provider's addresses last for minutes;
   * `undefined` where there is none. Throws FailureError.
   */
  picture?(line: Line, slug: string): Promise<string | undefined>;
  /** Asks, for free, whether the key is valid and what it may do. Throws FailureError. */
  account(line: Line): Promise<Account>;
  /** Asks, for free, how many credits are left; `undefined` where the provider does not say. Throws FailureError. */
  balance?(line: Line): Promise<number | undefined>;
  /** Finds people whom no identifier names; absent where the provider cannot. */
  readonly search?: PeopleSearch;
}
