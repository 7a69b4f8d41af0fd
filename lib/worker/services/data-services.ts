import * as z from 'zod/mini';
import { mergeRows } from '../../archive/merge';
import { rowOf } from '../../archive/row-schema';
import type { Pipeline, Surroundings } from '../../enrich/pipeline';
import { freeFailure } from '../../failure';
import type { TrustedServices } from '../../messenger';
import type { Provider } from '../../providers/provider';
import { announceReceipts } from '../../receipt-changes';
import { noteSeen } from '../../store/seen';
import { deleteEverything } from '../delete-everything';
import { leastCredits } from '../least-credits';
import { parsed, providerAmong } from './args';

const shown = z.object({ provider: z.string(), personId: z.string() });
const brought = z.object({ rows: z.array(z.unknown()).check(z.maxLength(1_000)) });
const deleted = z.object({
  history: z.boolean(),
  list: z.boolean(),
  settings: z.boolean(),
  keys: z.boolean(),
});

/** What is done with everything that is stored. */
export function dataServices(
  pipeline: Pick<Pipeline, 'forget'>,
  around: Pick<Surroundings, 'database' | 'isOwn' | 'now'>,
  providers: readonly Provider[],
): Pick<TrustedServices, 'seen' | 'check-rows' | 'import-rows' | 'delete-everything'> {
  return {
    async seen(args) {
      const { provider: id, personId } = parsed(shown, args);
      const provider = providerAmong(providers, id);
      // How long people are kept must not hang on prices: without any they are counted alone.
      const credits = provider.isDemo
        ? undefined
        : await leastCredits(provider).catch(() => () => 0);
      const database = await around.database(provider);
      if (await noteSeen(database, id, personId, around.now(), credits)) announceReceipts();
      return null;
    },
    async 'check-rows'(args) {
      return parsed(brought, args).rows.map((value) => rowOf(value) !== undefined);
    },
    async 'import-rows'(args) {
      const rows = parsed(brought, args).rows.map((value) => {
        const row = rowOf(value);
        if (row === undefined) throw freeFailure('bad-input');
        return row;
      });
      const real = providers.find(({ isDemo }) => !isDemo);
      if (real === undefined) throw freeFailure('bad-input');
      return mergeRows(await around.database(real), rows, around.isOwn);
    },
    async 'delete-everything'(args) {
      const what = parsed(deleted, args);
      // One for all real providers, and one for the demo.
      const databases = await Promise.all(providers.map((one) => around.database(one)));
      await deleteEverything(what, [...new Set(databases)], pipeline);
      return null;
    },
  };
}
