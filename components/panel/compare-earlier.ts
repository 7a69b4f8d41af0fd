import { onDemand } from '../ui/on-demand';
import type { PanelModel } from './panel-model';
import { reasonOf } from './trouble';

/** What an earlier request may have taken, by the balance: few need it. */
export const CompareBalance = onDemand(
  async () => (await import('../ui/compare-balance')).CompareBalance,
);

/** Shows what the balance says of the request that failed, or because of which somebody is offered again; in credits. */
export function showTaken(
  { view }: Pick<PanelModel, 'view'>,
  receiptId: string,
  credits: number,
): void {
  const now = view.value;
  if (now.kind === 'failure' && now.failure.receiptId === receiptId) {
    const charged = credits === 0 ? 'no' : 'yes';
    view.value = { ...now, failure: { ...now.failure, charged, credits, isByBalance: true } };
  }
  if (now.kind !== 'ready' || now.earlier?.id !== receiptId) return;
  const { failureCode = 'interrupted' } = now.earlier;
  const told = { state: 'settled', credits, isByBalance: true, failureCode } as const;
  const earlier = { ...now.earlier, ...told };
  view.value = { ...now, earlier, reason: credits === 0 ? 'uncharged' : reasonOf(earlier) };
}
