import 'fake-indexeddb/auto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { createPipeline, type Surroundings } from '../../../lib/enrich/pipeline';
import { readKey, removeKey } from '../../../lib/keys/keys';
import { hostAccess } from '../../../lib/manifest';
import { PROVIDERS } from '../../../lib/providers/registry';
import { hasConsent, readSettings, writeConsent, writeSetting } from '../../../lib/settings';
import { NO_CAPS } from '../../../lib/store/caps';
import { openDatabase } from '../../../lib/store/schema';
import { createServices } from '../../../lib/worker/commands';
import { logInto } from '../enrich/log-into';
import { third } from './third/provider';

// Adding a provider is one folder (`third/`) and one line:
const WITH_THIRD = [...PROVIDERS, third];

const root = fileURLToPath(new URL('../../../', import.meta.url));
const jo = { kind: 'email', address: 'jo@harbour.example.com' } as const;

interface Sent {
  readonly url: string;
  readonly key: string | null;
  readonly body: unknown;
}

let databases = 0;

/** The worker's services over a host that answers from a script: status and body, in order. */
async function build(...script: (readonly [status: number, body: unknown])[]) {
  const sent: Sent[] = [];
  const database = await openDatabase(`third-${databases++}`);
  const around: Surroundings = {
    database: async () => database,
    key: ({ id }) => readKey(id),
    knownOf: async () => ({}),
    fetch: async () => async (input, init) => {
      const request = new Request(input, init);
      const text = await request.text();
      const body = text === '' ? undefined : JSON.parse(text);
      sent.push({ url: request.url, key: request.headers.get('x-third-key'), body });
      const [status, reply] = script.shift() ?? [500, null];
      return Response.json(reply, { status });
    },
    log: logInto(database),
    mayReach: async () => true,
    isAllowed: async () => true,
    caps: async () => NO_CAPS,
    hasConsent: async () => hasConsent(await readSettings()),
    isOnline: () => true,
    timeoutMs: async () => 500,
    keepMissesDays: async () => 30,
    confirms: () => false,
    isOwn: () => true,
    now: Date.now,
  };
  const ready = Promise.resolve();
  const services = createServices(createPipeline(around), around, ready, WITH_THIRD);
  return {
    services,
    sent,
    receipts: () => database.getAll('receipts'),
    requests: () => database.getAll('requests'),
  };
}

beforeEach(async () => {
  fakeBrowser.reset();
  await removeKey(third.id);
  await writeConsent(1);
});

describe('a third provider', () => {
  it('may be reached: its host is in the optional permissions and in the policy, beside the others', () => {
    const [before, after] = [hostAccess(PROVIDERS), hostAccess(WITH_THIRD)];
    const host = 'https://people.third.example.com';
    expect(before.optionalHosts).not.toContain(`${host}/*`);
    expect(after.optionalHosts).toEqual([
      ...before.optionalHosts.slice(0, -1),
      `${host}/*`,
      '*://*/*',
    ]);
    expect(after.policy).toBe(
      before.policy.replace(/(connect-src [^;]*)/, (connect) => `${connect} ${host}`),
    );
  });

  it('is one that screens may show: with what it supports and its prices, in the order chosen', async () => {
    await writeSetting('provider', 'third');
    await writeSetting('extras', { third: ['shoe-size'] });
    const { services } = await build();
    const [first, ...others] = await services.providers({});
    expect(first).toMatchObject({
      id: 'third',
      name: 'Third Source',
      supports: { kinds: ['email'], extras: [{ id: 'shoe-size', credits: 3 }] },
      price: { email: { min: 2, max: 5 } },
      priceByFreshness: { cached: { email: { max: 5 } }, live: { email: { max: 7 } } },
      contactCredits: { websites: 0 },
      key: null,
      creditsLeft: null,
    });
    expect(others.map(({ id }) => id).sort()).toEqual(PROVIDERS.map(({ id }) => id).sort());
    // All of it crosses a message.
    expect(structuredClone(first)).toEqual(first);
  });

  it('has its key tested', async () => {
    const { services, sent } = await build([200, { left: 12 }], [401, {}]);
    await services['save-key']({ provider: 'third', key: 'third-key-wxyz' });
    expect(await services['test-key']({ provider: 'third' })).toMatchObject({
      ending: 'wxyz',
      account: { credits: 12 },
    });
    expect(sent).toEqual([
      { url: 'https://people.third.example.com/standing', key: 'third-key-wxyz', body: undefined },
    ]);
    await expect(services['test-key']({ provider: 'third' })).rejects.toMatchObject({
      failure: { code: 'bad-key', provider: 'Third Source' },
    });
  });

  it('is asked by the pipeline, with the wish of the settings; what it cost is booked, and nobody pays twice', async () => {
    await writeSetting('extras', { third: ['shoe-size'] });
    const found = [{ ref: '7', full_name: 'Jo Harbour', certain: 0.93 }];
    const { services, sent, receipts, requests } = await build([200, { found, took: 2 }]);
    await services['save-key']({ provider: 'third', key: 'third-key-wxyz' });
    const asking = { provider: 'third', identifier: jo, how: 'ask', atMost: 5 };
    for (const isFresh of [true, false]) {
      expect(await services.enrich(asking)).toMatchObject({
        provider: 'third',
        matches: [{ confidence: 0.93, person: { name: 'Jo Harbour' } }],
        receipt: { state: 'settled', credits: 2, price: { min: 2, max: 5 } },
        isFresh,
      });
    }
    expect(sent).toEqual([
      {
        url: 'https://people.third.example.com/who',
        key: 'third-key-wxyz',
        body: { mail: jo.address, with: ['shoe-size'] },
      },
    ]);
    expect(await receipts()).toHaveLength(1);
    expect(await requests()).toMatchObject([
      { host: 'people.third.example.com', provider: 'third', fields: ['shoe-size'], result: 200 },
    ]);
  });

  it('is not asked above the price shown, and its failures come with its name', async () => {
    const { services, sent, receipts } = await build([402, {}]);
    await services['save-key']({ provider: 'third', key: 'third-key-wxyz' });
    const asking = { provider: 'third', identifier: jo, how: 'ask', atMost: 1 };
    await expect(services.enrich(asking)).rejects.toMatchObject({
      failure: { code: 'price-changed', provider: 'Third Source' },
    });
    expect(sent).toEqual([]);
    await expect(services.enrich({ ...asking, atMost: 2 })).rejects.toMatchObject({
      failure: { code: 'no-credit', provider: 'Third Source' },
    });
    expect(await receipts()).toMatchObject([{ provider: 'third', credits: 0 }]);
  });
});

it('no code outside the providers’ own folders and the demo knows a provider by name', async () => {
  const names = WITH_THIRD.filter(({ isDemo }) => !isDemo).map(({ id, name }) => [id, name]);
  const files = await Promise.all(
    ['lib', 'components', 'entrypoints'].map(async (folder) =>
      (await readdir(`${root}${folder}`, { recursive: true })).map((file) => `${folder}/${file}`),
    ),
  );
  const sources = files
    .flat()
    .filter((file) => /\.tsx?$/.test(file) && !/^lib\/(?:providers|demo)\//.test(file));
  expect(sources.length).toBeGreaterThan(80);
  for (const file of sources) {
    const code = (await readFile(root + file, 'utf8')).replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
    for (const name of names.flat()) {
      expect(code.includes(`'${name}'`), `${name} in ${file}`).toBe(false);
    }
  }
});
