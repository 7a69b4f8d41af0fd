import type { TrustedCommands } from '../../lib/messages';
import { plural, text } from '../../lib/text';

type Compared = TrustedCommands['compare-balance']['value'];

/** What a request took by the balance, in credits. */
export function takenWords(credits: number): string {
  return credits === 0 ? text('balanceNothing') : plural('balanceTaken', credits);
}

/** What came of comparing the books with the balance, in one sentence: of one receipt where what it took is told, else of all. */
export function comparedWords({ taken, settled, open, waitS }: Compared): string {
  if (taken !== undefined) return takenWords(taken);
  if (settled > 0) return plural('balanceSettled', settled);
  if (waitS !== undefined) return plural('balanceEarly', waitS);
  return text(open > 0 ? 'balanceUnclear' : 'balanceAllKnown');
}
