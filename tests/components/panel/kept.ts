import type { Identifier } from '../../../lib/identifier';
import type { Match } from '../../../lib/person';
import { keepAnswer } from '../../../lib/store/keep-answer';
import type { NamedReceipt } from '../../../lib/store/rows';
import type { Database } from '../../../lib/store/schema';
import { openReceipt } from '../../../lib/store/write-receipt';
import { AMARA } from './world';

/** The settled receipt of a look-up of Amara, of so many credits. */
export function receiptOf(
  provider: string,
  credits: number,
  changed: Partial<NamedReceipt> = {},
): NamedReceipt {
  return {
    id: `receipt of ${provider}`,
    provider,
    identifier: AMARA,
    identifierKey: 'profile:amara-0x1c',
    state: 'settled',
    price: { min: 1, max: 2 },
    credits,
    at: Date.now(),
    settledAt: Date.now(),
    ...changed,
  };
}

/** Has a look-up for one credit in the store that came to these matches; `confirms` judges them as the pipeline does. */
export async function keepMatches(
  database: Database,
  asked: { readonly provider: string; readonly identifier: Identifier },
  matches: readonly Match[],
  confirms?: () => boolean,
): Promise<void> {
  const receipt = await openReceipt(database, { ...asked, price: { min: 1, max: 2 } }, 1000);
  const settled = { ...receipt, state: 'settled', credits: 1, settledAt: Date.now() } as const;
  const reply = { outcomes: [{ matches }], raw: [matches.map(() => ({}))] };
  await keepAnswer(database, settled, reply, { contact: [] }, confirms);
}
