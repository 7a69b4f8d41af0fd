import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPipeline } from '../../../lib/enrich/pipeline';
import { PROVIDERS } from '../../../lib/providers/registry';
import { writeSetting } from '../../../lib/settings';
import { createBalances } from '../../../lib/worker/balances';
import { createWorkerBatches } from '../../../lib/worker/batches';
import { createServices } from '../../../lib/worker/commands';
import { createPrivateWindows } from '../../../lib/worker/private-windows';
import { crowdUrl } from '../../simulator/crowd/crowd';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig } from '../enrich/rig';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => {
  simulator.reset();
  fakeBrowser.reset();
  fakeBrowser.permissions.contains = async () => false;
});
afterAll(() => simulator.close());

const PLACE = { provider: 'crustdata', from: 'text', name: 'Attendees', columns: [] } as const;
const atMost = { profile: 2, email: 2 };

async function build() {
  const rig = await buildRig(simulator, { key: async () => 'sim-fast' });
  const ready = Promise.resolve();
  const balances = createBalances(rig.around);
  const pipeline = createPipeline(rig.around);
  const batches = createWorkerBatches(rig.around, pipeline, ready, PROVIDERS, balances);
  const privately = createPrivateWindows(rig.around, pipeline);
  const rest = [PROVIDERS, privately, balances, batches] as const;
  return { ...rig, batches, services: createServices(pipeline, rig.around, ready, ...rest) };
}

async function planned(services: Awaited<ReturnType<typeof build>>['services'], people = 30) {
  const id = await services['new-batch'](PLACE);
  const rows = Array.from({ length: people }, (_, number) => ({ given: crowdUrl(number) }));
  await services['add-rows']({ id, rows });
  return { id, plan: await services['plan-batch']({ id }) };
}

describe('a batch by commands', () => {
  it('is made, filled, planned, run and deleted', async () => {
    const { services } = await build();
    const { id, plan } = await planned(services);
    expect(plan).toMatchObject({ given: 30, requests: 2, toSend: { profile: 30, email: 0 } });
    expect(plan.price.max).toBe(30 * plan.priceOfOne.profile.max);
    expect((await services['start-batch']({ id, atMost })).batch.state).toBe('running');
    const { batch, counts } = await services['run-batch']({ id });
    expect(batch.state).toBe('ended');
    expect(counts.found + counts.missed).toBe(30);
    expect(simulator.requests.filter(({ method }) => method === 'POST')).toHaveLength(2);
    await services['rename-batch']({ id, name: 'Guests' });
    expect((await services['run-batch']({ id })).batch.name).toBe('Guests');
    expect(await services['delete-batch']({ id })).toBeNull();
    await expect(services['run-batch']({ id })).rejects.toMatchObject({
      failure: { code: 'bad-input' },
    });
  });

  it('takes cells as long as a spreadsheet has them, and keeps them', async () => {
    const { services, database } = await build();
    const id = await services['new-batch']({ ...PLACE, columns: ['Profile', 'Notes'] });
    const notes = 'n'.repeat(32_767);
    const rows = [{ given: crowdUrl(1), cells: [crowdUrl(1), notes] }];
    expect(await services['add-rows']({ id, rows })).toBe(1);
    expect((await database.getAll('batchRows'))[0]?.cells?.[1]).toBe(notes);
  });

  it('is refused in private windows, and with what are no arguments', async () => {
    const { services } = await build();
    const { id } = await planned(services);
    const privately = services['run-batch']({ id, isPrivate: true });
    await expect(privately).rejects.toMatchObject({ failure: { code: 'not-supported' } });
    const wrong: readonly (readonly [keyof typeof services, unknown])[] = [
      ['new-batch', { ...PLACE, provider: 'nobody' }],
      ['new-batch', { ...PLACE, from: 'nowhere' }],
      ['add-rows', { id, rows: [{ given: 7 }] }],
      ['add-rows', { id, rows: [{ given: 'in/too-late-0x1c' }] }],
      ['plan-batch', { id: 'none' }],
      ['plan-batch', { id, provider: 'demo' }],
      ['start-batch', { id, atMost: { profile: -1 } }],
      ['retry-batch', { id, states: [], atMost }],
      ['retry-batch', { id, states: ['failed'], atMost }],
    ];
    for (const [name, args] of wrong) {
      await expect(services[name](args), name).rejects.toMatchObject({
        failure: { code: 'bad-input' },
      });
    }
  });
});

describe('with no page open', () => {
  it('an alarm sends, and is there only while something runs', async () => {
    const { services, batches } = await build();
    const { id } = await planned(services, 60);
    expect(await fakeBrowser.alarms.get('batches')).toBeUndefined();
    await services['start-batch']({ id, atMost });
    expect(await fakeBrowser.alarms.get('batches')).toMatchObject({ periodInMinutes: 0.5 });
    await batches.ring();
    expect((await services['run-batch']({ id })).batch.state).toBe('ended');
    expect(await fakeBrowser.alarms.get('batches')).toBeUndefined();
  });

  it('what has to be looked at now waits for a page', async () => {
    await writeSetting('freshness', 'live');
    const { services, batches } = await build();
    const { id, plan } = await planned(services);
    const { profile, email } = plan.priceOfOne;
    await services['start-batch']({ id, atMost: { profile: profile.max, email: email.max } });
    await batches.ring();
    expect(simulator.requests).toHaveLength(0);
    await services['stop-batch']({ id });
    expect(await fakeBrowser.alarms.get('batches')).toBeUndefined();
  });
});
