import type { Answer } from '../../lib/store/answers';
import type { Receipt } from '../../lib/store/rows';
import type { Reason } from './view';

/** Whether trouble with a person is worth asking the worker about though an answer is known: it may hold a newer one. */
export function isAfter(trouble: Receipt, known: Answer | undefined): boolean {
  if (known === undefined) return true;
  const isHeld = trouble.state === 'pending' || trouble.failureCode === 'storage-full';
  return isHeld && trouble.at > known.at;
}

/** Why a person whom an earlier request was about is offered again. */
export function reasonOf(earlier: Receipt | undefined): Reason {
  if (earlier === undefined) return 'choice';
  if (earlier.state !== 'settled') return 'uncertain';
  return earlier.failureCode === 'bad-reply' ? 'unreadable' : 'lost';
}
