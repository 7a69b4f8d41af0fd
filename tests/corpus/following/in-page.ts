import { watchPage } from '../../../lib/detect/page/watch';
import { randomFrom } from '../../bench/random';
import { CHANGES } from './changes';
import { contentsOf, type Listener, listenedTo, noteDeep, toldTwice } from './listener';
import { witness } from './nodes';
import { type Plan, planOf } from './plan';
import { PAUSES, pass, takeTime } from './time';

/** What was told in the end, sorted and each once: of a link its address and label, of a text its pieces. */
export interface Outcome {
  /** By the page script that was there from the beginning. */
  readonly followed: readonly string[];
  /** By another that came only then. */
  readonly anew: readonly string[];
  /** By the first, told to look once more. */
  readonly again: readonly string[];
  /** What the first told under two numbers at a time. */
  readonly twice: readonly string[];
}

/** What a page offers the spec that opened it. */
export interface FollowingPage {
  /**
   * The page script, once for each time that this file was run here: it has its state in its modules, so that two copies share
   * none, which makes the second a better judge of the first than the first, stopped and started again, would be.
   */
  readonly watchers: (typeof watchPage)[];
  /** Builds a page from the seed, changes it under the eyes of the first copy, and has the second read what became of it. */
  run(seed: number, tick: number): Promise<Outcome>;
}

declare global {
  interface Window {
    followingPage: FollowingPage;
  }
}

window.followingPage = {
  watchers: [...(window.followingPage?.watchers ?? []), watchPage],
  run: (seed, tick) => outcomeOf(planOf(seed, tick)),
};

// Longer than custom elements are looked at, and than messages are apart.
const CALM_MS = 1_600;
const PATIENCE_MS = 10_000;

const realNow = performance.now.bind(performance);

async function outcomeOf(plan: Plan): Promise<Outcome> {
  if (plan.tick) takeTime(plan.tick);
  for (const { kind, seed } of plan.before) CHANGES[kind](randomFrom(seed));
  document.body.append(witness);
  noteDeep();
  const first = listenedTo(copyOf(0));
  for (const { kind, seed, pause } of plan.changes) {
    CHANGES[kind](randomFrom(seed));
    noteDeep();
    await PAUSES[pause]();
  }
  await pass(CALM_MS);
  const second = listenedTo(copyOf(1));
  const followed = await settled(first, () => contentsOf(second));
  const anew = contentsOf(second);
  const twice = toldTwice(first);
  first.watch.look();
  const again = await settled(first, () => anew);
  first.watch.stop();
  second.watch.stop();
  return { followed, anew, again, twice };
}

function copyOf(index: number): typeof watchPage {
  const copy = window.followingPage.watchers[index];
  if (copy === undefined) throw new Error(`No copy ${index} of the page script.`);
  return copy;
}

/** What is told after a while; where that is not what it should be, after a longer one. */
async function settled(listener: Listener, wanted: () => readonly string[]): Promise<string[]> {
  const start = realNow();
  do await pass(CALM_MS);
  while (`${contentsOf(listener)}` !== `${wanted()}` && realNow() - start < PATIENCE_MS);
  return contentsOf(listener);
}
