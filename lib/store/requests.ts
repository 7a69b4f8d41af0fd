import { freeFailure } from '../failure';
import { type Identifier, identifierKey } from '../identifier';
import type { ProviderId, RequestLog } from '../providers/provider';
import { entriesIn, withMarks } from './marks';
import type { Purpose, StoredRequest } from './rows';
import type { Database } from './schema';

/** What the log needs of the world outside. */
export interface LogWorld {
  database(): Promise<Database>;
  /** ms since 1970. */
  now(): number;
  /** Hears of every row as it is written, and of its end. */
  onWritten(row: StoredRequest): void;
}

/** What requests are for, and whom they name: nobody where that is not to be kept, whatever a request says. */
export interface About {
  readonly purpose: Purpose;
  /** Absent where the host is no provider's. */
  readonly provider?: ProviderId;
  readonly identifiers: readonly Identifier[];
  /** Whether everything has been deleted since it was ordered: then no row is written, and nothing is sent. */
  readonly isOver?: () => boolean;
}

/** The log of the requests of one order: a row before each is sent, and what became of it afterwards. */
export function openLog(world: LogWorld, about: About): RequestLog {
  const { purpose, provider, identifiers, isOver } = about;
  return async ({ identifiers: named, host, method, path, fields, bytesSent }) => {
    const sent = identifiers.length === 0 ? [] : (named ?? identifiers);
    const at = world.now();
    const row: StoredRequest = {
      id: crypto.randomUUID(),
      ...{ at, host, method, path, purpose },
      ...(provider === undefined ? {} : { provider }),
      identifierKeys: sent.map(identifierKey),
      fields: [...fields],
      bytesSent,
    };
    world.onWritten(await add(await world.database(), row, isOver));
    return async ({ result, bytesReceived, credits }) => {
      const end = {
        result,
        ...(bytesReceived === undefined ? {} : { bytesReceived }),
        ...(credits === undefined ? {} : { credits }),
        tookMs: Math.max(0, world.now() - at),
      };
      try {
        const ended = await finish(await world.database(), row.id, end);
        if (ended !== undefined) world.onWritten(ended);
      } catch {
        // The answer is worth more than its row, which goes on saying that none is known.
        return;
      }
    };
  };
}

/**
 * Writes a row that must stand before its request is sent; it names nobody who was forgotten since the order was given. Rejects with
 * `QuotaExceededError` on a full disk, and with FailureError `interrupted` where it is over.
 */
async function add(
  database: Database,
  row: StoredRequest,
  isOver: () => boolean = () => false,
): Promise<StoredRequest> {
  const { identifierKeys } = row;
  return withMarks(database, identifierKeys, async (marks) => {
    const transaction = database.transaction(['requests', 'forgotten', 'salts'], 'readwrite', {
      durability: 'strict',
    });
    const list = {
      forgotten: transaction.objectStore('forgotten'),
      salts: transaction.objectStore('salts'),
    };
    const write = async () => {
      const entries = await entriesIn(list, marks);
      // Asked in here: what is deleted from now on, this row is too.
      if (isOver()) throw freeFailure('interrupted');
      const named = { ...row, identifierKeys: identifierKeys.filter((key) => !entries.has(key)) };
      await transaction.objectStore('requests').add(named);
      return named;
    };
    const [written] = await Promise.all([write(), transaction.done]);
    return written;
  });
}

/** Says what became of a request, whose row may have been cleared, or lost its identifiers, meanwhile. */
async function finish(
  database: Database,
  id: string,
  end: Partial<StoredRequest>,
): Promise<StoredRequest | undefined> {
  const transaction = database.transaction('requests', 'readwrite');
  const row = await transaction.store.get(id);
  const ended = row && { ...row, ...end };
  await Promise.all([ended && transaction.store.put(ended), transaction.done]);
  return ended;
}

/** Every request that is kept, the newest first. */
export async function readRequests(database: Database): Promise<StoredRequest[]> {
  return (await database.getAllFromIndex('requests', 'by time')).reverse();
}

/** The requests that left since a moment (ms since 1970), the oldest first. */
export function readRequestsSince(database: Database, since: number): Promise<StoredRequest[]> {
  return database.getAllFromIndex('requests', 'by time', IDBKeyRange.lowerBound(since));
}

/** How many requests left since a moment (ms since 1970). */
export function countRequestsSince(database: Database, since: number): Promise<number> {
  return database.countFromIndex('requests', 'by time', IDBKeyRange.lowerBound(since));
}

/** Deletes all rows. */
export async function clearRequests(database: Database): Promise<void> {
  await database.clear('requests');
}
