import 'fake-indexeddb/auto';
import { configure, fireEvent, render, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { Options } from '../../../components/options/app';
import { createOptions, type OptionsWorld } from '../../../components/options/model';
import { createPipeline } from '../../../lib/enrich/pipeline';
import { watchKeyChanges } from '../../../lib/key-changes';
import { readKey } from '../../../lib/keys/keys';
import { lock } from '../../../lib/keys/unlocked';
import { readSettings, writeConsent } from '../../../lib/settings';
import { loadMoreText } from '../../../lib/text';
import { createServices } from '../../../lib/worker/commands';
import { surroundings } from '../../../lib/worker/surroundings';
import {
  codeOf,
  emptied,
  everythingOnDisk,
  isUnlocked,
  KEY,
  PASSPHRASE,
  putRow,
  rowsOf,
} from '../../unit/keys/rig';
import { third } from '../../unit/providers/third/provider';
import { expectAccessible, submit } from '../setup';
import { STORED } from './page';

// Real passphrases take their time, and longer where the machine is busy with other things.
const PATIENT = { timeout: 10_000 } as const;
configure({ asyncUtilTimeout: PATIENT.timeout });

// The worker's own services: what the page shows is what is kept.
const around = {
  ...surroundings,
  fetch: async () => async () => Response.json({ left: 12 }),
  mayReach: async () => true,
};
const services = createServices(createPipeline(around), around, Promise.resolve(), [third]);

let sent: { type: string; args: unknown }[];

async function open() {
  const model = createOptions({
    send: ((type: keyof typeof services, args: unknown) => {
      sent.push({ type, args });
      return services[type](args);
    }) as OptionsWorld['send'],
    ...STORED,
  });
  await model.refresh();
  const view = render(<Options model={model} shortcut="" />);
  const page = within(view.container as HTMLElement);
  return {
    ...view,
    model,
    card: within(page.getByRole('region', { name: 'Third Source' })),
    vault: within(page.getByRole('region', { name: 'Passphrase' })),
  };
}

type Part = Awaited<ReturnType<typeof open>>['card'];

const choose = (card: Part, name: string) =>
  fireEvent.click(card.getByRole('radio', { name: new RegExp(`^${name}`) }));
const type = (part: Part, label: string, value: string) =>
  fireEvent.input(part.getByLabelText(label), { target: { value } });

/** Opens the form where it is not open yet. */
const openForm = (part: Part) => {
  if (part.queryByLabelText('New passphrase') !== null) return;
  fireEvent.click(part.getByRole('button', { name: 'Set the passphrase' }));
};

async function setPassphrase(part: Part): Promise<void> {
  openForm(part);
  type(part, 'New passphrase', PASSPHRASE);
  type(part, 'The same once more', PASSPHRASE);
  submit(part.getByLabelText('New passphrase'));
  await expect.poll(isUnlocked, PATIENT).toBe(true);
  // The page knows of it.
  await screen.findAllByRole('button', { name: 'Lock now' });
}

async function saveKey(card: Part): Promise<void> {
  type(card, 'Third Source key', KEY);
  submit(card.getByLabelText('Third Source key'));
  await card.findByText(/The key that ends in wxyz is valid/);
}

beforeEach(async () => {
  await emptied();
  sent = [];
  fakeBrowser.permissions.request = vi.fn(async () => true) as never;
  await writeConsent(1);
  await loadMoreText();
});

describe('where a key is kept', () => {
  it('is this device unless something else is chosen, in plain words', async () => {
    const { card, container } = await open();
    expect(card.getByRole<HTMLInputElement>('radio', { name: /^On this device/ }).checked).toBe(
      true,
    );
    expect(card.getByText(/whoever can read them can read the key/)).toBeTruthy();
    await saveKey(card);
    expect(card.getByText(/Key ••••wxyz/)).toBeTruthy();
    expect(await rowsOf('keys')).toMatchObject([{ keptIn: 'device', key: KEY }]);
    await expectAccessible(container);
  });

  it('straight under a new passphrase: the key is never in clear on the way', async () => {
    const { card, container } = await open();
    choose(card, 'Locked with a passphrase');
    type(card, 'Third Source key', KEY);
    submit(card.getByLabelText('Third Source key'));
    expect((await card.findByRole('alert')).textContent).toBe('Set a passphrase first.');
    expect(card.getByLabelText<HTMLInputElement>('Third Source key').value).toBe(KEY);
    expect(sent.map(({ type }) => type)).not.toContain('save-key');
    await expectAccessible(container);
    await setPassphrase(card);
    await saveKey(card);
    expect(await everythingOnDisk()).not.toContain(KEY);
    expect(await readKey('third')).toBe(KEY);
    expect(card.getByText('unlocked')).toBeTruthy();
  });

  it('for this session: nothing of it is stored', async () => {
    const { card } = await open();
    choose(card, 'For this session only');
    await saveKey(card);
    expect(await rowsOf('keys')).toEqual([]);
    expect(await everythingOnDisk()).not.toContain('wxyz');
    expect(await readKey('third')).toBe(KEY);
  });

  it('is changed by a button, not by the choice; leaving this device says what may linger', async () => {
    const { card, container } = await open();
    await saveKey(card);
    choose(card, 'For this session only');
    expect(await rowsOf('keys')).toHaveLength(1);
    expect(card.getByText(/may linger in the browser’s own files/)).toBeTruthy();
    await expectAccessible(container);
    fireEvent.click(card.getByRole('button', { name: 'Keep it this way' }));
    await expect.poll(() => rowsOf('keys'), PATIENT).toEqual([]);
    const moved = await card.findByText(/^The key is now kept this way\. A key that was on this/);
    expect(moved.getAttribute('role')).toBe('status');
    expect(document.activeElement).toBe(card.getByRole('radio', { name: /^For this session/ }));
    expect(await readKey('third')).toBe(KEY);
    choose(card, 'On this device');
    expect(card.queryByText(/A key that was on this device/)).toBeNull();
    fireEvent.click(card.getByRole('button', { name: 'Keep it this way' }));
    await expect.poll(() => rowsOf('keys'), PATIENT).toHaveLength(1);
  });

  it('a locked key is moved once the passphrase is told; a wrong one is said and loses nothing', async () => {
    const { card, model } = await open();
    choose(card, 'Locked with a passphrase');
    await setPassphrase(card);
    await saveKey(card);
    await lock();
    await model.refresh();
    await card.findByText('locked');
    choose(card, 'On this device');
    expect(card.queryByRole('button', { name: 'Keep it this way' })).toBeNull();
    type(card, 'Passphrase', 'wrong pass phrase');
    submit(card.getByLabelText('Passphrase'));
    expect((await card.findByText(/This is not the passphrase/)).getAttribute('role')).toBe(
      'alert',
    );
    type(card, 'Passphrase', PASSPHRASE);
    submit(card.getByLabelText('Passphrase'));
    fireEvent.click(await card.findByRole('button', { name: 'Keep it this way' }));
    await expect
      .poll(() => rowsOf('keys'), PATIENT)
      .toMatchObject([{ keptIn: 'device', key: KEY }]);
  });
});

describe('the passphrase', () => {
  it('is typed twice, is long enough, and nobody can recover it', async () => {
    const { vault, container } = await open();
    openForm(vault);
    expect(document.activeElement).toBe(vault.getByLabelText('New passphrase'));
    expect(vault.getByText(/Nobody can recover it/)).toBeTruthy();
    for (const [next, again, problem] of [
      ['short', 'short', 'This is too short.'],
      [PASSPHRASE, `${PASSPHRASE}.`, 'The two are not the same.'],
    ] as const) {
      type(vault, 'New passphrase', next);
      type(vault, 'The same once more', again);
      submit(vault.getByLabelText('New passphrase'));
      await expect.poll(() => vault.getByRole('alert').textContent, PATIENT).toBe(problem);
      await expectAccessible(container);
    }
    expect(await rowsOf('vault')).toEqual([]);
    await setPassphrase(vault);
    expect((await vault.findByText('The passphrase is set.')).getAttribute('role')).toBe('status');
    expect(container.innerHTML).not.toContain(PASSPHRASE);
    await expectAccessible(container);
  });

  it('is left unset, or unchanged, by a button', async () => {
    const { vault, container } = await open();
    openForm(vault);
    fireEvent.click(vault.getByRole('button', { name: 'Cancel' }));
    expect(vault.queryByLabelText('New passphrase')).toBeNull();
    expect(document.activeElement).toBe(vault.getByRole('heading', { name: 'Passphrase' }));
    await setPassphrase(vault);
    fireEvent.click(await vault.findByRole('button', { name: 'Change the passphrase' }));
    expect(document.activeElement).toBe(vault.getByLabelText('Present passphrase'));
    await expectAccessible(container);
    fireEvent.click(vault.getByRole('button', { name: 'Cancel' }));
    expect(vault.getByRole('button', { name: 'Change the passphrase' })).toBeTruthy();
    expect(sent.map(({ type }) => type)).not.toContain('change-passphrase');
  });

  it('is locked, unlocked and changed, each by its own command and no other', async () => {
    const { vault, container } = await open();
    await setPassphrase(vault);
    fireEvent.click(await vault.findByRole('button', { name: 'Lock now' }));
    await vault.findByLabelText('Passphrase');
    expect(await isUnlocked()).toBe(false);
    const state = vault.getByText(/^Locked: keys/);
    expect(state.getAttribute('role')).toBe('status');
    await expectAccessible(container);
    type(vault, 'Passphrase', PASSPHRASE);
    submit(vault.getByLabelText('Passphrase'));
    await vault.findByRole('button', { name: 'Lock now' });
    expect(state.textContent).toBe('Unlocked.');
    fireEvent.click(vault.getByRole('button', { name: 'Change the passphrase' }));
    type(vault, 'Present passphrase', 'wrong pass phrase');
    type(vault, 'New passphrase', 'another pass phrase');
    type(vault, 'The same once more', 'another pass phrase');
    submit(vault.getByLabelText('New passphrase'));
    await vault.findByText(/This is not the passphrase/);
    expect(document.activeElement).toBe(vault.getByLabelText('Present passphrase'));
    type(vault, 'Present passphrase', PASSPHRASE);
    submit(vault.getByLabelText('New passphrase'));
    await vault.findByText('The passphrase is changed.');
    const telling = sent.filter(({ args }) => JSON.stringify(args).includes(PASSPHRASE));
    expect(telling.map(({ type }) => type)).toEqual([
      'set-passphrase',
      'unlock',
      'change-passphrase',
    ]);
  });

  it('says after which time it locks', async () => {
    const { vault } = await open();
    await setPassphrase(vault);
    const after = await vault.findByLabelText<HTMLSelectElement>('Lock again when unused for');
    expect([...after.options].map(({ text }) => text)).toEqual([
      '5 minutes',
      '15 minutes',
      '60 minutes',
      'as long as the browser is open',
    ]);
    expect(after.value).toBe('15');
    fireEvent.change(after, { target: { value: 'exit' } });
    await expect.poll(async () => (await readSettings()).lockAfterMin, PATIENT).toBe('exit');
    fireEvent.change(after, { target: { value: '5' } });
    await expect.poll(async () => (await readSettings()).lockAfterMin, PATIENT).toBe(5);
  });

  it('is forgotten with its keys after a second word', async () => {
    const { vault, card, container } = await open();
    choose(card, 'Locked with a passphrase');
    await setPassphrase(vault);
    await saveKey(card);
    const ask = () =>
      fireEvent.click(vault.getByRole('button', { name: 'Forget the passphrase and its keys' }));
    ask();
    expect(document.activeElement).toBe(vault.getByRole('button', { name: 'Keep them' }));
    await expectAccessible(container);
    fireEvent.click(vault.getByRole('button', { name: 'Keep them' }));
    expect(await rowsOf('keys')).toHaveLength(1);
    ask();
    fireEvent.click(vault.getByRole('button', { name: 'Forget them for good' }));
    await vault.findByText('The passphrase and its keys are forgotten.');
    expect([await rowsOf('keys'), await rowsOf('vault')]).toEqual([[], []]);
    await expect.poll(() => card.queryByText(/Key ••••/), PATIENT).toBeNull();
  });

  it('that is damaged is said to be so, and can only be forgotten', async () => {
    await services['set-passphrase']({ passphrase: PASSPHRASE });
    await putRow('vault', { of: 'passphrase', rounds: 5 });
    const { vault, container } = await open();
    expect(vault.getByText(/What is stored of the passphrase is damaged/)).toBeTruthy();
    expect(vault.queryByLabelText('New passphrase')).toBeNull();
    expect(vault.getByRole('button', { name: 'Forget the passphrase and its keys' })).toBeTruthy();
    await expectAccessible(container);
  });
});

it('two options pages stay in step, and the slower of two first passphrases is told so', async () => {
  const [one, two] = [await open(), await open()];
  const stops = [one, two].map(({ model }) => watchKeyChanges(() => void model.refresh()));
  await setPassphrase(one.vault);
  await two.vault.findByRole('button', { name: 'Lock now' });
  fireEvent.click(two.vault.getByRole('button', { name: 'Lock now' }));
  await one.vault.findByRole('button', { name: 'Unlock' });
  for (const stop of stops) stop();
  await services['forget-vault']({});
  await two.model.refresh();
  await services['set-passphrase']({ passphrase: 'of another page' });
  openForm(two.vault);
  type(two.vault, 'New passphrase', PASSPHRASE);
  type(two.vault, 'The same once more', PASSPHRASE);
  submit(two.vault.getByLabelText('New passphrase'));
  await two.vault.findByText('Another page has just set a passphrase. That one counts.');
  await services.lock({});
  expect(await codeOf(services.unlock({ passphrase: PASSPHRASE }))).toBe('wrong-passphrase');
});
