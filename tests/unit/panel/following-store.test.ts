import { signal } from '@preact/signals';
import { afterEach, expect, it, vi } from 'vitest';
import { followStore } from '../../../components/panel/following-store';
import type { View } from '../../../components/panel/view';
import { announceStoreChange } from '../../../lib/store-changes';
import { answerWith, PROVIDER, personNamed } from '../../components/panel/world';

let end: () => void = () => undefined;
afterEach(() => end());

function follow() {
  const view = signal<View>({ kind: 'starting' });
  const send = vi.fn(async () => null);
  const refresh = vi.fn(async () => undefined);
  const beginAnew = vi.fn();
  const beside = { readAnew: vi.fn(async () => undefined) };
  end = followStore({ view, refresh, beside } as never, send as never, beginAnew);
  const show = (changed: object = {}, ...names: string[]) => {
    const answer = { ...answerWith(...names.map((name) => personNamed(name))), isFresh: false };
    view.value = { kind: 'answer', answer: { ...answer, ...changed }, provider: PROVIDER };
  };
  return { show, send, refresh, beginAnew };
}

it('tells whose card is shown, once as long as it is the same', () => {
  const { show, send } = follow();
  show({}, 'Amara');
  show({}, 'Amara');
  expect(send.mock.calls).toEqual([
    ['seen', { provider: 'crustdata', personId: 'crustdata:Amara' }],
  ]);
  show({}, 'Otto');
  expect(send).toHaveBeenCalledTimes(2);
});

it.each([
  ['somebody just fetched', { isFresh: true }, ['Amara']],
  ['somebody who could not be stored', { isKept: false }, ['Amara']],
  ['several to choose from', {}, ['Amara', 'Otto']],
  ['nobody', {}, []],
])('tells nothing of %s', (_what, changed, names) => {
  const { show, send } = follow();
  show(changed, ...names);
  expect(send).not.toHaveBeenCalled();
});

it('begins anew after a deletion, and looks again after an import', async () => {
  const { beginAnew, refresh } = follow();
  announceStoreChange('imported');
  await expect.poll(() => refresh.mock.calls.length).toBe(1);
  expect(beginAnew).not.toHaveBeenCalled();
  announceStoreChange('deleted');
  await expect.poll(() => beginAnew.mock.calls.length).toBe(1);
});
