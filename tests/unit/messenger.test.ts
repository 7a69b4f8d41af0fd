import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { FailureError } from '../../lib/failure';
import { type PageServices, send, serve, type TrustedServices } from '../../lib/messenger';

const OWN = `chrome-extension://${fakeBrowser.runtime.id}`;

function services() {
  const calls: string[] = [];
  const count = async (name: string) => {
    calls.push(name);
    return null as never;
  };
  const trusted: TrustedServices = {
    enrich: () => count('enrich'),
    providers: () => count('providers'),
    'save-key': () => count('save-key'),
    'move-key': () => count('move-key'),
    'test-key': () => count('test-key'),
    'remove-key': () => count('remove-key'),
    'compare-balance': () => count('compare-balance'),
    vault: () => count('vault'),
    'set-passphrase': () => count('set-passphrase'),
    'change-passphrase': () => count('change-passphrase'),
    unlock: () => count('unlock'),
    lock: () => count('lock'),
    'forget-vault': () => count('forget-vault'),
    'judge-match': () => count('judge-match'),
    'request-as-curl': () => count('request-as-curl'),
    'find-picture': () => count('find-picture'),
    'log-picture': () => count('log-picture'),
    'private-read': () => count('private-read'),
    'clear-requests': () => count('clear-requests'),
    seen: () => count('seen'),
    'check-rows': () => count('check-rows'),
    'import-rows': () => count('import-rows'),
    'delete-everything': () => count('delete-everything'),
    forget: () => count('forget'),
    unforget: () => count('unforget'),
    'never-look-up': () => count('never-look-up'),
    read: () => count('read'),
    'new-batch': () => count('new-batch'),
    'add-rows': () => count('add-rows'),
    'plan-batch': () => count('plan-batch'),
    'start-batch': () => count('start-batch'),
    'run-batch': () => count('run-batch'),
    'pause-batch': () => count('pause-batch'),
    'stop-batch': () => count('stop-batch'),
    'retry-batch': () => count('retry-batch'),
    'rename-batch': () => count('rename-batch'),
    'delete-batch': () => count('delete-batch'),
    search: () => count('search'),
    'search-more': () => count('search-more'),
    suggest: () => count('suggest'),
    'search-as-curl': () => count('search-as-curl'),
    'save-search': () => count('save-search'),
    'delete-search': () => count('delete-search'),
  };
  const page: PageServices = { detected: () => count('detected') };
  return { trusted, page, calls };
}

/** What the listener makes of a message from this sender: its return value, and the reply if it sends one. */
async function deliver(
  sender: {
    origin?: string;
    url?: string;
    id?: string;
    tab?: { id: number; incognito?: boolean };
    frameId?: number;
  },
  message: unknown,
  changed: Partial<TrustedServices> = {},
) {
  const { trusted, page, calls } = services();
  const listeners: ((message: unknown, sender: unknown, reply: (r: unknown) => void) => unknown)[] =
    [];
  vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((listener) => {
    listeners.push(listener as never);
  });
  serve({ ...trusted, ...changed }, page);
  const replies: unknown[] = [];
  const kept = listeners[0]?.(message, { id: fakeBrowser.runtime.id, ...sender }, (reply) =>
    replies.push(reply),
  );
  await Promise.resolve().then(() => undefined);
  await new Promise((resolve) => setTimeout(resolve));
  return { kept, replies, calls };
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path) => `${OWN}${path}`);
});

describe('a command', () => {
  it('from our own page is carried out and answered', async () => {
    expect(await deliver({ origin: OWN }, { type: 'enrich', args: {} })).toEqual({
      kept: true,
      replies: [{ ok: true, value: null }],
      calls: ['enrich'],
    });
  });

  it('from our own page without an origin is told by its address', async () => {
    const { calls } = await deliver({ url: `${OWN}/sidepanel.html` }, { type: 'providers' });
    expect(calls).toEqual(['providers']);
  });

  it.each([
    ['in a private window says so, whether it knows or not', { id: 3, incognito: true }, true],
    ['in a tab elsewhere does not', { id: 3, incognito: false }, undefined],
    ['without a tab says what it says', undefined, undefined],
  ])('from a page of ours %s', async (_, tab, isPrivate) => {
    const heard: unknown[] = [];
    const search = async (args: unknown) => {
      heard.push(args);
      return null as never;
    };
    const sender = { origin: OWN, ...(tab && { tab }) };
    await deliver(sender, { type: 'search', args: { atMost: 1 } }, { search });
    expect(heard).toEqual([{ atMost: 1, ...(isPrivate && { isPrivate }) }]);
  });

  it.each(['enrich', 'providers', 'save-key', 'test-key', 'remove-key', 'read'])(
    '%s from a script in a web page gets no reply, not even a refusal',
    async (type) => {
      const page = { origin: 'https://hostile.example.org', tab: { id: 3 }, frameId: 0 };
      expect(await deliver(page, { type, args: { provider: 'crustdata' } })).toEqual({
        kept: false,
        replies: [],
        calls: [],
      });
    },
  );

  it('from another extension gets no reply', async () => {
    const { kept, replies, calls } = await deliver(
      { id: 'abcdefghijklmnopabcdefghijklmnop', origin: OWN },
      { type: 'providers' },
    );
    expect({ kept, replies, calls }).toEqual({ kept: false, replies: [], calls: [] });
  });

  it.each([null, 7, 'enrich', [], {}, { type: 7 }, { type: 'toString' }, { type: '__proto__' }])(
    'of the shape %j is ignored',
    async (message) => {
      const { kept, calls } = await deliver({ origin: OWN }, message);
      expect({ kept, calls }).toEqual({ kept: false, calls: [] });
    },
  );
});

it.each([0, 5])(
  'takes "detected" from a script in frame %i of a tab, and says that it was taken',
  async (frameId) => {
    const page = { origin: 'https://summit.example.org', tab: { id: 3 }, frameId };
    expect(await deliver(page, { type: 'detected', args: {} })).toEqual({
      kept: true,
      replies: [{ ok: true, value: null }],
      calls: ['detected'],
    });
  },
);

describe('send', () => {
  const reply = (value: unknown) =>
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation(async () => value as never);

  it('hands on the value, and throws the failure', async () => {
    reply({ ok: true, value: [] });
    expect(await send('providers', {})).toEqual([]);
    reply({ ok: false, failure: { code: 'no-key', charged: 'no' } });
    await expect(send('test-key', { provider: 'crustdata' })).rejects.toMatchObject({
      failure: { code: 'no-key' },
    });
  });

  it.each([
    ['enrich', 'maybe'],
    ['providers', 'no'],
  ] as const)('%s, cut off, is interrupted and charged: %s', async (type, charged) => {
    for (const dead of [
      () => reply(undefined),
      () =>
        vi
          .spyOn(fakeBrowser.runtime, 'sendMessage')
          .mockRejectedValue(new Error('The message port closed before a response was received.')),
    ]) {
      dead();
      const thrown = await send(type, {} as never).catch((error: unknown) => error);
      expect(thrown).toBeInstanceOf(FailureError);
      expect((thrown as FailureError).failure).toEqual({ code: 'interrupted', charged });
    }
  });
});
