import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { watchKeyboard } from '../../../components/panel/keyboard';
import { FailureError } from '../../../lib/failure';
import type { ProviderOverview } from '../../../lib/messages';
import type { Person } from '../../../lib/person';
import { expectAccessible } from '../setup';
import { answerWith, buildPanel, PROVIDER, personNamed } from './world';

const AMARA = personNamed('Amara Okafor', { slug: 'amara-0x1c' });
const writeText = vi.fn<(words: string) => Promise<void>>();

beforeEach(() => {
  writeText.mockReset().mockResolvedValue();
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText);
});

async function drawn(person: Person = AMARA, provider: ProviderOverview = PROVIDER) {
  const { model, stage } = await buildPanel();
  model.provider.value = provider;
  model.view.value = { kind: 'answer', answer: answerWith(person), provider };
  const { container } = render(<Panel model={model} />);
  const button = await screen.findByRole('button', { name: 'Copy as…' });
  return { model, stage, container, button };
}

const items = () => screen.getAllByRole('menuitem').map(({ textContent }) => textContent);
const focused = () => document.activeElement?.textContent;
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });

async function copied(form: string): Promise<string> {
  fireEvent.click(screen.getByRole('button', { name: 'Copy as…' }));
  fireEvent.click(screen.getByRole('menuitem', { name: form }));
  await waitFor(() => expect(writeText).toHaveBeenCalled());
  return writeText.mock.lastCall?.[0] ?? '';
}

describe('the actions on a card', () => {
  it('open the profile, copy, download and show what came', async () => {
    const { container } = await drawn();
    const actions = within(screen.getByRole('list', { name: 'Actions' }));
    const profile = actions.getByRole('link', { name: 'Open profile' });
    expect(profile.getAttribute('href')).toBe('https://www.linkedin.com/in/amara-0x1c');
    const names = actions.getAllByRole('button').map(({ textContent }) => textContent);
    expect(names).toEqual(['Copy as…', 'Download vCard', 'Show raw answer', 'Forget this person']);
    await expectAccessible(container);
  });

  it('of somebody without a profile open none', async () => {
    await drawn(personNamed('Nil Vacant'));
    expect(screen.queryByRole('link', { name: 'Open profile' })).toBeNull();
  });
});

describe('the menu of forms', () => {
  it('has every form, is named by its button, and is clean', async () => {
    const { container, button } = await drawn();
    expect(button.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByRole('menu', { name: 'Copy as…' })).toBeTruthy();
    expect(items()).toEqual([
      'Text',
      'vCard 4',
      'vCard 3',
      'JSON',
      'CSV row',
      'Markdown',
      'Request as cURL',
    ]);
    await expectAccessible(container);
  });

  it('of demo people has no request: none is sent anywhere', async () => {
    const { button } = await drawn(AMARA, { ...PROVIDER, id: 'demo', isDemo: true });
    fireEvent.click(button);
    expect(items()).not.toContain('Request as cURL');
  });

  it('is moved through by arrows, Home, End and first letters', async () => {
    const { button } = await drawn();
    button.focus();
    press('ArrowDown');
    await waitFor(() => expect(focused()).toBe('Text'));
    for (const [key, item] of [
      ['ArrowDown', 'vCard 4'],
      ['ArrowUp', 'Text'],
      ['ArrowUp', 'Request as cURL'],
      ['ArrowDown', 'Text'],
      ['End', 'Request as cURL'],
      ['Home', 'Text'],
      ['v', 'vCard 4'],
      ['v', 'vCard 3'],
      ['q', 'vCard 3'],
    ] as const) {
      await act(() => void press(key));
      expect(focused(), key).toBe(item);
    }
  });

  it('is opened at its end by the arrow up', async () => {
    const { button } = await drawn();
    button.focus();
    await act(() => void press('ArrowUp'));
    expect(focused()).toBe('Request as cURL');
  });

  it('closes on Esc alone, and the focus returns; the panel stays where it is', async () => {
    const { model, button } = await drawn();
    model.canGoBack.value = true;
    watchKeyboard(document, model);
    const { view } = model;
    const before = view.value;
    button.focus();
    await act(() => void press('ArrowDown'));
    await act(() => void press('Escape'));
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button);
    expect(view.value).toBe(before);
  });

  it('closes where the pointer or the focus goes elsewhere', async () => {
    const { button } = await drawn();
    for (const leave of [
      () => fireEvent.pointerDown(screen.getByRole('heading', { level: 1 })),
      () => screen.getByRole('button', { name: 'Download vCard' }).focus(),
    ]) {
      await act(() => void fireEvent.click(button));
      expect(screen.getByRole('menu')).toBeTruthy();
      await act(() => void leave());
      expect(screen.queryByRole('menu')).toBeNull();
    }
  });
});

describe('copying', () => {
  it.each([
    ['Text', /^Amara Okafor\n/],
    ['vCard 4', /^BEGIN:VCARD\r\nVERSION:4\.0\r\n/],
    ['vCard 3', /^BEGIN:VCARD\r\nVERSION:3\.0\r\n/],
    ['JSON', /^\{\n {2}"schema": "sidecard-person"/],
    ['CSV row', /^name,first_name,[\s\S]*\r\nAmara Okafor,/],
    ['Markdown', /^# Amara Okafor\n/],
  ])('as %s takes it to the clipboard', async (form, words) => {
    const { button } = await drawn();
    expect(await copied(form)).toMatch(words);
    expect(document.activeElement).toBe(button);
  });

  it('says so once, to a screen reader', async () => {
    await drawn();
    await copied('vCard 4');
    const said = () => screen.getAllByRole('status').map(({ textContent }) => textContent);
    await waitFor(() => expect(said().join()).toContain('Copied: vCard 4'));
    expect(
      said()
        .join()
        .match(/Copied/g),
    ).toHaveLength(1);
  });

  it('says that the browser did not allow it', async () => {
    const { container } = await drawn();
    writeText.mockRejectedValue(new DOMException('', 'NotAllowedError'));
    await copied('Text');
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The browser did not allow copying',
    );
    await expectAccessible(container);
  });

  it('takes the request of the look-up that was shown', async () => {
    const { model } = await drawn();
    const asked = vi.spyOn(model, 'requestAsCurl').mockResolvedValue('curl …');
    expect(await copied('Request as cURL')).toBe('curl …');
    expect(asked).toHaveBeenCalledWith({ kind: 'profile', slug: 'amara-0x1c' }, PROVIDER);
  });

  it('says why there is no request', async () => {
    const { model } = await drawn();
    vi.spyOn(model, 'requestAsCurl').mockRejectedValue(
      new FailureError({ code: 'not-in-plan', charged: 'no', provider: 'Crustdata' }),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Copy as…' }));
    fireEvent.click(screen.getByRole('menuitem', { name: 'Request as cURL' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/plan/);
    expect(writeText).not.toHaveBeenCalled();
  });
});

describe('downloading', () => {
  it('hands the browser a vCard of version 3 with the name of the person', async () => {
    const blobs: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return 'blob:x';
    });
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    await drawn(personNamed('../Amara: Okafor'));
    fireEvent.click(screen.getByRole('button', { name: 'Download vCard' }));
    const [link] = clicked.mock.contexts;
    expect(link).toMatchObject({ download: 'Amara Okafor.vcf', href: 'blob:x' });
    expect(blobs[0]?.type).toBe('text/vcard;charset=utf-8');
    expect(await blobs[0]?.text()).toMatch(/^BEGIN:VCARD\r\nVERSION:3\.0\r\n/);
  });
});

describe('the raw answer', () => {
  async function opened(raw: readonly unknown[]) {
    const { stage, ...rest } = await drawn();
    await stage.database.put('people', {
      id: AMARA.id,
      provider: PROVIDER.id,
      person: AMARA,
      raw,
      fetchedAt: 1,
    });
    const button = screen.getByRole('button', { name: 'Show raw answer' });
    button.focus();
    fireEvent.click(button);
    const dialog = await screen.findByRole('dialog', { name: 'Raw answer' });
    await waitFor(() => expect(dialog.textContent).toMatch(/answer is not|Newest answer/));
    return { ...rest, dialog: within(dialog), element: dialog };
  }

  it('is shown as text, set out, newest first', async () => {
    const { container, dialog } = await opened([
      { name: '<img src=x onerror=alert(1)>\u202e' },
      { name: 'before' },
    ]);
    const newest = within(dialog.getByRole('region', { name: 'Newest answer' }));
    expect(newest.getByText(/img src=x/).textContent).toBe(
      '{\n  "name": "<img src=x onerror=alert(1)>\\u202e"\n}',
    );
    expect(dialog.getByRole('region', { name: 'Earlier answer' })).toBeTruthy();
    expect(container.querySelector('img')).toBeNull();
    await expectAccessible(container);
  });

  it('shows the beginning of a long one, and more of it on asking', async () => {
    const { dialog, element } = await opened([{ about: 'x'.repeat(50_000) }]);
    const shown = () => element.querySelector('pre')?.textContent?.length;
    expect(shown()).toBe(10_000);
    expect(dialog.getByText('10,000 of 50,017 characters shown')).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(shown()).toBe(50_017));
    expect(dialog.queryByRole('button', { name: 'Show more' })).toBeNull();
  });

  it('is copied whole', async () => {
    const { dialog } = await opened([{ a: 'x'.repeat(50_000) }, { a: 2 }]);
    fireEvent.click(dialog.getByRole('button', { name: 'Copy' }));
    expect(await dialog.findByRole('button', { name: 'Copied' })).toBeTruthy();
    expect(JSON.parse(writeText.mock.lastCall?.[0] ?? '')).toEqual([
      { a: 'x'.repeat(50_000) },
      { a: 2 },
    ]);
  });

  it('closes, and no key that is pressed in it reaches the panel', async () => {
    const { model, dialog } = await opened([{}]);
    const back = vi.spyOn(model, 'back');
    model.canGoBack.value = true;
    watchKeyboard(document, model);
    fireEvent.keyDown(dialog.getByRole('button', { name: 'Close' }), { key: 'Escape' });
    expect(back).not.toHaveBeenCalled();
    fireEvent.click(dialog.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('that could not be stored is said to be missing', async () => {
    const { container, dialog } = await opened([]);
    expect(dialog.getByText('The raw answer is not in this browser’s store.')).toBeTruthy();
    expect(dialog.queryByRole('button', { name: 'Copy' })).toBeNull();
    await expectAccessible(container);
  });
});
