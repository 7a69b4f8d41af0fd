import type { EmailClass } from '../../lib/detect/email-class';
import type { Failure } from '../../lib/failure';
import type { Identifier } from '../../lib/identifier';
import type { ProviderOverview } from '../../lib/messages';
import type { Named } from '../../lib/named';
import type { Settings } from '../../lib/settings';
import type { Answer } from '../../lib/store/answers';
import type { Receipt } from '../../lib/store/rows';
import type { Freshness } from './flights';
import type { PanelModel } from './panel-model';

/** Why there is nobody to show. */
export type Emptiness =
  /** Nothing was asked for in this tab yet, or the page moved on. */
  | 'nothing-asked'
  /** The browser gives no access to the tab any more. */
  | 'no-access'
  /** The user wants to type. */
  | 'look-up'
  /** The page script has not answered yet. */
  | 'looking'
  /** A page that browsers keep to themselves. */
  | 'unreadable'
  /** A page of linkedin.com that is no public profile. */
  | 'linkedin'
  /** What was pointed at names nobody. */
  | 'nobody'
  /** All who are on the page have addresses of classes that the user does not list. */
  | 'unlisted'
  /** The user's settings name this site as one never to run on. */
  | 'never-here'
  /** The user's organisation rules this site out. */
  | 'blocked-here';

/** Why a person is offered with a price instead of being asked for at once. */
export type Reason =
  /** There was no gesture for it, or the settings say to ask first. */
  | 'choice'
  /** The highest price is above the limit for asking at once. */
  | 'dear'
  /** The address is not a business address, which is all that providers look up well. */
  | 'class'
  /** An earlier request was cut off and may have been charged. */
  | 'uncertain'
  /** An earlier request was charged, and its answer could not be read. */
  | 'unreadable'
  /** An earlier request was charged, and its answer never came or could not be stored. */
  | 'lost'
  /** An earlier request was cut off, and by the balance has cost nothing. */
  | 'uncharged'
  /** A request is still on its way; the user stopped waiting for it. */
  | 'running';

/** A provider that was asked and named nobody, with its answer, which says what that cost. */
export interface Asked {
  readonly provider: ProviderOverview;
  readonly answer: Answer;
}

/** Another provider with which the person of a card is compared, and the panel's state and actions as far as they are about it. */
export interface Beside {
  readonly provider: ProviderOverview;
  readonly model: PanelModel;
}

/** What the panel shows. One at a time. */
export type View =
  | { readonly kind: 'starting' }
  | { readonly kind: 'first-run'; readonly provider: ProviderOverview }
  | {
      readonly kind: 'consent';
      readonly provider: ProviderOverview;
      /** What the user agreed to before these words; null: nothing. */
      readonly agreed: Settings['consent'];
    }
  | { readonly kind: 'no-key'; readonly provider: ProviderOverview }
  | {
      readonly kind: 'blank';
      readonly why: Emptiness;
      /** How many there are, for `unlisted`. */
      readonly count?: number;
      readonly provider: ProviderOverview;
    }
  | {
      readonly kind: 'several';
      readonly people: readonly Named[];
      readonly isCut: boolean;
      /** Keys of the identifiers whose person is in the store already. */
      readonly known: ReadonlySet<string>;
      /** Whether the page in front named them, so that the list follows it. */
      readonly isOfPage: boolean;
      /** Changes where the list is another one, not where it grew or shrank. */
      readonly place: string;
      /** Price of one of them, by kind, at whoever is asked for that kind; absent: at the provider below. */
      readonly price?: ProviderOverview['price'];
      readonly provider: ProviderOverview;
    }
  | {
      readonly kind: 'ready';
      readonly identifier: Identifier;
      readonly reason: Reason;
      /** The class of the address, for `class`. */
      readonly emailClass?: EmailClass;
      /** The earlier request, for `uncertain`, `unreadable`, `lost` and `uncharged`. */
      readonly earlier?: Receipt;
      readonly provider: ProviderOverview;
    }
  | {
      readonly kind: 'working';
      readonly identifier: Identifier;
      readonly since: number;
      readonly provider: ProviderOverview;
    }
  | {
      readonly kind: 'answer';
      readonly answer: Answer;
      readonly provider: ProviderOverview;
      /** Another provider's answer, by which alone it is known that this person is meant. */
      readonly by?: Asked;
      /** What the user has just said of a match could not be stored. */
      readonly isUnstored?: boolean;
      /** Who was asked before, in that order. */
      readonly asked?: readonly Asked[];
      /** The card gives way to its comparison with what this one says. */
      readonly beside?: Beside | undefined;
      /** Id of the provider with which it was compared until now: the focus goes back there. */
      readonly wasBeside?: string | undefined;
    }
  | {
      readonly kind: 'failure';
      readonly failure: Failure;
      readonly identifier?: Identifier;
      /** Whether the provider was asked though the answer was known; looking again asks the same way. */
      readonly again?: boolean;
      /** How new the answer had to be, where the user chose that; looking again asks for the same. */
      readonly freshness?: Freshness;
      /** When the user's own click started this, ms since 1970; absent where nobody waits for it any more. */
      readonly clickedAt?: number;
      readonly provider?: ProviderOverview;
      /** Who was asked before, in that order. */
      readonly asked?: readonly Asked[];
    };

/** Who was asked before `provider` is asked from this view, in that order. */
export function askedBefore(view: View, { id }: ProviderOverview): readonly Asked[] {
  if (view.kind !== 'answer' && view.kind !== 'failure') return [];
  const { asked = [] } = view;
  const isMiss = view.kind === 'answer' && view.answer.matches.length === 0;
  const all = isMiss ? [...asked, { provider: view.provider, answer: view.answer }] : asked;
  return all.filter(({ provider }) => provider.id !== id);
}

/** Whether the person of a card is being compared. */
export function isCompared(
  view: View,
): view is Extract<View, { kind: 'answer' }> & { readonly beside: Beside } {
  return view.kind === 'answer' && view.beside !== undefined;
}

/** The page in front as far as the browser tells: no address means no access. */
export interface Front {
  readonly tabId: number;
  readonly url: string | undefined;
}
