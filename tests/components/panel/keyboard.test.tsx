import { fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { watchKeyboard } from '../../../components/panel/keyboard';
import type { View } from '../../../components/panel/view';
import { expectAccessible } from '../setup';
import { AMARA, buildPanel, PROVIDER } from './world';

const READY: View = { kind: 'ready', identifier: AMARA, reason: 'choice', provider: PROVIDER };
const NOBODY: View = { kind: 'blank', why: 'nobody', provider: PROVIDER };

let stop: () => void = () => undefined;
afterEach(() => stop());

async function drawn(view: View, areKeysOn = true) {
  const { model } = await buildPanel();
  model.provider.value = PROVIDER;
  model.view.value = view;
  stop = watchKeyboard(document, model, () => areKeysOn);
  const drawing = render(
    <>
      <Panel model={model} />
      <textarea aria-label="notes" />
      <input type="text" aria-label="words" />
      <input type="password" aria-label="secret" />
      <select aria-label="choice" />
      <input type="checkbox" aria-label="tick" />
    </>,
  );
  const showBox = vi.spyOn(model, 'showBox');
  const back = vi.spyOn(model, 'back').mockResolvedValue();
  return { ...drawing, model, showBox, back };
}

const heading = () => screen.getByRole('heading', { level: 1 });
const box = () => screen.getByRole<HTMLInputElement>('searchbox');
const press = (key: string, how: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...how });

describe('/', () => {
  it('shows the look-up box, or goes to the one that is there', async () => {
    const { showBox, model } = await drawn(READY);
    press('/');
    expect(showBox).toHaveBeenCalledOnce();
    model.view.value = NOBODY;
    (await screen.findByRole('searchbox')).blur();
    expect(press('/')).toBe(false);
    expect(document.activeElement).toBe(box());
    expect(showBox).toHaveBeenCalledOnce();
  });
});

describe('?', () => {
  it('lists the keys in a dialog that says what it is, and closing it takes it away', async () => {
    const { container, model } = await drawn(READY);
    press('?', { shiftKey: true });
    const dialog = await screen.findByRole<HTMLDialogElement>('dialog', {
      name: 'Keys in the panel',
    });
    expect(dialog.open).toBe(true);
    expect(dialog.textContent).toContain('Steps back, or stops waiting');
    await expectAccessible(container);
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    await expect.poll(() => screen.queryByRole('dialog')).toBeNull();
    expect(model.isListingKeys.value).toBe(false);
  });

  it('is reached by mouse from the look-up box', async () => {
    await drawn({ kind: 'blank', why: 'look-up', provider: PROVIDER });
    fireEvent.click(screen.getByRole('button', { name: 'Keys in the panel' }));
    expect(await screen.findByRole('dialog')).toBeTruthy();
  });

  it('leaves the other keys to the dialog while it is open', async () => {
    const { back, model, showBox } = await drawn(READY);
    model.canGoBack.value = true;
    press('?');
    await screen.findByRole('dialog');
    press('/');
    press('Escape');
    expect(showBox).not.toHaveBeenCalled();
    expect(back).not.toHaveBeenCalled();
  });
});

describe('Esc', () => {
  it('steps back', async () => {
    const { back, model } = await drawn(READY);
    press('Escape');
    expect(back).not.toHaveBeenCalled();
    model.canGoBack.value = true;
    press('Escape');
    expect(back).toHaveBeenCalledOnce();
  });

  it('leaves a box that holds something for the heading, and steps back from an empty one', async () => {
    const { back, model } = await drawn(NOBODY);
    box().focus();
    press('Escape');
    expect(document.activeElement).toBe(heading());
    model.canGoBack.value = true;
    box().focus();
    box().value = 'amara';
    press('Escape');
    expect(document.activeElement).toBe(heading());
    expect(back).not.toHaveBeenCalled();
    box().focus();
    box().value = '';
    press('Escape');
    expect(back).toHaveBeenCalledOnce();
  });

  it('stops waiting, but spends nothing', async () => {
    const { model } = await drawn({
      kind: 'working',
      identifier: AMARA,
      since: Date.now(),
      provider: PROVIDER,
    });
    press('Escape');
    expect(model.view.value).toMatchObject({ kind: 'ready', reason: 'running' });
  });

  it('is left alone where a control has taken it', async () => {
    const { back, model } = await drawn(READY);
    model.canGoBack.value = true;
    const take = (event: Event) => event.preventDefault();
    document.body.addEventListener('keydown', take);
    press('Escape');
    document.body.removeEventListener('keydown', take);
    expect(back).not.toHaveBeenCalled();
  });
});

it('the page knows whether the user goes by the keys: then a heading shows that it has the focus', async () => {
  await drawn(READY);
  const isMarked = () => document.documentElement.hasAttribute('data-by-keys');
  press('Enter');
  expect(isMarked()).toBe(true);
  fireEvent.pointerDown(document.body);
  expect(isMarked()).toBe(false);
  stop();
  press('Enter');
  expect(isMarked()).toBe(false);
});

describe('no key does anything', () => {
  it.each(['notes', 'words', 'secret', 'choice'])(
    'while something is typed into %s',
    async (name) => {
      const { model, showBox } = await drawn(READY);
      screen.getByLabelText(name).focus();
      expect([press('/'), press('?')]).toEqual([true, true]);
      expect(showBox).not.toHaveBeenCalled();
      expect(model.isListingKeys.value).toBe(false);
      screen.getByLabelText('tick').focus();
      press('/');
      expect(showBox).toHaveBeenCalledOnce();
    },
  );

  it.each(['ctrlKey', 'altKey', 'metaKey', 'isComposing'] as const)('with %s', async (how) => {
    const { model, showBox, back } = await drawn(READY);
    model.canGoBack.value = true;
    for (const key of ['/', '?', 'Escape']) expect(press(key, { [how]: true })).toBe(true);
    expect(showBox).not.toHaveBeenCalled();
    expect(back).not.toHaveBeenCalled();
    expect(model.isListingKeys.value).toBe(false);
  });

  it('that is single, where they are turned off; Esc still steps back', async () => {
    const { model, showBox, back } = await drawn(READY, false);
    model.canGoBack.value = true;
    for (const key of ['/', '?']) expect(press(key)).toBe(true);
    expect(showBox).not.toHaveBeenCalled();
    expect(model.isListingKeys.value).toBe(false);
    press('Escape');
    expect(back).toHaveBeenCalledOnce();
  });
});
