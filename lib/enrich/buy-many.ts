import { FailureError, freeFailure } from '../failure';
import { identifierKey } from '../identifier';
import type { Reply } from '../providers/provider';
import { roomLeft } from '../store/caps';
import { findAllOnList } from '../store/forgotten';
import type { NamedReceipt } from '../store/rows';
import { openReceipts, withoutName } from '../store/write-receipt';
import { keepAll, type Paid, refuseWithoutOutcome, type Unkept } from './keep';
import type { Many } from './many';
import type { Lookup, Surroundings } from './pipeline';
import { endWithFailure, settledBy } from './settle';
import { sharesOf } from './shares';
import { type Terms, termsOf } from './terms';

type Bought = Unkept | FailureError;

/** A receipt, and where in the order the one stands whom it is about. */
interface Opened {
  readonly position: number;
  readonly receipt: NamedReceipt;
}

/**
 * Buys the answers of one order: forgotten? → allowed? → price → within the caps? → pending receipts, all in one write → provider → each answer with
 * its own receipt, and a share of what the order took, all of them in one write. Where the caps leave room for some those are sent. At their positions
 * what became of each; throws FailureError where nothing of it was sent. Nothing more is sent once `isOver` says that everything has been deleted.
 */
export async function buyMany(
  around: Surroundings,
  many: Many,
  isOver: () => boolean,
): Promise<readonly Bought[]> {
  const { provider, identifiers, wish, atMost, gate, mostMs } = many;
  const [identifier] = identifiers;
  if (identifier === undefined) return [];
  const results: (Bought | undefined)[] = await refusals(around, many);
  const open = [...identifiers.keys()].filter((position) => results[position] === undefined);
  const how = many.knownSince === undefined ? 'ask' : 'again';
  const lookup: Lookup = { provider, identifier, wish, how, atMost };
  const those = open.flatMap((position) => identifiers[position] ?? []);
  if (open.length > 0) {
    const terms = await termsOf(around, lookup, those, isOver, {
      ...(gate && { gate }),
      ...(mostMs !== undefined && { mostMs }),
    });
    const opened = await openAll(around, many, open, terms);
    for (const [position, refused] of opened.refused) results[position] = refused;
    for (const [position, one] of await order(around, many, opened.receipts, terms, isOver)) {
      results[position] = one;
    }
  }
  return results.map((one) => one ?? freeFailure('interrupted', { provider: provider.name }));
}

/** Those who are on the list of those never looked up, one by one. */
async function refusals(
  around: Surroundings,
  { provider, identifiers }: Pick<Many, 'provider' | 'identifiers'>,
): Promise<(FailureError | undefined)[]> {
  const on = await findAllOnList(await around.database(provider), identifiers);
  return identifiers.map((identifier) => {
    const entry = on.get(identifierKey(identifier));
    if (entry === undefined) return undefined;
    return new FailureError({
      code: 'forgotten',
      charged: 'no',
      provider: provider.name,
      ...entry,
    });
  });
}

/** The pending receipts of as many as the caps leave room for; the others are refused. */
async function openAll(
  around: Surroundings,
  many: Many,
  positions: readonly number[],
  { price, caps, purpose, balanceKey }: Terms,
): Promise<{
  readonly receipts: readonly Opened[];
  readonly refused: ReadonlyMap<number, FailureError>;
}> {
  const { provider, identifiers, receiptIds, batch } = many;
  const refused = new Map<number, FailureError>();
  let left = positions;
  for (;;) {
    const orders = left.flatMap((position) => {
      const identifier = identifiers[position];
      const id = receiptIds[position];
      if (identifier === undefined || id === undefined) return [];
      return [{ id, provider: provider.id, identifier, purpose, price, balanceKey, batch }];
    });
    const database = await around.database(provider);
    try {
      const opened = await openReceipts(database, orders, around.now(), caps);
      const receipts = opened.flatMap((receipt, index): Opened[] => {
        const position = left[index];
        if (position === undefined) return [];
        if (receipt !== 'forgotten') return [{ position, receipt }];
        return [];
      });
      const missing = left.filter((position) => !receipts.some((one) => one.position === position));
      if (missing.length > 0) {
        // Put on the list between the look at it and the write.
        const again = await refusals(around, many);
        for (const position of missing) {
          const one = again[position];
          if (one !== undefined) refused.set(position, one);
        }
      }
      return { receipts, refused };
    } catch (thrown) {
      if (!(thrown instanceof FailureError) || thrown.failure.code !== 'over-cap') throw thrown;
      const room = await roomLeft(database, caps, around.now());
      const credits = Math.min(room.day ?? Infinity, room.month ?? Infinity);
      const fit = Math.min(left.length - 1, Math.floor(credits / price.max + 1e-9));
      for (const position of left.slice(fit)) refused.set(position, thrown);
      left = left.slice(0, fit);
      if (fit < 1) return { receipts: [], refused };
    }
  }
}

/** Sends the order for those who have a receipt, and brings each receipt to its end. */
async function order(
  around: Surroundings,
  many: Many,
  opened: readonly Opened[],
  { line }: Terms,
  isOver: () => boolean,
): Promise<readonly (readonly [number, Bought])[]> {
  if (opened.length === 0) return [];
  const { provider, wish, atMost } = many;
  const database = () => around.database(provider);
  const end = async (receipt: NamedReceipt, thrown: unknown) => {
    const ended = isOver() ? withoutName(receipt) : receipt;
    const failure = await endWithFailure(database, ended, thrown, around.now());
    return new FailureError({ ...failure, provider: provider.name, receiptId: receipt.id });
  };
  let reply: Reply;
  try {
    // The receipts may have been written after all others were deleted.
    if (isOver()) throw freeFailure('interrupted');
    const identifiers = opened.map(({ receipt }) => receipt.identifier);
    reply = await provider.enrich(line, { identifiers, wish, atMost });
  } catch (thrown) {
    const parts = partsOf(thrown, opened.length);
    return Promise.all(
      opened.map(
        async ({ position, receipt }, index) =>
          [position, await end(receipt, parts[index])] as const,
      ),
    );
  }
  const parts = repliesOf(reply, opened.length);
  const refused: Promise<readonly [number, Bought]>[] = [];
  const paid: (Paid & { readonly position: number })[] = [];
  for (const [index, { position, receipt }] of opened.entries()) {
    const part = parts[index] ?? { outcomes: [], raw: [] };
    try {
      refuseWithoutOutcome(part);
      paid.push({ position, receipt: settledBy(receipt, part, around.now()), reply: part });
    } catch (thrown) {
      refused.push(end(receipt, thrown).then((failure) => [position, failure] as const));
    }
  }
  const kept = await keepAll(database, paid, { wish, provider }, around);
  return [
    ...(await Promise.all(refused)),
    ...paid.flatMap(({ position }, index) => {
      const one = kept[index];
      return one === undefined ? [] : [[position, one] as const];
    }),
  ];
}

/** A failure of the whole order as that of each: what it has cost is shared out, and a reply that could not be read is kept once. */
function partsOf(thrown: unknown, count: number): unknown[] {
  const all = Array.from({ length: count }, () => true);
  if (!(thrown instanceof FailureError)) return all.map(() => thrown);
  const { failure, reply } = thrown;
  const shares = failure.credits === undefined ? undefined : sharesOf(failure.credits, all);
  return all.map((_, index) => {
    const share = shares === undefined ? {} : { credits: shares[index] ?? 0 };
    return new FailureError({ ...failure, ...share }, index === 0 ? reply : undefined);
  });
}

/** An order's reply as one to each: whoever was found bears what it has cost. */
function repliesOf(reply: Reply, count: number): Reply[] {
  const { outcomes, raw, credits, failures, ...rest } = reply;
  const isFound = Array.from({ length: count }, (_, index) => {
    const { matches = [] } = outcomes[index] ?? {};
    return matches.length > 0;
  });
  const shares = credits === undefined ? undefined : sharesOf(credits, isFound);
  return isFound.map((_, index) => ({
    ...rest,
    outcomes: [outcomes[index] ?? { matches: [] }],
    raw: [raw[index] ?? []],
    ...(shares === undefined ? {} : { credits: shares[index] ?? 0 }),
    ...(failures?.[index] === undefined ? {} : { failures: [failures[index]] }),
  }));
}
