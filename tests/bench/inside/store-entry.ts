import { mergeRows } from '../../../lib/archive/merge';
import { rowOf } from '../../../lib/archive/row-schema';
import { archiveLines } from '../../../lib/archive/write';
import type { Match } from '../../../lib/person';
import { findAnswer, findKnown } from '../../../lib/store/answers';
import { forget } from '../../../lib/store/forget';
import { keepAnswer } from '../../../lib/store/keep-answer';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { openReceipt } from '../../../lib/store/write-receipt';
import { randomFrom } from '../random';
import { bought, idOf, model, PROVIDER, slugOf } from './store-people';

const PEOPLE_AT_ONCE = 200;
const DAY_MS = 24 * 60 * 60 * 1000;

let opened: Promise<Database> | undefined;
// The worker's own connection stays open beside it.
const database = () => {
  opened ??= openDatabase('sidecard');
  return opened;
};

const bench = {
  /** Stores so many more people, from that number on, straight into the stores. */
  async fill(from: number, count: number): Promise<void> {
    const store = await database();
    const of = await model();
    for (let first = from; first < from + count; first += PEOPLE_AT_ONCE) {
      const transaction = store.transaction(
        ['people', 'outcomes', 'aliases', 'receipts', 'requests'],
        'readwrite',
      );
      for (let one = first; one < Math.min(first + PEOPLE_AT_ONCE, from + count); one++) {
        const at = Date.now() - (one % 300) * DAY_MS;
        const { person, outcomes, aliases, receipt } = bought(one, of, at);
        transaction.objectStore('people').put(person);
        for (const row of outcomes) transaction.objectStore('outcomes').put(row);
        for (const row of aliases) transaction.objectStore('aliases').put(row);
        transaction.objectStore('receipts').put(receipt);
        transaction.objectStore('requests').put({
          ...{ id: `request-${one}`, at, host: 'api.crustdata.com', method: 'POST' },
          ...{ path: '/person/enrich', purpose: 'look-up', provider: PROVIDER, result: 200 },
          ...{ identifierKeys: [`profile:${slugOf(one)}`], fields: ['basic_profile'] },
          ...{ bytesSent: 300, bytesReceived: 9_000, credits: 2, tookMs: 900 },
        });
      }
      await transaction.done;
    }
  },

  /** Milliseconds of each of so many answers from the store, about people anywhere in it. */
  async known(people: number, times: number): Promise<number[]> {
    const store = await database();
    const random = randomFrom(times);
    const took: number[] = [];
    for (let time = 0; time < times; time++) {
      const slug = slugOf(random.below(people));
      const startedAt = performance.now();
      const answer = await findAnswer(store, PROVIDER, { kind: 'profile', slug }, Date.now());
      took.push(performance.now() - startedAt);
      if (answer?.matches.length !== 1) throw new Error(`Not known: ${slug}`);
    }
    return took;
  },

  /** Milliseconds of asking which of so many identifiers are known; half of them are. */
  async knownAmong(people: number, identifiers: number): Promise<number> {
    const store = await database();
    const random = randomFrom(identifiers);
    const keys = Array.from({ length: identifiers }, (_, at) =>
      at % 2 === 0 ? `profile:${slugOf(random.below(people))}` : `profile:stranger-${at}-0x42`,
    );
    const startedAt = performance.now();
    const known = await findKnown(store, PROVIDER, keys);
    const took = performance.now() - startedAt;
    if (known.size < identifiers * 0.45) throw new Error(`${known.size} are known.`);
    return took;
  },

  /** Milliseconds of keeping an answer that names so many people, who are new. */
  async keep(from: number, count: number): Promise<number> {
    const store = await database();
    const of = await model();
    const rows = Array.from({ length: count }, (_, at) => bought(from + at, of, Date.now()).person);
    const identifier = { kind: 'email', address: `many-${from}@bench.example.com` } as const;
    const order = { provider: PROVIDER, identifier, price: { min: 1, max: count } };
    const receipt = await openReceipt(store, order, Date.now());
    const matches = rows.map(({ person }): Match => ({ person, confidence: 0.9 }));
    const reply = { outcomes: [{ matches }], raw: [rows.map(({ raw }) => raw[0])] };
    const startedAt = performance.now();
    const settled = { ...receipt, state: 'settled', credits: count } as const;
    await keepAnswer(store, settled, reply, { contact: [] });
    return performance.now() - startedAt;
  },

  /** Milliseconds of keeping so many answers, one after the other, that name one person each. */
  async keepEach(from: number, count: number): Promise<number> {
    const startedAt = performance.now();
    for (let one = 0; one < count; one++) await bench.keep(from + one, 1);
    return performance.now() - startedAt;
  },

  /** Milliseconds of forgetting somebody. */
  async forget(number: number): Promise<number> {
    const store = await database();
    const startedAt = performance.now();
    const record = { provider: PROVIDER, id: idOf(number) };
    const [done] = await forget(store, [{ record }], () => true, Date.now());
    const took = performance.now() - startedAt;
    if (!done?.wasStored) throw new Error(`Nobody to forget: ${number}`);
    return took;
  },

  /** Rows and milliseconds of writing everything as lines. */
  async export(): Promise<{ rows: number; ms: number; bytes: number }> {
    const store = await database();
    let rows = 0;
    let bytes = 0;
    const startedAt = performance.now();
    const lines = archiveLines(store, [], Date.now(), (more) => {
      rows += more;
    });
    for await (const piece of lines) bytes += piece.length;
    return { rows, ms: performance.now() - startedAt, bytes };
  },

  /** Rows and milliseconds of merging so many people who are new, with all that belongs to them; and of the same once more. */
  async import(
    from: number,
    people: number,
  ): Promise<{ rows: number; ms: number; againMs: number }> {
    const store = await database();
    const of = await model();
    const all = Array.from({ length: people }, (_, at) => bought(from + at, of, Date.now()));
    const lines = [
      ...all.map(({ person }) => ({ store: 'people', row: person })),
      ...all.flatMap(({ outcomes }) => outcomes.map((row) => ({ store: 'outcomes', row }))),
      ...all.flatMap(({ aliases }) => aliases.map((row) => ({ store: 'aliases', row }))),
      ...all.map(({ receipt }) => ({ store: 'receipts', row: receipt })),
    ].map((line) => JSON.stringify(line));
    const merge = async () => {
      const startedAt = performance.now();
      for (let first = 0; first < lines.length; first += PEOPLE_AT_ONCE) {
        const rows = lines
          .slice(first, first + PEOPLE_AT_ONCE)
          .flatMap((line) => rowOf(JSON.parse(line)) ?? []);
        await mergeRows(store, rows, () => true);
      }
      return performance.now() - startedAt;
    };
    return { rows: lines.length, ms: await merge(), againMs: await merge() };
  },

  /** Bytes that the browser says it uses for the extension. */
  async bytesUsed(): Promise<number> {
    return (await navigator.storage.estimate()).usage ?? Number.NaN;
  },
};

/** The type of `storeBench` in the worker. */
export type StoreBench = typeof bench;

declare global {
  var storeBench: StoreBench;
}

globalThis.storeBench = bench;
