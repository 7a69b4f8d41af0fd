import type { Verdict } from '../../lib/match/match-check';
import { type TextKey, text } from '../../lib/text';

/** What each verdict is called. */
export const VERDICT_WORDS = {
  confirmed: 'matchConfirmed',
  plausible: 'matchPlausible',
  doubtful: 'matchDoubtful',
} as const satisfies Record<Verdict, TextKey>;

const SIGNS = {
  confirmed: ['✓', 'good'],
  plausible: ['≈', ''],
  doubtful: ['?', 'bad'],
} as const satisfies Record<Verdict, readonly [mark: string, tone: string]>;

/** How sure a match is, in a sign and a word; colour only adds to them. */
export function VerdictWord({ verdict, class: kind }: { verdict: Verdict; class: string }) {
  const [mark, tone] = SIGNS[verdict];
  return (
    <span class={`${kind} ${tone}`}>
      <span aria-hidden="true">{mark}</span>
      {text(VERDICT_WORDS[verdict])}
    </span>
  );
}
