import type { Page } from '@playwright/test';
import type { browser } from 'wxt/browser';
import type { LaunchedBrowser } from './browser';

// Inside the browser the extension API goes by this name.
declare const chrome: typeof browser;

/** All that the extension keeps, by place, as one text each: databases with their stores and rows, and the storage areas. */
export type Stored = Readonly<Record<string, string>>;

/** Reads all that the extension keeps, in its worker. */
export async function storedNow(sidecard: LaunchedBrowser): Promise<Stored> {
  const worker = await sidecard.worker();
  return worker.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    // Bytes and keys of WebCrypto have no form in JSON of their own.
    const written = (value: unknown) =>
      JSON.stringify(value, (_, one: unknown) => {
        if (one instanceof ArrayBuffer) return [...new Uint8Array(one)];
        if (ArrayBuffer.isView(one)) return [...new Uint8Array(one.buffer)];
        return one instanceof CryptoKey ? `${one.type} ${one.extractable}` : one;
      });
    const places: Record<string, string> = {};
    for (const name of ['local', 'session', 'sync'] as const) {
      places[name] = written(await chrome.storage[name].get(null));
    }
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([
          settled(rows.getAllKeys()),
          settled(rows.getAll()),
        ]);
        places[`${name} ${store}`] = written([keys, values]);
      }
      database.close();
    }
    return places;
  });
}

/** A row of one of the extension's databases. */
export interface Row {
  readonly database: string;
  readonly store: string;
  readonly row: unknown;
}

/** Every row of every database of the extension, read in a page of its own: no worker is woken for it. */
export function rowsIn(page: Page): Promise<Row[]> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((done, fail) => {
        request.onsuccess = () => done(request.result);
        request.onerror = () => fail(request.error);
      });
    const rows: { database: string; store: string; row: unknown }[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store).getAll();
        for (const row of await settled(all)) rows.push({ database: name, store, row });
      }
      database.close();
    }
    return rows;
  });
}
