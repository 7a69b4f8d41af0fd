import 'fake-indexeddb/auto';
import { cleanup, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { followSections, showSection } from '../../../components/options/show-section';
import {
  askForSection,
  OPTIONS_SECTIONS,
  takeSection,
  watchSection,
} from '../../../lib/options-section';
import { writeConsent } from '../../../lib/settings';
import { expectAccessible } from '../setup';
import { openPage } from './page';

const focused = () => document.activeElement?.textContent;
let stop: (() => void) | undefined;

beforeEach(async () => {
  fakeBrowser.reset();
  await writeConsent(1);
});
afterEach(() => {
  stop?.();
  stop = undefined;
  location.hash = '';
  cleanup();
});

describe('a section that is asked for', () => {
  it('has the focus on its heading when the page opens, and is asked for once', async () => {
    await askForSection('never-up');
    const { container } = await openPage();
    stop = followSections();
    await expect.poll(focused).toBe('Never look up');
    expect(await takeSection()).toBeUndefined();
    await expectAccessible(container);
  });

  it('is gone to on a page that is open already, again and again', async () => {
    await openPage();
    stop = followSections();
    for (const [section, title] of [
      ['spending', 'Spending'],
      ['detection', 'Detection'],
      ['detection', 'Detection'],
    ] as const) {
      screen.getAllByRole('link')[0]?.focus();
      await askForSection(section);
      await expect.poll(focused).toBe(title);
    }
    stop();
    await askForSection('about');
    expect(await takeSection()).toBe('about');
    expect(focused()).toBe('Detection');
  });

  it('may be named by the page’s address', async () => {
    location.hash = '#spending';
    await openPage();
    stop = followSections();
    await expect.poll(focused).toBe('Spending');
  });

  it('leaves the focus where it is within the section', async () => {
    await openPage();
    const box = screen.getByRole('textbox', { name: 'Profiles, addresses or domains' });
    box.focus();
    showSection('never-up');
    expect(document.activeElement).toBe(box);
  });

  it.each(OPTIONS_SECTIONS)('has a heading: %s', async (section) => {
    await openPage();
    showSection(section);
    const heading = document.activeElement;
    const isKeyBox = section === 'providers' && heading?.matches('input');
    expect(heading?.matches('h2') || isKeyBox).toBe(true);
    const place = document.getElementById(section);
    expect(place === heading || place?.contains(heading)).toBe(true);
  });

  it('that there is not is nothing', async () => {
    await fakeBrowser.storage.session.set({ 'options:section': '<b>' });
    expect(await takeSection()).toBeUndefined();
    await openPage();
    showSection('root');
    showSection('');
    expect(document.activeElement).toBe(document.body);
  });

  it('is told to who watches, and that it was taken is not', async () => {
    let calls = 0;
    const end = watchSection(() => calls++);
    await askForSection('data');
    await takeSection();
    await fakeBrowser.storage.session.set({ 'gesture:7': {} });
    expect(calls).toBe(1);
    end();
    await askForSection('about');
    expect(calls).toBe(1);
  });
});
