import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { openPanel, stayAwake, tabOfWindowedPanel } from '../../lib/platform';

const tab = { id: 7, windowId: 3 };
const open = vi.fn(async () => undefined);

beforeEach(() => {
  fakeBrowser.reset();
  open.mockClear();
  Reflect.deleteProperty(fakeBrowser, 'sidePanel');
  Reflect.deleteProperty(fakeBrowser, 'sidebarAction');
});

describe('the panel opens', () => {
  it('as the side panel of the tab’s window in Chromium', async () => {
    Object.assign(fakeBrowser, { sidePanel: { open } });
    await openPanel(tab);
    expect(open).toHaveBeenCalledExactlyOnceWith({ windowId: 3 });
  });

  it('as the sidebar in Firefox', async () => {
    Object.assign(fakeBrowser, { sidebarAction: { open } });
    await openPanel(tab);
    expect(open).toHaveBeenCalledExactlyOnceWith();
  });

  it('as a small window where there is neither, and knows its tab', async () => {
    const create = vi.spyOn(fakeBrowser.windows, 'create');
    await openPanel(tab);
    const { url, type } = create.mock.calls[0]?.[0] ?? {};
    expect(type).toBe('popup');
    expect(tabOfWindowedPanel(new URL(String(url)).search)).toBe(7);
  });
});

describe('the worker', () => {
  it('shows signs of life in Firefox as long as it owes an answer, and none in Chromium', () => {
    vi.useFakeTimers();
    const sign = vi.spyOn(fakeBrowser.runtime, 'getPlatformInfo').mockResolvedValue({} as never);
    const inChromium = stayAwake();
    vi.advanceTimersByTime(60_000);
    expect(sign).not.toHaveBeenCalled();
    inChromium();
    Object.assign(fakeBrowser, { sidebarAction: { open } });
    const rest = stayAwake();
    vi.advanceTimersByTime(60_000);
    expect(sign).toHaveBeenCalledTimes(3);
    rest();
    vi.advanceTimersByTime(60_000);
    expect(sign).toHaveBeenCalledTimes(3);
    vi.useRealTimers();
  });
});

it.each(['', '?tab=', '?tab=x', '?tab=-1', '?tab=1.5'])(
  'beside a page (%j) it has no tab',
  (search) => expect(tabOfWindowedPanel(search)).toBeUndefined(),
);
