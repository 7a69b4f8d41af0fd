import { allowed } from '../enrich/allowed';
import { openLine } from '../enrich/line';
import type { Surroundings } from '../enrich/pipeline';
import { FailureError, failureOf, freeFailure } from '../failure';
import { readKeyStatus } from '../keys/status';
import type { Provider } from '../providers/provider';
import { announceReceipts } from '../receipt-changes';
import { type Comparison, compareBalance } from '../spend/compare-balance';
import { quietly } from './quietly';

/** The looks at what is left with the providers. */
export interface Balances {
  /**
   * Asks a provider what is left, and settles by it what replies did not tell. One at a time for each provider: whoever asks while one is under way
   * waits for the next. Throws FailureError.
   */
  compare(provider: Provider): Promise<Comparison>;
  /** The same after a paid request, where it can be; nobody waits for it. */
  follow(provider: Provider): void;
}

/** Builds it with none under way. */
export function createBalances(around: Surroundings): Balances {
  const turns = new Map<string, Turn>();

  function begin(provider: Provider): Promise<Comparison> {
    const { id } = provider;
    const turn: Turn = { now: compareNow(around, provider), next: undefined };
    turns.set(id, turn);
    const end = () => {
      if (turn.next === undefined) turns.delete(id);
    };
    turn.now.then(end, end);
    return turn.now;
  }

  function compare(provider: Provider): Promise<Comparison> {
    const turn = turns.get(provider.id);
    if (turn === undefined) return begin(provider);
    const again = () => begin(provider);
    turn.next ??= turn.now.then(again, again);
    return turn.next;
  }

  return {
    compare,
    follow(provider) {
      if (provider.isDemo || provider.balance === undefined) return;
      // That it could not be asked is of no concern to anybody: the next paid request asks again.
      const asked = compare(provider).catch((thrown: unknown) => {
        if (failureOf(thrown).code === 'unexpected') throw thrown;
      });
      quietly(asked);
    },
  };
}

interface Turn {
  readonly now: Promise<Comparison>;
  next: Promise<Comparison> | undefined;
}

async function compareNow(around: Surroundings, provider: Provider): Promise<Comparison> {
  const about = { provider: provider.name };
  if (provider.isDemo || provider.balance === undefined) throw freeFailure('not-supported', about);
  return readThrough(around, provider, async () => {
    const key = await allowed(around, provider);
    const line = await openLine(around, provider, key, { purpose: 'account', identifiers: [] });
    try {
      return await provider.balance?.(line);
    } catch (thrown) {
      if (!(thrown instanceof FailureError)) throw thrown;
      throw new FailureError({ ...thrown.failure, ...about });
    }
  });
}

/** Compares with the balance that `read` brings, which reads the key itself; what it throws comes through. Throws FailureError `no-key`. */
export async function readThrough(
  around: Pick<Surroundings, 'database' | 'now'>,
  provider: Provider,
  read: () => Promise<number | undefined>,
): Promise<Comparison> {
  const { id, name } = provider;
  const savedAt = async () => (await readKeyStatus(id))?.savedAt;
  const keySavedAt = await savedAt();
  if (keySavedAt === undefined) throw freeFailure('no-key', { provider: name });
  const comparison = await compareBalance({
    database: await around.database(provider),
    provider: id,
    keySavedAt,
    now: around.now,
    async read() {
      const credits = await read();
      // The balance is that of a key which is gone.
      return (await savedAt()) === keySavedAt ? credits : undefined;
    },
  });
  announceReceipts();
  return comparison;
}
