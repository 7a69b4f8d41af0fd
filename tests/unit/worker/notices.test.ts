import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPipeline } from '../../../lib/enrich/pipeline';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { PROVIDERS } from '../../../lib/providers/registry';
import { createBalances } from '../../../lib/worker/balances';
import { createWorkerBatches } from '../../../lib/worker/batches';
import { followNotices, noticeBatch } from '../../../lib/worker/notices';
import { crowdUrl, isKnownOfCrowd } from '../../simulator/crowd/crowd';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig } from '../enrich/rig';

const PEOPLE = 30;
const FOUND = Array.from({ length: PEOPLE }, (_, number) => number).filter(isKnownOfCrowd).length;
const KEY = 'sim-fast';
const { notifications } = fakeBrowser;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
  const outside = globalThis.fetch;
  // The texts are files of the extension itself.
  vi.stubGlobal('fetch', async (input: string, init?: RequestInit) => {
    const [, file] = /\/(_locales\/.+)$/.exec(String(input)) ?? [];
    if (file === undefined) return outside(input, init);
    return new Response(await readFile(new URL(`../../../public/${file}`, import.meta.url)));
  });
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await simulator.close();
});

let asked: unknown[];
let isGiven: boolean;
beforeEach(() => {
  fakeBrowser.reset();
  simulator.reset();
  asked = [];
  isGiven = true;
  fakeBrowser.notifications = notifications;
  fakeBrowser.permissions.contains = async (what) => {
    asked.push(what);
    return isGiven;
  };
  vi.spyOn(fakeBrowser.i18n, 'getUILanguage').mockReturnValue('en');
});

/** A worker with a batch that runs. */
async function started() {
  const rig = await buildRig(simulator, { key: async () => KEY, timeoutMs: async () => 5_000 });
  const pipeline = createPipeline(rig.around);
  const balances = createBalances(rig.around);
  const ready = Promise.resolve();
  const batches = createWorkerBatches(rig.around, pipeline, ready, PROVIDERS, balances);
  const name = 'Guests of the harbour fair';
  const id = await batches.create({ provider: 'crustdata', from: 'text', name, columns: [] });
  const rows = Array.from({ length: PEOPLE }, (_, number) => ({ given: crowdUrl(number) }));
  await batches.add({ id, rows });
  await batches.plan({ id });
  await batches.start({ id, atMost: { profile: 2, email: 2 } });
  return { ...rig, id, batches, run: () => batches.run(id, { until: Date.now() + 10_000 }) };
}

const shown = () => notifications.getAllCreateOptions();

describe('a notification', () => {
  it('says that a batch has ended, by its name and how many were found', async () => {
    const { id, run } = await started();
    expect((await run()).batch.state).toBe('ended');
    await vi.waitFor(() => expect(Object.keys(shown())).toEqual([`batch:${id}`]));
    expect(shown()[`batch:${id}`]).toMatchObject({
      type: 'basic',
      title: 'Batch finished',
      message: `Guests of the harbour fair: ${FOUND} people found`,
    });
    expect(asked).toEqual([{ permissions: ['notifications'] }]);
    expect(JSON.stringify(shown())).not.toMatch(/crowd/i);
  });

  it('says that one stands for want of something', async () => {
    const { id, run } = await started();
    simulator.revoke(KEY);
    expect((await run()).batch).toMatchObject({ state: 'paused', pausedFor: { code: 'bad-key' } });
    await vi.waitFor(() => expect(shown()[`batch:${id}`]).toBeDefined());
    expect(shown()[`batch:${id}`]).toMatchObject({ title: 'Batch paused' });
  });

  it('is not shown of what the user did', async () => {
    const { around, id, batches } = await started();
    const { batch } = await batches.pause(id);
    expect(batch.state).toBe('paused');
    await noticeBatch(around, crustdata, batch);
    expect(shown()).toEqual({});
    // The same, had something stood in its way.
    await noticeBatch(around, crustdata, { ...batch, pausedFor: 'closed' });
    expect(Object.keys(shown())).toEqual([`batch:${id}`]);
  });

  it.each([
    ['where the user did not allow it', notifications],
    ['in a browser that has none then', undefined],
  ])('is not shown %s, and the batch ends all the same', async (_, api) => {
    isGiven = false;
    fakeBrowser.notifications = api as never;
    const { around, run } = await started();
    const { batch } = await run();
    expect(batch.state).toBe('ended');
    await noticeBatch(around, crustdata, batch);
    expect(notifications.getAllCreateOptions()).toEqual({});
    expect(asked).toHaveLength(2);
  });
});

describe('a click', () => {
  const opened: (string | undefined)[] = [];
  /** What hears that a permission was given. */
  let onAdded: (() => void)[];
  beforeEach(() => {
    opened.length = 0;
    onAdded = [];
    vi.spyOn(fakeBrowser.permissions.onAdded, 'addListener').mockImplementation((listener) => {
      onAdded.push(listener as never);
    });
    vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation(async ({ url }) => {
      opened.push(url);
      return {} as never;
    });
  });

  it('on a notification opens its batch, and takes it away; on any other opens nothing', async () => {
    followNotices();
    const { id, run } = await started();
    await run();
    await vi.waitFor(() => expect(Object.keys(shown())).toHaveLength(1));
    await notifications.onClicked.trigger('another');
    await notifications.onClicked.trigger(`batch:${id}`);
    await vi.waitFor(() => expect(opened).toHaveLength(1));
    expect(opened).toEqual([expect.stringMatching(new RegExp(`/library\\.html#batches/${id}$`))]);
    expect(shown()).toEqual({});
  });

  it('is heard once though notifications are allowed while the worker runs', async () => {
    fakeBrowser.notifications = undefined as never;
    followNotices();
    fakeBrowser.notifications = notifications;
    for (const added of [...onAdded, ...onAdded]) added();
    await notifications.onClicked.trigger('batch:b7');
    await vi.waitFor(() => expect(opened).toHaveLength(1));
    await new Promise((done) => setTimeout(done));
    expect(opened).toHaveLength(1);
  });
});
