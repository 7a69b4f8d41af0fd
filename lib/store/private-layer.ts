import type { IDBPDatabase, IDBPObjectStore, IDBPTransaction } from 'idb';
import type { Database } from './schema';

/** A row of any store. */
type Row = Readonly<Record<string, unknown>>;
type Rows = ReadonlyMap<string, Row | undefined>;

/** What lies over a database: rows by store and key; `undefined` where one is deleted. In this context's memory alone. */
export interface Memory {
  of(store: string): Rows;
  put(store: string, rows: Rows): void;
}

/** An empty one. */
export function createMemory(): Memory {
  const stores = new Map<string, Map<string, Row | undefined>>();
  return {
    of: (store) => stores.get(store) ?? new Map(),
    put: (store, rows) => {
      stores.set(store, new Map([...(stores.get(store) ?? []), ...rows]));
    },
  };
}

// What of a row may be stored; of all other stores nothing may. Fields are named one by one, so that one that comes to the schema later stays out.
const STORED: Readonly<Record<string, readonly string[]>> = {
  receipts: [
    'id',
    'provider',
    'state',
    'contact',
    'extras',
    'purpose',
    'price',
    'credits',
    'isEstimate',
    'isByBalance',
    'balanceId',
    'requestId',
    'failureCode',
    'at',
    'settledAt',
  ],
  balances: ['provider', 'keySavedAt', 'id', 'atStart', 'credits', 'at'],
};

/**
 * A database as a private window has it: what is stored is read, what is written stays in `memory`, but for the receipts, of which all that
 * does not say whom they are about is stored as well, in the same transaction. It knows what looking people up needs of a database, and
 * throws TypeError where more is asked of it.
 */
export function privateLayer(stored: Database, memory: Memory): Database {
  // Which stores there are is of no concern here, so that none is missed.
  const untyped = stored as unknown as IDBPDatabase;
  const begin = (stores: string | string[], mode: Mode = 'readonly', options = {}) =>
    layered(untyped.transaction([stores].flat(), mode, options), memory);
  const layer = {
    transaction: begin,
    get: (store: string, key: IDBValidKey) => begin(store).store.get(key),
    getKey: (store: string, key: IDBValidKey) => begin(store).store.getKey(key),
    getAll: (store: string) => begin(store).store.getAll(),
    getAllFromIndex: (store: string, index: string, query: IDBValidKey | IDBKeyRange) =>
      begin(store).store.index(index).getAll(query),
  };
  return layer as unknown as Database;
}

type Mode = 'readonly' | 'readwrite';

function layered(transaction: IDBPTransaction<unknown, string[], Mode>, memory: Memory) {
  const written = new Map<string, Map<string, Row | undefined>>();
  // The memory changes as the database does: all at once, or not at all.
  const done = transaction.done.then(() => {
    for (const [store, rows] of written) memory.put(store, rows);
  });
  // Whoever does not wait for the end does not want to hear of it.
  done.catch(() => undefined);
  const objectStore = (name: string) => {
    const rows = written.get(name) ?? new Map<string, Row | undefined>();
    written.set(name, rows);
    return layeredStore(transaction.objectStore(name), memory, rows);
  };
  const [only = ''] = transaction.objectStoreNames;
  return {
    objectStore,
    done,
    abort: () => transaction.abort(),
    get store() {
      return objectStore(only);
    },
  };
}

/** One store in one transaction; `rows` is what that has written. */
function layeredStore(
  stored: IDBPObjectStore<unknown, string[], string, Mode>,
  memory: Memory,
  rows: Map<string, Row | undefined>,
) {
  const { name, keyPath } = stored;
  const now = (): Rows => new Map([...memory.of(name), ...rows]);
  const keyOf = (row: Row) => textOf(keyAt(row, keyPath));
  const fields = STORED[name];
  /** One row of here as it is now: what of it is stored may have changed or gone meanwhile, as by a balance or where all was deleted. */
  const present = async (above: Row | undefined): Promise<Row | undefined> => {
    const key = above && keyAt(above, keyPath);
    if (above === undefined || fields === undefined || !isKey(key)) return above;
    const below = await stored.get(key);
    const hidden = Object.entries(above).filter(([field]) => !fields.includes(field));
    return below && { ...Object.fromEntries(hidden), ...below };
  };
  const over = async (
    below: readonly Row[],
    isWanted: (row: Row) => boolean,
  ): Promise<readonly Row[]> => {
    const above = now();
    const uncovered = below.filter((row) => !above.has(keyOf(row)));
    const own = (await Promise.all([...above.values()].map(present))).filter(
      (row) => row !== undefined,
    );
    return [...uncovered, ...own.filter(isWanted)];
  };
  const get = async (key: IDBValidKey): Promise<Row | undefined> => {
    const above = now();
    return above.has(textOf(key)) ? present(above.get(textOf(key))) : stored.get(key);
  };
  return {
    get,
    async getKey(key: IDBValidKey) {
      return (await get(key)) && key;
    },
    async getAll() {
      return over(await stored.getAll(), () => true);
    },
    async count() {
      return (await over(await stored.getAll(), () => true)).length;
    },
    index(index: string) {
      const below = stored.index(index);
      return {
        async getAll(query: IDBValidKey | IDBKeyRange) {
          const range = query instanceof IDBKeyRange ? query : IDBKeyRange.only(query);
          const isWanted = (row: Row) => {
            const key = keyAt(row, below.keyPath);
            return isKey(key) && range.includes(key);
          };
          return over(await below.getAll(range), isWanted);
        },
        // Of what is stored alone: of receipts that is all that counts.
        count: (range: IDBKeyRange) => below.count(range),
        openKeyCursor: (range: IDBKeyRange) => below.openKeyCursor(range),
      };
    },
    async put(row: Row) {
      rows.set(keyOf(row), row);
      if (fields === undefined) return;
      const nameless = fields.flatMap((field) => (field in row ? [[field, row[field]]] : []));
      await stored.put?.(Object.fromEntries(nameless));
    },
    async delete(key: IDBValidKey) {
      rows.set(textOf(key), undefined);
    },
  };
}

function keyAt(row: Row, path: string | string[] | null): unknown {
  if (path === null) return undefined;
  return Array.isArray(path) ? path.map((part) => row[part]) : row[path];
}

function isKey(key: unknown): key is IDBValidKey {
  return Array.isArray(key) ? key.every(isKey) : typeof key === 'string' || typeof key === 'number';
}

function textOf(key: unknown): string {
  return JSON.stringify(key);
}
