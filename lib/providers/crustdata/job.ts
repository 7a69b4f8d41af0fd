import { FailureError, freeFailure } from '../../failure';
import type { Identifier } from '../../identifier';
import type { Outcome } from '../../person';
import type { ContactKind, Line, Order, Pace, Refusal, Reply } from '../provider';
import { type Fetched, type Refused, send } from './endpoints';
import { contactKinds, extrasAmong, type Known } from './fields';
import type { Row } from './join';
import { kindOf, requestBody } from './request-body';
import type { Route } from './routes';

/** Requests that one order may take. One malformed identifier of 25 is found by 11; the published rate is 15 a minute. */
export const MOST_CALLS = 15;

/** What became of one identifier: one of these, or rows and a failure where a row lacks its card. */
export interface Fate {
  rows?: readonly Row[];
  refusedFor?: string;
  failure?: FailureError;
}

/** One order under way. */
export interface Job {
  readonly line: Line;
  readonly order: Order;
  /** Ids of the extras that are wished. */
  readonly extras: readonly string[];
  readonly kind: Identifier['kind'];
  /** One time limit for all requests. */
  readonly deadline: AbortSignal;
  /** What is known of the key: what it is refused grows on the way. */
  readonly known: Known & { readonly refused: Set<Refusal> };
  /** At the positions of the identifiers. */
  readonly fates: readonly Fate[];
  readonly pace: Record<string, Pace>;
  calls: number;
  fieldRepairs: number;
  /** Credits that are known to be taken, and whether every answer said what it took. */
  credits: number;
  isTold: boolean;
  /** Whether anything was answered, and so maybe paid for. */
  isAnswered: boolean;
  /** The kinds of contact details that every answered request asked for; absent before the first answer. */
  askedContact?: readonly ContactKind[];
  /** The same of the extras. */
  askedExtras?: readonly string[] | undefined;
  requestId?: string;
}

/** Begins an order. Throws FailureError `bad-input` where its identifiers cannot be asked for together. */
export function openJob(
  line: Line,
  order: Order,
  extras: readonly string[],
  deadline: AbortSignal,
): Job {
  return {
    line,
    order,
    extras,
    kind: kindOf(order.identifiers),
    deadline,
    known: { account: line.account, refused: new Set(line.refused), prices: line.prices },
    fates: order.identifiers.map(() => ({})),
    pace: {},
    calls: 0,
    fieldRepairs: 0,
    credits: 0,
    isTold: true,
    isAnswered: false,
  };
}

/** One request of the order, counted in its books whatever comes of it. Throws FailureError as `send` does. */
export async function request(
  job: Job,
  route: Route,
  identifiers: readonly Identifier[],
): Promise<Fetched | Refused> {
  const { line, order, known, deadline } = job;
  if (job.calls >= MOST_CALLS) throw freeFailure('refused');
  const body = requestBody(route, identifiers, order.wish, known);
  job.calls += 1;
  let reply: Fetched | Refused;
  try {
    reply = await send(line, { path: route.path, body, identifiers }, deadline);
  } catch (thrown) {
    if (thrown instanceof FailureError) noteFailure(job, thrown);
    throw thrown;
  }
  const { credits, pace, requestId } = reply.cost;
  if (pace !== undefined) job.pace[route.path] = pace;
  job.credits += credits ?? 0;
  if ('refusal' in reply) return reply;
  job.isTold &&= credits !== undefined;
  if (requestId !== undefined) job.requestId = requestId;
  return reply;
}

/** Notes that an answer can be read, and what it was asked for: of halves by different routes, what both were. */
export function noteAnswer(job: Job, route: Route): void {
  job.isAnswered = true;
  const sent = contactKinds(route.fields);
  job.askedContact = job.askedContact?.filter((kind) => sent.includes(kind)) ?? sent;
  const extras = extrasAmong(route.fields);
  job.askedExtras = job.askedExtras?.filter((id) => extras.includes(id)) ?? extras;
}

/** Remembers what the key is refused, for this order and the next ones. Answers what was not known before. */
export async function remember(job: Job, refusals: readonly Refusal[]): Promise<Refusal[]> {
  const fresh = refusals.filter((what) => !job.known.refused.has(what));
  for (const what of fresh) {
    job.known.refused.add(what);
    // What cannot be kept is learnt anew the next time, for nothing.
    await job.line.refuse?.(what).catch(() => undefined);
  }
  return fresh;
}

/** Counts what a failed request took, or that it does not say. */
export function noteFailure(job: Job, { failure }: FailureError): void {
  job.credits += failure.credits ?? 0;
  if (failure.credits === undefined && failure.charged !== 'no') job.isTold = false;
}

/** Counts what another order took on behalf of this one. */
export function noteReply(job: Job, { credits, pace }: Reply): void {
  job.credits += credits ?? 0;
  job.isTold &&= credits !== undefined;
  Object.assign(job.pace, pace);
}

/** The failure that ends an order without an answer, with all that its requests took. */
export function withSpent(thrown: FailureError, { credits }: Job): FailureError {
  const { failure, reply } = thrown;
  // What is uncertain stays so.
  if (failure.charged === 'maybe' || credits <= (failure.credits ?? 0)) return thrown;
  return new FailureError({ ...failure, charged: 'yes', credits }, reply);
}

/** Whether nothing became of an identifier yet. */
export function isOpen({ rows, refusedFor, failure }: Fate): boolean {
  return rows === undefined && refusedFor === undefined && failure === undefined;
}

/** What the order brought. */
export function replyOf(job: Job): Reply {
  const { fates, credits, isTold, requestId, askedContact, askedExtras, pace } = job;
  const failures = fates.map(({ failure }) => failure);
  return {
    outcomes: fates.map(({ rows = [], refusedFor }): Outcome => {
      const matches = rows.map(({ match }) => match);
      return refusedFor === undefined ? { matches } : { matches, refusedFor };
    }),
    raw: fates.map(({ rows = [] }) => rows.map(({ raw }) => raw)),
    ...(isTold ? { credits } : {}),
    ...(requestId === undefined ? {} : { requestId }),
    ...(failures.some((failure) => failure !== undefined) ? { failures } : {}),
    ...(askedContact === undefined ? {} : { askedContact }),
    ...(askedExtras === undefined ? {} : { askedExtras }),
    ...(Object.keys(pace).length === 0 ? {} : { pace }),
  };
}
