import { expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createOptions, type OptionsWorld } from '../../../components/options/model';
import { DEFAULTS, type Settings } from '../../../lib/settings';
import { STORED } from './page';

/** A page whose store takes and gives only when it is told to. */
function slow() {
  let stored: Settings = DEFAULTS;
  const waiting: (() => void)[] = [];
  const turn = () => new Promise<void>((done) => waiting.push(done));
  const world = {
    send: async () => [],
    managed: async () => ({ settings: {}, ignored: [] }),
    settings: async () => {
      const seen = stored;
      await turn();
      return seen;
    },
    writeSetting: async (name: keyof Settings, value: unknown) => {
      await turn();
      stored = { ...stored, [name]: value };
    },
  } as unknown as OptionsWorld;
  const model = createOptions(world);
  return {
    model,
    /** Lets everything that waits, and what that begins, come to its end. */
    settle: async () => {
      for (let rest = 0; rest < 20; rest++) {
        for (const go of waiting.splice(0)) go();
        await new Promise((done) => setTimeout(done));
      }
    },
    stored: () => stored,
  };
}

it('shows a change at once, and what was read before it does not take it back', async () => {
  const { model, settle, stored } = slow();
  const early = model.refresh();
  const change = model.change('contact', ['phones']);
  expect(model.settings.value.contact).toEqual(['phones']);
  // Another page has changed something meanwhile, before this is stored.
  const late = model.refresh();
  const seen: (readonly string[])[] = [];
  const end = model.settings.subscribe(({ contact }) => seen.push(contact));
  await settle();
  await Promise.all([early, change, late]);
  end();
  expect(new Set(seen.map(String))).toEqual(new Set(['phones']));
  expect(stored().contact).toEqual(['phones']);
});

it('two changes one after the other, the second made of the first, are both stored', async () => {
  const { model, settle, stored } = slow();
  const add = (kind: Settings['contact'][number]) =>
    model.change('contact', [...model.settings.value.contact, kind]);
  const both = [add('phones'), add('websites')];
  await settle();
  await Promise.all(both);
  expect(stored().contact).toEqual([...DEFAULTS.contact, 'phones', 'websites']);
  expect(model.settings.value.contact).toEqual(stored().contact);
});

it('has a change on its way before anything else can happen, such as the page being closed', async () => {
  fakeBrowser.reset();
  const model = createOptions({
    send: (async () => []) as unknown as OptionsWorld['send'],
    ...STORED,
  });
  await model.refresh();
  const set = vi.spyOn(fakeBrowser.storage.local, 'set');
  const changes = [model.change('onLinkedIn', true), model.reorder(['second', 'crustdata'])];
  expect(set.mock.calls.map(([items]) => items)).toEqual([
    { 'settings.onLinkedIn': true },
    { 'settings.order': ['second', 'crustdata'] },
  ]);
  await Promise.all(changes);
});

it('shows what was read last, also where what was read before comes after it', async () => {
  const late: (() => void)[] = [];
  let isLocked = false;
  const world = {
    send: async (type: string) => {
      const answer = type === 'vault' ? { isLocked } : [{ key: { isLocked } }];
      // The answers to what was asked first come last.
      if (!isLocked) await new Promise<void>((done) => late.push(done));
      return answer;
    },
    managed: async () => ({ settings: {}, ignored: [] }),
    settings: async () => DEFAULTS,
  } as unknown as OptionsWorld;
  const model = createOptions(world);
  const before = [model.refresh(), model.readProviders()];
  await expect.poll(() => late.length).toBeGreaterThan(1);
  isLocked = true;
  await model.refresh();
  for (const answer of late) answer();
  await Promise.all(before);
  expect(model.vault.status.value).toEqual({ isLocked: true });
  expect(model.providers.value).toEqual([{ key: { isLocked: true } }]);
});

it('shows all that was read also where the providers alone were read later, and sooner', async () => {
  const late: (() => void)[] = [];
  let asked = 0;
  const world = {
    send: async (type: string) => {
      if (type === 'vault') return { isLocked: true };
      const mine = ++asked;
      if (mine === 1) await new Promise<void>((done) => late.push(done));
      return [{ name: `Source, asked ${mine}` }];
    },
    managed: async () => ({ settings: {}, ignored: [] }),
    settings: async () => ({ ...DEFAULTS, capDay: 7 }),
  } as unknown as OptionsWorld;
  const model = createOptions(world);
  const whole = model.refresh();
  await expect.poll(() => late.length).toBe(1);
  await model.readProviders();
  for (const answer of late) answer();
  await whole;
  expect(model.settings.value.capDay).toBe(7);
  expect(model.vault.status.value).toEqual({ isLocked: true });
  expect(model.providers.value).toEqual([{ name: 'Source, asked 2' }]);
});

it('shows what is set also where the worker does not answer', async () => {
  const world = {
    send: async () => {
      throw new Error('No worker.');
    },
    managed: async () => ({ settings: {}, ignored: [] }),
    settings: async () => ({ ...DEFAULTS, capDay: 7 }),
  } as unknown as OptionsWorld;
  const model = createOptions(world);
  await model.refresh();
  expect(model.settings.value.capDay).toBe(7);
  expect(model.failure.value).toMatchObject({ code: 'unexpected' });
});
