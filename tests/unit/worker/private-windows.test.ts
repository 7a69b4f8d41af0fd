import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { watchAliases } from '../../../lib/alias-changes';
import type { BatchCommands } from '../../../lib/batch-commands';
import { createPipeline } from '../../../lib/enrich/pipeline';
import { watchPrivately } from '../../../lib/private-changes';
import type { SearchCommands } from '../../../lib/search-commands';
import { writeSetting } from '../../../lib/settings';
import { createServices } from '../../../lib/worker/commands';
import { createPrivateWindows } from '../../../lib/worker/private-windows';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig } from '../enrich/rig';

const provider = 'crustdata';
const amara = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;
const amaraByMail = { kind: 'email', address: 'amara.okafor@northwind.example.com' } as const;
const NAMING = /amara|okafor|lindqvist|0x1c|northwind|900137/i;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  fakeBrowser.reset();
  simulator.reset();
  fakeBrowser.permissions.contains = async () => false;
  await writeSetting('consent', { wording: 3, at: 1 });
});

/** The worker's services as a private panel uses them. */
async function build(key = 'sim-rich') {
  const rig = await buildRig(simulator, { key: async () => key });
  const pipeline = createPipeline(rig.around);
  const privately = createPrivateWindows(rig.around, pipeline);
  const services = createServices(pipeline, rig.around, Promise.resolve(), undefined, privately);
  const enrich = (identifier: object, changed: object = {}) =>
    services.enrich({ provider, identifier, how: 'ask', atMost: 7, isPrivate: true, ...changed });
  const read = (what: string, about: unknown[]) =>
    services['private-read']({ provider, what, about });
  return { ...rig, privately, services, enrich, read };
}

/** All that is stored: a text. */
async function storedIn({ database }: Pick<Awaited<ReturnType<typeof build>>, 'database'>) {
  const names = [...database.objectStoreNames];
  const stores = await Promise.all(names.map((name) => database.getAll(name)));
  const local = await fakeBrowser.storage.local.get(null);
  const session = await fakeBrowser.storage.session.get(null);
  return JSON.stringify([stores, local, session]);
}

function windows(...incognito: boolean[]): void {
  const all = incognito.map((one, id) => ({ id, incognito: one }));
  vi.spyOn(fakeBrowser.windows, 'getAll').mockResolvedValue(all as never);
}

describe('commands of a private panel', () => {
  it('leave nothing anywhere that says whom they were about', async () => {
    const built = await build();
    const { enrich, read, services, database } = built;
    const answer = await enrich(amara);
    await enrich(amaraByMail);
    await enrich(amara, { contactOnly: ['phones'], how: 'again' }).catch(() => undefined);
    const about = { provider, identifier: amara, personId: answer.matches[0]?.person.id };
    await services['judge-match']({ ...about, judgement: 'is-not', isPrivate: true });
    await read('answer', [provider, amara, 1]);
    expect(await database.count('receipts')).toBeGreaterThan(1);
    expect(await database.count('requests')).toBeGreaterThan(1);
    expect(await storedIn(built)).not.toMatch(NAMING);
    // Said by a panel elsewhere, the same is stored.
    await enrich(amara, { isPrivate: undefined });
    expect(JSON.stringify(await database.getAll('people'))).toMatch(NAMING);
  });

  it('bring what their windows know, as it survives a message', async () => {
    const { enrich, read } = await build();
    expect(await read('answer', [provider, amara, 1])).toBeNull();
    await enrich(amara);
    expect(await read('answer', [provider, amara, 1])).toMatchObject({ isFresh: false });
    expect(await read('known', [provider, [`profile:${amara.slug}`, 'profile:other']])).toEqual([
      `profile:${amara.slug}`,
    ]);
    expect(await read('trouble', [provider, amara])).toBeNull();
    expect(await read('raw', [provider, 'crustdata:900137'])).toHaveLength(1);
  });

  it('join what other windows have under way, so that nobody is paid for twice', async () => {
    const { enrich, receipts } = await build();
    const [usual, own] = await Promise.all([
      enrich(amara, { isPrivate: undefined }),
      enrich(amara),
    ]);
    expect(own.receipt?.id).toBe(usual.receipt?.id);
    expect(await receipts()).toHaveLength(1);
  });

  it.each([
    ['of a reading that there is not', 'constructor', [provider]],
    ['about something else', 'answer', [provider, { kind: 'phone' }, 1]],
    ['without a time', 'answer', [provider, amara]],
    ['of a receipt without an id', 'unreadable', [7]],
  ])('are refused %s', async (_, what, about) => {
    const { read } = await build();
    await expect(read(what, about)).rejects.toMatchObject({ failure: { code: 'bad-input' } });
  });

  it('tell no other panel what was said of a match', async () => {
    const { enrich, services } = await build();
    const heard: unknown[] = [];
    const stop = watchAliases((change) => heard.push(change));
    const answer = await enrich(amara);
    const said = {
      ...{ provider, identifier: amara, personId: answer.matches[0]?.person.id },
      judgement: 'is',
    };
    await services['judge-match']({ ...said, isPrivate: true });
    await enrich(amara, { isPrivate: undefined });
    await services['judge-match'](said);
    await vi.waitFor(() => expect(heard).not.toEqual([]));
    stop();
    expect(heard).toHaveLength(1);
  });
});

describe('of many people', () => {
  it('nothing is made, searched for, run or changed for a page of a private window', async () => {
    const built = await build('sim-search');
    const { services } = built;
    const query = {
      filters: { field: 'crustdata_person_id', type: '>', value: 0 },
      sorts: [{ field: 'crustdata_person_id', order: 'asc' }],
      limit: 5,
    } as const;
    const batch = { provider, from: 'text', name: 'A list', columns: [] } as const;
    const atMost = { profile: 7, email: 7 };
    // Elsewhere all of it is done.
    const id = await services['new-batch'](batch);
    await services['add-rows']({ id, rows: [{ given: `linkedin.com/in/${amara.slug}` }] });
    await services['plan-batch']({ id });
    await services['start-batch']({ id, atMost });
    const search = await services.search({ provider, query, atMost: 1 });
    const before = await storedIn(built);
    const sent = simulator.requests.length;

    const commands: {
      readonly [N in keyof (BatchCommands & SearchCommands)]: (BatchCommands &
        SearchCommands)[N]['args'];
    } = {
      'new-batch': batch,
      'add-rows': { id, rows: [{ given: `linkedin.com/in/${amara.slug}` }] },
      'plan-batch': { id },
      'start-batch': { id, atMost },
      'run-batch': { id },
      'pause-batch': { id },
      'stop-batch': { id },
      'retry-batch': { id, states: ['failed'], atMost },
      'rename-batch': { id, name: 'Another' },
      'delete-batch': { id },
      search: { provider, query, atMost: 1 },
      'search-more': { id: search.id, atMost: 1 },
      suggest: { provider, field: 'basic_profile.current_title', query: 'vp' },
      'search-as-curl': { provider, query },
      'save-search': { provider, query, name: 'Everybody' },
      'delete-search': { id: search.id },
    };
    for (const [type, args] of Object.entries(commands)) {
      const work = services[type as keyof typeof commands]({ ...args, isPrivate: true });
      await expect(work, type).rejects.toMatchObject({
        failure: { code: 'not-supported', charged: 'no' },
      });
    }
    expect(await storedIn(built)).toBe(before);
    expect(simulator.requests).toHaveLength(sent);
    expect((await services['run-batch']({ id })).batch.state).toBe('ended');
  });
});

describe('when windows close', () => {
  it('all is forgotten with the last private one', async () => {
    const { enrich, read, privately } = await build();
    await enrich(amara);
    windows(true, false);
    await privately.forgetIfClosed();
    expect(await read('answer', [provider, amara, 1])).not.toBeNull();
    windows(false);
    await privately.forgetIfClosed();
    expect(await read('answer', [provider, amara, 1])).toBeNull();
    await enrich(amara);
    expect(simulator.requests).toHaveLength(2);
  });

  it('what is under way settles its receipt, and is not known in those that open later', async () => {
    const { enrich, read, privately, database } = await build();
    const under = enrich(amara);
    await vi.waitFor(async () => expect(await database.count('receipts')).toBe(1));
    privately.forget();
    await under;
    expect(await database.getAll('receipts')).toMatchObject([{ state: 'settled', credits: 2 }]);
    expect(await read('answer', [provider, amara, 1])).toBeNull();
  });
});

describe('whoever is put on the list in another window', () => {
  it.each([
    ['as forgotten', 'forget', { provider, identifier: amara, personId: 'crustdata:900137' }],
    ['by name', 'never-look-up', { text: 'linkedin.com/in/somebody-0x00', what: 'add' }],
  ] as const)(
    'is not known in private ones, %s, and their panels are told',
    async (_, type, args) => {
      const { enrich, read, services } = await build();
      const told: string[] = [];
      const stop = watchPrivately((what) => told.push(what));
      await enrich(amara);
      await services[type](args);
      expect(await read('answer', [provider, amara, 1])).toBeNull();
      await services[type](args);
      await vi.waitFor(() => expect(told).toEqual(['somebody', 'somebody']));
      expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toMatch(NAMING);
      stop();
    },
  );

  it('is not, nor anybody else, where all is deleted', async () => {
    vi.spyOn(fakeBrowser.permissions, 'getAll').mockResolvedValue({ origins: [] } as never);
    const { enrich, read, services } = await build();
    const told: string[] = [];
    const stop = watchPrivately((what) => told.push(what));
    await enrich(amara);
    await services['delete-everything']({
      history: true,
      ...{ list: false, settings: false, keys: false },
    });
    expect(await read('answer', [provider, amara, 1])).toBeNull();
    await vi.waitFor(() => expect(told).toEqual(['everything']));
    stop();
  });

  it.each(['check', 'remove'])('stays known where the list is only asked to %s', async (what) => {
    const { enrich, read, services } = await build();
    await enrich(amara);
    await services['never-look-up']({ text: amara.slug, what });
    expect(await read('answer', [provider, amara, 1])).not.toBeNull();
  });
});
