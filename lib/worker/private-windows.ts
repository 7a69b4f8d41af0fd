import { browser } from 'wxt/browser';
import type { Pipeline, Surroundings } from '../enrich/pipeline';
import { createPrivateLookUps, type PrivateLookUps } from '../enrich/private';

/** What the worker remembers of the private windows, in memory alone. */
export interface PrivateWindows {
  /** The look-ups of the windows that are open. */
  lookUps(): PrivateLookUps;
  /** Forgets everybody who was looked up there. */
  forget(): void;
  /** Forgets where no private window is left. */
  forgetIfClosed(): Promise<void>;
}

/** Builds it with nobody looked up. What `usual` has under way is joined there. */
export function createPrivateWindows(
  around: Surroundings,
  usual: Pick<Pipeline, 'inFlight'>,
): PrivateWindows {
  let present: PrivateLookUps | undefined;
  return {
    lookUps() {
      present ??= createPrivateLookUps(around, usual);
      return present;
    },
    forget() {
      present = undefined;
    },
    async forgetIfClosed() {
      if (present === undefined) return;
      const windows = await browser.windows.getAll();
      if (!windows.some(({ incognito }) => incognito)) present = undefined;
    },
  };
}
