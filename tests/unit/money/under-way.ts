import type { Wish } from '../../../lib/providers/provider';
import { partsOf } from './memory';
import type { Worker, World } from './world';

/** What a run holds beside the world: the last export, who was forgotten, and what is under way. */
export interface Run {
  readonly world: World;
  archive: readonly string[];
  readonly forgotten: { readonly group: string; readonly keys: ReadonlySet<string> }[];
  readonly underWay: Set<Flight>;
  /** How often people were deleted, for their age or for good. */
  deletions: number;
  /** Answers for which there was no room, as long as the worker lives that holds them. */
  readonly held: Set<string>;
  readonly latecomers: Set<Latecomer>;
}

/** Somebody who was known when they were asked for, and may not be any more once it is their turn. */
export interface Latecomer {
  readonly worker: Worker;
  isKnown(): boolean;
  /** From now on they may be paid for. */
  admit(): void;
}

/** A look-up of one person that is under way and may be paid for. */
export interface Flight {
  readonly worker: Worker;
  readonly provider: string;
  readonly key: string;
  readonly wish: Wish;
  readonly ended: Promise<void>;
  /** Nobody can tell whether it is still under way: then it may be joined, or paid for. */
  mayBeOver: boolean;
}

/** Whether whoever asks for a card now joins somebody who asks for one of the same person. */
export function isCardUnderWay(
  { underWay, world }: Run,
  provider: string,
  key: string,
): boolean | 'maybe' {
  const those = [...underWay].filter(
    (other) =>
      other.worker === world.worker &&
      other.provider === provider &&
      other.key === key &&
      partsOf(other.wish, provider) === undefined,
  );
  if (those.some(({ mayBeOver }) => !mayBeOver)) return true;
  return those.length > 0 && 'maybe';
}

/** Gives leave to pay for those who have waited for longer than they were known. */
export function admitLatecomers({ latecomers, world }: Run): void {
  for (const one of latecomers) {
    const isDead = one.worker !== world.worker;
    if (!isDead && one.isKnown()) continue;
    latecomers.delete(one);
    if (!isDead) one.admit();
  }
}
