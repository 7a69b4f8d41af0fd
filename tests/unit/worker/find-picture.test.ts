import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { forget } from '../../../lib/store/forget';
import { createServices } from '../../../lib/worker/commands';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig, type Rig } from '../enrich/rig';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(() => {
  fakeBrowser.reset();
  simulator.reset();
});

async function services(changed: Parameters<typeof buildRig>[1] = {}) {
  const rig = await buildRig(simulator, { key: async () => 'el-rich', ...changed });
  return { ...servicesOver(rig.around), database: rig.database };
}

function servicesOver(around: Rig['around']) {
  return createServices(
    {
      enrich: () => Promise.reject(),
      enrichMany: async () => [],
      begun: () => () => false,
      forget: () => undefined,
      inFlight: { about: () => [] },
    },
    around,
    Promise.resolve(),
  );
}

const provider = 'enrich-layer';

describe('where a picture is now', () => {
  it('is told for nothing', async () => {
    const { 'find-picture': find } = await services();
    const url = await find({ provider, slug: 'amara-okafor-lindqvist-0x1c' });
    expect(url).toMatch(/^https:\/\/[a-z.]+example\.(com|org|net)\//);
    const [request, ...others] = simulator.requests;
    expect(request?.path).toMatch(/^\/api\/v2\/person\/profile-picture\?/);
    expect(others).toEqual([]);
    expect(simulator.account('el-rich')?.spent).toBe(0);
  });

  it('is null where there is none', async () => {
    const { 'find-picture': find } = await services();
    expect(await find({ provider, slug: 'nobody-of-that-name-0x00' })).toBeNull();
  });

  it.each([
    ['bad-input', { provider, slug: '' }],
    ['bad-input', { provider: 'nobody', slug: 'amara' }],
    ['not-supported', { provider: 'crustdata', slug: 'amara-okafor-lindqvist-0x1c' }],
  ])('is %s, and nothing is sent', async (code, args) => {
    const { 'find-picture': find } = await services();
    await expect(find(args)).rejects.toMatchObject({ failure: { code, charged: 'no' } });
    expect(simulator.requests).toEqual([]);
  });

  it('is not asked for before the user has agreed', async () => {
    const { 'find-picture': find } = await services({ hasConsent: async () => false });
    await expect(find({ provider, slug: 'amara-okafor-lindqvist-0x1c' })).rejects.toMatchObject({
      failure: { code: 'no-consent' },
    });
    expect(simulator.requests).toEqual([]);
  });

  it('is not asked for of somebody who is never to be looked up', async () => {
    const { 'find-picture': find, database } = await services();
    const slug = 'amara-okafor-lindqvist-0x1c';
    await forget(database, [{ identifier: { kind: 'profile', slug } }], () => true, 1);
    await expect(find({ provider, slug })).rejects.toMatchObject({
      failure: { code: 'forgotten', by: 'person', charged: 'no' },
    });
    expect(simulator.requests).toEqual([]);
  });
});
