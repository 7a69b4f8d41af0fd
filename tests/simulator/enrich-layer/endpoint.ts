import type { OpenAccount, UseCache } from './accounts';
import type { Answer } from './answers';
import type { InvalidFields, Parameters, ParameterTable } from './parameters';
import type { People } from './people';

/** What an endpoint may look at. `nowMs` is epoch milliseconds. */
export type Context = {
  readonly people: People;
  readonly account: OpenAccount;
  readonly nowMs: number;
};

/** One endpoint below /api/v2. */
export type Endpoint = {
  readonly parameters: ParameterTable;
  /** What is wrong with parameters that are each in order. */
  readonly complain?: (parameters: Parameters) => InvalidFields | undefined;
  /** The least credits that a hit costs; whoever has fewer is refused. Absent where all is free. */
  readonly leastPrice?: (parameters: Parameters, useCacheDefault: UseCache) => number;
  readonly answer: (parameters: Parameters, context: Context) => Answer;
};
