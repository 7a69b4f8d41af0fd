import type { Signal } from '@preact/signals';
import type { EmailClass } from '../../lib/detect/email-class';
import type { Identifier } from '../../lib/identifier';
import type { How, ProviderOverview } from '../../lib/messages';
import type { Match } from '../../lib/person';
import type { writeSetting } from '../../lib/settings';
import type { Judgement } from '../../lib/store/judged';
import type { Flights, Freshness } from './flights';
import type { Asked, View } from './view';
import type { PanelWorld } from './world';

/** The panel's state and what can be done in it. */
export interface PanelModel {
  readonly view: Signal<View>;
  /** The provider in use; for the header. */
  readonly provider: Signal<ProviderOverview | undefined>;
  /** Whom the user may be offered, or may have asked, where a provider names nobody; in that order. */
  readonly further: Signal<readonly ProviderOverview[]>;
  /** All that take a key, in use or not: consent counts for each of them. */
  readonly real: Signal<readonly ProviderOverview[]>;
  /** What a screen reader is told of what the user did, until it is over; empty mostly. */
  readonly said: Signal<string>;
  /** Whether there is a list or a page's people to go back to. */
  readonly canGoBack: Signal<boolean>;
  /** Whether it belongs to a private window, of which nothing is stored. */
  readonly isPrivate: boolean;
  /** Whether the list of keys lies over the view. */
  readonly isListingKeys: Signal<boolean>;
  /** Shows what the tab in front is about: on start, on another tab, on a gesture, on changed settings. */
  refresh(): Promise<void>;
  /** Shows what its script now tells of the page in front; leaves alone whatever else is shown. */
  followPage(): Promise<void>;
  /**
   * Asks for a person: this is the click that may spend, at the price that `shown` had, for that freshness where one is chosen.
   * `clickedAt` (ms since 1970) is given where it goes on by itself after an earlier click.
   */
  look(
    identifier: Identifier,
    how: Exclude<How, 'join'>,
    shown: ProviderOverview,
    clickedAt?: number,
    freshness?: Freshness,
  ): Promise<void>;
  /** Shows a person from the list or the look-up box: what is known or on its way, else the offer with its price. */
  choose(identifier: Identifier, emailClass?: EmailClass): Promise<void>;
  /** Takes typed or pasted text; false where it names nobody. */
  lookUp(typed: string): Promise<boolean>;
  /** Shows the look-up box alone, whatever was shown; `back` leads there again. */
  showBox(): void;
  back(): Promise<void>;
  stopWaiting(): void;
  /** Keeps what the user says of one of the people named for an identifier, and shows the answer by it; asks nobody. */
  judge(
    shown: Extract<View, { kind: 'answer' }>,
    match: Match,
    judgement: Judgement,
  ): Promise<void>;
  /** What further providers are known to say of the person to whom the answer's address is tied; asks nobody. */
  alsoKnown(shown: Extract<View, { kind: 'answer' }>): Promise<readonly Asked[]>;
  /** The class of an address, by the worker's lists. */
  classOf(address: string): Promise<EmailClass | undefined>;
  /** The reply that could not be read, as text. */
  unreadableReply(receiptId: string): Promise<string | undefined>;
  /** What the provider sent of a stored person, newest first; none where it could not be stored. */
  rawAnswers(personId: string, from: ProviderOverview): Promise<readonly unknown[]>;
  /** The request that asks for somebody, as a command of curl. Throws FailureError. */
  requestAsCurl(identifier: Identifier, from: ProviderOverview): Promise<string>;
  /** Where the provider says that the picture of a profile is now, asked for free; null where it has none. Throws FailureError. */
  findPicture(slug: string, from: ProviderOverview): Promise<string | null>;
  /** For asking another provider about the person of a card, who stays. Its look-ups are no concern of the view. */
  readonly beside: {
    readonly world: Pick<PanelWorld, 'reading' | 'now' | 'send' | 'settings'>;
    readonly flights: Flights;
    /** Reads the providers anew: what they cost now, and what is left. */
    readAnew(): Promise<void>;
  };
  setting: typeof writeSetting;
  /** Records the user's consent. */
  agree(): Promise<void>;
}
