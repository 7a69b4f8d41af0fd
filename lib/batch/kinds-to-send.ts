import { freeFailure } from '../failure';
import type { Identifier } from '../identifier';
import type { Wish } from '../providers/provider';
import type { AtMost, RowState } from '../store/batch-rows';
import { hasRows } from '../store/rows-of-batch';
import { KINDS, wishFor } from './plan';
import type { BatchWorld, Located } from './world';

type Kind = Identifier['kind'];

/**
 * Of which kinds the rows of a batch that wait, or are in the states `wakes`, are sent by the present settings, and for which there is no way to ask, by what is
 * known of the key. Throws FailureError `price-changed` where one costs more than `atMost`; `not-in-plan` where a batch that was begun has none but those of the
 * latter.
 */
export async function kindsToSend(
  world: BatchWorld,
  { batch, database, provider }: Located,
  wakes: readonly RowState[],
  atMost: AtMost,
): Promise<{ readonly wish: Wish; readonly open: readonly Kind[]; readonly out: readonly Kind[] }> {
  const { wish, known } = await wishFor(world, provider);
  const all = await Promise.all(
    KINDS.map(async (kind) => {
      const { isOut = false, max } = provider.price(kind, wish, known);
      const hasAny = await hasRows(database, batch.id, ['waiting', ...wakes], kind);
      return { kind, hasAny, isOut, isDearer: !isOut && max > (atMost[kind] ?? 0) };
    }),
  );
  const about = { provider: provider.name };
  const present = all.filter(({ hasAny }) => hasAny);
  if (present.some(({ isDearer }) => isDearer)) throw freeFailure('price-changed', about);
  const isForNobody = present.length > 0 && present.every(({ isOut }) => isOut);
  if (isForNobody && batch.startedAt !== undefined) throw freeFailure('not-in-plan', about);
  const kindsThat = (is: boolean) => all.flatMap((one) => (one.isOut === is ? one.kind : []));
  return { wish, open: kindsThat(false), out: kindsThat(true) };
}
