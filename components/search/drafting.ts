import { type Signal, signal } from '@preact/signals';
import { type Problem, readText } from '../../lib/search/read';
import { type Draft, type DraftCondition, type DraftGroup, EMPTY } from '../../lib/search/tree';
import { writeText } from '../../lib/search/write';

/** What is asked for as it is being written, in a form or as JSON: two views of one tree. */
export interface Drafting {
  readonly draft: Signal<Draft>;
  readonly mode: Signal<'form' | 'json'>;
  /** What stands in the JSON view; it may be no search at the moment. */
  readonly json: Signal<string>;
  /** Why that is none: the form says then what it said before. */
  readonly jsonProblem: Signal<Problem | undefined>;
  /** Why what is written cannot be sent yet. */
  readonly problem: Signal<Problem | undefined>;
  /** Conditions that the user adds or changes as such stay where they are, though a usual question may ask the same. */
  readonly own: WeakSet<DraftCondition>;
  /** People whom the store knows are left out. */
  readonly leavesOutKnown: Signal<boolean>;
  /** Takes what the form says. */
  write(draft: Draft): void;
  /** The same with another tree. */
  writeTree(root: DraftGroup): void;
  /** Takes what the JSON view says. */
  writeJson(text: string): void;
  /** Goes to the other view. Not to the form while the JSON has a problem: what is written there would be lost. */
  turn(mode: 'form' | 'json'): void;
  /** Brings the JSON back to what the form says. */
  undoJson(): void;
}

/** Begins with an empty search. */
export function createDrafting(): Drafting {
  const draft = signal<Draft>(EMPTY);
  const mode = signal<'form' | 'json'>('form');
  const json = signal(writeText(EMPTY));
  const jsonProblem = signal<Problem | undefined>(undefined);
  const problem = signal<Problem | undefined>(undefined);

  function write(next: Draft): void {
    draft.value = next;
    json.value = writeText(next);
    jsonProblem.value = undefined;
    problem.value = undefined;
  }

  return {
    ...{ draft, mode, json, jsonProblem, problem, write },
    own: new WeakSet(),
    leavesOutKnown: signal(false),
    writeTree: (filters) => write({ ...draft.value, filters }),
    writeJson(words) {
      json.value = words;
      const read = readText(words);
      problem.value = undefined;
      jsonProblem.value = 'problem' in read ? read.problem : undefined;
      if ('value' in read) draft.value = read.value;
    },
    turn(next) {
      if (next === 'form' && jsonProblem.value !== undefined) return;
      if (next === 'json' && mode.value === 'form') json.value = writeText(draft.value);
      mode.value = next;
    },
    undoJson: () => write(draft.value),
  };
}
