import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { settingsSchema } from '../../../lib/settings';
import { compareBalance, LONGEST_MS, SURE_MS } from '../../../lib/spend/compare-balance';
import { findBalance } from '../../../lib/store/balances';
import { rounded } from '../../../lib/store/caps';
import { clearStores } from '../../../lib/store/clear';
import { keepAnswer } from '../../../lib/store/keep-answer';
import { createMemory, privateLayer } from '../../../lib/store/private-layer';
import { giveUpPending } from '../../../lib/store/receipts';
import type { Receipt } from '../../../lib/store/rows';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { openReceipt, writeReceipt } from '../../../lib/store/write-receipt';

const provider = 'crustdata';
const KEY = 7;
const identifier = { kind: 'profile', slug: 'amara-0x1c' } as const;

let database: Database;
let databases = 0;
/** What the provider's books say is left. */
let left: number;
let clock: number;
beforeEach(async () => {
  database = await openDatabase(`balance-${databases++}`);
  left = 100;
  clock = 1_000_000;
});

function compare(during: () => Promise<unknown> = async () => undefined, keySavedAt = KEY) {
  const read = async () => {
    const told = left;
    await during();
    return told;
  };
  return compareBalance({ database, provider, keySavedAt, read, now: () => clock });
}

async function open(max = 2, of = provider, key = KEY): Promise<Receipt> {
  const price = { min: 1, max };
  return openReceipt(database, { provider: of, identifier, price, balanceKey: key }, clock);
}

type End = Partial<Receipt>;
const CUT_OFF: End = { state: 'uncertain', failureCode: 'timed-out' };
const told = (credits: number): End => ({ state: 'settled', credits, isEstimate: false });
const ESTIMATE: End = { state: 'settled', credits: 2, isEstimate: true };

async function end(receipt: Receipt, how: End): Promise<void> {
  await writeReceipt(database, { ...receipt, settledAt: clock, ...how });
}

const stored = async ({ id }: Receipt) => database.get('receipts', id);

describe('the first balance', () => {
  it('is the start of a stretch, whose name later receipts carry', async () => {
    expect((await open()).balanceId).toBeUndefined();
    await database.clear('receipts');
    expect(await compare()).toEqual({ settled: 0, open: 0, credits: 100 });
    const balance = await findBalance(database, provider);
    expect(balance).toMatchObject({ keySavedAt: KEY, credits: 100, atStart: 100, at: clock });
    expect((await open()).balanceId).toBe(balance?.id);
    expect((await open(2, 'second')).balanceId).toBeUndefined();
  });

  it('says nothing of what was opened before it', async () => {
    const before = await open();
    await end(before, CUT_OFF);
    left -= 1;
    clock += SURE_MS;
    expect(await compare()).toMatchObject({ settled: 0, open: 1 });
    expect(await stored(before)).toMatchObject({ state: 'uncertain' });
  });

  it('is no start while a charge from before it may still come', async () => {
    await end(await open(), CUT_OFF);
    clock += 20_000;
    expect(await compare()).toMatchObject({ waitS: 100, credits: 100 });
    expect((await findBalance(database, provider))?.atStart).toBeUndefined();
  });
});

describe('a receipt that was cut off', () => {
  it('has cost nothing where nothing is missing', async () => {
    await compare();
    const receipt = await open();
    await end(receipt, { state: 'uncertain' });
    clock += SURE_MS;
    expect(await compare()).toEqual({ settled: 1, open: 0, credits: 100 });
    expect(await stored(receipt)).toMatchObject({
      state: 'settled',
      credits: 0,
      isByBalance: true,
      failureCode: 'interrupted',
      settledAt: clock,
    });
  });

  it('has cost what is missing, beside what replies told', async () => {
    await compare();
    await end(await open(), told(2));
    const receipt = await open();
    await end(receipt, CUT_OFF);
    left -= 3;
    clock += SURE_MS;
    expect(await compare()).toMatchObject({ settled: 1, open: 0 });
    expect(await stored(receipt)).toMatchObject({ credits: 1, failureCode: 'timed-out' });
    expect(await stored(receipt)).not.toHaveProperty('isEstimate');
  });

  it.each([
    ['too young', 30_000, 90],
    ['from a clock that was set back', -3_600_000, 120],
  ])('is left alone where it is %s, and the time is said', async (_, later, waitS) => {
    await compare();
    const receipt = await open();
    await end(receipt, CUT_OFF);
    clock += later;
    expect(await compare()).toEqual({ settled: 0, open: 1, waitS, credits: 100 });
    expect(await stored(receipt)).toMatchObject({ state: 'uncertain' });
  });

  it('has not cost nothing while a told charge may hide in the books what it took', async () => {
    await compare();
    const receipt = await open();
    await end(receipt, CUT_OFF);
    left -= 2;
    clock += SURE_MS;
    await end(await open(), told(2));
    expect(await compare()).toMatchObject({ settled: 0, open: 1, waitS: 120 });
    // Now that one is booked as well.
    left -= 2;
    expect(await compare()).toMatchObject({ settled: 1, open: 0 });
    expect(await stored(receipt)).toMatchObject({ credits: 2, isByBalance: true });
  });

  it('lasted as long at most as the settings let it', () => {
    const waits = (seconds: number) => settingsSchema.shape.waitS.safeParse(seconds).success;
    expect(waits(LONGEST_MS / 1000)).toBe(true);
    expect(waits(LONGEST_MS / 1000 + 1)).toBe(false);
  });

  it('is left alone for longer where its worker died: when it ended nobody knows', async () => {
    await compare();
    const receipt = await open();
    await giveUpPending(database);
    expect(await compare()).toMatchObject({ settled: 0, open: 1, waitS: 210 });
    clock += SURE_MS + 89_000;
    expect(await compare()).toMatchObject({ settled: 0, open: 1, waitS: 1 });
    clock += 1_000;
    expect(await compare()).toMatchObject({ settled: 1 });
    expect(await stored(receipt)).toMatchObject({ credits: 0, failureCode: 'interrupted' });
  });

  it('is left alone for good where two could have cost it', async () => {
    await compare();
    for (const receipt of [await open(), await open()]) await end(receipt, CUT_OFF);
    left -= 1;
    clock += SURE_MS;
    expect(await compare()).toEqual({ settled: 0, open: 2, credits: 99 });
    expect(await compare()).toEqual({ settled: 0, open: 2, credits: 99 });
  });

  it('is not named anew where its person was forgotten', async () => {
    await compare();
    const { identifier: _, identifierKey: __, ...nameless } = await open();
    await end(nameless, CUT_OFF);
    clock += SURE_MS;
    await compare();
    expect(await stored(nameless)).not.toHaveProperty('identifierKey');
  });

  it('is compared from a private window, too, by a receipt without name', async () => {
    await compare();
    const layer = privateLayer(database, createMemory());
    const price = { min: 1, max: 2 };
    const order = { provider, identifier, price, balanceKey: KEY };
    const receipt = await openReceipt(layer, order, clock);
    await writeReceipt(layer, { ...receipt, ...CUT_OFF, settledAt: clock });
    left -= 2;
    clock += SURE_MS;
    expect(await compare()).toMatchObject({ settled: 1 });
    expect(await stored(receipt)).toMatchObject({ credits: 2, isByBalance: true });
    expect(await stored(receipt)).not.toHaveProperty('identifier');
  });
});

describe('an estimate', () => {
  it('becomes what was taken as soon as the balance says so', async () => {
    await compare();
    const receipt = await open();
    await end(receipt, ESTIMATE);
    const { settledAt } = { settledAt: clock };
    left -= 1;
    clock += 500;
    expect(await compare()).toMatchObject({ settled: 1 });
    expect(await stored(receipt)).toMatchObject({ credits: 1, isByBalance: true, settledAt });
    expect(await stored(receipt)).not.toHaveProperty('isEstimate');
    expect(await stored(receipt)).not.toHaveProperty('failureCode');
  });

  it('stays what the balance said where its answer finds room only later', async () => {
    await compare();
    const receipt = await open();
    if (receipt.identifier === undefined || receipt.identifierKey === undefined) throw receipt;
    const { identifierKey } = receipt;
    await end(receipt, { ...ESTIMATE, failureCode: 'storage-full' });
    left -= 1;
    expect(await compare()).toMatchObject({ settled: 1 });
    const late = { ...receipt, identifier, identifierKey, settledAt: clock, ...ESTIMATE };
    const reply = { outcomes: [{ identifier, matches: [] }], raw: [[]] };
    await keepAnswer(database, late, reply, { contact: [] });
    const now = await stored(receipt);
    expect(now).toMatchObject({ state: 'settled', credits: 1, isByBalance: true, identifierKey });
    expect(now).not.toHaveProperty('isEstimate');
    expect(now).not.toHaveProperty('failureCode');
  });

  it('is not taken for nothing while the charge may still come', async () => {
    await compare();
    const receipt = await open();
    await end(receipt, ESTIMATE);
    expect(await compare()).toMatchObject({ settled: 0, waitS: 120 });
    left -= 2;
    expect(await compare()).toMatchObject({ settled: 1 });
    expect(await stored(receipt)).toMatchObject({ credits: 2 });
  });

  it('is not mixed up with a told charge that is booked late', async () => {
    await compare();
    await end(await open(), told(2));
    expect(await compare()).toMatchObject({ waitS: 120 });
    const receipt = await open();
    await end(receipt, ESTIMATE);
    left -= 3;
    expect(await compare()).toMatchObject({ settled: 1 });
    expect(await stored(receipt)).toMatchObject({ credits: 1 });
  });
});

describe('a balance that was read while something was under way', () => {
  it.each([
    [
      'a request that is not answered',
      async () => {
        await open();
        return compare();
      },
    ],
    [
      'one that was opened and answered meanwhile',
      () => compare(async () => end(await open(), told(2))),
    ],
    [
      'one that was opened before, and answered meanwhile',
      async () => {
        const receipt = await open();
        return compare(() => end(receipt, told(2)));
      },
    ],
  ])('is shown and not compared: %s', async (_, look) => {
    await compare();
    const before = await findBalance(database, provider);
    left = 90;
    expect(await look()).toMatchObject({ settled: 0, credits: 90 });
    expect(await findBalance(database, provider)).toEqual({ ...before, credits: 90 });
  });

  it('is not disturbed by another provider', async () => {
    await open(2, 'second');
    await compare();
    expect((await findBalance(database, provider))?.atStart).toBe(100);
  });
});

describe('another key', () => {
  it('begins anew without comparing', async () => {
    await compare();
    const receipt = await open();
    await end(receipt, CUT_OFF);
    clock += SURE_MS;
    left = 100;
    expect(await compare(undefined, 8)).toEqual({ settled: 0, open: 1, credits: 100 });
    expect((await findBalance(database, provider))?.keySavedAt).toBe(8);
  });

  it('whose balance came between key and receipt ends the stretch: nothing is reckoned from it', async () => {
    await compare(undefined, 8);
    const receipt = await open();
    await end(receipt, CUT_OFF);
    clock += SURE_MS;
    expect(await compare(undefined, 8)).toMatchObject({ settled: 0, open: 1 });
    expect(await stored(receipt)).toMatchObject({ state: 'uncertain' });
  });
});

it('writes nothing where no balance came, or all was deleted meanwhile', async () => {
  await compare();
  const before = await findBalance(database, provider);
  const read = async () => undefined;
  const question = { database, provider, keySavedAt: KEY, now: () => clock };
  expect(await compareBalance({ ...question, read })).toEqual({ settled: 0, open: 0 });
  expect(await findBalance(database, provider)).toEqual(before);
  const clear = () => clearStores(database, { history: true, list: false });
  expect(await compare(clear)).toEqual({ settled: 0, open: 0 });
  expect(await findBalance(database, provider)).toBeUndefined();
});

it('lets what reading rejects with through, and has written no balance', async () => {
  const read = () => Promise.reject(new Error('no way'));
  const question = { database, provider, keySavedAt: KEY, now: () => clock };
  await expect(compareBalance({ ...question, read })).rejects.toThrow('no way');
  expect((await findBalance(database, provider))?.credits).toBeUndefined();
});

describe('whatever happens in whichever order', () => {
  const request = fc.record({
    is: fc.constant('request' as const),
    max: fc.integer({ min: 1, max: 4 }),
    takes: fc.constantFrom(0, 1, 1, 0.5),
    says: fc.constantFrom('cost' as const, 'nothing' as const, 'cut off' as const),
    /** How long after its end a cut-off one is charged, and how long it is under way. */
    lateMs: fc.integer({ min: 0, max: SURE_MS - 1 }),
    tookMs: fc.integer({ min: 0, max: 90_000 }),
  });
  const look = fc.record({ is: fc.constant('look' as const), tookMs: fc.nat(2_000) });
  const ms = fc.oneof(fc.nat(200_000), fc.constant(3 * SURE_MS));
  const pause = fc.record({ is: fc.constant('pause' as const), ms });
  const key = fc.record({ is: fc.constant('key' as const) });
  const step = fc.oneof(
    { weight: 5, arbitrary: request },
    { weight: 6, arbitrary: look },
    { weight: 7, arbitrary: pause },
    { weight: 1, arbitrary: key },
  );

  it('settled by the balance is what was taken, and with what may have been it is never less', async () => {
    let byBalance = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 10, maxLength: 40, size: 'max' }),
        async (steps) => {
          database = await openDatabase(`balance-${databases++}`);
          clock = 1_000_000;
          let saved = 1;
          const booked = new Map([[1, 1_000]]);
          const real = new Map<string, number>();
          // What is to happen, by when.
          const due: { readonly at: number; readonly act: () => unknown }[] = [];
          const passTo = async (at: number) => {
            for (;;) {
              const next = due.filter((one) => one.at <= at).sort((a, b) => a.at - b.at)[0];
              if (next === undefined) break;
              due.splice(due.indexOf(next), 1);
              clock = Math.max(clock, next.at);
              await next.act();
            }
            clock = at;
          };
          const take = (of: number, credits: number) =>
            booked.set(of, rounded((booked.get(of) ?? 0) - credits));
          for (const now of steps) {
            if (now.is === 'pause') await passTo(clock + now.ms);
            else if (now.is === 'key') {
              saved++;
              booked.set(saved, 1_000);
            } else if (now.is === 'look') {
              const of = saved;
              await compareBalance({
                database,
                provider,
                keySavedAt: of,
                now: () => clock,
                async read() {
                  await passTo(clock + now.tookMs);
                  const credits = booked.get(of);
                  await passTo(clock + now.tookMs);
                  return credits;
                },
              });
            } else {
              const { max, says, tookMs, lateMs } = now;
              const of = saved;
              const row = await findBalance(database, provider);
              const price = { min: 0, max };
              const order = { provider, price, balanceKey: row?.keySavedAt };
              const receipt = await openReceipt(database, order, clock);
              const credits = max * now.takes;
              real.set(receipt.id, credits);
              const endsAt = clock + tookMs;
              if (says !== 'cut off') due.push({ at: endsAt, act: () => take(of, credits) });
              else due.push({ at: endsAt + lateMs, act: () => take(of, credits) });
              const how =
                says === 'cost'
                  ? told(credits)
                  : says === 'cut off'
                    ? CUT_OFF
                    : { ...ESTIMATE, credits: max };
              due.push({ at: endsAt, act: () => end(receipt, how) });
            }
          }
          for (const receipt of await database.getAll('receipts')) {
            if (!receipt.isByBalance) continue;
            byBalance++;
            expect(receipt).toMatchObject({ state: 'settled', credits: real.get(receipt.id) });
          }
          database.close();
        },
      ),
      { numRuns: 300 },
    );
    // A run in which nothing is ever settled proves nothing.
    expect(byBalance).toBeGreaterThan(50);
  }, 60_000);
});
