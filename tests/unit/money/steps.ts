import { mergeRows } from '../../../lib/archive/merge';
import { rowOf } from '../../../lib/archive/row-schema';
import { archiveLines } from '../../../lib/archive/write';
import { FailureError } from '../../../lib/failure';
import { identifierKey } from '../../../lib/identifier';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import type { Provider } from '../../../lib/providers/provider';
import { compareBalance } from '../../../lib/spend/compare-balance';
import { forget } from '../../../lib/store/forget';
import { unforget } from '../../../lib/store/forgotten';
import { deletePast } from '../../../lib/store/retention';
import { type Look, PROVIDERS, type Step } from './any-step';
import { partsOf } from './memory';
import { beginOrder } from './order';
import { isOfDisk } from './seam';
import {
  admitLatecomers,
  type Flight,
  isCardUnderWay,
  type Latecomer,
  type Run,
} from './under-way';
import type { World } from './world';

const KEY_SAVED_AT = 1;

/** Does one step, and returns when all that it began is done, or waits for something, or the worker is dead. */
export async function take(run: Run, step: Step): Promise<void> {
  const { world } = run;
  world.now += 1_000;
  world.real += 1_000;
  admitLatecomers(run);
  const { seam } = world.worker;
  const work = act(run, step).catch((thrown: unknown) => {
    // What a dead worker began is undone, and nobody hears of it.
    if (!isOfDisk(thrown) && !seam.isDead) throw thrown;
  });
  await (step.kind === 'restart' || step.kind === 'crash'
    ? work
    : Promise.race([work, seam.death]));
  if (world.worker.seam.isDead) await world.restart();
  if (world.worker.seam !== seam) run.held.clear();
  for (const flight of run.underWay) {
    if (flight.worker !== world.worker) run.underWay.delete(flight);
  }
}

async function act(run: Run, step: Step): Promise<void> {
  const { world } = run;
  switch (step.kind) {
    case 'look': {
      const flight = begin(run, step);
      if (!step.isLeft) await settled(run, flight);
      break;
    }
    case 'order': {
      const flight = beginOrder(run, step);
      if (!step.isLeft) await settled(run, flight);
      break;
    }
    case 'release':
      world.network.release();
      await Promise.all([...run.underWay].map((flight) => settled(run, flight)));
      break;
    case 'restart':
      await world.restart();
      break;
    case 'crash':
      await world.crash(step.isLossy);
      break;
    case 'turn':
      world.now += step.ms;
      break;
    case 'pass':
      world.now += step.ms;
      world.real += step.ms;
      break;
    case 'retention':
      run.deletions++;
      await sweep(world);
      run.deletions++;
      break;
    case 'export':
      run.archive = await exported(world);
      break;
    case 'import':
      await imported(run);
      break;
    case 'compare':
      await compare(world, PROVIDERS[step.provider] ?? crustdata);
      break;
    case 'forget':
      await forgetOne(run, step.index);
      break;
    case 'unforget': {
      const group = run.forgotten.pop()?.group;
      if (group !== undefined) await unforget(world.database, [group]);
      break;
    }
  }
}

function begin(run: Run, { who, provider: id, wish, how, faults, mishap }: Look): Flight {
  const provider = PROVIDERS[id] ?? crustdata;
  const { world } = run;
  const { worker } = world;
  const key = identifierKey(who);
  world.network.expect(faults);
  worker.seam.plan(mishap);
  const parts = partsOf(wish, provider.id);
  const about = `${provider.id} ${key} ${parts?.join() ?? 'card'}`;
  const isOfCard = how === 'ask' && parts === undefined;
  const isJoining = isOfCard && isCardUnderWay(run, provider.id, key) === true;
  const isKnown = () =>
    run.held.has(about) || world.memory.mustKnow(provider.id, who, wish, world.now);
  const isPaid = !isJoining && (how === 'again' || !isKnown());
  const mandate = { what: about, worker };
  const withdraw = () => {
    const at = world.mandates.indexOf(mandate);
    if (at >= 0) world.mandates.splice(at, 1);
  };
  const latecomer: Latecomer = { worker, isKnown, admit: () => world.mandates.push(mandate) };
  if (!isJoining && !isPaid) run.latecomers.add(latecomer);
  // Whether what an answer brought outlives a deletion that met it on its way, only the store can say.
  const before = run.deletions;
  const attempt = async (triesLeft: number): Promise<void> => {
    if (isPaid && !world.mandates.includes(mandate)) world.mandates.push(mandate);
    const refused = world.refused.get(provider.id) ?? [];
    const atMost = provider.price(who.kind, wish, { refused }).max;
    try {
      const answer = await worker.pipeline.enrich({ provider, identifier: who, wish, how, atMost });
      if (answer.isKept) run.held.delete(about);
      else if (parts === undefined) run.held.add(about);
      if (answer.isKept && run.deletions === before) world.memory.learn(answer, wish, answer.at);
    } catch (thrown) {
      if (!(thrown instanceof FailureError)) {
        if (!isOfDisk(thrown)) throw thrown;
      } else if (thrown.failure.code === 'price-changed' && isPaid && triesLeft > 0) {
        // Whom they joined asks again; were both to, each would pay where the other fails.
        await attempt(triesLeft - 1);
      }
    }
  };
  const ended = attempt(4)
    .catch((thrown: unknown) => {
      if (!worker.seam.isDead) world.faults.push(`thrown: ${String(thrown)}`);
    })
    .finally(() => {
      withdraw();
      run.latecomers.delete(latecomer);
      run.underWay.delete(flight);
    });
  const flight: Flight = { worker, provider: provider.id, key, wish, ended, mayBeOver: false };
  run.underWay.add(flight);
  return flight;
}

/** Until it has ended, its worker is dead, or nothing has moved for a while: then it waits for somebody. */
async function settled({ world }: Run, flight: Pick<Flight, 'worker' | 'ended'>): Promise<void> {
  const state = { isOver: false };
  flight.ended.then(() => {
    state.isOver = true;
  });
  for (let turns = 0; turns < 400 && !state.isOver && !flight.worker.seam.isDead; turns++) {
    if (world.network.waiting > 0 && turns > 60) return;
    await new Promise((resume) => setImmediate(resume));
  }
}

async function compare(world: World, provider: Provider): Promise<void> {
  const { seam, around } = world.worker;
  seam.plan(undefined);
  const read = async () => {
    const line = { key: 'money', fetch: await around.fetch(provider), timeoutMs: 600_000 };
    return provider.balance?.(line);
  };
  const about = { provider: provider.id, keySavedAt: KEY_SAVED_AT, read, now: () => world.now };
  await compareBalance({ database: seam.database, ...about }).catch((thrown: unknown) => {
    // The account's own rate is limited, too.
    if (!(thrown instanceof FailureError)) throw thrown;
  });
}

async function sweep(world: World): Promise<void> {
  const limits = {
    keepPeopleMonths: 12,
    keepReceiptsMonths: 'ever',
    keepRequestsMonths: 3,
    keepMissesDays: 30,
  } as const;
  world.memory.grow(world.now);
  await deletePast(world.worker.seam.database, limits, world.now);
}

async function exported({ worker, now }: World): Promise<readonly string[]> {
  const pieces: string[] = [];
  for await (const piece of archiveLines(worker.seam.database, [], now)) pieces.push(piece);
  return pieces.join('').split('\n');
}

async function imported({ world, archive }: Run): Promise<void> {
  const rows = archive.flatMap((line) => {
    const row = line === '' ? undefined : rowOf(JSON.parse(line));
    return row === undefined ? [] : [row];
  });
  const { seam, around } = world.worker;
  world.memory.merge();
  seam.plan(undefined);
  for (let from = 0; from < rows.length; from += 20) {
    await mergeRows(seam.database, rows.slice(from, from + 20), around.isOwn);
  }
}

async function forgetOne(run: Run, index: number): Promise<void> {
  const { world } = run;
  const { seam, around, pipeline } = world.worker;
  const rows = await world.database.getAll('people');
  const row = rows[index % Math.max(1, rows.length)];
  if (row === undefined) return;
  const { provider, id, person } = row;
  const { slug } = person;
  // Whoever dies here does not tell whom they forgot.
  seam.plan(undefined);
  const whom = {
    record: { provider, id },
    ...(slug && { identifier: { kind: 'profile', slug } as const }),
  };
  const [done] = await forget(seam.database, [whom], around.isOwn, world.now);
  if (done === undefined) return;
  run.deletions++;
  pipeline.forget(done.keys);
  run.held.clear();
  world.memory.forget(done.keys);
  run.forgotten.push(done);
}
