import { FailureError } from '../../../lib/failure';
import { type Identifier, identifierKey } from '../../../lib/identifier';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { type Order, PROVIDERS } from './any-step';
import { type Flight, isCardUnderWay, type Latecomer, type Run } from './under-way';
import type { Mandate, World } from './world';

/** How often the price may change on the way. */
const MOST_TRIES = 4;

/** One of the people of an order. */
interface Member {
  readonly who: Identifier;
  /** Somebody else asks for them already, or may. */
  readonly mayJoin: boolean;
  /** Leave to pay for them; absent: they are known, or under way. */
  readonly mandate: Mandate | undefined;
  /** Whether they need not be paid for, by now. */
  isKnown(): boolean;
}

/** Looks people up together, as a batch does it. Whoever may be paid for is under way from now on. */
export function beginOrder(run: Run, step: Order): Pick<Flight, 'worker' | 'ended'> {
  const { world } = run;
  const { worker } = world;
  const provider = PROVIDERS[step.provider] ?? crustdata;
  const { wish, isRefresh } = step;
  world.network.expect(step.faults);
  worker.seam.plan(step.mishap);
  const aboutOf = (who: Identifier) => `${provider.id} ${identifierKey(who)} card`;
  const members = step.who.slice(0, provider.batchLimit).map((who): Member => {
    const isJoining = isCardUnderWay(run, provider.id, identifierKey(who));
    const about = aboutOf(who);
    const isKnown = () =>
      isJoining === true ||
      run.held.has(about) ||
      world.memory.mustKnow(provider.id, who, wish, world.now);
    const mandate = isRefresh || !isKnown() ? { what: about, worker } : undefined;
    return { who, mayJoin: isJoining !== false, mandate, isKnown };
  });
  const before = run.deletions;
  const knownSince = world.now;

  async function attempt(open: readonly Member[], triesLeft: number): Promise<void> {
    for (const { mandate } of open) {
      if (mandate && !world.mandates.includes(mandate)) world.mandates.push(mandate);
    }
    const refused = world.refused.get(provider.id) ?? [];
    // A row that is sent anew has another receipt.
    const receiptIds = open.map(() => crypto.randomUUID());
    const openedBefore = new Set(world.opened);
    const [kind = 'profile'] = open.map(({ who }) => who.kind);
    const results = await worker.pipeline.enrichMany({
      ...{ provider, wish, batch: 'a batch' },
      ...(isRefresh && { knownSince }),
      identifiers: open.map(({ who }) => who),
      receiptIds,
      atMost: provider.price(kind, wish, { refused }).max,
    });
    const again = open.filter(({ who, mandate, mayJoin }, position) => {
      const result = results[position];
      if (result === undefined) {
        world.faults.push(`nothing was said of ${aboutOf(who)}`);
        return false;
      }
      // Whoever was joined asks again themselves.
      const isOpen = mandate !== undefined;
      if (result instanceof FailureError) return isOpen && result.failure.code === 'price-changed';
      // Later others may have begun to ask for them, who are joined.
      const isOwn = triesLeft === MOST_TRIES && !isRefresh && isOpen && !mayJoin;
      // An answer for which there was no room before is brought with the receipt of then.
      const { id = '' } = result.receipt ?? {};
      if (isOwn && result.isFresh && !openedBefore.has(id) && id !== receiptIds[position]) {
        world.faults.push(`under another receipt than its row says: ${aboutOf(who)}`);
      }
      if (result.isKept) run.held.delete(aboutOf(who));
      else run.held.add(aboutOf(who));
      if (result.isKept && run.deletions === before) world.memory.learn(result, wish, result.at);
      return false;
    });
    if (again.length === 0 || triesLeft === 0) return;
    // Of whoever is not sent again, something has become: later others pay for them. Who is, may join others by now.
    const keys = new Set(again.map(({ who }) => identifierKey(who)));
    for (const flight of flights) {
      if (keys.has(flight.key)) flight.mayBeOver = true;
      else run.underWay.delete(flight);
    }
    await attempt(again, triesLeft - 1);
  }

  const flights: Flight[] = [];
  const latecomers: Latecomer[] = [];
  const leaves = members.flatMap(({ mandate }) => mandate ?? []);
  const ended = attempt(members, MOST_TRIES)
    .catch((thrown: unknown) => {
      // Who is dead hears nothing; what the disk refuses is told by position.
      if (!worker.seam.isDead) world.faults.push(`thrown: ${String(thrown)}`);
    })
    .finally(() => {
      for (const leave of leaves) withdraw(world, leave);
      for (const flight of flights) run.underWay.delete(flight);
      for (const one of latecomers) run.latecomers.delete(one);
    });
  // What becomes of one is told when something has become of all: of who waits for others' look-ups, too.
  const mayBeOver = members.some(({ mayJoin }) => mayJoin);
  const enter = (who: Identifier, over: Pick<Flight, 'mayBeOver'>) => {
    const key = identifierKey(who);
    const flight: Flight = { worker, provider: provider.id, key, wish, ended, ...over };
    flights.push(flight);
    run.underWay.add(flight);
  };
  for (const { who, mandate, isKnown } of members) {
    if (mandate !== undefined) {
      enter(who, { mayBeOver });
      continue;
    }
    const admit = () => {
      const leave = { what: aboutOf(who), worker };
      leaves.push(leave);
      world.mandates.push(leave);
      // Whether they waited, or were told long ago, nobody can tell.
      enter(who, { mayBeOver: true });
    };
    latecomers.push({ worker, isKnown, admit });
  }
  for (const one of latecomers) run.latecomers.add(one);
  return { worker, ended };
}

function withdraw({ mandates }: Pick<World, 'mandates'>, mandate: Mandate): void {
  const at = mandates.indexOf(mandate);
  if (at >= 0) mandates.splice(at, 1);
}
