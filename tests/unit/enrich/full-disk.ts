import type { Database } from '../../../lib/store/schema';

/** A database on a disk that is full as soon as something is written to that store. */
export function fullFor(database: Database, store: string): Database {
  return new Proxy(database, {
    get(target, name) {
      if (name === 'transaction') {
        return (stores: string[] | string, mode: IDBTransactionMode, options: object) => {
          if (mode === 'readwrite' && stores.includes(store)) {
            throw new DOMException('', 'QuotaExceededError');
          }
          return target.transaction(stores as never, mode, options);
        };
      }
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
