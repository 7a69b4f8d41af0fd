import { browser } from 'wxt/browser';
import { watchBatches } from '../../lib/batch-changes';
import type { BatchStanding } from '../../lib/batch-commands';
import { capsOf } from '../../lib/by-settings';
import { EXPORT_COLUMNS } from '../../lib/export/export-columns';
import { watchForgotten } from '../../lib/forgotten-changes';
import { send } from '../../lib/messenger';
import { readSettings, writeConsent } from '../../lib/settings';
import type { StoredBatch } from '../../lib/store/batch-rows';
import { listBatches, readBatch } from '../../lib/store/batches';
import { roomLeft } from '../../lib/store/caps';
import { databaseFor } from '../../lib/store/open';
import { countRows, readAllRows } from '../../lib/store/rows-of-batch';
import type { Database } from '../../lib/store/schema';
import { watchStore } from '../../lib/store-changes';
import { CARD_WORLD } from '../people/around-people';
import { StoredCardLater } from '../people/people';
import type { BatchWorld } from './world';

const DATABASES = [{ isDemo: false }, { isDemo: true }] as const;

/** The library page's own world, for batches. */
export const BATCH_WORLD: BatchWorld = {
  send,
  messenger: send,
  agree: () => writeConsent(Date.now()),
  providers: () => send('providers', {}),
  firstProvider: async () => (await readSettings()).provider,
  // There is no store there, or an empty one that is not ours.
  hasNoStore: () => browser.extension.inIncognitoContext || typeof indexedDB === 'undefined',
  list,
  read,
  rows: async (batch) => readAllRows(await databaseOf(batch), batch.id),
  rowsAt: async (batch, positions) => {
    const store = (await databaseOf(batch)).transaction('batchRows').store;
    return Promise.all(positions.map((position) => store.get([batch.id, position])));
  },
  room: async () => {
    const caps = capsOf(await readSettings());
    return roomLeft(await databaseFor({ isDemo: false }), caps, Date.now());
  },
  watch: (changed) => {
    const ends = [
      watchBatches(changed),
      // Whoever is forgotten goes out of the rows, too, and what is deleted or brought in as a whole changes them all.
      watchForgotten(() => changed(null)),
      watchStore(() => changed(null)),
    ];
    return () => {
      for (const end of ends) end();
    };
  },
  readGiven: async (from, signal) => (await import('./read-given')).readGiven(from, signal),
  exportColumns: EXPORT_COLUMNS,
  exported: async (form, batch, rows, columns) => {
    const [{ exportBatch }, providers, database] = await Promise.all([
      import('./export-batch'),
      send('providers', {}),
      databaseOf(batch),
    ]);
    const provider = providers.find(({ id }) => id === batch.provider)?.name ?? batch.provider;
    return exportBatch(form, batch, rows, columns, { database, provider, send });
  },
  drawPerson: ({ provider, personId }) => (
    <StoredCardLater world={CARD_WORLD} provider={provider} personId={personId} />
  ),
  goTo: (place) => {
    location.hash = place;
  },
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  now: Date.now,
};

async function list(): Promise<readonly BatchStanding[]> {
  const all = await Promise.all(
    DATABASES.map(async (of) => {
      const database = await databaseFor(of);
      return Promise.all((await listBatches(database)).map((one) => standingOf(database, one)));
    }),
  );
  return all.flat().sort((one, other) => other.batch.at - one.batch.at);
}

async function read(id: string): Promise<BatchStanding | undefined> {
  for (const of of DATABASES) {
    const database = await databaseFor(of);
    const batch = await readBatch(database, id);
    if (batch !== undefined) return standingOf(database, batch);
  }
  return undefined;
}

async function standingOf(database: Database, batch: StoredBatch): Promise<BatchStanding> {
  return { batch, counts: await countRows(database, batch.id), credits: batch.credits ?? 0 };
}

/** Where a batch is: bought and demo people never mix. */
async function databaseOf({ id }: StoredBatch): Promise<Database> {
  const bought = await databaseFor({ isDemo: false });
  return (await readBatch(bought, id)) === undefined ? databaseFor({ isDemo: true }) : bought;
}
