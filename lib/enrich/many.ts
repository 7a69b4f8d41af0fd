import { FailureError, freeFailure } from '../failure';
import type { Identifier } from '../identifier';
import type { Gate, Provider, Wish } from '../providers/provider';
import type { Answer } from '../store/answers';
import { buyMany } from './buy-many';
import type { InFlight } from './in-flight';
import type { Unkept } from './keep';
import type { Lookup, Surroundings } from './pipeline';
import { asFailure } from './settle';

/** People of one kind, at most as many as the provider takes at once, who are looked up together for a batch. */
export interface Many {
  readonly provider: Provider;
  readonly identifiers: readonly Identifier[];
  readonly wish: Wish;
  /** The highest price of one person that was announced, in credits. */
  readonly atMost: number;
  /** The batch that they are of. */
  readonly batch: string;
  /** The ids that their receipts are to have, at the same positions. */
  readonly receiptIds: readonly string[];
  /** Whoever was fetched before (ms since 1970) is asked about anew; absent: whoever is known is not asked for. */
  readonly knownSince?: number;
  /** Whether everything has been deleted since they were taken up; absent: since they are asked for. */
  isOver?(): boolean;
  /** Where their requests wait for their turn; absent: they do not. */
  readonly gate?: Gate;
  /** The longest that a request may take, ms; absent: as for everybody. */
  readonly mostMs?: number;
}

/** What the pipeline has for them. */
interface House {
  readonly around: Surroundings;
  readonly inFlight: InFlight;
  /** Whether everything has been deleted since they were asked for. */
  isOver(): boolean;
  /** What is there without asking. */
  find(lookup: Lookup): Promise<Answer | undefined>;
  /** Remembers what was bought and could not be written. */
  note(lookup: Lookup, bought: Unkept): void;
}

interface Member {
  readonly lookup: Lookup;
  readonly receiptId: string;
  /** When all about the same person that was under way before has come to its end. */
  readonly isFree: Promise<void>;
  resolve(answer: Answer): void;
  reject(reason: unknown): void;
}

/** Looks people up together. At their positions what became of each; never rejects. */
export async function lookUpMany(
  { identifiers, receiptIds, ...many }: Many,
  house: House,
): Promise<readonly (Answer | FailureError)[]> {
  // Nobody joins what sends nothing any more.
  if (house.isOver()) return identifiers.map(() => freeFailure('interrupted'));
  const members: Member[] = [];
  // All begun at once: whoever asks for one of them from now on joins.
  const answers = identifiers.map((identifier, position) => {
    const { provider, wish, atMost, knownSince } = many;
    const how = knownSince === undefined ? 'ask' : 'again';
    const lookup: Lookup = { provider, identifier, wish, how, atMost };
    const running = house.inFlight.find(lookup);
    if (running !== undefined) return running;
    const free = Promise.withResolvers<void>();
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const receiptId = receiptIds[position] ?? crypto.randomUUID();
    members.push({ lookup, receiptId, isFree: free.promise, resolve, reject });
    return house.inFlight.start(lookup, () => {
      free.resolve();
      return promise;
    });
  });
  bring(members, many, house).catch((reason: unknown) => {
    for (const { reject } of members) reject(reason);
  });
  const settled = await Promise.allSettled(answers);
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : asFailure(one.reason)));
}

/** Settles every member: from what is known, else by an order of those of whom nothing is. */
async function bring(
  members: readonly Member[],
  many: Omit<Many, 'identifiers' | 'receiptIds'>,
  { around, find, note, isOver }: House,
): Promise<void> {
  await Promise.all(members.map(({ isFree }) => isFree));
  const { knownSince = Number.NEGATIVE_INFINITY } = many;
  const open = await Promise.all(
    members.map(async (member) => {
      const answer = await find(member.lookup).catch((thrown: unknown) => asFailure(thrown));
      if (answer === undefined) return [member];
      if (!(answer instanceof FailureError) && answer.at < knownSince) return [member];
      if (answer instanceof FailureError) member.reject(answer);
      else member.resolve(answer);
      return [];
    }),
  ).then((all) => all.flat());
  if (open.length === 0) return;
  const identifiers = open.map(({ lookup }) => lookup.identifier);
  const receiptIds = open.map(({ receiptId }) => receiptId);
  const bought = await buyMany(around, { ...many, identifiers, receiptIds }, isOver);
  for (const [index, { lookup, resolve, reject }] of open.entries()) {
    const one = bought[index];
    if (one === undefined || one instanceof FailureError) {
      reject(one);
      continue;
    }
    note(lookup, one);
    resolve(one.answer);
  }
}
