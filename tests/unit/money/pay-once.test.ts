import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePeople } from '../../../lib/demo/people';
import { anyStep, type Step } from './any-step';
import { wrongIn } from './invariants';
import type { Accounts } from './network';
import { take } from './steps';
import type { Run } from './under-way';
import { openWorld } from './world';

// Caps go by the local calendar, which is not that of UTC.
process.env.TZ = 'Europe/Stockholm';

const RUNS = Number(process.env.SIDECARD_MONEY_RUNS ?? 600);
const PEOPLE = parsePeople(
  JSON.parse(readFileSync(new URL('../../../public/demo/people.json', import.meta.url), 'utf8')),
).filter(({ person_data }) =>
  [900_211, 900_766, 900_803, 900_877].includes(person_data.crustdata_person_id),
);
// Half an hour before a month ends, by whatever clock the machine has.
const START = new Date(2026, 9, 31, 23, 30).getTime();

const anyAccounts: fc.Arbitrary<Accounts> = fc.record({
  credits: fc.constantFrom(3, 12, 500),
  ratePerMinute: fc.constantFrom(3, 600),
  contract: fc.constantFrom('A' as const, 'B' as const, 'C' as const, 'D' as const),
});
const anyCaps = fc.record({
  day: fc.constantFrom(null, 9, 30),
  month: fc.constantFrom(null, 25, 60),
});

async function play(accounts: Accounts, caps: Run['world']['caps'], steps: readonly Step[]) {
  const world = await openWorld(PEOPLE, accounts, caps, START);
  const run: Run = {
    world,
    archive: [],
    forgotten: [],
    underWay: new Set(),
    deletions: 0,
    held: new Set(),
    latecomers: new Set(),
  };
  try {
    for (const step of steps) {
      await take(run, step);
      expect(await wrongIn(run)).toEqual([]);
    }
    await take(run, { kind: 'release' });
    expect(await wrongIn(run)).toEqual([]);
  } finally {
    await world.close();
  }
}

test('whatever happens, the books are true, the caps hold, and nobody is paid for twice', {
  timeout: 3_600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      anyAccounts,
      anyCaps,
      fc.array(anyStep, { minLength: 1, maxLength: 30, size: 'max' }),
      play,
    ),
    { numRuns: RUNS },
  );
});
