import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../../lib/settings';
import {
  clearRequests,
  countRequestsSince,
  openLog,
  readRequests,
} from '../../../lib/store/requests';
import { deletePast } from '../../../lib/store/retention';
import type { StoredRequest } from '../../../lib/store/rows';
import { type Database, openDatabase } from '../../../lib/store/schema';

const LEAVING = {
  host: 'api.crustdata.com',
  method: 'POST',
  path: '/person/enrich',
  fields: ['basic_profile'],
  bytesSent: 12,
} as const;

let database: Database;
let databases = 0;
let now: number;
let written: StoredRequest[];

beforeEach(async () => {
  database = await openDatabase(`requests-${databases++}`);
  now = Date.UTC(2026, 10, 22, 12);
  written = [];
});

const log = () =>
  openLog(
    { database: async () => database, now: () => now, onWritten: (row) => written.push(row) },
    {
      purpose: 'look-up',
      provider: 'crustdata',
      identifiers: [{ kind: 'profile', slug: 'amara-0x1c' }],
    },
  );

describe('the log of requests', () => {
  it('tells of each row as it is written, and of its end', async () => {
    const end = await log()(LEAVING);
    expect(written).toEqual(await readRequests(database));
    now += 350;
    await end({ result: 200, bytesReceived: 90, credits: 1 });
    expect(written).toHaveLength(2);
    expect(written[1]).toEqual({
      ...written[0],
      result: 200,
      bytesReceived: 90,
      credits: 1,
      tookMs: 350,
    });
    expect(await readRequests(database)).toEqual([written[1]]);
  });

  it('is read newest first, and counted since a moment', async () => {
    const times = [now, now + 1_000, now + 2_000];
    for (const at of times) {
      now = at;
      await log()(LEAVING);
    }
    expect((await readRequests(database)).map(({ at }) => at)).toEqual(times.toReversed());
    expect(await countRequestsSince(database, times[1] ?? 0)).toBe(2);
  });

  it('stays cleared, though an answer comes later', async () => {
    const end = await log()(LEAVING);
    await clearRequests(database);
    await end({ result: 200 });
    expect(await readRequests(database)).toEqual([]);
    expect(written).toHaveLength(1);
  });

  it('does not name again who was taken out of a row meanwhile', async () => {
    const end = await log()(LEAVING);
    const [row] = await readRequests(database);
    if (row === undefined) throw new Error('There is no row.');
    await database.put('requests', { ...row, identifierKeys: [] });
    await end({ result: 200 });
    expect(await readRequests(database)).toMatchObject([{ identifierKeys: [], result: 200 }]);
  });

  it('names nobody where nobody is to be named, whatever a request says', async () => {
    const world = { database: async () => database, now: () => now, onWritten: () => undefined };
    const nameless = openLog(world, { purpose: 'look-up', identifiers: [] });
    await nameless({ ...LEAVING, identifiers: [{ kind: 'email', address: 'a@b.example.com' }] });
    expect(await readRequests(database)).toMatchObject([{ identifierKeys: [] }]);
  });

  it('is kept for three months', async () => {
    const at = (month: number, day: number) => new Date(2026, month, day, 12).getTime();
    for (const then of [at(7, 21), at(7, 23), at(10, 22)]) {
      now = then;
      await log()(LEAVING);
    }
    await deletePast(database, DEFAULTS, at(10, 22));
    expect((await readRequests(database)).map((row) => row.at)).toEqual([at(10, 22), at(7, 23)]);
  });
});
