import { signal } from '@preact/signals';
import { beforeEach, expect, it, vi } from 'vitest';
import { followAccess } from '../../../components/panel/following-access';
import type { View } from '../../../components/panel/view';
import { fakeAccess } from '../../components/access';
import { AMARA, answerWith, PROVIDER, personNamed } from '../../components/panel/world';

const provider = PROVIDER;

let access = fakeAccess();
beforeEach(() => {
  access = fakeAccess();
});

it.each<[string, View, number]>([
  [
    'a refusal for want of access',
    { kind: 'failure', failure: { code: 'not-allowed', charged: 'no' }, provider },
    1,
  ],
  ['a page without access', { kind: 'blank', why: 'no-access', provider }, 1],
  ['the look-up box', { kind: 'blank', why: 'look-up', provider }, 0],
  [
    'another failure',
    { kind: 'failure', failure: { code: 'no-credit', charged: 'no' }, provider },
    0,
  ],
  ['a card', { kind: 'answer', answer: answerWith(personNamed('Amara Test')), provider }, 0],
  ['a request under way', { kind: 'working', identifier: AMARA, since: 1, provider }, 0],
])('over %s', (_, view, times) => {
  const refresh = vi.fn(async () => undefined);
  const stop = followAccess({ view: signal(view), refresh });
  access.change(true);
  expect(refresh).toHaveBeenCalledTimes(times);
  stop();
  access.change(false);
  expect(refresh).toHaveBeenCalledTimes(times);
});
