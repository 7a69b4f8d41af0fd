import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Person } from '../../../lib/person';
import { forget } from '../../../lib/store/forget';
import { isForgotten } from '../../../lib/store/forgotten';
import { type Database, openDatabase } from '../../../lib/store/schema';
import { email, everythingIn, keep, profile, somebody, spentIn } from './rows';

const MOST_PEOPLE = 6;
const ONE = 'crustdata';
const TWO = 'enrich-layer';

const place = fc.nat({ max: MOST_PEOPLE - 1 });
/** The second provider knows of somebody the slug, some addresses, both, or nothing that another one knows. */
const partly = fc.record({ of: place, hasSlug: fc.boolean(), addresses: fc.nat({ max: 2 }) });
/** An address of somebody, for which a provider names these. */
const asked = fc.record({
  of: place,
  address: fc.nat({ max: 1 }),
  named: fc.uniqueArray(place, { minLength: 1, maxLength: 4 }),
});
const world = fc.record({
  partly: fc.array(partly, { maxLength: 8 }),
  asked: fc.array(asked, { maxLength: 10 }),
  whom: place,
  isAtOnce: fc.boolean(),
});

const addressesOf = (who: number) => [
  `mail${who}x@p${who}x.example.com`,
  `w${who}x@p${who}x.example.net`,
];
const slugOf = (who: number) => `slug${who}x-0x1c`;
const tracesOf = (who: number) => [`id${who}x`, slugOf(who), ...addressesOf(who)];
const wholeOf = (who: number) => somebody(ONE, `id${who}x`, slugOf(who), ...addressesOf(who));

let count = 0;

it('forget one of any people: nothing of them remains, nobody else loses anything, and the books add up', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ partly, asked, whom, isAtOnce }) => {
      const database = await openDatabase(`anybody-${count++}`);
      for (let who = 0; who < MOST_PEOPLE; who++) {
        await keep(database, ONE, profile(slugOf(who)), [wholeOf(who)]);
      }
      for (const { of, hasSlug, addresses } of partly) {
        const known = addressesOf(of).slice(0, addresses);
        if (!hasSlug && known.length === 0) continue;
        const person = somebody(
          TWO,
          `id${of}x-${hasSlug}${addresses}`,
          hasSlug ? slugOf(of) : undefined,
          ...known,
        );
        await keep(database, TWO, profile(slugOf(of)), [person]);
      }
      const ask = () =>
        asked.map(({ of, address, named }) =>
          keep(database, ONE, email(addressesOf(of)[address] ?? ''), named.map(wholeOf)),
        );
      if (!isAtOnce) await Promise.all(ask());
      const others = [...Array(MOST_PEOPLE).keys()].filter((who) => who !== whom);
      const before = await recordsOf(database, others);
      const spent = await spentIn(database);

      const record = { provider: ONE, id: wholeOf(whom).id };
      const late = isAtOnce ? ask() : [];
      // Answers that come while she is being forgotten, before or after, leave no more of her.
      await Promise.all([
        forget(database, [{ record }], () => true, 1),
        ...late.map((one) => one.catch(() => undefined)),
      ]);

      const all = await everythingIn(database);
      expect(tracesOf(whom).filter((trace) => all.includes(trace))).toEqual([]);
      for (const person of before) expect(await recordsOf(database, others)).toContainEqual(person);
      for (const who of others) {
        const [first = '', second = ''] = addressesOf(who);
        const own = [profile(slugOf(who)), email(first), email(second)];
        const on = await Promise.all(own.map((one) => isForgotten(database, one)));
        expect(on).toEqual([undefined, undefined, undefined]);
      }
      if (!isAtOnce) expect(await spentIn(database)).toBe(spent);
      database.close();
    }),
    { numRuns: 60 },
  );
}, 60_000);

/** What is stored of these, by name. */
async function recordsOf(database: Database, whom: readonly number[]): Promise<Person[]> {
  const rows = await database.getAll('people');
  return rows
    .filter(({ id }) => whom.some((who) => id.includes(`id${who}x`)))
    .map(({ person }) => person);
}
