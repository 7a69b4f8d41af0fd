import 'fake-indexeddb/auto';
import type { DemoPerson } from '../../../lib/demo/people';
import { classOf } from '../../../lib/detect/class-of';
import { createPipeline, type Pipeline, type Surroundings } from '../../../lib/enrich/pipeline';
import { checkMatch } from '../../../lib/match/match-check';
import type { Refusal } from '../../../lib/providers/provider';
import type { Caps } from '../../../lib/store/caps';
import { openLog } from '../../../lib/store/requests';
import type { Receipt, StoredPerson } from '../../../lib/store/rows';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { ALL_STORES } from '../../../lib/store/store-names';
import { closeOrphans } from '../../../lib/worker/orphans';
import { KEEP_MISSES_DAYS, type Memory, openMemory } from './memory';
import { type Accounts, type Network, openNetwork } from './network';
import { openSeam, type Seam } from './seam';

/** One worker: its pipeline, and its sight of the database. */
export interface Worker {
  readonly seam: Seam;
  readonly pipeline: Pipeline;
  readonly around: Surroundings;
}

/** A browser with a user, two providers and a clock. */
export interface World {
  readonly network: Network;
  readonly memory: Memory;
  readonly caps: Caps;
  /** What the keys were learnt to be refused. */
  readonly refused: Map<string, Refusal[]>;
  /** The database as it is, past any worker. */
  readonly database: Database;
  worker: Worker;
  /** ms since 1970, by the clock of this machine. */
  now: number;
  /** By the providers' clock, which nobody turns back. */
  real: number;
  /** May a request about this be charged? Each is spent by the receipt that it opens. */
  readonly mandates: Mandate[];
  /** Ids of all receipts that were opened, and of those that came to their end. */
  readonly opened: Set<string>;
  readonly settled: Set<string>;
  /** What went wrong where nobody who could tell was listening. */
  readonly faults: string[];
  /** A new worker on the same database. */
  restart(): Promise<void>;
  /** The browser is killed: what the disk was not forced to keep is kept or lost. */
  crash(isLossy: boolean): Promise<void>;
  close(): Promise<void>;
}

/** Leave to pay for one thing once. */
export interface Mandate {
  readonly what: string;
  readonly worker: Worker;
}

let worlds = 0;

/** What a receipt is about, as a mandate names it. */
export function whatOf({ provider, identifierKey, contact, extras }: Receipt): string {
  return `${provider} ${identifierKey} ${(contact ?? extras)?.join() ?? 'card'}`;
}

/** Opens a world at that time (ms since 1970), in which nobody has been looked up. */
export async function openWorld(
  people: readonly DemoPerson[],
  accounts: Accounts,
  caps: Caps,
  startsAt: number,
): Promise<World> {
  const database = await openDatabase(`money-${worlds++}`);
  const confirms: Surroundings['confirms'] = (address, match) =>
    checkMatch(address, match, classOf(address)).verdict === 'confirmed';
  let relaxed: Promise<Rows> | undefined;

  const world: World = {
    network: openNetwork(people, accounts, () => world.real),
    memory: openMemory(confirms),
    caps,
    refused: new Map(),
    database,
    worker: undefined as never,
    now: startsAt,
    real: startsAt,
    mandates: [],
    opened: new Set(),
    settled: new Set(),
    faults: [],
    async restart() {
      world.worker.seam.die();
      world.network.release();
      world.mandates.length = 0;
      world.worker = startWorker();
      await closeOrphans(world.worker.around);
    },
    async crash(isLossy) {
      world.worker.seam.die();
      const left = await relaxed;
      if (isLossy && left !== undefined) await putBack(database, left);
      relaxed = undefined;
      await world.restart();
    },
    close: async () => {
      world.worker.seam.die();
      world.network.release();
      await relaxed;
      database.close();
    },
  };

  function startWorker(): Worker {
    const seam = openSeam(database, {
      onRelaxed: () => {
        relaxed ??= readAll(database);
      },
      onWritten: ({ rows, isStrict }) => {
        if (isStrict) relaxed = undefined;
        for (const { store, row } of rows) {
          if (store === 'receipts') noteReceipt(row as Receipt);
          if (store === 'people') {
            const { provider, id, fetchedAt } = row as StoredPerson;
            world.memory.stored(provider, id, fetchedAt);
          }
        }
      },
    });
    const around: Surroundings = {
      database: () => seam.alive(Promise.resolve(seam.database)),
      key: async () => 'money',
      knownOf: async ({ id }) => {
        const refused = world.refused.get(id) ?? [];
        const refuse = async (what: Refusal) => void world.refused.set(id, [...refused, what]);
        return { refused: [...refused], refuse };
      },
      fetch: async ({ id }) =>
        world.network.fetchFor(id, seam, (keys) => requireReceipts(id, keys)),
      log: (provider, errand) =>
        openLog(
          { database: async () => seam.database, now: () => world.now, onWritten: () => undefined },
          { ...errand, ...(provider && { provider: provider.id }) },
        ),
      mayReach: async () => true,
      isAllowed: async () => true,
      caps: async () => caps,
      hasConsent: async () => true,
      isOnline: () => true,
      timeoutMs: async () => 600_000,
      keepMissesDays: async () => KEEP_MISSES_DAYS,
      confirms,
      isOwn: (address) => !['role', 'noreply', 'placeholder'].includes(classOf(address)),
      now: () => world.now,
    };
    return { seam, pipeline: createPipeline(around), around };
  }

  function noteReceipt(receipt: Receipt): void {
    const isNew = !world.opened.has(receipt.id);
    world.opened.add(receipt.id);
    if (receipt.state === 'settled') world.settled.add(receipt.id);
    if (!isNew || receipt.state !== 'pending') return;
    const what = whatOf(receipt);
    const at = world.mandates.findIndex((one) => one.what === what);
    if (at < 0) world.faults.push(`paid for again, unasked: ${what}`);
    else world.mandates.splice(at, 1);
  }

  /** Before a request arrives there is a pending receipt for all whom it names: of the very identifier, or of an address that led to the profile. */
  async function requireReceipts(provider: string, keys: readonly string[]): Promise<void> {
    const pending = await database.getAllFromIndex('receipts', 'by state', 'pending');
    for (const key of keys) {
      const isThere = pending.some(
        ({ provider: of, identifier, identifierKey }) =>
          of === provider &&
          (identifierKey === key ||
            identifierKey === undefined ||
            (identifier?.kind === 'email' && key.startsWith('profile:'))),
      );
      if (!isThere) world.faults.push(`sent without a pending receipt: ${provider} ${key}`);
    }
  }

  world.worker = startWorker();
  return world;
}

type Rows = ReadonlyMap<(typeof ALL_STORES)[number], readonly object[]>;

async function readAll(database: Database): Promise<Rows> {
  const transaction = database.transaction(ALL_STORES);
  const rows = ALL_STORES.map(
    async (store) => [store, await transaction.objectStore(store).getAll()] as const,
  );
  return new Map(await Promise.all(rows));
}

async function putBack(database: Database, rows: Rows): Promise<void> {
  const transaction = database.transaction(ALL_STORES, 'readwrite');
  for (const store of ALL_STORES) {
    await transaction.objectStore(store).clear();
    // They were read from there.
    for (const row of rows.get(store) ?? []) await transaction.objectStore(store).put(row as never);
  }
  await transaction.done;
}
