import { freeFailure } from '../failure';
import type { Identifier } from '../identifier';
import type { KnownOfKey, Price, Provider, Wish } from '../providers/provider';
import type { Plan, StoredBatch, StoredBatchRow } from '../store/batch-rows';
import { changeBatch } from '../store/batches';
import { rounded } from '../store/caps';
import { findAllOnList } from '../store/forgotten';
import { findAnswered } from '../store/known-answers';
import { sliceRows } from '../store/rows-of-batch';
import { type BatchWorld, batchOf } from './world';

const WINDOW_S = 60;
/** Both kinds of identifiers, in the order in which they are sent. */
export const KINDS = ['profile', 'email'] as const satisfies readonly Identifier['kind'][];

/** What is changed about a batch before it is planned. */
export interface PlanChange {
  readonly provider?: string | undefined;
  readonly isEveryClass?: boolean | undefined;
}

/**
 * What a batch would do by the present settings and what is stored; it asks nobody. A draft becomes `planned`. Throws FailureError `bad-input` where there
 * is none, or its provider is to be another one though it was started, or one whose people live elsewhere.
 */
export async function planBatch(
  world: BatchWorld,
  id: string,
  { provider: wanted, isEveryClass }: PlanChange,
): Promise<Plan> {
  const { database, batch, provider: before } = await batchOf(world, id);
  const provider = world.providers.find((one) => one.id === (wanted ?? batch.provider));
  if (provider === undefined) throw freeFailure('bad-input');
  const isOther = provider.id !== before.id;
  const isBegun = batch.startedAt !== undefined;
  if (isOther && (isBegun || provider.isDemo !== before.isDemo)) throw freeFailure('bad-input');
  const planned = await changeBatch(database, id, (one) => {
    const { isEveryClass: was, ...rest } = one;
    const isEvery = isEveryClass ?? was ?? false;
    return {
      ...rest,
      provider: provider.id,
      state: one.state === 'draft' ? 'planned' : one.state,
      ...(isEvery && { isEveryClass: true }),
    };
  });
  if (planned === undefined) throw freeFailure('bad-input');
  const { wish, known } = await wishFor(world, provider);
  const counts = await tally(world, planned, provider, { wish, known });
  world.announce({ id });
  const isEvery = planned.isEveryClass ?? false;
  return { ...asPlan(counts, provider, wish, known), provider: provider.id, isEveryClass: isEvery };
}

/** What is asked for by the present settings, and what is known of the key without reading it. */
export async function wishFor(
  { around, wish }: Pick<BatchWorld, 'around' | 'wish'>,
  provider: Provider,
): Promise<{ readonly wish: Wish; readonly known: KnownOfKey }> {
  const { account, refused, prices } = await around.knownOf(provider, '');
  const known = {
    ...(account && { account }),
    ...(refused && { refused }),
    ...(prices && { prices }),
  };
  return { wish: await wish(), known };
}

type Counts = Pick<
  Plan,
  'given' | 'duplicates' | 'invalid' | 'forgotten' | 'known' | 'otherClass' | 'toSend'
>;

async function tally(
  { around }: BatchWorld,
  batch: StoredBatch,
  provider: Provider,
  { wish, known }: { readonly wish: Wish; readonly known: KnownOfKey },
): Promise<Counts> {
  const database = await around.database(provider);
  const missDays = await around.keepMissesDays();
  const isOut = (kind: Identifier['kind']) => provider.price(kind, wish, known).isOut ?? false;
  const out = new Set(KINDS.filter(isOut));
  let [given, duplicates, invalid, forgotten, answered, otherClass] = [0, 0, 0, 0, 0, 0];
  const toSend = { profile: 0, email: 0 };
  for await (const rows of sliceRows(database, batch.id)) {
    given += rows.length;
    const count = (state: StoredBatchRow['state']) =>
      rows.filter((row) => row.state === state).length;
    duplicates += count('duplicate');
    invalid += count('invalid');
    forgotten += count('forgotten');
    const named = rows.flatMap(({ state, identifier, identifierKey: key }) =>
      identifier && key && (state === 'waiting' || state === 'other-class')
        ? [{ state, identifier, key }]
        : [],
    );
    const onList = await findAllOnList(
      database,
      named.map(({ identifier }) => identifier),
    );
    const keys = named.map(({ key }) => key);
    // A refresh asks about people who are known.
    const isAnew = batch.from === 'people';
    const free = isAnew
      ? new Set<string>()
      : await findAnswered(database, provider.id, keys, around.now(), missDays);
    for (const { state, identifier, key } of named) {
      if (onList.has(key)) forgotten++;
      else if (state === 'other-class' && !batch.isEveryClass) otherClass++;
      else if (free.has(key)) answered++;
      else if (out.has(identifier.kind)) invalid++;
      else toSend[identifier.kind]++;
    }
  }
  return { given, duplicates, invalid, forgotten, known: answered, otherClass, toSend };
}

function asPlan(
  counts: Counts,
  provider: Provider,
  wish: Wish,
  known: KnownOfKey,
): Omit<Plan, 'provider' | 'isEveryClass'> {
  const { toSend } = counts;
  const priceOfOne = {
    profile: provider.price('profile', wish, known),
    email: provider.price('email', wish, known),
  };
  const sent = KINDS.filter((kind) => toSend[kind] > 0);
  const price: Price = {
    min: 0,
    max: rounded(sent.reduce((sum, kind) => sum + toSend[kind] * priceOfOne[kind].max, 0)),
    ...(sent.some((kind) => priceOfOne[kind].isOpen) && { isOpen: true }),
  };
  const requestsOf = (kind: Identifier['kind']) => Math.ceil(toSend[kind] / provider.batchLimit);
  const requests = sent.reduce((sum, kind) => sum + requestsOf(kind), 0);
  const timeS = timeFor(
    provider,
    wish,
    known,
    new Map(sent.map((kind) => [kind, requestsOf(kind)])),
  );
  return { ...counts, requests, price, priceOfOne, ...(timeS !== undefined && { timeS }) };
}

/** Seconds until the last request is sent, at the rate limit; those of different limits go side by side. */
function timeFor(
  provider: Provider,
  wish: Wish,
  known: KnownOfKey,
  requests: ReadonlyMap<Identifier['kind'], number>,
): number | undefined {
  const byLimit = new Map<string, { requests: number; perMinute: number }>();
  for (const [kind, count] of requests) {
    const path = provider.path?.(kind, wish, known);
    const limit = path === undefined ? undefined : provider.rate?.(path, known);
    if (limit?.requestsPerMinute === undefined) return undefined;
    const before = byLimit.get(limit.of)?.requests ?? 0;
    byLimit.set(limit.of, { requests: before + count, perMinute: limit.requestsPerMinute });
  }
  const times = [...byLimit.values()].map(
    (one) => Math.floor(Math.max(0, one.requests - 1) / one.perMinute) * WINDOW_S,
  );
  return Math.max(0, ...times);
}
