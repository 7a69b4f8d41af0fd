import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Finding, Report } from '../../../lib/detect/page/report';
import { readFound } from '../../../lib/found';
import type { PageSender } from '../../../lib/messenger';
import { beginGesture, readGesture } from '../../../lib/session';
import { writeSetting } from '../../../lib/settings';
import { forgetTab, pageServices } from '../../../lib/worker/detected';
import { readTold } from '../../../lib/worker/told';
import { fakeIcon } from './fake-icon';

const PAGE = 'https://summit.example.org/';
const JANE: Finding = {
  id: 1,
  href: 'https://www.linkedin.com/in/Jane-4f2a/',
  label: 'Jane Doe',
  near: '',
};
const OMAR: Finding = {
  id: 2,
  text: ['write to omar@', 'harbour.example.com '],
  label: '',
  near: 'Omar',
};

const contains = vi.fn(async (_: unknown) => false);
let icon: ReturnType<typeof fakeIcon>;

// A minute apart, for what is heard is counted by the second.
let clock = Date.now();
beforeEach(async () => {
  fakeBrowser.reset();
  vi.clearAllMocks();
  contains.mockResolvedValue(false);
  Object.assign(fakeBrowser, { permissions: { contains } });
  icon = fakeIcon();
  clock += 60_000;
  vi.setSystemTime(clock);
});
afterEach(() => {
  vi.useRealTimers();
});

function clickOn(url: string, from: 'page' | 'profile' = 'page') {
  return beginGesture(7, {
    id: 'g',
    from,
    people: [],
    isCut: false,
    url,
    isLooking: true,
    at: Date.now(),
  });
}

function report(changed: Partial<Report> = {}): Report {
  return {
    script: 'top',
    base: PAGE,
    isWhole: true,
    isLeft: false,
    found: [JANE, OMAR],
    lost: [],
    isCut: false,
    ...changed,
  };
}

function tell(args: unknown, changed: Partial<PageSender> = {}) {
  const origin = new URL(PAGE).origin;
  return pageServices.detected(args, {
    tabId: 7,
    frameId: 0,
    url: PAGE,
    origin,
    tabUrl: PAGE,
    ...changed,
  });
}

async function labels() {
  return (await readFound(7))?.people.map(({ label }) => label);
}

describe('the first report after a click', () => {
  it('lists whom its links and texts name, with the words beside them and the class of an address', async () => {
    await clickOn(PAGE);
    expect(await tell(report())).toBe(true);
    expect(await readFound(7)).toEqual({
      url: PAGE,
      isReadable: true,
      people: [
        { identifier: { kind: 'profile', slug: 'jane-4f2a' }, label: 'Jane Doe' },
        {
          identifier: { kind: 'email', address: 'omar@harbour.example.com' },
          emailClass: 'business',
          label: 'Omar',
        },
      ],
      isCut: false,
    });
  });

  it('shows the number on the icon, and in the tooltip what a click will do', async () => {
    await clickOn(PAGE);
    await tell(report());
    expect(icon.setBadgeText).toHaveBeenCalledWith({ tabId: 7, text: '2' });
    expect(icon.setTitle).toHaveBeenCalledWith({ tabId: 7, title: '2 people on this page' });
  });

  it('counts only the classes of addresses that the user lists', async () => {
    await writeSetting('listed', ['role']);
    await clickOn(PAGE);
    await tell(report());
    expect(icon.setBadgeText).toHaveBeenCalledWith({ tabId: 7, text: '1' });
  });

  it('resolves links against the base that the page gives', async () => {
    await clickOn(PAGE);
    const link = { ...JANE, href: '/url?q=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fada-9x' };
    await tell(report({ found: [link] }));
    expect(await readFound(7)).toMatchObject({ people: [{ identifier: { slug: 'ada-9x' } }] });
  });

  it('without anybody is an answer too', async () => {
    await clickOn(PAGE);
    await tell(report({ found: [{ ...OMAR, text: ['logo@2x.png'] }] }));
    expect(await labels()).toEqual([]);
    expect(icon.setBadgeText).toHaveBeenCalledWith({ tabId: 7, text: '' });
  });
});

describe('later reports', () => {
  beforeEach(async () => {
    await clickOn(PAGE);
    await tell(report());
  });

  it('add who came and drop who left', async () => {
    const ada: Finding = { id: 3, href: 'mailto:ada@harbour.example.com', label: 'Ada', near: '' };
    await tell(report({ isWhole: false, found: [ada], lost: [1] }));
    expect(await labels()).toEqual(['Omar', 'Ada']);
  });

  it('begin anew where the script says so, or another one speaks for the page', async () => {
    await tell(report({ found: [OMAR] }));
    expect(await labels()).toEqual(['Omar']);
    await tell(report({ script: 'next', isWhole: false, found: [JANE] }));
    expect(await labels()).toEqual(['Jane Doe']);
  });

  it('of a frame stand beside those of the page, and go with it', async () => {
    const ada: Finding = { id: 1, href: 'mailto:ada@harbour.example.com', label: 'Ada', near: '' };
    const frame = { frameId: 5, url: 'about:srcdoc' };
    await tell(report({ script: 'frame', found: [ada] }), frame);
    expect(await labels()).toEqual(['Jane Doe', 'Omar', 'Ada']);
    await tell(report({ script: 'frame', isLeft: true, found: [] }), frame);
    expect(await labels()).toEqual(['Jane Doe', 'Omar']);
  });

  it('that the page is left take everything away, the badge too', async () => {
    await tell(report({ isLeft: true, found: [] }));
    expect(await readFound(7)).toBeUndefined();
    expect(icon.setBadgeText).toHaveBeenLastCalledWith({ tabId: 7, text: '' });
  });

  it.each([
    ['https://www.linkedin.com/in/amara-0x1c/', 'Enrich this profile'],
    ['https://www.linkedin.com/feed/', 'Sidecard: who is the person on this page?'],
    [undefined, 'Sidecard: who is the person on this page?'],
  ])(
    'that it is left for %s leave the tooltip with what a click does there',
    async (url, title) => {
      icon.url = url;
      await tell(report({ isLeft: true, found: [] }));
      expect(icon.setTitle).toHaveBeenLastCalledWith({ tabId: 7, title });
    },
  );

  it('follow a page that changes its address without being left', async () => {
    const tabUrl = `${PAGE}speakers`;
    await tell(report({ isWhole: false, found: [] }), { tabUrl });
    expect(await readFound(7)).toMatchObject({ url: tabUrl });
  });

  it('offer the address under the pointer in the menu while the script runs in front', async () => {
    vi.spyOn(fakeBrowser.tabs, 'query').mockResolvedValue([{ id: 7 }] as never);
    await tell(report());
    expect([...icon.offered]).toEqual(['enrich-pointed', 'find-people']);
    await tell(report({ isLeft: true, found: [] }));
    expect([...icon.offered]).toEqual(['find-people']);
  });

  it('are written one after the other, whatever comes at once', async () => {
    const one = (id: number): Finding => ({
      id,
      href: `mailto:p${id}@harbour.example.com`,
      label: `Pia ${id}`,
      near: '',
    });
    await Promise.all([11, 12, 13].map((id) => tell(report({ isWhole: false, found: [one(id)] }))));
    expect(await labels()).toEqual(['Jane Doe', 'Omar', 'Pia 11', 'Pia 12', 'Pia 13']);
  });
});

describe('the order of the people', () => {
  const ADA: Finding = { id: 3, href: 'mailto:ada@harbour.example.com', label: 'Ada', near: '' };
  const PIA: Finding = { id: 4, href: 'mailto:pia@harbour.example.com', label: 'Pia', near: '' };
  const FRAME = { frameId: 5, url: 'about:srcdoc' };

  beforeEach(async () => {
    await clickOn(PAGE);
  });

  it('stays where everything is told anew in another one, and who is new comes last', async () => {
    await tell(report());
    await tell(report({ found: [ADA, OMAR, JANE] }));
    expect(await labels()).toEqual(['Jane Doe', 'Omar', 'Ada']);
    await tell(report({ found: [PIA, ADA, JANE, OMAR] }));
    expect(await labels()).toEqual(['Jane Doe', 'Omar', 'Ada', 'Pia']);
  });

  it('stays where a place is drawn anew, under the name that stands there now', async () => {
    await tell(report());
    const again = { ...JANE, id: 3, label: 'Dr Jane Doe' };
    await tell(report({ isWhole: false, found: [again], lost: [1] }));
    expect(await labels()).toEqual(['Dr Jane Doe', 'Omar']);
  });

  it('stays where the page changes its address without being left', async () => {
    await tell(report());
    await tell(report({ found: [OMAR, JANE] }), { tabUrl: `${PAGE}speakers` });
    expect(await labels()).toEqual(['Jane Doe', 'Omar']);
  });

  it('puts who comes to the page after those of its frames', async () => {
    await tell(report());
    await tell(report({ script: 'frame', found: [ADA] }), FRAME);
    await tell(report({ isWhole: false, found: [PIA] }));
    expect(await labels()).toEqual(['Jane Doe', 'Omar', 'Ada', 'Pia']);
  });

  it('stays in a frame that spoke before its page', async () => {
    await tell(report({ script: 'frame', found: [ADA, PIA] }), FRAME);
    await tell(report({ script: 'frame', found: [PIA, ADA] }), FRAME);
    await tell(report());
    expect(await labels()).toEqual(['Ada', 'Pia', 'Jane Doe', 'Omar']);
  });

  it('puts who left and comes back last', async () => {
    await tell(report({ found: [JANE, OMAR, ADA] }));
    await tell(report({ isWhole: false, found: [], lost: [1] }));
    await tell(report({ found: [JANE, ADA, OMAR] }));
    expect(await labels()).toEqual(['Omar', 'Ada', 'Jane Doe']);
  });

  it('puts last who is in a later part where everything is told anew in parts', async () => {
    await tell(report({ found: [JANE, OMAR, ADA] }));
    await tell(report({ found: [ADA, OMAR] }));
    await tell(report({ isWhole: false, found: [JANE] }));
    expect(await labels()).toEqual(['Omar', 'Ada', 'Jane Doe']);
  });

  it('begins anew with another page', async () => {
    await tell(report());
    await tell(report({ script: 'next', found: [OMAR, JANE] }));
    expect(await labels()).toEqual(['Omar', 'Jane Doe']);
  });

  it.each(['next', 'top'])('begins anew after the page was left (then: %s)', async (script) => {
    await tell(report());
    await tell(report({ isLeft: true, found: [] }));
    await tell(report({ script, found: [OMAR, JANE] }));
    expect(await labels()).toEqual(['Omar', 'Jane Doe']);
  });
});

describe('a report that counts for nothing', () => {
  const links = (count: number): Finding[] =>
    Array.from({ length: count }, (_, id) => ({ ...JANE, id }));
  it.each<[string, unknown, Partial<PageSender>]>([
    [
      'from another page',
      report(),
      {
        url: 'https://other.example.org/',
        origin: 'https://other.example.org',
        tabUrl: 'https://other.example.org/',
      },
    ],
    [
      'from a frame of another site',
      report(),
      { frameId: 3, url: 'https://other.example.org/', origin: 'https://other.example.org' },
    ],
    [
      'from a frame of a page that the browser does not name',
      report(),
      { frameId: 3, tabUrl: undefined },
    ],
    ['from a tab without a click', report(), { tabId: 8 }],
    ['of a wrong shape', { ...report(), found: 'all' }, {}],
    ['of a link too long', report({ found: [{ ...JANE, href: 'x'.repeat(4_001) }] }), {}],
    ['of more than 64 kB', report({ found: links(900) }), {}],
    ['that is nothing', null, {}],
  ])('%s', async (_, args, sender) => {
    await clickOn(PAGE);
    // Taken, as far as the page can tell: telling it again would change nothing.
    expect(await tell(args, sender)).toBe(true);
    expect(await readFound(7)).toBeUndefined();
    expect(await readFound(8)).toBeUndefined();
  });

  it('after a look-up that was asked for: it changes neither that nor the list', async () => {
    await clickOn(PAGE, 'profile');
    const before = await readGesture(7);
    await tell(report());
    expect(await readGesture(7)).toEqual(before);
    expect(await readFound(7)).toBeUndefined();
  });

  it('from a site that the user named, even where every site is watched', async () => {
    contains.mockResolvedValue(true);
    await writeSetting('neverOn', ['example.org']);
    await tell(report());
    expect(await readFound(7)).toBeUndefined();
  });

  it.each([false, true])('from linkedin.com unless the user opted in (%s)', async (onLinkedIn) => {
    contains.mockResolvedValue(true);
    await writeSetting('onLinkedIn', onLinkedIn);
    const url = 'https://www.linkedin.com/feed/';
    await tell(report(), { url, tabUrl: url, origin: 'https://www.linkedin.com' });
    expect((await readFound(7)) !== undefined).toBe(onLinkedIn);
  });
});

it('where every site is watched, a report needs no click, from frames of any site', async () => {
  contains.mockResolvedValue(true);
  const frame = {
    frameId: 3,
    url: 'https://other.example.org/',
    origin: 'https://other.example.org',
  };
  await tell(report({ found: [OMAR] }), frame);
  expect(await labels()).toEqual(['Omar']);
  expect(contains).toHaveBeenCalledWith({ origins: ['*://*/*'] });
});

it('in a tab that is closed meanwhile, a report leaves nothing behind', async () => {
  contains.mockResolvedValue(true);
  await tell(report(), { tabId: 9 });
  expect(await readFound(9)).toBeDefined();
  await forgetTab(9);
  expect(await tell(report(), { tabId: 9 })).toBe(true);
  expect(await readFound(9)).toBeUndefined();
});

describe('a flood', () => {
  it('is heard four times a second from one frame; what was not is to be told again', async () => {
    await clickOn(PAGE);
    const taken = [];
    for (let times = 0; times < 6; times++) taken.push(await tell(report({ found: [] })));
    expect(taken).toEqual([true, true, true, true, false, false]);
    vi.setSystemTime(clock + 1_100);
    expect(await tell(report())).toBe(true);
  });

  it('is heard sixteen times a second from all frames of a tab', async () => {
    await clickOn(PAGE);
    let taken = 0;
    for (let frameId = 0; frameId < 30; frameId++) {
      if (await tell(report({ script: `${frameId}`, found: [] }), { frameId })) taken++;
    }
    expect(taken).toBe(16);
  });

  it('of people is cut, and said to be', async () => {
    await clickOn(PAGE);
    for (let round = 0; round < 12; round++) {
      clock += 1_000;
      vi.setSystemTime(clock);
      const found = Array.from({ length: 100 }, (_, i) => ({
        id: round * 100 + i,
        href: `mailto:p${round * 100 + i}@harbour.example.com`,
        label: '',
        near: '',
      }));
      await tell(report({ isWhole: round === 0, found }));
    }
    const found = await readFound(7);
    expect({ count: found?.people.length, isCut: found?.isCut }).toEqual({
      count: 500,
      isCut: true,
    });
    expect(icon.setBadgeText).toHaveBeenLastCalledWith({ tabId: 7, text: '500' });
  });

  it('of addresses in few places does not fill the storage that all tabs share', async () => {
    contains.mockResolvedValue(true);
    for (let frameId = 0; frameId < 4; frameId++) {
      for (let round = 0; round < 8; round++) {
        clock += 1_000;
        vi.setSystemTime(clock);
        const found = Array.from({ length: 15 }, (_, i) => ({
          id: round * 100 + i,
          href: `mailto:${Array.from({ length: 100 }, (_, n) => `p${frameId}-${round}-${i}-${n}@harbour.example.com`).join(',')}`,
          label: '',
          near: '',
        }));
        await tell(report({ script: `${frameId}`, isWhole: round === 0, found }), { frameId });
      }
    }
    expect(JSON.stringify(await readTold(7)).length).toBeLessThan(410_000);
    expect(await readFound(7)).toMatchObject({ isCut: true });
  });
});
