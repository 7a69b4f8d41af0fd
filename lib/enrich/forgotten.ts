import { type Charged, FailureError, type OnList } from '../failure';
import { type Identifier, identifierKey } from '../identifier';
import type { Match } from '../person';
import type { Provider } from '../providers/provider';
import type { Answer } from '../store/answers';
import { entriesOf, findOnList } from '../store/forgotten';
import { type IsOwn, keysOfPerson } from '../store/kin';
import type { Receipt } from '../store/rows';
import type { Database } from '../store/schema';

/** Throws FailureError where somebody is on the list of those never looked up: nothing was sent then. */
export async function refuseForgotten(
  database: Database,
  provider: Provider,
  identifier: Identifier,
): Promise<void> {
  const on = await findOnList(database, identifier);
  if (on === undefined) return;
  throw new FailureError({ code: 'forgotten', charged: 'no', provider: provider.name, ...on });
}

/** The failure of an answer that names nobody who may be kept, with what it has cost. */
export function forgottenInAnswer(on: OnList, receipt: Receipt): FailureError {
  return new FailureError({ code: 'forgotten', ...costOf(receipt), ...on });
}

/** The failure of an answer that came after everything had been deleted, with what it has cost. */
export function deletedMeanwhile(receipt: Receipt): FailureError {
  return new FailureError({ code: 'interrupted', ...costOf(receipt) });
}

/** Whether it is thrown because an answer may not be kept: somebody is on the list, or everything was deleted. */
export function isForgottenFailure(thrown: unknown): boolean {
  return (
    thrown instanceof FailureError && ['forgotten', 'interrupted'].includes(thrown.failure.code)
  );
}

function costOf({ id, state, credits, isEstimate }: Receipt) {
  const charged: Charged = state === 'uncertain' ? 'maybe' : credits === 0 ? 'no' : 'yes';
  const cost = credits === undefined || isEstimate || charged !== 'yes' ? {} : { credits };
  return { charged, ...cost, receiptId: id };
}

/** Those of an answer's matches who are not on the list, for an answer that cannot be written. Throws FailureError where that leaves nobody. */
export async function withoutForgotten(
  database: Database,
  receipt: Receipt & Pick<Answer, 'identifier'>,
  matches: readonly Match[],
  isOwn: IsOwn,
): Promise<readonly Match[]> {
  const keysOf = ({ person }: Match) => keysOfPerson(receipt.provider, person, isOwn);
  const key = identifierKey(receipt.identifier);
  const entries = await entriesOf(database, [key, ...matches.flatMap(keysOf)]);
  const entryOf = (match: Match) => keysOf(match).flatMap((one) => entries.get(one) ?? [])[0];
  const left = matches.filter((match) => entryOf(match) === undefined);
  const entry =
    entries.get(key) ??
    (left.length === 0 ? matches.flatMap((one) => entryOf(one) ?? [])[0] : undefined);
  if (entry !== undefined) throw forgottenInAnswer({ by: 'person', group: entry.group }, receipt);
  return left;
}
