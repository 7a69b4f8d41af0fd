import type { Alias } from './rows';

/**
 * What the user says of an identifier and one person: `is` chooses them, `is-not` rules them out, `perhaps` takes that back;
 * `undone` makes the alias lead nowhere, `redone` makes it lead there again.
 */
export const JUDGEMENTS = ['is', 'is-not', 'perhaps', 'undone', 'redone'] as const;

/** One of those. */
export type Judgement = (typeof JUDGEMENTS)[number];

/** The alias after the user has judged a person at that time (ms since 1970). */
export function judged(
  alias: Alias | undefined,
  judgement: Judgement,
  personId: string,
  at: number,
): Alias {
  const before: Alias = alias ?? { by: 'chosen', at };
  const others = (before.rejected ?? []).filter((id) => id !== personId);
  switch (judgement) {
    case 'is':
      return { personId, by: 'chosen', rejected: others, at };
    case 'is-not':
      return { ...before, rejected: [...others, personId], at };
    case 'perhaps':
      return { ...before, rejected: others, at };
    case 'undone':
    case 'redone':
      // Another panel may have tied it to somebody else meanwhile: of them this says nothing.
      if (before.personId !== undefined && before.personId !== personId) return before;
      return { ...before, isUndone: judgement === 'undone' ? true : undefined, at };
  }
}

/** Whether the user has said something of it: then answers teach nothing else. */
export function isJudged({ by, isUndone, rejected = [] }: Alias): boolean {
  return by === 'chosen' || isUndone === true || rejected.length > 0;
}
