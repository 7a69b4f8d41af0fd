import { type Signal, signal } from '@preact/signals';
import { bring } from '../../lib/archive/bring';
import type { Tally } from '../../lib/archive/merge';
import { type Plan, planOf } from '../../lib/archive/plan';
import { type Check, readArchive } from '../../lib/archive/read';
import {
  archiveLines,
  archiveName,
  countRows,
  gzipped,
  type StoredSetting,
} from '../../lib/archive/write';
import { type Failure, failureOf } from '../../lib/failure';
import type { send } from '../../lib/messenger';
import { countForgotten } from '../../lib/store/forgotten';
import type { Database } from '../../lib/store/schema';
import type { Deletion } from '../../lib/store-changes';

/** What export, import and deletion need of the world outside. */
export interface ArchiveWorld {
  send: typeof send;
  /** Whether this is a page of a private window of Firefox, where the browser gives another database than elsewhere, or none. */
  hasNoStore(): boolean;
  /** The database of bought people; read only. */
  database(): Promise<Database>;
  /** The user's own settings, as a file has them. */
  settings(): Promise<readonly StoredSetting[]>;
  /** Takes over those of a file that there are, and that the organisation leaves to the user. */
  takeSettings(settings: readonly StoredSetting[]): Promise<void>;
  save(name: string, file: Blob): void;
  /** Bytes that everything takes on the disk; `undefined` where the browser does not tell. */
  bytes(): Promise<number | undefined>;
  announceImport(): void;
  now(): number;
}

/** How much is stored. */
export interface Stored {
  readonly people: number;
  readonly receipts: number;
  readonly requests: number;
  /** People and domains on the do-not-look-up list. */
  readonly forgotten: number;
  readonly bytes: number | undefined;
}

/** What is being done with everything that is stored, or was done last. */
export type Work =
  | { readonly state: 'idle' }
  /** `total` is absent while nobody knows it. */
  | {
      readonly state: 'exporting' | 'reading' | 'importing' | 'deleting';
      readonly rows: number;
      readonly total?: number;
    }
  | { readonly state: 'exported'; readonly name: string; readonly people: number }
  | { readonly state: 'planned'; readonly plan: Plan }
  | { readonly state: 'imported'; readonly tally: Tally; readonly plan: Plan }
  | { readonly state: 'deleted'; readonly what: Deletion }
  | { readonly state: 'failed'; readonly doing: Doing; readonly failure: Failure };

type Doing = 'export' | 'open' | 'import' | 'delete';

/** The state of the section about everything that is stored, and what can be done in it. */
export interface ArchiveModel {
  /** Whether what is stored cannot be read from here. */
  readonly hasNoStore: boolean;
  readonly stored: Signal<Stored | undefined>;
  readonly work: Signal<Work>;
  refresh(): Promise<void>;
  exportAll(): Promise<void>;
  /** Reads a file and shows what it would bring; writes nothing. */
  open(file: Blob): Promise<void>;
  /** Imports the file that was opened. */
  importAll(withSettings: boolean): Promise<void>;
  deleteAll(what: Deletion): Promise<void>;
  /** Back to the beginning; a file that was opened is let go. */
  cancel(): void;
}

/** Builds that state over its world. */
export function createArchive(world: ArchiveWorld): ArchiveModel {
  const stored = signal<Stored | undefined>(undefined);
  const work = signal<Work>({ state: 'idle' });
  const check: Check = (rows) => world.send('check-rows', { rows });
  let opened: { readonly file: Blob; readonly plan: Plan } | undefined;

  const hasNoStore = world.hasNoStore();

  async function refresh(): Promise<void> {
    if (hasNoStore) return;
    try {
      const database = await world.database();
      const { people, receipts, requests } = await countRows(database);
      const listed = await countForgotten(database);
      const forgotten = listed.people + listed.domains;
      stored.value = { people, receipts, requests, forgotten, bytes: await world.bytes() };
    } catch {
      // A store that does not open is told by whatever is asked of it.
      stored.value = undefined;
    }
  }

  async function doing(what: Doing, task: () => Promise<Work>): Promise<void> {
    try {
      work.value = await task();
    } catch (thrown) {
      work.value = { state: 'failed', doing: what, failure: failureOf(thrown) };
    }
    await refresh();
  }

  function exportAll(): Promise<void> {
    return doing('export', async () => {
      const database = await world.database();
      const counts = await countRows(database);
      const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
      let rows = 0;
      work.value = { state: 'exporting', rows, total };
      const at = world.now();
      const lines = archiveLines(database, await world.settings(), at, (more) => {
        rows += more;
        work.value = { state: 'exporting', rows, total };
      });
      // The browser keeps what it has of a large file on the disk.
      const file = await new Response(gzipped(lines)).blob();
      const name = archiveName(at);
      world.save(name, new Blob([file], { type: 'application/gzip' }));
      return { state: 'exported', name, people: counts.people };
    });
  }

  function open(file: Blob): Promise<void> {
    opened = undefined;
    return doing('open', async () => {
      work.value = { state: 'reading', rows: 0 };
      const plan = await planOf(
        await world.database(),
        readArchive(piecesOf(file), check),
        (rows) => {
          work.value = { state: 'reading', rows };
        },
      );
      opened = { file, plan };
      return { state: 'planned', plan };
    });
  }

  async function importAll(withSettings: boolean): Promise<void> {
    if (opened === undefined) return;
    const { file, plan } = opened;
    await doing('import', async () => {
      const total = plan.rows;
      work.value = { state: 'importing', rows: 0, total };
      const merge = (rows: Parameters<Parameters<typeof bring>[1]>[0]) =>
        world.send('import-rows', { rows });
      const tally = await bring(readArchive(piecesOf(file), check), merge, (rows) => {
        work.value = { state: 'importing', rows, total };
      });
      if (withSettings) await world.takeSettings(plan.settings);
      opened = undefined;
      world.announceImport();
      return { state: 'imported', tally, plan };
    });
  }

  function deleteAll(what: Deletion): Promise<void> {
    opened = undefined;
    return doing('delete', async () => {
      work.value = { state: 'deleting', rows: 0 };
      await world.send('delete-everything', what);
      return { state: 'deleted', what };
    });
  }

  function cancel(): void {
    opened = undefined;
    work.value = { state: 'idle' };
  }

  return { hasNoStore, stored, work, refresh, exportAll, open, importAll, deleteAll, cancel };
}

async function* piecesOf(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
