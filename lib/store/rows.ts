import type { Identifier } from '../identifier';
import type { Person } from '../person';
import type { ContactKind, ProviderId } from '../providers/provider';

/** A person as bought, with the provider's own words beside the record made of them. */
export interface StoredPerson {
  readonly id: string;
  readonly provider: ProviderId;
  readonly person: Person;
  /** The provider's words, untouched, newest first: what Person has no place for survives here. */
  readonly raw: readonly unknown[];
  /** When it was fetched by this browser, ms since 1970. */
  readonly fetchedAt: number;
  /** When their card was last shown, to the day, ms since 1970; absent: not since it was fetched. */
  readonly seenAt?: number;
  /** By kind, when contact details were last asked for, ms since 1970, whether or not any came. */
  readonly contactAsked?: Readonly<Partial<Record<ContactKind, number>>>;
  /** By id of the provider's extras, the same. */
  readonly extrasAsked?: Readonly<Partial<Record<string, number>>>;
}

/** What a provider said of an identifier. Without matches it is a miss, which is remembered too. */
export interface StoredOutcome {
  readonly provider: ProviderId;
  readonly identifierKey: string;
  readonly matches: readonly {
    readonly personId: string;
    readonly confidence?: number | undefined;
  }[];
  readonly receiptId: string;
  readonly at: number;
}

/**
 * Why an identifier leads to a person: their own record names it (its slug, or an address among its contact details that the match check
 * confirms), the match check confirmed the answer to it, or the user chose.
 */
export type AliasReason = 'record' | 'confirmed' | 'chosen';

/** Whom an identifier leads to, and who it does not mean. What the user says of it stands against whatever answers say later. */
export interface Alias {
  /** Absent: nobody; known is only what the user said. */
  readonly personId?: string;
  readonly by: AliasReason;
  /** The user undid it: it leads nowhere, and is not learnt again. */
  readonly isUndone?: true;
  /** The user chose somebody of whom a later answer cannot tell whether it names them still. */
  readonly isGone?: true;
  /** Ids of the people of whom the user said that they are not who the identifier means. */
  readonly rejected?: readonly string[];
  /** When it was learnt or judged last, ms since 1970. */
  readonly at: number;
}

/** An identifier and whom it leads to, by one provider's answers. */
export interface StoredAlias extends Alias {
  readonly provider: ProviderId;
  readonly identifierKey: string;
}

/**
 * The account of one paid request. `pending` is written before it is sent and never retried by itself; `settled` has its cost;
 * `uncertain` was cut off after sending and may have been charged.
 */
export interface Receipt {
  readonly id: string;
  readonly provider: ProviderId;
  /** Whom it was about; absent where they were forgotten, or looked up in a private window. */
  readonly identifier?: Identifier;
  readonly identifierKey?: string;
  readonly state: 'pending' | 'settled' | 'uncertain';
  /** The kinds of contact details that were asked for, where nothing else was. */
  readonly contact?: readonly ContactKind[];
  /** Ids of the provider's extras that were asked for, where nothing else was. */
  readonly extras?: readonly string[];
  /** What it was for; absent in what earlier versions wrote. */
  readonly purpose?: Purpose;
  /** Credits announced before. */
  readonly price: { readonly min: number; readonly max: number; readonly isOpen?: true };
  /** Credits taken; an estimate where the provider's reply did not say. */
  readonly credits?: number;
  readonly isEstimate?: boolean;
  /** The reply did not tell what it took: the balances before and after did. */
  readonly isByBalance?: true;
  /** The batch in which it was sent: each of its people has a receipt of their own, with a share of what their request took. */
  readonly batch?: string;
  /** The stretch of time between two balances in which it was opened: `StoredBalance.id`; absent where none was read before. */
  readonly balanceId?: string;
  /** The provider's name for the request. */
  readonly requestId?: string;
  readonly failureCode?: string;
  readonly at: number;
  readonly settledAt?: number;
}

/** A receipt that says whom it is about. */
export type NamedReceipt = Receipt & Required<Pick<Receipt, 'identifier' | 'identifierKey'>>;

/** What a request was for. */
export const PURPOSES = [
  'look-up',
  'refresh',
  'contact',
  'section',
  'account',
  'picture',
  'search',
] as const;

/** One of PURPOSES. */
export type Purpose = (typeof PURPOSES)[number];

/** One request that left this browser, written before it was sent. Never the key. */
export interface StoredRequest {
  readonly id: string;
  /** ms since 1970. */
  readonly at: number;
  readonly host: string;
  readonly method: 'GET' | 'POST';
  /** The path of its URL, without what stands behind a question mark. */
  readonly path: string;
  readonly purpose: Purpose;
  /** Absent where the host is no provider's: that of a picture. */
  readonly provider?: ProviderId;
  /** Keys of the identifiers that were sent; none where they were forgotten. */
  readonly identifierKeys: readonly string[];
  /** The names of the fields that were asked for. */
  readonly fields: readonly string[];
  /** Bytes of the body and of what stands behind the URL's question mark. */
  readonly bytesSent: number;
  /** Bytes of the answer's body as text. */
  readonly bytesReceived?: number;
  /** The answer's status, or `none` where none came; absent while it is awaited, or was cut off. */
  readonly result?: number | 'none';
  /** Credits taken, where the answer said. */
  readonly credits?: number;
  /** ms from sending to the end of the answer. */
  readonly tookMs?: number;
}

/** Somebody, or all addresses of a domain, never to be looked up: as a salted hash alone. */
export interface StoredForgotten {
  /** Of an identifier's key, or of `domain:` and a domain, in hexadecimal. */
  readonly hash: string;
  readonly kind: 'person' | 'domain';
  /** The same for all that were put on the list at once: a person's slug and addresses. They leave it together. */
  readonly group: string;
  /** ms since 1970. */
  readonly at: number;
}

/** Random bytes that make the hashes of this browser different from those of any other. */
export interface StoredSalt {
  /** `forgotten` is this browser's own; a list that was brought from another one keeps its salt under another name. */
  readonly of: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the store answered on one day instead of a provider, who would have been paid for it. */
export interface StoredSaving {
  readonly provider: ProviderId;
  /** By the local calendar, as `2026-11-22`. */
  readonly day: string;
  /** People shown, each at most once in 24 hours, and not within 24 hours of being fetched. */
  readonly people: number;
  /** Credits that asking for them again would have cost at least, by the prices and settings of the day; unknown prices count as none. */
  readonly credits: number;
}

/** The last balance that a provider told of a key, and the stretch of time since it was told while nothing was under way. */
export interface StoredBalance {
  readonly provider: ProviderId;
  /** Of which key: when that was saved, ms since 1970. */
  readonly keySavedAt: number;
  /** Names the stretch: receipts that are opened in it carry it. */
  readonly id: string;
  /** Credits at its start; absent where nobody knows. */
  readonly atStart?: number;
  /** Credits as told last, and when that was asked, ms since 1970; absent before the first answer. */
  readonly credits?: number;
  readonly at?: number;
}

/** A reply that could not be read, kept for the user under its receipt. */
export interface StoredReply {
  readonly receiptId: string;
  readonly text: string;
}
