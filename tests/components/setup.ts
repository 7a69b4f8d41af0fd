import { cleanup, configure, fireEvent } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loadLater } from '../../components/panel/later';
import { setText } from '../../lib/text';
import messages from '../../public/_locales/en/messages.json';
import more from '../../public/_locales/en/more.json';
import { fakeAccess } from './access';

// Where the machine is busy, what is awaited takes its time; what never comes fails all the same.
configure({ asyncUtilTimeout: 10_000 });

// What is fetched is a file of the extension itself: the texts that come later.
const serveTexts = () => vi.stubGlobal('fetch', async () => Response.json(more));

beforeAll(async () => {
  // happy-dom takes it for a block, and then a name for two words.
  document.head.append(
    Object.assign(document.createElement('style'), { textContent: 'wbr { display: inline }' }),
  );
  serveTexts();
  await loadLater();
});
beforeEach(() => {
  setText('en', { ...messages, ...more });
  vi.spyOn(fakeBrowser.i18n, 'getUILanguage').mockReturnValue('en');
  fakeBrowser.runtime.getManifest = () => ({
    manifest_version: 3,
    name: 'Sidecard',
    version: '1.2.3',
  });
  fakeAccess();
  serveTexts();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** Fails on anything axe finds; colours are left to the tests in a real browser, which has some. */
export async function expectAccessible(container: Element): Promise<void> {
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`)).toEqual(
    [],
  );
}

/** Sends the form that a field belongs to, as Enter does. */
export function submit(field: HTMLElement): void {
  const form = field.closest('form');
  if (form === null) throw new Error('The field belongs to no form.');
  fireEvent.submit(form);
}
