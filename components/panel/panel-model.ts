import type { Signal } from '@preact/signals';
import type { EmailClass } from '../../lib/detect/email-class';
import type { Identifier } from '../../lib/identifier';
import type { How, ProviderOverview } from '../../lib/messages';
import type { writeSetting } from '../../lib/settings';
import type { View } from './view';

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
  /** Shows what the tab in front is about: on start, on another tab, on a gesture, on changed settings. */
  refresh(): Promise<void>;
  /** Shows what its script now tells of the page in front; leaves alone whatever else is shown. */
  followPage(): Promise<void>;
  /**
   * Asks for a person: this is the click that may spend, at the price that `shown` had. `clickedAt` (ms since 1970) is given
   * where it goes on by itself after an earlier click.
   */
  look(
    identifier: Identifier,
    how: Exclude<How, 'join'>,
    shown: ProviderOverview,
    clickedAt?: number,
  ): Promise<void>;
  /** Shows a person from the list or the look-up box: what is known or on its way, else the offer with its price. */
  choose(identifier: Identifier, emailClass?: EmailClass): Promise<void>;
  /** Takes typed or pasted text; false where it names nobody. */
  lookUp(typed: string): Promise<boolean>;
  /** Shows the look-up box alone, whatever was shown; `back` leads there again. */
  showBox(): void;
  back(): Promise<void>;
  stopWaiting(): void;
  /** The class of an address, by the worker's lists. */
  classOf(address: string): Promise<EmailClass | undefined>;
  /** The reply that could not be read, as text. */
  unreadableReply(receiptId: string): Promise<string | undefined>;
  setting: typeof writeSetting;
  /** Records the user's consent. */
  agree(): Promise<void>;
}
