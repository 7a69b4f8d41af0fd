import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPipeline } from '../../../lib/enrich/pipeline';
import { PROVIDERS } from '../../../lib/providers/registry';
import { createBalances } from '../../../lib/worker/balances';
import { createWorkerBatches } from '../../../lib/worker/batches';
import { holdUpdates } from '../../../lib/worker/updates';
import { crowdUrl } from '../../simulator/crowd/crowd';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig } from '../enrich/rig';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());

/** The pages of ours that are open, by their kind. */
let open: readonly string[];
let reloads: number;
beforeEach(() => {
  fakeBrowser.reset();
  simulator.reset();
  open = [];
  reloads = 0;
  looks = 0;
  fakeBrowser.permissions.contains = async () => false;
  fakeBrowser.runtime.reload = () => {
    reloads++;
  };
  fakeBrowser.runtime.getContexts = async () => {
    if (open.length > 0) looks++;
    return ['BACKGROUND', ...open].map((contextType) => ({ contextType })) as never;
  };
});

const ALARM = { name: 'update', scheduledTime: 0 };
const ring = () => fakeBrowser.alarms.onAlarm.trigger(ALARM);
const arrive = () => fakeBrowser.runtime.onUpdateAvailable.trigger({ version: '9.9.9' });
const isWaiting = async () => (await fakeBrowser.alarms.get('update')) !== undefined;

let looks: number;
/** Holds updates, and counts how often it was looked whether they may be installed. */
function hold(isBusy: () => Promise<boolean>): void {
  holdUpdates(async () => {
    const answer = await isBusy();
    looks++;
    return answer;
  });
}
/** Once it was looked that often, and what follows a look has come to its end. */
async function lookedTimes(count: number): Promise<void> {
  await vi.waitFor(() => expect(looks).toBe(count));
  await new Promise((done) => setTimeout(done));
}

/** A worker with a batch of so many people that is planned. */
async function planned(people: number) {
  const rig = await buildRig(simulator, {
    key: async () => 'sim-fast',
    timeoutMs: async () => 10_000,
  });
  const pipeline = createPipeline(rig.around);
  const balances = createBalances(rig.around);
  const ready = Promise.resolve();
  const batches = createWorkerBatches(rig.around, pipeline, ready, PROVIDERS, balances);
  hold(async () => (await batches.running()).length > 0);
  const id = await batches.create({ provider: 'crustdata', from: 'text', name: '', columns: [] });
  const rows = Array.from({ length: people }, (_, number) => ({ given: crowdUrl(number) }));
  await batches.add({ id, rows });
  await batches.plan({ id });
  return {
    id,
    batches,
    start: () => batches.start({ id, atMost: { profile: 2, email: 2 } }),
    run: () => batches.run(id, { until: Date.now() + 10_000 }),
  };
}

describe('an update', () => {
  it('is installed at once where nothing runs and no page of ours is open', async () => {
    hold(async () => false);
    await arrive();
    await vi.waitFor(() => expect(reloads).toBe(1));
    expect(await isWaiting()).toBe(false);
  });

  it('waits while a batch runs, and is installed after it', async () => {
    const { start, run } = await planned(60);
    await start();
    simulator.storm('slow', 1);
    const running = run();
    await vi.waitFor(() => expect(simulator.requests.length).toBeGreaterThan(0));
    await arrive();
    await lookedTimes(1);
    await ring();
    await lookedTimes(2);
    expect(reloads).toBe(0);
    expect(await isWaiting()).toBe(true);

    const { batch, counts } = await running;
    expect(batch.state).toBe('ended');
    expect(counts.found + counts.missed).toBe(60);
    expect(counts.uncertain).toBe(0);
    await ring();
    await vi.waitFor(() => expect(reloads).toBe(1));
    expect(await isWaiting()).toBe(false);
  });

  it('that waits is known to the next worker, too', async () => {
    const { id, start, batches } = await planned(3);
    await start();
    await arrive();
    await lookedTimes(1);
    // The listeners of a worker that has died hear nothing any more.
    fakeBrowser.runtime.onUpdateAvailable.removeAllListeners();
    fakeBrowser.alarms.onAlarm.removeAllListeners();
    hold(async () => (await batches.running()).length > 0);
    await ring();
    await lookedTimes(2);
    expect(reloads).toBe(0);
    await batches.pause(id);
    await ring();
    await vi.waitFor(() => expect(reloads).toBe(1));
  });

  it.each(['TAB', 'SIDE_PANEL'])('waits while a page of ours is open: %s', async (kind) => {
    hold(async () => false);
    open = [kind];
    await arrive();
    await lookedTimes(1);
    await ring();
    await lookedTimes(2);
    expect(reloads).toBe(0);
    open = [];
    await ring();
    await vi.waitFor(() => expect(reloads).toBe(1));
  });

  it.each([
    ['that the browser has installed', () => fakeBrowser.runtime.onInstalled.trigger({} as never)],
    ['with which it has started', () => fakeBrowser.runtime.onStartup.trigger()],
  ])('%s waits no more', async (_, happen) => {
    hold(async () => true);
    await arrive();
    await vi.waitFor(async () => expect(await isWaiting()).toBe(true));
    await happen();
    await vi.waitFor(async () => expect(await isWaiting()).toBe(false));
    expect(reloads).toBe(0);
  });
});
