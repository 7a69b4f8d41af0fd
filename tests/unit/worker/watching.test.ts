import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { beginGesture } from '../../../lib/session';
import { writeSetting } from '../../../lib/settings';
import { readTold, writeTold } from '../../../lib/worker/told';
import { keepWatching } from '../../../lib/worker/watching';
import { fakeIcon } from './fake-icon';

interface Script {
  readonly id: string;
  readonly excludeMatches?: readonly string[];
}

let registered: Script[];
let isAllowed: boolean;
const executeScript = vi.fn<(_: unknown) => Promise<unknown[]>>(async () => [
  { frameId: 0, result: 'https://summit.example.org/' },
]);

beforeEach(() => {
  fakeBrowser.reset();
  executeScript.mockClear();
  registered = [];
  isAllowed = true;
  Object.assign(fakeBrowser, {
    permissions: { contains: async () => isAllowed },
    scripting: {
      executeScript,
      getRegisteredContentScripts: async () => registered,
      registerContentScripts: async (scripts: Script[]) => {
        if (registered.length > 0) throw new Error('Duplicate script ID');
        registered = scripts;
      },
      updateContentScripts: async (scripts: Script[]) => {
        registered = scripts;
      },
      unregisterContentScripts: async () => {
        registered = [];
      },
    },
  });
  fakeIcon();
  vi.spyOn(fakeBrowser.tabs, 'query').mockImplementation((async (query: { url?: string }) =>
    query.url === undefined
      ? []
      : [
          { id: 1, url: 'https://summit.example.org/' },
          { id: 2, url: 'https://www.linkedin.com/feed/' },
          { id: 3, url: 'https://bank.example.org/' },
        ]) as never);
});

const FOUND = { isReadable: true, documents: [] };

function clickedOn(tabId: number) {
  return beginGesture(tabId, {
    id: 'g',
    from: 'page',
    people: [],
    isCut: false,
    isLooking: true,
    at: 1,
  });
}

/** The tabs in which the script ran. */
function tabsRun(): unknown[] {
  return executeScript.mock.calls.flatMap(([injection]) => {
    const { target, files } = injection as { target: { tabId: number }; files?: unknown };
    return files === undefined ? [] : [target.tabId];
  });
}

describe('with access to every site', () => {
  it('the page script is registered for every site, in frames too, but not for LinkedIn', async () => {
    await keepWatching();
    expect(registered).toEqual([
      {
        id: 'watch',
        js: ['detect.js'],
        matches: ['*://*/*'],
        excludeMatches: ['*://*.linkedin.com/*'],
        allFrames: true,
        matchOriginAsFallback: true,
        runAt: 'document_idle',
        persistAcrossSessions: true,
      },
    ]);
  });

  it('it runs at once in the tabs that are open, but where it is kept out', async () => {
    await writeSetting('neverOn', ['bank.example.org']);
    await keepWatching();
    await vi.waitFor(() => expect(tabsRun()).toEqual([1]));
  });

  it('a change of what keeps it out is followed; any other leaves pages in peace', async () => {
    await keepWatching();
    await vi.waitFor(() => expect(tabsRun()).toEqual([1, 3]));
    executeScript.mockClear();
    await keepWatching();
    expect(executeScript).not.toHaveBeenCalled();
    await writeSetting('onLinkedIn', true);
    await writeSetting('neverOn', ['bank.example.org']);
    await keepWatching();
    expect(registered[0]?.excludeMatches).toEqual(['*://*.bank.example.org/*']);
    await vi.waitFor(() => expect(tabsRun()).toEqual([1, 2]));
  });

  it('what was found on a site that the user then named is forgotten', async () => {
    await writeTold(3, { ...FOUND, url: 'https://bank.example.org/' });
    await writeTold(1, { ...FOUND, url: 'https://summit.example.org/' });
    await writeSetting('neverOn', ['bank.example.org']);
    await keepWatching();
    expect([await readTold(3), await readTold(1)]).toMatchObject([undefined, FOUND]);
  });

  it('many changes at once end in the last', async () => {
    await Promise.all([keepWatching(), keepWatching(), keepWatching()]);
    isAllowed = false;
    await Promise.all([keepWatching(), keepWatching()]);
    expect(registered).toEqual([]);
  });

  it('a page that lets no script in does not stop the others', async () => {
    executeScript.mockRejectedValueOnce(new Error('Cannot access'));
    await writeSetting('onLinkedIn', true);
    await keepWatching();
    await vi.waitFor(() => expect(tabsRun()).toEqual([2, 3]));
  });
});

describe('without it', () => {
  it('nothing is registered, and nothing runs', async () => {
    isAllowed = false;
    await keepWatching();
    expect(registered).toEqual([]);
    expect(executeScript).not.toHaveBeenCalled();
  });

  it('taken back, the script goes, and so does what it told, but on a page that was clicked on', async () => {
    await keepWatching();
    await writeTold(1, { ...FOUND, url: 'https://summit.example.org/' });
    await writeTold(4, { ...FOUND, url: 'https://harbour.example.org/' });
    await clickedOn(4);
    isAllowed = false;
    await keepWatching();
    expect(registered).toEqual([]);
    expect([await readTold(1), await readTold(4)]).toMatchObject([undefined, FOUND]);
  });
});
