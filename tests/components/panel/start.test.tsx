import { act, screen } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startPanel } from '../../../components/panel/start';
import { beginGesture, type NewGesture, readGesture } from '../../../lib/session';
import { writeConsent, writeSetting } from '../../../lib/settings';
import '../setup';
import { PROVIDER } from './world';

// A tab whose address the browser does not tell.
const TAB = { id: 7, windowId: 1, active: true };

const query = vi.fn<() => Promise<unknown[]>>();
let isUpdated: (tabId: number, change: object) => void;

function pointedAt(id: string, at: number): NewGesture {
  const people = [{ identifier: { kind: 'profile', slug: `${id}-0x1c` } as const }];
  return { id, from: 'link', people, isCut: false, isLooking: false, at };
}

beforeEach(async () => {
  fakeBrowser.reset();
  query.mockResolvedValue([TAB]);
  const never = { addListener: () => undefined };
  Object.assign(fakeBrowser, {
    tabs: {
      query,
      onActivated: never,
      onUpdated: {
        addListener: (listener: typeof isUpdated) => {
          isUpdated = listener;
        },
      },
    },
    windows: { getCurrent: async () => ({ id: 1 }), onFocusChanged: never },
  });
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async () => ({ ok: true, value: [PROVIDER] }),
  });
  await writeSetting('provider', PROVIDER.id);
  await writeSetting('onClick', 'ask-first');
  await writeConsent(1);
});

it('shows the newest gesture, also where the page it was made on has only just come', async () => {
  const root = document.body.appendChild(document.createElement('div'));
  await beginGesture(7, pointedAt('amara', Date.now() - 1_000));
  await act(() => startPanel(root));
  await screen.findByRole('heading', { name: 'in/amara-0x1c' });

  // Nobody can tell yet which tab is in front when the user points at somebody on the new page.
  const front = Promise.withResolvers<unknown[]>();
  query.mockReturnValueOnce(front.promise);
  isUpdated(7, { status: 'loading' });
  await beginGesture(7, pointedAt('jonas', Date.now() + 1));
  await screen.findByRole('heading', { name: 'in/jonas-0x1c' });
  await act(async () => front.resolve([TAB]));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await readGesture(7)).toMatchObject({ id: 'jonas' });
  expect(screen.getByRole('heading', { name: 'in/jonas-0x1c' })).toBeTruthy();

  // The control: one from before the page that comes now is not about it.
  await new Promise((resolve) => setTimeout(resolve, 10));
  isUpdated(7, { status: 'loading' });
  await screen.findByRole('heading', { level: 1, name: 'Sidecard cannot see this tab' });
  expect(await readGesture(7)).toBeUndefined();
});

it('in a window of its own, whose tab is gone, it stands, and stores nothing: nobody can tell whether that was a private one', async () => {
  history.replaceState(null, '', '?tab=404');
  Object.assign(fakeBrowser.tabs, { get: () => Promise.reject(new Error('No tab with id: 404.')) });
  const root = document.body.appendChild(document.createElement('div'));
  await act(() => startPanel(root));
  await screen.findByText(/private window/i);
  history.replaceState(null, '', '?');
});
