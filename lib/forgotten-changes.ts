import { type Channel, channelOf } from './channel';

/** What has become of the list of those who are never looked up. */
export type ForgottenChange =
  | {
      /** A person was forgotten. */
      readonly what: 'forgotten';
      readonly isDemo: boolean;
      /** Keys of their identifiers and records. */
      readonly keys: readonly string[];
      readonly group: string;
    }
  /** Somebody was put on the list of whom nothing is shown, or taken off it. */
  | { readonly what: 'list' };

const channel = channelOf<ForgottenChange>('sidecard-forgotten');

/** Calls back when somebody is forgotten, or may be looked up again; returns what ends that. */
export const watchForgotten: Channel<ForgottenChange>['watch'] = channel.watch;

/** Tells every page of ours. */
export const announceForgotten: Channel<ForgottenChange>['announce'] = channel.announce;
