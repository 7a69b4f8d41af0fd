import type { ComponentChild } from 'preact';
import type { PanelModel } from '../../../components/panel/panel-model';
import type { View } from '../../../components/panel/view';
import type { ProviderOverview } from '../../../lib/messages';
import type { Stage } from '../../components/panel/world';

/** What stands around a view of the panel where it is not the usual: one provider with a key. */
export interface Around {
  /** Others that may be asked where the first names nobody. */
  readonly further?: readonly ProviderOverview[];
  readonly canGoBack?: boolean;
  readonly stage?: Partial<Stage>;
  /** What the user has done there already. */
  act?(model: PanelModel): void;
}

/**
 * One state of one component, under a name that is unique and can stand in an address: a view of the panel, made anew for each drawing where it
 * depends on the time or comes from a recording, or whatever else is drawn.
 */
export type Story =
  | {
      readonly name: string;
      readonly view: View | (() => View | Promise<View>);
      readonly around?: Around;
    }
  | { readonly name: string; readonly render: () => Promise<ComponentChild> };

/** Stories by what they are about; each subject has at least one. */
export type Stories<Subject extends string = string> = Readonly<
  Record<Subject, readonly [Story, ...Story[]]>
>;
