import type { Named } from '../../lib/named';

/** Whom the user picked in the panel itself. It stands until the tab, its page or the gesture in it changes. */
export interface Pick {
  readonly people: readonly [Named, ...Named[]];
  readonly isCut: boolean;
  /** The tab, its page and the gesture in it. */
  readonly place: string;
}

/** The picks that one can go back through. */
export interface Picks {
  /** The last one that stands in that place; those of other places are forgotten. */
  lastIn(place: string): Pick | undefined;
  /** Adds one; those of other places are forgotten. */
  add(pick: Pick): void;
  dropLast(): void;
  count(): number;
}

/** Without any at first. */
export function createPicks(): Picks {
  let picks: readonly Pick[] = [];
  const keepOf = (here: string) => {
    picks = picks.filter(({ place }) => place === here);
  };
  return {
    lastIn(place) {
      keepOf(place);
      return picks.at(-1);
    },
    add(pick) {
      keepOf(pick.place);
      picks = [...picks, pick];
    },
    dropLast() {
      picks = picks.slice(0, -1);
    },
    count: () => picks.length,
  };
}
