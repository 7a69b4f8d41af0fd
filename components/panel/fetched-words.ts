import { formatAge } from '../../lib/dates';
import type { Answer } from '../../lib/store/answers';
import { plural, text } from '../../lib/text';

/** When an answer was fetched, and for how much; each case a sentence of its own. */
export function fetchedWords({ at, receipt }: Answer): string {
  const when = formatAge(at, Date.now()) ?? '';
  if (receipt?.credits === undefined) return text('fetchedByYou', { when });
  const { isEstimate, isByBalance } = receipt;
  const told = isByBalance ? 'fetchedForByBalance' : 'fetchedFor';
  return plural(isEstimate ? 'fetchedForAbout' : told, receipt.credits, { when });
}
