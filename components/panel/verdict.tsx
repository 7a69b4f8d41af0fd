import type { Verdict } from '../../lib/match/match-check';
import { type TextKey, text } from '../../lib/text';

const WORDS = {
  confirmed: ['✓', 'good', 'matchConfirmed'],
  plausible: ['≈', '', 'matchPlausible'],
  doubtful: ['?', 'bad', 'matchDoubtful'],
} as const satisfies Record<Verdict, readonly [mark: string, tone: string, word: TextKey]>;

/** How sure a match is, in a sign and a word; colour only adds to them. */
export function VerdictWord({ verdict, class: kind }: { verdict: Verdict; class: string }) {
  const [mark, tone, word] = WORDS[verdict];
  return (
    <span class={`${kind} ${tone}`}>
      <span aria-hidden="true">{mark}</span>
      {text(word)}
    </span>
  );
}
