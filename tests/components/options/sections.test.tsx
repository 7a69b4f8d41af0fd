import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { fireEvent, screen, within } from '@testing-library/preact';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LICENCE } from '../../../components/options/about';
import { CONSENT_WORDING, readSettings, writeConsent } from '../../../lib/settings';
import { PROVIDER, SECOND } from '../panel/world';
import { expectAccessible } from '../setup';
import { openPage } from './page';

beforeEach(() => fakeBrowser.reset());

const manifest = (changed: object = {}) =>
  vi.spyOn(fakeBrowser.runtime, 'getManifest').mockReturnValue({
    manifest_version: 3,
    name: 'Sidecard',
    version: '4.5.6',
    ...changed,
  });

describe('the list of sections', () => {
  it.each([
    ['before there is consent', false],
    ['after it', true],
  ])('leads to every section of the page, %s', async (_, hasAgreed) => {
    if (hasAgreed) await writeConsent(1);
    const { container } = await openPage([PROVIDER, SECOND]);
    const list = within(screen.getByRole('navigation', { name: 'Sections of the options' }));
    const links = list.getAllByRole<HTMLAnchorElement>('link');
    for (const link of links) {
      expect(container.querySelector(link.hash), link.hash).not.toBeNull();
    }
    const linked = links.map(({ hash }) => hash.slice(1));
    const headed = [...container.querySelectorAll('main > section > h2')].map(({ id }) => id);
    expect(linked).toEqual(expect.arrayContaining(headed));
    const words = links.map(({ textContent }) => textContent);
    expect(new Set(words).size).toBe(words.length);
    for (const word of ['Providers', 'Spending', 'Detection', 'Appearance', 'Privacy', 'About']) {
      expect(words).toContain(word);
    }
    await expectAccessible(container);
  });
});

describe('about', () => {
  it('says what this is, in which version and under which licence; without a home there is no link', async () => {
    manifest();
    await openPage();
    const about = within(screen.getByRole('region', { name: 'About' }));
    expect(about.getByText('Sidecard 4.5.6')).toBeTruthy();
    expect(about.getByText('Licence: MIT')).toBeTruthy();
    expect(about.queryByRole('link')).toBeNull();
    const { license } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(LICENCE).toBe(license);
  });

  it('links the documents where they are published', async () => {
    manifest({ homepage_url: 'https://code.example.org/sidecard' });
    await openPage();
    const about = within(screen.getByRole('region', { name: 'About' }));
    expect(about.getAllByRole<HTMLAnchorElement>('link').map(({ href }) => href)).toEqual([
      'https://code.example.org/sidecard/blob/HEAD/README.md',
      'https://code.example.org/sidecard/blob/HEAD/PRIVACY.md',
      'https://code.example.org/sidecard/blob/HEAD/SECURITY.md',
    ]);
  });
});

describe('an agreement to earlier words', () => {
  it('does not count: the words are shown again, with what is new in them', async () => {
    const at = new Date(2026, 0, 7).getTime();
    await fakeBrowser.storage.local.set({
      'settings.consent': { wording: CONSENT_WORDING - 1, at },
    });
    const { container } = await openPage();
    expect(screen.queryByLabelText('Crustdata key')).toBeNull();
    expect(screen.getByText(/^You agreed on Jan 7, 2026\. Since then these words/)).toBeTruthy();
    await expectAccessible(container);
    fireEvent.click(screen.getByRole('button', { name: 'I agree' }));
    await screen.findByLabelText('Crustdata key');
    expect((await readSettings()).consent?.wording).toBe(CONSENT_WORDING);
  });

  it('is not spoken of to whoever never agreed', async () => {
    await openPage();
    expect(screen.queryByText(/^You agreed on/)).toBeNull();
    expect(screen.getByRole('button', { name: 'I agree' })).toBeTruthy();
  });
});

describe('the shortcut', () => {
  it('is changed on the browser’s own page: by its call where there is one, else by address', async () => {
    await writeConsent(1);
    const create = vi.spyOn(fakeBrowser.tabs, 'create');
    await openPage();
    fireEvent.click(screen.getByRole('button', { name: 'Change the shortcut in the browser' }));
    await expect
      .poll(() => create.mock.calls)
      .toEqual([[{ url: 'chrome://extensions/shortcuts' }]]);
    const openShortcutSettings = vi.fn(async () => undefined);
    vi.stubGlobal('chrome', undefined);
    const commands = fakeBrowser.commands;
    Object.assign(fakeBrowser, { commands: { ...commands, openShortcutSettings } });
    fireEvent.click(screen.getByRole('button', { name: 'Change the shortcut in the browser' }));
    expect(openShortcutSettings).toHaveBeenCalledTimes(1);
    expect(create).toHaveBeenCalledTimes(1);
    Object.assign(fakeBrowser, { commands });
  });
});
