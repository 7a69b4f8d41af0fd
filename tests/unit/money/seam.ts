import type { Database } from '../../../lib/store/schema';

/** What goes wrong at the so-manieth transaction of a worker that writes, counted from when it was planned. */
export interface Mishap {
  /** Before it begins, or after it is complete and before anybody hears of it: the worker dies; or the disk is full from then on. */
  readonly kind: 'dies-before' | 'dies-after' | 'disk-full';
  /** From 1. */
  readonly at: number;
}

/** One completed transaction: the rows that were put, by store. */
export interface Written {
  readonly rows: readonly { readonly store: string; readonly row: unknown }[];
  readonly isStrict: boolean;
}

/** A database as one worker sees it, which may die at any transaction. */
export interface Seam {
  readonly database: Database;
  readonly isDead: boolean;
  /** Whether something could not be written for want of room. */
  readonly hasSpilt: boolean;
  /** Resolves when the worker dies. */
  readonly death: Promise<void>;
  /** What is to go wrong next; whatever was planned before is not. */
  plan(mishap: Mishap | undefined): void;
  /** The worker is no more: what it began is undone, and nothing that it waits for ever comes. */
  die(): void;
  /** The value once it is there, as long as the worker lives. */
  alive<T>(promise: Promise<T>): Promise<T>;
}

/** What the world hears of what is written. */
export interface Listener {
  /** Before a transaction that the disk may still lose begins. */
  onRelaxed(): void;
  onWritten(written: Written): void;
}

type Call = (...args: unknown[]) => unknown;

/** Gives a worker its own sight of a database. */
export function openSeam(database: Database, { onRelaxed, onWritten }: Listener): Seam {
  const active = new Set<{ abort(): void }>();
  let isDead = false;
  let writes = 0;
  let planned: Mishap | undefined;
  let hasSpilt = false;
  const { promise: death, resolve: announceDeath } = Promise.withResolvers<void>();

  function die(): void {
    isDead = true;
    announceDeath();
    for (const transaction of active) undo(transaction);
    active.clear();
  }

  function alive<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      promise.then(
        (value) => {
          if (!isDead) resolve(value);
        },
        (thrown: unknown) => {
          if (!isDead) reject(thrown);
        },
      );
    });
  }

  /** Whatever a call brings, as long as the worker lives. */
  function call(target: object, name: string | symbol, args: unknown[]): unknown {
    if (isDead) return LIMBO;
    const result = (Reflect.get(target, name) as Call).apply(target, args);
    return result instanceof Promise ? alive(result) : result;
  }

  function transaction(args: unknown[]): unknown {
    const [, mode, options] = args as [unknown, string?, { durability?: string }?];
    const isStrict = options?.durability === 'strict';
    const isWrite = mode === 'readwrite';
    if (isWrite) writes += 1;
    const mishap = isWrite && isDue(planned, writes) ? planned?.kind : undefined;
    if (mishap === 'dies-before') die();
    if (isDead) return LIMBO;
    if (isWrite && !isStrict) onRelaxed();
    const real = (Reflect.get(database, 'transaction') as Call).apply(database, args) as Real;
    if (!isWrite) return seenBy(real, { isFull: false, rows: undefined, done: alive(real.done) });
    active.add(real);
    const rows: { store: string; row: unknown }[] = [];
    const isFull = mishap === 'disk-full';
    const done = real.done.then(
      () => {
        active.delete(real);
        onWritten({ rows, isStrict });
        if (mishap === 'dies-after') die();
      },
      (thrown: unknown) => {
        active.delete(real);
        throw isFull ? diskIsFull() : thrown;
      },
    );
    const heard = alive(done);
    heard.catch(() => undefined);
    return seenBy(real, { isFull, rows, done: heard });
  }

  function seenBy(
    real: Real,
    about: { isFull: boolean; rows: { store: string; row: unknown }[] | undefined; done: unknown },
  ): unknown {
    const storeOf = (store: RealStore) =>
      new Proxy(store, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (typeof value !== 'function') return value;
          return (...args: unknown[]) => {
            if (isDead) return LIMBO;
            if (name === 'put' || name === 'add') {
              if (about.isFull) {
                undo(real);
                hasSpilt = true;
                return Promise.reject(diskIsFull());
              }
              about.rows?.push({ store: target.name, row: structuredClone(args[0]) });
            }
            return call(target, name, args);
          };
        },
      });
    return new Proxy(real, {
      get(target, name) {
        if (name === 'done') return about.done;
        if (name === 'store') return storeOf(target.store);
        if (name === 'objectStore') return (store: string) => storeOf(target.objectStore(store));
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function'
          ? (...args: unknown[]) => call(target, name, args)
          : value;
      },
    });
  }

  return {
    // It is the database in all that the product calls.
    database: new Proxy(database, {
      get(target, name) {
        if (name === 'transaction') return (...args: unknown[]) => transaction(args);
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function'
          ? (...args: unknown[]) => call(target, name, args)
          : value;
      },
    }),
    get isDead() {
      return isDead;
    },
    get hasSpilt() {
      return hasSpilt;
    },
    death,
    plan(mishap) {
      planned = mishap;
      writes = 0;
    },
    die,
    alive,
  };
}

/** A disk that is full stays so. */
function isDue(mishap: Mishap | undefined, writes: number): boolean {
  return mishap?.kind === 'disk-full' ? writes >= mishap.at : writes === mishap?.at;
}

interface RealStore {
  readonly name: string;
}

interface Real {
  readonly done: Promise<void>;
  readonly store: RealStore;
  objectStore(name: string): RealStore;
  abort(): void;
}

function undo(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It is over already.
  }
}

function diskIsFull(): DOMException {
  return new DOMException('The disk is full.', 'QuotaExceededError');
}

/** Whether it was thrown for want of room. */
export function isOfDisk(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'QuotaExceededError';
}

/** What a dead worker gets of everything: whoever waits for it, waits for ever. */
const LIMBO: unknown = new Proxy(() => undefined, {
  get: (_, name) => (name === Symbol.toPrimitive ? undefined : LIMBO),
  apply: () => LIMBO,
});
