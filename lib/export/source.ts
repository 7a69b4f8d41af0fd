/** Who told of a person, and when: what a copy says beside the facts. How old the data is, the person's own `asOf` says. */
export interface Source {
  /** The provider's name as shown on screen. */
  readonly provider: string;
  /** ms since 1970. */
  readonly fetchedAt: number;
}

/** A moment as `2026-11-22T12:35:50Z`; `undefined` where it is none. */
export function isoSecond(moment: number): string | undefined {
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? undefined : `${at.toISOString().slice(0, 19)}Z`;
}
