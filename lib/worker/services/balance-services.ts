import * as z from 'zod/mini';
import type { Surroundings } from '../../enrich/pipeline';
import { FailureError } from '../../failure';
import type { TrustedServices } from '../../messenger';
import type { Provider } from '../../providers/provider';
import { isExact } from '../../spend/charges';
import type { Answer } from '../../store/answers';
import type { Balances } from '../balances';
import { ofProvider, parsed, providerAmong } from './args';

const asked = z.object({ provider: z.string(), receiptId: z.optional(z.string()) });

/** How the books are compared with what a provider says is left, once the receipts of an earlier worker are closed. */
export function balanceServices(
  balances: Pick<Balances, 'compare'>,
  around: Pick<Surroundings, 'database'>,
  whenReady: Promise<unknown>,
  providers: readonly Provider[],
): Pick<TrustedServices, 'compare-balance'> {
  return {
    async 'compare-balance'(args) {
      const { provider: id, receiptId } = parsed(asked, args);
      const provider = providerAmong(providers, id);
      await whenReady;
      const comparison = await balances.compare(provider);
      if (receiptId === undefined) return comparison;
      const receipt = await (await around.database(provider)).get('receipts', receiptId);
      // An estimate is nobody's word.
      if (receipt?.credits === undefined || !isExact(receipt)) return comparison;
      return { ...comparison, taken: receipt.credits };
    },
  };
}

/** Looking people up, and after each paid request a look at what is left, for which nobody waits. */
export function followedByBalance<S extends Pick<TrustedServices, 'enrich'>>(
  services: S,
  balances: Pick<Balances, 'follow'>,
  providers: readonly Provider[],
): S {
  let last: string | undefined;
  // Several may have waited for one and the same request.
  const follow = (args: unknown, receiptId: string | undefined) => {
    if (receiptId === undefined || receiptId === last) return;
    last = receiptId;
    balances.follow(providerAmong(providers, parsed(ofProvider, args).provider));
  };
  return {
    ...services,
    enrich(args) {
      const work = services.enrich(args);
      work.then(
        (answer) => follow(args, paidBy(answer)),
        (thrown: unknown) => follow(args, paidInVain(thrown)),
      );
      return work;
    },
  };
}

function paidBy({ isFresh, receipt }: Answer): string | undefined {
  return isFresh ? receipt?.id : undefined;
}

function paidInVain(thrown: unknown): string | undefined {
  if (!(thrown instanceof FailureError) || thrown.failure.charged === 'no') return undefined;
  return thrown.failure.receiptId;
}
