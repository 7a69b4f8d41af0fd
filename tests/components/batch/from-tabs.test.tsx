import { signal } from '@preact/signals';
import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FromTabs } from '../../../components/batch/from-tabs';
import { TABS_WORLD, type TabsWorld } from '../../../components/batch/open-tabs';
import { expectAccessible } from '../setup';

const PROFILES = [
  { slug: 'amara-0x1c', title: 'Amara Test | LinkedIn', isWanted: true },
  { slug: 'sara-0x1c', title: 'سارة تجربة', isWanted: true },
  { slug: 'jonas-0x1c', title: '', isWanted: false },
];

function drawn(changed: Partial<TabsWorld> = {}) {
  const made: unknown[] = [];
  const draft = {
    taken: signal<number | undefined>(undefined),
    makeOf: async (...about: unknown[]) => void made.push(about),
  };
  const world: TabsWorld = {
    ask: async () => true,
    read: async () => ({ profiles: PROFILES, others: 2 }),
    ...changed,
  };
  return { ...render(<FromTabs draft={draft} world={world} />), made };
}

const click = (name: RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const read = () => click(/Profiles in this window/);

describe('people in open tabs', () => {
  it('are listed once the browser lets us see the tabs, and become a batch', async () => {
    const { container, made } = drawn();
    await expectAccessible(container);
    read();
    expect(await screen.findByText('3 tabs show a profile.')).toBeTruthy();
    expect(screen.getByText('2 other tabs show no profile.')).toBeTruthy();
    await waitFor(() =>
      expect(
        screen.getAllByRole<HTMLInputElement>('checkbox').map(({ checked }) => checked),
      ).toEqual([true, true, false]),
    );
    await expectAccessible(container);
    fireEvent.click(screen.getByRole('checkbox', { name: /سارة/ }));
    fireEvent.click(screen.getByRole('checkbox', { name: /jonas/ }));
    click(/See what 2 people cost/);
    expect(made).toEqual([
      [
        'tabs',
        'Open tabs',
        [],
        [
          { given: 'https://www.linkedin.com/in/amara-0x1c' },
          { given: 'https://www.linkedin.com/in/jonas-0x1c' },
        ],
      ],
    ]);
  });

  it('are not read where the browser was told no', async () => {
    const tabs = vi.fn(async () => ({ profiles: [], others: 0 }));
    drawn({ ask: async () => false, read: tabs });
    read();
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing was read');
    expect(tabs).not.toHaveBeenCalled();
  });

  it('say what to do where no tab shows a profile, and how many were read', async () => {
    const { container } = drawn({ read: async () => ({ profiles: [], others: 7 }) });
    read();
    await screen.findByText('0 tabs show a profile.');
    expect(screen.getByText('7 other tabs show no profile.')).toBeTruthy();
    expect(screen.getByText(/^Open profiles in tabs of this window/)).toBeTruthy();
    await expectAccessible(container);
  });

  it('makes no batch of nobody', async () => {
    const { made } = drawn({ read: async () => ({ profiles: PROFILES.slice(2), others: 0 }) });
    read();
    await screen.findByText('1 tab shows a profile.');
    await waitFor(() => click(/See what 0 people cost/));
    expect(made).toEqual([]);
  });

  it('are those of the window whose address is a profile, the selected ones where there are some', async () => {
    const urls = [
      ['https://www.linkedin.com/in/Amara-0x1c/?trk=x', true],
      ['https://de.linkedin.com/in/jonas-0x1c/details/skills/', false],
      ['https://www.linkedin.com/company/tarnhall', true],
      ['https://www.example.com/', false],
    ] as const;
    for (const [url] of urls) await fakeBrowser.tabs.create({ url });
    const all = await fakeBrowser.tabs.query({});
    fakeBrowser.tabs.query = (async () =>
      all
        .filter(({ url }) => urls.some(([one]) => one === url))
        .map((tab) => ({
          ...tab,
          highlighted: urls.some(([url, is]) => is && url === tab.url),
        }))) as never;
    fakeBrowser.tabs.getCurrent = async () => undefined as never;
    expect(await TABS_WORLD.read()).toEqual({
      profiles: [
        expect.objectContaining({ slug: 'amara-0x1c', isWanted: true }),
        expect.objectContaining({ slug: 'jonas-0x1c', isWanted: false }),
      ],
      others: 2,
    });
  });
});
