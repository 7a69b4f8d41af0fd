import { signal } from '@preact/signals';
import { afterEach, expect, it, vi } from 'vitest';
import { followReceipts } from '../../../components/panel/following-receipts';
import type { View } from '../../../components/panel/view';
import { announceReceipts } from '../../../lib/receipt-changes';
import type { Receipt } from '../../../lib/store/rows';
import { answerWith, PROVIDER, personNamed } from '../../components/panel/world';

let end: () => void = () => undefined;
afterEach(() => end());

const ESTIMATE: Receipt = {
  id: 'r1',
  provider: 'crustdata',
  state: 'settled',
  price: { min: 1, max: 2 },
  credits: 2,
  isEstimate: true,
  at: 1,
};
const { isEstimate: _, ...told } = ESTIMATE;
const BY_BALANCE: Receipt = { ...told, credits: 1, isByBalance: true };

function follow(shown: Receipt, stored: Receipt) {
  const answer = { ...answerWith(personNamed('Amara')), receipt: shown };
  const view = signal<View>({ kind: 'answer', answer, provider: PROVIDER });
  const read = vi.fn(async () => ({ ...answer, isFresh: false, receipt: stored }));
  const readAnew = vi.fn(async () => undefined);
  const world = { reading: async () => ({ answer: read }), now: Date.now };
  end = followReceipts({ view, beside: { world, readAnew } } as never);
  return { answer, view, read, readAnew };
}

it('says on the card what the balance told of it, and leaves the rest as it is', async () => {
  const { view, answer, readAnew } = follow(ESTIMATE, BY_BALANCE);
  announceReceipts();
  const receipt = BY_BALANCE;
  await expect.poll(() => view.value).toMatchObject({ answer: { ...answer, receipt } });
  expect(view.value).toMatchObject({ answer: { isFresh: true } });
  expect(readAnew).toHaveBeenCalledTimes(1);
});

it('reads what is left, and no card whose cost the provider told', async () => {
  const { read, readAnew } = follow(told, told);
  announceReceipts();
  await expect.poll(() => readAnew.mock.calls.length).toBe(1);
  expect(read).not.toHaveBeenCalled();
});

it('leaves a card alone that another answer has taken the place of', async () => {
  const { view, read } = follow(ESTIMATE, { ...BY_BALANCE, id: 'r2' });
  const before = view.value;
  announceReceipts();
  await expect.poll(() => read.mock.calls.length).toBe(1);
  await read.mock.results[0]?.value;
  expect(view.value).toBe(before);
});
