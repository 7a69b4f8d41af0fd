import type { Tally } from './archive/merge';
import type { ArchiveRow } from './archive/row-schema';
import type { BatchCommands } from './batch-commands';
import type { Failure } from './failure';
import type { Identifier } from './identifier';
import type { KeptIn, KeyStatus, VaultStatus } from './keys/kept';
import type { Named } from './named';
import type { Figure } from './providers/figures';
import type { ContactKind, Freshness, Price, Provider, ProviderId } from './providers/provider';
import type { SearchOffer } from './providers/search';
import type { SearchCommands } from './search-commands';
import type { Comparison } from './spend/compare-balance';
import type { Answer } from './store/answers';
import type { Judgement } from './store/judged';
import type { Reading } from './store/reading';
import type { Alias } from './store/rows';
import type { Deletion } from './store-changes';

/** Price of one person for each kind of identifier. */
type Prices = Readonly<Record<Identifier['kind'], Price>>;

/**
 * The most credits that something adds to the price of a profile. `not-now`: by the present freshness it cannot be had, though it can by
 * another; `not-in-plan`: with it there is no way to ask, by what is known of the key.
 */
export type Surcharge = number | 'not-now' | 'not-in-plan';

/** A provider as a screen may see it. */
export interface ProviderOverview {
  readonly id: ProviderId;
  readonly name: string;
  readonly isDemo: boolean;
  readonly origins: readonly string[];
  readonly pages: { readonly keys: string; readonly credits: string };
  readonly supports: Provider['supports'];
  /** Price of one person by the present settings and what is known of the key, for each kind of identifier. */
  readonly price: Prices;
  /** The same for each freshness that the provider supports. */
  readonly priceByFreshness: Readonly<Partial<Record<Freshness, Prices>>>;
  /** Price of each kind of contact details alone, for somebody whose card is known, where the provider has it. */
  readonly priceByContact: Readonly<Partial<Record<ContactKind, Prices>>>;
  /** The same of each of its extras, by id. */
  readonly priceByExtra: Readonly<Record<string, Prices>>;
  /** What each kind of contact details adds by the present settings, where the provider has it. */
  readonly contactCredits: Readonly<Partial<Record<ContactKind, Surcharge>>>;
  /** The same of its extras, by id. */
  readonly extraCredits: Readonly<Record<string, Surcharge>>;
  /** Everything that has a price of its own, as a price list. */
  readonly figures: readonly Figure[];
  /** What can be searched for, and at what price; null where the provider cannot search. */
  readonly search: SearchOffer | null;
  readonly key: KeyStatus | null;
  /** Credits left: as last told by the provider, less what was taken since; null where it never told. */
  readonly creditsLeft: number | null;
}

/**
 * How to look someone up. `ask`: the provider, unless the answer is known. `again`: the provider, though it is. `join`: never
 * the provider; only what is known, or the answer of a request that is under way.
 */
export type How = 'ask' | 'again' | 'join';

/** Said by the panel of a private window: nothing is stored of whom the command is about. */
interface Privately {
  readonly isPrivate?: true;
}

/** What became of a text about the list of those who are never looked up, and how many are on it now. */
export interface NeverListed {
  readonly people: number;
  readonly domains: number;
  /** Whoever was added, or removed, or is found on the list, as they are shown. */
  readonly changed: readonly string[];
  /** Found not themselves, but by the domain of their address or one above it. */
  readonly byDomain: readonly string[];
  /** Whoever was on the list already, or is not on it. */
  readonly unchanged: readonly string[];
  /** What of the text names nobody, and no domain. */
  readonly unread: readonly string[];
  /** Of how many of those added something was stored, which is deleted. */
  readonly deleted: number;
}

/** What only Sidecard's own pages may ask of the worker: all that spends, reads or changes. */
export interface TrustedCommands extends BatchCommands, SearchCommands {
  /** Brings the person, from the store or the provider. */
  enrich: {
    args: {
      readonly provider: ProviderId;
      readonly identifier: Identifier;
      readonly how: How;
      /** The highest price that the user was shown, in credits: more is not spent. */
      readonly atMost: number;
      /** How new the answer has to be; absent: as the settings say. */
      readonly freshness?: Freshness;
      /** Only these contact details, of somebody whose card is known; absent: the card, as the settings say. */
      readonly contactOnly?: readonly ContactKind[];
      /** In the same way, only these of the provider's extras. */
      readonly extrasOnly?: readonly string[];
    } & Privately;
    value: Answer;
  };
  /**
   * Every provider as a screen may see it, in the order in which they are asked, the demo at the end. Nothing leaves the browser
   * for it.
   */
  providers: { args: Readonly<Record<never, never>>; value: readonly ProviderOverview[] };
  /** Keeps a key; without `keptIn`, as the one before, or on this device. */
  'save-key': {
    args: { readonly provider: ProviderId; readonly key: string; readonly keptIn?: KeptIn };
    value: KeyStatus;
  };
  /** Keeps the key another way. */
  'move-key': {
    args: { readonly provider: ProviderId; readonly keptIn: KeptIn };
    value: KeyStatus;
  };
  /** Asks the provider, for free, whether the kept key is valid and what it may do. */
  'test-key': { args: { readonly provider: ProviderId }; value: KeyStatus };
  /**
   * Asks the provider, for free, what is left, and settles by it what replies did not tell; with `receiptId`, also what that receipt is known to have
   * `taken`, in credits.
   */
  'compare-balance': {
    args: { readonly provider: ProviderId; readonly receiptId?: string };
    value: Comparison & { readonly taken?: number };
  };
  'remove-key': { args: { readonly provider: ProviderId }; value: null };
  /** How the passphrase stands, and where each key is kept. */
  vault: { args: Readonly<Record<never, never>>; value: VaultStatus };
  /** Sets the first passphrase, and unlocks; `there-already`: another page was faster, and its passphrase stays. */
  'set-passphrase': { args: { readonly passphrase: string }; value: 'set' | 'there-already' };
  /** Puts another passphrase in the place of the present one, which has to be told. */
  'change-passphrase': {
    args: { readonly present: string; readonly next: string };
    value: null;
  };
  /** Lets locked keys be used, until they lie unused for as long as the settings say. */
  unlock: { args: { readonly passphrase: string }; value: null };
  /** Locks at once. */
  lock: { args: Readonly<Record<never, never>>; value: null };
  /** Forgets every locked key and the passphrase, without asking for it. */
  'forget-vault': { args: Readonly<Record<never, never>>; value: null };
  /** Keeps what the user says of an identifier and one of the people named for it; the value is whom it leads to then. */
  'judge-match': {
    args: {
      readonly provider: ProviderId;
      readonly identifier: Identifier;
      readonly personId: string;
      readonly judgement: Judgement;
    } & Privately;
    value: Alias;
  };
  /**
   * Deletes all that is stored of a person, whoever told it, and never looks them up again. `identifier`: by which they are shown. The value is the
   * name under which they are on the list, and the keys of all that is known to mean them.
   */
  forget: {
    args: {
      readonly provider: ProviderId;
      readonly identifier: Identifier;
      readonly personId: string;
    };
    value: { readonly group: string; readonly keys: readonly string[] };
  };
  /** Lets somebody who was forgotten be looked up again. What was deleted stays deleted. */
  unforget: {
    args: { readonly provider: ProviderId; readonly group: string };
    value: null;
  };
  /** Puts whom a text names on the list of those who are never looked up, takes them off it, or tells whether they are on it. */
  'never-look-up': {
    args: { readonly text: string; readonly what: 'add' | 'remove' | 'check' };
    value: NeverListed;
  };
  /**
   * The request that asks for somebody by the present settings, as a command of curl with a variable of the shell for the key. Nothing
   * leaves the browser for it.
   */
  'request-as-curl': {
    args: { readonly provider: ProviderId; readonly identifier: Identifier };
    value: string;
  };
  /** Asks the provider, for free, where the picture of a profile is now; null where there is none. */
  'find-picture': {
    args: { readonly provider: ProviderId; readonly slug: string } & Privately;
    value: string | null;
  };
  /** What is known, for the panel of a private window, which opens no database: what that reading says, or null; a set as an array. */
  'private-read': {
    args: {
      readonly provider: ProviderId;
      readonly what: keyof Reading;
      readonly about: readonly unknown[];
    };
    value: unknown;
  };
  /**
   * Writes down that a picture is about to be loaded from its own host, and whose it is, where it is a person's. It must not be where this is
   * refused.
   */
  'log-picture': {
    args: { readonly url: string; readonly identifier?: Identifier };
    value: null;
  };
  /** Notes that somebody's card is shown: how long people are kept counts from then, and what asking again would have cost is saved. At most once a day. */
  seen: { args: { readonly provider: ProviderId; readonly personId: string }; value: null };
  /** Tells of each line of a file, parsed as JSON and at most 1,000, whether it is a row that can be imported. Writes nothing. */
  'check-rows': { args: { readonly rows: readonly unknown[] }; value: readonly boolean[] };
  /** Merges rows of a file, at most 1,000, into what is stored of bought people: all of them or, where it fails, none. */
  'import-rows': { args: { readonly rows: readonly ArchiveRow[] }; value: Tally };
  /** Deletes for good what is named, in every context. */
  'delete-everything': { args: Deletion; value: null };
  /** Deletes the whole log of what left this browser. */
  'clear-requests': { args: Readonly<Record<never, never>>; value: null };
  /** Reads who a typed or pasted text names, the first 500; `isCut` where it names more. Asks nobody. */
  read: {
    args: { readonly text: string };
    value: { readonly people: readonly Named[]; readonly isCut: boolean };
  };
}

/** What a script of ours in a web page may say. Its content is a stranger's: it is parsed and capped. */
export interface PageCommands {
  /** A Report of what is new on the page and what left it; `false` asks to tell it again later. */
  detected: { args: unknown; value: boolean };
}

/** A reply to a command. */
export type CommandReply<V> =
  | { readonly ok: true; readonly value: V }
  | { readonly ok: false; readonly failure: Failure };
