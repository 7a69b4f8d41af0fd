import type { Match } from '../person';
import type { Alias } from './rows';

/** An answer's matches by what is known of whom its identifier leads to. */
export interface Standing {
  /** The match that the identifier leads to. */
  readonly tied: Match | undefined;
  /** That, else the only one there is; `undefined` where there is none, or several of whom it is to be chosen. */
  readonly shown: Match | undefined;
  /** All but those whom the user ruled out, in the provider's order. */
  readonly candidates: readonly Match[];
  readonly ruledOut: readonly Match[];
  /** The user chose somebody who is not among the matches any more. */
  readonly isGone: boolean;
}

/** Where the matches of an answer stand. */
export function standingOf(answer: {
  readonly matches: readonly Match[];
  readonly alias?: Alias | undefined;
}): Standing {
  const { matches, alias } = answer;
  const isRuledOut = ({ person }: Match) => alias?.rejected?.includes(person.id) === true;
  const candidates = matches.filter((match) => !isRuledOut(match));
  const personId = leadsTo(alias);
  const tied = candidates.find(({ person }) => person.id === personId);
  const isLost = alias?.by === 'chosen' && personId !== undefined && tied === undefined;
  return {
    tied,
    shown: tied ?? (candidates.length === 1 ? candidates[0] : undefined),
    candidates,
    ruledOut: matches.filter(isRuledOut),
    isGone: isLost || alias?.isGone === true,
  };
}

/** The id of the person to whom an alias leads; `undefined` where it was undone, or the user ruled that person out. */
export function leadsTo(alias: Alias | undefined): string | undefined {
  const { personId, isUndone, rejected = [] } = alias ?? {};
  return isUndone || personId === undefined || rejected.includes(personId) ? undefined : personId;
}
