import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createServices } from '../../../lib/worker/commands';
import { surroundings } from '../../../lib/worker/surroundings';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig } from '../enrich/rig';
import { codeOf, emptied, everythingOnDisk, KEY, PASSPHRASE, putRow, rowsOf } from '../keys/rig';

const provider = 'crustdata';
const AMARA = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  await emptied();
  fakeBrowser.reset();
  simulator.reset();
  // Forgetting keys gives back the access to their providers.
  fakeBrowser.permissions.getAll = (async () => ({ origins: [], permissions: [] })) as never;
});

/** The worker's services over its own pipeline and its own way to a key. */
async function build() {
  const { key, knownOf } = surroundings;
  const rig = await buildRig(simulator, { key, knownOf });
  return {
    ...rig,
    services: createServices(rig.pipeline, rig.around, Promise.resolve()),
  };
}

const enrich = { provider, identifier: AMARA, how: 'ask', atMost: 7 } as const;

describe('a locked key', () => {
  it('is told before anything is sent, whatever is asked for; then unlocked, it serves', async () => {
    const { services, receipts } = await build();
    await services['set-passphrase']({ passphrase: PASSPHRASE });
    await services['save-key']({ provider, key: 'sim-rich', keptIn: 'passphrase' });
    await services['save-key']({ provider: 'enrich-layer', key: 'el-rich', keptIn: 'passphrase' });
    await services.lock({});
    for (const work of [
      () => services.enrich(enrich),
      () => services.enrich({ ...enrich, contactOnly: ['phones'] }),
      () => services['test-key']({ provider }),
      () => services['find-picture']({ provider: 'enrich-layer', slug: AMARA.slug }),
    ]) {
      await expect(work(), String(work)).rejects.toMatchObject({
        failure: {
          code: 'locked',
          charged: 'no',
          provider: expect.stringMatching(/^(Crustdata|Enrich Layer)$/),
        },
      });
    }
    expect(simulator.requests).toEqual([]);
    expect(await receipts()).toEqual([]);
    const [overview] = await services.providers({});
    expect(overview).toMatchObject({ key: { ending: 'ch', isLocked: true } });
    expect(await codeOf(services.unlock({ passphrase: 'wrong pass phrase' }))).toBe(
      'wrong-passphrase',
    );
    expect(simulator.requests).toEqual([]);
    await services.unlock({ passphrase: PASSPHRASE });
    expect(simulator.requests).toEqual([]);
    await services.enrich(enrich);
    expect(simulator.account('sim-rich')?.spent).toBeGreaterThan(0);
  });

  it('a damaged one too', async () => {
    const { services } = await build();
    await putRow('keys', { provider, keptIn: 'device' });
    await expect(services.enrich(enrich)).rejects.toMatchObject({
      failure: { code: 'vault-damaged', charged: 'no', provider: 'Crustdata' },
    });
    expect(simulator.requests).toEqual([]);
    expect((await services.providers({}))[0]).toMatchObject({ key: { isDamaged: true } });
  });
});

describe('saving a key', () => {
  it('without a word on where keeps it as the one before, or on this device', async () => {
    const { services } = await build();
    expect(await services['save-key']({ provider, key: KEY })).toMatchObject({ keptIn: 'device' });
    await services['move-key']({ provider, keptIn: 'session' });
    const another = await services['save-key']({ provider, key: `${KEY}-2` });
    expect(another).toMatchObject({ keptIn: 'session' });
    expect(await rowsOf('keys')).toEqual([]);
  });

  it('tells of the vault what is so', async () => {
    const { services } = await build();
    const none = { hasPassphrase: false, isLocked: false, isDamaged: false, keptIn: {} };
    expect(await services.vault({})).toEqual(none);
    expect(await services['set-passphrase']({ passphrase: PASSPHRASE })).toBe('set');
    expect(await services['set-passphrase']({ passphrase: PASSPHRASE })).toBe('there-already');
    await services['save-key']({ provider, key: KEY, keptIn: 'passphrase' });
    await services.lock({});
    expect(await services.vault({})).toEqual({
      hasPassphrase: true,
      isLocked: true,
      isDamaged: false,
      keptIn: { crustdata: 'passphrase' },
    });
    await services['forget-vault']({});
    expect(await services.vault({})).toEqual(none);
  });
});

describe('what does not parse', () => {
  it.each([
    ['save-key', { provider, key: KEY, keptIn: 'cloud' }],
    ['move-key', { provider }],
    ['move-key', { provider: 'nobody', keptIn: 'device' }],
    ['set-passphrase', { passphrase: 7 }],
    ['set-passphrase', { passphrase: 'short' }],
    ['set-passphrase', { passphrase: 'x'.repeat(1001) }],
    ['change-passphrase', { present: PASSPHRASE }],
    ['change-passphrase', { present: PASSPHRASE, next: 'short' }],
    ['unlock', null],
    ['unlock', {}],
  ] as const)('is refused as bad input, and changes nothing: %s %j', async (command, args) => {
    const { services } = await build();
    const before = await everythingOnDisk();
    expect(await codeOf(services[command](args))).toBe('bad-input');
    expect(await everythingOnDisk()).toBe(before);
  });
});

it('no command says a key or a passphrase in what it answers, throws or logs', async () => {
  const logged = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => undefined),
  );
  const { services } = await build();
  const answers: unknown[] = [];
  const say = async (work: Promise<unknown>) => {
    answers.push(await work.catch((thrown: unknown) => [String(thrown), thrown]));
  };
  await say(services['set-passphrase']({ passphrase: PASSPHRASE }));
  for (const keptIn of ['device', 'passphrase', 'session'] as const) {
    await say(services['save-key']({ provider, key: KEY, keptIn }));
    await say(services['test-key']({ provider }));
    await say(services.providers({}));
    await say(services.vault({}));
    await say(services['request-as-curl']({ provider, identifier: AMARA }));
  }
  await say(services['move-key']({ provider, keptIn: 'passphrase' }));
  await say(services.lock({}));
  await say(services.unlock({ passphrase: `${PASSPHRASE}!` }));
  await say(services['change-passphrase']({ present: `${PASSPHRASE}!`, next: `${PASSPHRASE}?` }));
  await say(services.unlock({ passphrase: PASSPHRASE }));
  const said = JSON.stringify([answers, logged.map(({ mock }) => mock.calls)]);
  expect(said).toContain('wrong-passphrase');
  expect(said).not.toContain(KEY);
  expect(said).not.toContain(PASSPHRASE);
});
