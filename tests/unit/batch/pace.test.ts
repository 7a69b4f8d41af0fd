import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace } from '../../../lib/batch/pace';
import { createRateWindow } from '../../../lib/demo/rate-window';
import { mostInAMinute } from './batch-simulated';

const PATH = '/person/enrich';

/** A pace by a clock of its own, which waits by setting it. */
function build(earlier: readonly { path: string; at: number }[] = []) {
  const clock = { now: 1_000_000 };
  const pace = createPace({
    now: () => clock.now,
    wait: async (ms) => {
      clock.now += ms;
    },
    earlier: async (since) => earlier.filter(({ at }) => at >= since),
  });
  const limitOf = () => ({ of: PATH, requestsPerMinute: 5 });
  const gate = (until = Number.POSITIVE_INFINITY) => pace.patient(limitOf, until);
  return { clock, pace, gate };
}

describe('the window', () => {
  it('lets as many go as the limit, then waits for the first to leave it', async () => {
    const { clock, gate } = build();
    for (let sent = 0; sent < 5; sent++) await gate().turn(PATH);
    expect(clock.now).toBe(1_000_000);
    await gate().turn(PATH);
    expect(clock.now).toBeGreaterThan(1_060_000);
    expect(clock.now).toBeLessThan(1_061_000);
  });

  it('counts those who do not wait, and what an earlier worker sent', async () => {
    const { clock, pace, gate } = build([
      { path: PATH, at: 990_000 },
      { path: PATH, at: 900_000 },
      { path: '/person/search', at: 990_000 },
    ]);
    for (let sent = 0; sent < 3; sent++) await pace.counting.turn(PATH);
    await gate().turn(PATH);
    expect(await gate().ready(PATH)).toBe(990_000 + 60_900);
    expect(clock.now).toBe(1_000_000);
  });

  it('gives back a turn that is not used', async () => {
    const { gate } = build();
    for (let tries = 0; tries < 20; tries++) {
      const one = gate();
      expect(await one.ready(PATH)).toBe('taken');
      one.giveBack();
    }
  });

  it('counts when a request leaves, not when its turn came', async () => {
    const { clock, gate } = build();
    const slow = gate();
    expect(await slow.ready(PATH)).toBe('taken');
    clock.now += 50_000;
    await slow.turn(PATH);
    clock.now += 11_000;
    const left: number[] = [clock.now - 11_000];
    for (let sent = 0; sent < 6; sent++) {
      await gate().turn(PATH);
      left.push(clock.now);
    }
    expect(mostInAMinute(left)).toBe(5);
  });

  it('asks for a turn anew where one was held for longer than the window', async () => {
    const { clock, gate } = build();
    const slow = gate();
    expect(await slow.ready(PATH)).toBe('taken');
    clock.now += 61_000;
    const left: number[] = [];
    for (let sent = 0; sent < 5; sent++) {
      await gate().turn(PATH);
      left.push(clock.now);
    }
    await slow.turn(PATH);
    left.push(clock.now);
    expect(mostInAMinute(left)).toBe(5);
  });

  it('waits no longer than it was told to, whatever the clock says meanwhile', async () => {
    const { clock, pace, gate } = build();
    pace.hold(clock.now + 30_000);
    clock.now -= 3_600_000;
    const setBackTo = clock.now;
    await gate().turn(PATH);
    expect(clock.now - setBackTo).toBe(30_000);
  });

  it('waits after a reply that leaves nothing for as long as that says', async () => {
    const { clock, pace, gate } = build();
    await gate().turn(PATH);
    pace.counting.heard(PATH, { limit: 5, remaining: 0, resetS: 3 });
    await gate().turn(PATH);
    expect(clock.now - 1_000_000).toBe(3_000);
  });

  it('goes by what replies say, of the limit and of others with the same key', async () => {
    const { clock, pace, gate } = build();
    await gate().turn(PATH);
    pace.counting.heard(PATH, { limit: 30, remaining: 29, resetS: 60 });
    for (let sent = 0; sent < 20; sent++) await gate().turn(PATH);
    expect(clock.now).toBe(1_000_000);
    pace.counting.heard(PATH, { limit: 30, remaining: 0, resetS: 7 });
    expect(await gate().ready(PATH)).toBeGreaterThanOrEqual(1_007_000);
  });

  it('is held for as long as it is told', async () => {
    const { pace, gate } = build();
    pace.hold(1_030_000);
    expect(await gate().ready(PATH)).toBe(1_030_000);
  });

  it('fails for free where a turn would come too late', async () => {
    const { gate } = build();
    for (let sent = 0; sent < 5; sent++) await gate().turn(PATH);
    await expect(gate(1_020_000).turn(PATH)).rejects.toMatchObject({
      failure: { code: 'rate-limited', charged: 'no', retryAfterS: 61 },
    });
  });

  it('is not fooled by a clock that is turned back', async () => {
    const { clock, gate } = build();
    for (let sent = 0; sent < 5; sent++) await gate().turn(PATH);
    clock.now -= 3_600_000;
    expect(await gate().ready(PATH)).toBeGreaterThan(clock.now + 59_000);
  });
});

it('is never exceeded as a provider counts, however late requests arrive', async () => {
  const step = fc.record({
    lateMs: fc.integer({ min: 0, max: 800 }),
    idleMs: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40_000 })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { clock, gate } = build();
      const arrivals: number[] = [];
      for (const { lateMs, idleMs } of steps) {
        clock.now += idleMs;
        await gate().turn(PATH);
        arrivals.push(clock.now + lateMs);
      }
      expect(mostInAMinute(arrivals)).toBeLessThanOrEqual(5);
      let at = 0;
      const window = createRateWindow(5, () => at);
      for (const arrival of arrivals.toSorted((one, other) => one - other)) {
        at = arrival;
        expect(window.take()).toBe(true);
      }
    }),
  );
});
