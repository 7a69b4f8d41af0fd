import { FailureError, freeFailure } from '../../failure';
import { type Identifier, identifierKey } from '../../identifier';
import type { Line, Order, Refusal, Reply, Wish } from '../provider';
import { unreadable } from '../request';
import type { Fetched, Refused } from './endpoints';
import {
  type Fate,
  isOpen,
  type Job,
  MOST_CALLS,
  noteAnswer,
  noteFailure,
  noteReply,
  openJob,
  remember,
  replyOf,
  request,
  withSpent,
} from './job';
import { joined, type Row, toRows } from './join';
import { isContactStep, lessonOf } from './repair';
import { enrichReply } from './replies';
import { type Route, routeOf } from './routes';
import { asThin, profileOfBare, withCard } from './whole-card';

const MOST_FIELD_REPAIRS = 1;

interface Asked {
  readonly identifier: Identifier;
  readonly fate: Fate;
}

/**
 * Asks for people by the way that is open to the key: asks, notices what is refused, remembers it, asks again by what is now known.
 * Refusals are free (400 and 403), so that only the last request of such a chain is paid. All share the line's time limit.
 *
 * A refused field is left out once an order; the business e-mail has two steps of its own (`contact.business_emails`, `contact`). A
 * second refused field ends the order, but is remembered. Of several identifiers, one that spoils the request is found by its name
 * in the refusal, else by halving, in at most 15 requests. Once an answer has come nothing throws any more: what fails after it is in
 * the reply's `failures`, beside the outcomes that were paid for. Credits are the sum over all requests, and absent where one did
 * not say.
 *
 * Throws FailureError: `bad-input`, `not-in-plan` or `price-changed` where nothing is paid, else as `send` does. Source: sections 1.3 to
 * 1.12 of the published contract.
 */
export async function enrich(
  line: Line,
  order: Order,
  extras: readonly string[],
  deadline: AbortSignal = AbortSignal.timeout(line.timeoutMs),
): Promise<Reply> {
  const job = openJob(line, order, extras, deadline);
  const all = order.identifiers.flatMap((identifier, position) => {
    const fate = job.fates[position];
    return fate === undefined ? [] : [{ identifier, fate }];
  });
  try {
    await ask(job, all);
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    // Where only time is lacking, who was refused by themselves is told: then an order of the others alone can follow.
    const isTold = thrown.failure.code === 'rate-limited' && all.some(({ fate }) => !isOpen(fate));
    if (!job.isAnswered && !isTold) throw withSpent(thrown, job);
    for (const { fate } of all) if (isOpen(fate)) fate.failure = thrown;
  }
  return replyOf(job);
}

async function ask(job: Job, all: readonly Asked[]): Promise<void> {
  const isAlone = job.order.identifiers.length === 1;
  let asked = all;
  while (asked.length > 0) {
    const route = openRoute(job);
    const identifiers = asked.map(({ identifier }) => identifier);
    const reply = await request(job, route, identifiers);
    if (!('refusal' in reply)) return read(job, route, asked, reply);
    const lesson = lessonOf(reply, { route, identifiers, wish: job.order.wish });
    if (lesson !== undefined && 'refusals' in lesson) {
      await learn(job, lesson, reply);
    } else if (isAlone || reply.status !== 400) {
      throw new FailureError(reply.refusal);
    } else if (lesson === undefined) {
      return split(job, asked, reply);
    } else {
      for (const { identifier, fate } of asked) {
        if (lesson.identifiers.has(identifierKey(identifier))) refuse(fate, reply);
      }
      asked = asked.filter(({ fate }) => isOpen(fate));
    }
  }
}

/** The refusal names nobody, so each half is asked by itself. Who is refused alone is who was meant. */
async function split(job: Job, asked: readonly Asked[], refused: Refused): Promise<void> {
  const [first] = asked;
  if (first !== undefined && asked.length === 1) return refuse(first.fate, refused);
  if (job.calls >= MOST_CALLS) throw new FailureError(refused.refusal);
  const half = Math.ceil(asked.length / 2);
  await ask(job, asked.slice(0, half));
  await ask(job, asked.slice(half));
}

function refuse(fate: Fate, { refusal, status }: Refused): void {
  fate.refusedFor = refusal.said ?? String(status);
}

function isPart({ isContactOnly, isExtrasOnly }: Wish): boolean {
  return (isContactOnly ?? false) || (isExtrasOnly ?? false);
}

/** The way that is open by what is known now, at no higher price than allowed. */
function openRoute({ kind, order, extras, known }: Job): Route {
  const route = routeOf(kind, order.wish, extras, known);
  if (route === undefined) throw freeFailure('not-in-plan');
  if (order.atMost !== undefined && route.price.max > order.atMost) {
    throw freeFailure('price-changed');
  }
  return route;
}

async function learn(
  job: Job,
  { refusals, isField }: { readonly refusals: readonly Refusal[]; readonly isField: boolean },
  { refusal }: Refused,
): Promise<void> {
  const fresh = await remember(job, refusals);
  // For parts of a card alone each refusal leaves a way less, until there is none.
  if (isField && !isContactStep(refusals) && !isPart(job.order.wish)) job.fieldRepairs += 1;
  if (fresh.length === 0 || job.fieldRepairs > MOST_FIELD_REPAIRS) throw new FailureError(refusal);
}

async function read(
  job: Job,
  route: Route,
  asked: readonly Asked[],
  fetched: Fetched,
): Promise<void> {
  if (!fetched.isFound) {
    for (const { fate } of asked) fate.rows = [];
    noteAnswer(job, route);
    return;
  }
  const parsed = enrichReply.safeParse(fetched.body);
  if (!parsed.success) throw unreadable(fetched);
  const entries = joined(
    asked.map(({ identifier }) => identifier),
    parsed.data,
  );
  if (entries.every((entry) => entry?.matches === undefined)) throw unreadable(fetched);
  noteAnswer(job, route);
  const isBelowCard = route.needsCard || isPart(job.order.wish);
  const thinIfBare = (row: Row) => (isBelowCard ? asThin(row) : row);
  for (const [index, { identifier, fate }] of asked.entries()) {
    const matches = entries[index]?.matches;
    if (matches !== undefined) fate.rows = toRows(matches, identifier).map(thinIfBare);
    // What the reply cost is in the books already, and not for this identifier alone.
    else fate.failure = unreadable({ ...fetched, cost: {} });
  }
  if (route.needsCard) await addCards(job, route, asked, fetched);
}

/** After a contact reply: the cards of those it names a profile for, by an order of their own, for what the announced price leaves. */
async function addCards(
  job: Job,
  route: Route,
  asked: readonly Asked[],
  { cost }: Fetched,
): Promise<void> {
  const { order, line, extras, known, deadline } = job;
  const bare = asked.flatMap(({ fate }) => {
    const profile = profileOfBare(fate.rows?.[0]);
    return profile === undefined ? [] : [{ fate, profile }];
  });
  if (bare.length === 0) return;
  const wish = { contact: [] };
  const card = routeOf('profile', wish, extras, known)?.price.max ?? 0;
  const found = asked.filter(({ fate }) => fate.rows !== undefined && fate.rows.length > 0).length;
  // A contact reply may take more than was announced; then the card is a new price.
  const spent = cost.credits === undefined ? route.price.max - card : cost.credits / found;
  const { atMost } = order;
  const profiles = new Map(bare.map(({ profile }) => [identifierKey(profile), profile]));
  try {
    if (atMost !== undefined && spent + card > atMost) throw freeFailure('price-changed');
    const reply = await enrich(
      { ...line, refused: [...known.refused] },
      {
        identifiers: [...profiles.values()],
        wish,
        ...(atMost === undefined ? {} : { atMost: atMost - spent }),
      },
      extras,
      deadline,
    );
    noteReply(job, reply);
    // Those who came with a card of their own were not asked for anew.
    if (bare.length === job.fates.length) job.askedExtras = reply.askedExtras;
    const keys = [...profiles.keys()];
    for (const { fate, profile } of bare) {
      const at = keys.indexOf(identifierKey(profile));
      const failure = reply.failures?.[at];
      if (failure !== undefined) fate.failure = failure;
      const [row, ...others] = fate.rows ?? [];
      if (row !== undefined) fate.rows = [withCard(row, reply.raw[at]?.[0]), ...others];
    }
  } catch (thrown) {
    if (!(thrown instanceof FailureError)) throw thrown;
    noteFailure(job, thrown);
    for (const { fate } of bare) fate.failure = thrown;
  }
}
