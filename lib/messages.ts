import type { Failure } from './failure';
import type { Identifier } from './identifier';
import type { KeyStatus } from './keys';
import type { Named } from './named';
import type { ContactKind, Freshness, Price, Provider, ProviderId } from './providers/provider';
import type { Answer } from './store/answers';
import type { Judgement } from './store/judged';
import type { Alias } from './store/schema';

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
  /** What each kind of contact details adds by the present settings, where the provider has it. */
  readonly contactCredits: Readonly<Partial<Record<ContactKind, Surcharge>>>;
  /** The same of its extras, by id. */
  readonly extraCredits: Readonly<Record<string, Surcharge>>;
  readonly key: KeyStatus | null;
  /** Credits left: as last told by the provider, less what was taken since; null where it never told. */
  readonly creditsLeft: number | null;
}

/**
 * How to look someone up. `ask`: the provider, unless the answer is known. `again`: the provider, though it is. `join`: never
 * the provider; only what is known, or the answer of a request that is under way.
 */
export type How = 'ask' | 'again' | 'join';

/** What only Sidecard's own pages may ask of the worker: all that spends, reads or changes. */
export interface TrustedCommands {
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
    };
    value: Answer;
  };
  /**
   * Every provider as a screen may see it, in the order in which they are asked, the demo at the end. Nothing leaves the browser
   * for it.
   */
  providers: { args: Readonly<Record<never, never>>; value: readonly ProviderOverview[] };
  /** Keeps a key on this device. */
  'save-key': { args: { readonly provider: ProviderId; readonly key: string }; value: KeyStatus };
  /** Asks the provider, for free, whether the kept key is valid and what it may do. */
  'test-key': { args: { readonly provider: ProviderId }; value: KeyStatus };
  'remove-key': { args: { readonly provider: ProviderId }; value: null };
  /** Keeps what the user says of an identifier and one of the people named for it; the value is whom it leads to then. */
  'judge-match': {
    args: {
      readonly provider: ProviderId;
      readonly identifier: Identifier;
      readonly personId: string;
      readonly judgement: Judgement;
    };
    value: Alias;
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
    args: { readonly provider: ProviderId; readonly slug: string };
    value: string | null;
  };
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
