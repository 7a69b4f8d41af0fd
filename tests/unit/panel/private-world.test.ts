import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPanel } from '../../../components/panel/model';
import { followFocus, privateWorld } from '../../../components/panel/private-world';
import { readPictures } from '../../../components/panel/use-pictures';
import type { PanelWorld } from '../../../components/panel/world';
import { createPipeline } from '../../../lib/enrich/pipeline';
import { FailureError } from '../../../lib/failure';
import type { TrustedServices } from '../../../lib/messenger';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { writeSetting } from '../../../lib/settings';
import { createServices } from '../../../lib/worker/commands';
import { AGREED, FRONT, gestureOn, PROVIDER } from '../../components/panel/world';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig, type Rig } from '../enrich/rig';

const amara = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;

/** A provider whose extras can be asked for alone. */
const OFFERING = {
  ...PROVIDER,
  supports: { ...PROVIDER.supports, extras: crustdata.supports.extras },
};

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  fakeBrowser.reset();
  simulator.reset();
  await writeSetting('consent', { wording: 3, at: 1 });
});

/** A worker that has just started. */
function startWorker({ around }: Rig): TrustedServices {
  return createServices(createPipeline(around), around, Promise.resolve());
}

/** A panel of a private window over the worker's real commands, which cross as JSON. */
async function build() {
  const rig = await buildRig(simulator);
  const sent: { type: string; args: Readonly<Record<string, unknown>> }[] = [];
  const stage = { worker: startWorker(rig), sent, rig };
  const send = async (type: keyof TrustedServices, args: object) => {
    stage.sent.push({ type, args: { ...args } });
    if (type === 'providers') return [OFFERING];
    const value = await stage.worker[type](JSON.parse(JSON.stringify(args)));
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  };
  const gesture = gestureOn(FRONT, { people: [{ identifier: amara }] });
  let isUsed = false;
  const world = privateWorld({
    send: send as PanelWorld['send'],
    settings: async () => AGREED,
    writeSetting: async () => undefined,
    writeConsent: async () => undefined,
    front: async () => FRONT,
    gesture: async () => ({ ...gesture, isUsed }),
    found: async () => undefined,
    useGesture: async () => {
      isUsed = true;
    },
    now: Date.now,
  });
  const model = createPanel(world);
  const opened = vi.spyOn(indexedDB, 'open');
  return { model, stage, opened };
}

async function withAmara() {
  const built = await build();
  await built.model.refresh();
  await vi.waitFor(() => expect(built.model.view.value.kind).toBe('answer'));
  return built;
}

describe('the panel of a private window', () => {
  it('shows whom the click was about, says with each command that it is one, and opens no database', async () => {
    const { model, opened, stage } = await withAmara();
    expect(model.isPrivate).toBe(true);
    // The worker, which runs here too, looks at its keys.
    expect(opened.mock.calls.filter(([name]) => name !== 'sidecard-keys')).toEqual([]);
    const naming = stage.sent.filter(({ args }) => JSON.stringify(args).includes(amara.slug));
    expect(naming.map(({ type }) => type)).toEqual(expect.arrayContaining(['enrich']));
    for (const { type, args } of naming) {
      if (type !== 'private-read') expect(args, type).toMatchObject({ isPrivate: true });
    }
  });

  it('shows them again for nothing', async () => {
    const { model } = await withAmara();
    model.showBox();
    await model.back();
    await vi.waitFor(() => expect(model.view.value.kind).toBe('answer'));
    expect(model.view.value).toMatchObject({ kind: 'answer', answer: { isFresh: false } });
    expect(simulator.requests).toHaveLength(1);
  });

  it('goes on knowing them where the worker died, and what was said of them', async () => {
    const { model, stage } = await withAmara();
    stage.worker = startWorker(stage.rig);
    const [match] = model.view.value.kind === 'answer' ? model.view.value.answer.matches : [];
    if (match === undefined || model.view.value.kind !== 'answer') throw new Error('No card.');
    await model.judge(model.view.value, match, 'is');
    expect(model.view.value).toMatchObject({ isUnstored: false });
    await model.refresh();
    expect(model.view.value).toMatchObject({
      kind: 'answer',
      answer: { alias: { by: 'chosen', personId: match.person.id } },
    });
    expect(simulator.requests).toHaveLength(1);
  });

  it('adds a part that is asked for to what it knows of them, though the worker died', async () => {
    const { model, stage } = await withAmara();
    stage.worker = startWorker(stage.rig);
    const only = { extrasOnly: ['dev_platform_profiles'] };
    const { world, flights } = model.beside;
    const alone = await flights.startPart(OFFERING, amara, only, 'ask', 2);
    expect(alone.matches[0]?.person).toMatchObject({ isThin: true });
    const known = await (await world.reading(OFFERING)).answer('crustdata', amara, Date.now());
    expect(known?.matches[0]?.person).toMatchObject({
      name: 'Amara Okafor-Lindqvist',
      codeProfiles: [{}],
    });
  });

  it('marks in a list whom these windows know', async () => {
    const { model, stage } = await withAmara();
    const typed = `https://www.linkedin.com/in/${amara.slug}/ somebody-else@summit.example.org`;
    await model.lookUp(typed);
    expect(model.view.value).toMatchObject({
      kind: 'several',
      known: new Set([`profile:${amara.slug}`]),
    });
    stage.worker = startWorker(stage.rig);
    await model.refresh();
    expect(model.view.value).toMatchObject({ known: new Set([`profile:${amara.slug}`]) });
  });

  it('asks once more where the user says so, and says what went wrong', async () => {
    const { model, stage } = await withAmara();
    await model.look(amara, 'again', PROVIDER);
    expect(simulator.requests).toHaveLength(2);
    stage.worker = {
      ...stage.worker,
      enrich: () => Promise.reject(new FailureError({ code: 'no-credit', charged: 'no' })),
    };
    await model.look(amara, 'again', PROVIDER);
    expect(model.view.value).toMatchObject({ kind: 'failure', failure: { code: 'no-credit' } });
  });

  it('shows nothing more of whoever is put on the list in another window, and does not know them any more', async () => {
    const { model, stage } = await withAmara();
    followFocus(model, 1);
    await stage.worker['never-look-up']({ text: 'linkedin.com/in/somebody-0x00', what: 'add' });
    await model.look({ kind: 'profile', slug: 'tobias-vexholm-0x2a' }, 'ask', PROVIDER);
    expect(model.view.value).toMatchObject({ kind: 'answer' });
    const text = 'https://www.linkedin.com/in/tobias-vexholm-0x2a/';
    await stage.worker['never-look-up']({ text, what: 'add' });
    await vi.waitFor(() =>
      expect(model.view.value).toMatchObject({
        kind: 'failure',
        failure: { code: 'forgotten', by: 'person', charged: 'no' },
      }),
    );
    await model.lookUp(text);
    expect(model.view.value.kind).not.toBe('answer');
  });

  it('loads no pictures, whatever the settings say', async () => {
    await writeSetting('photos', 'always');
    await build();
    expect(await readPictures()).toBe('never');
  });
});
