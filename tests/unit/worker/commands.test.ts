import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import type { Lookup, Pipeline, Surroundings } from '../../../lib/enrich/pipeline';
import { readKey, removeKey, saveKey, saveRefusal } from '../../../lib/keys/keys';
import { readKeyStatus } from '../../../lib/keys/status';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import type { Provider } from '../../../lib/providers/provider';
import { PROVIDERS } from '../../../lib/providers/registry';
import { hasConsent, readSettings, writeSetting } from '../../../lib/settings';
import { openReceipt, writeReceipt } from '../../../lib/store/write-receipt';
import { createServices } from '../../../lib/worker/commands';
import { personNamed } from '../../components/panel/world';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig } from '../enrich/rig';

const provider = 'crustdata';
const identifier = { kind: 'profile', slug: 'Amara-0x1C' } as const;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.close());
beforeEach(async () => {
  fakeBrowser.reset();
  simulator.reset();
  await removeKey(provider);
  await writeSetting('consent', { wording: 3, at: 1 });
});

async function build(
  changed: Partial<Surroundings> = {},
  whenReady: Promise<unknown> = Promise.resolve(),
  providers: readonly Provider[] = PROVIDERS,
) {
  const rig = await buildRig(simulator, {
    key: ({ id }) => readKey(id),
    hasConsent: async () => hasConsent(await readSettings()),
    ...changed,
  });
  const looked: Lookup[] = [];
  const pipeline: Pipeline = {
    enrich: async (lookup) => {
      looked.push(lookup);
      return { isKept: true } as never;
    },
    enrichMany: async () => [],
    begun: () => () => false,
    forget: () => undefined,
    inFlight: { about: () => [] },
  };
  return { ...rig, looked, services: createServices(pipeline, rig.around, whenReady, providers) };
}

describe('enrich', () => {
  const args = { provider, identifier, how: 'ask', atMost: 2 };

  it('hands on the normal form, the wish of the settings and the price that was shown', async () => {
    await writeSetting('contact', ['phones']);
    await writeSetting('freshness', 'recent');
    await writeSetting('extras', { [provider]: ['certifications'] });
    const { services, looked } = await build();
    await services.enrich(args);
    expect(looked).toMatchObject([
      {
        identifier: { kind: 'profile', slug: 'amara-0x1c' },
        wish: {
          contact: ['phones'],
          minSimilarity: 0.8,
          freshness: 'recent',
          extras: { crustdata: ['certifications'] },
        },
        how: 'ask',
        atMost: 2,
      },
    ]);
  });

  it('asks for what is chosen for this look-up alone', async () => {
    await writeSetting('contact', ['businessEmails']);
    const { services, looked } = await build();
    await services.enrich({ ...args, freshness: 'live' });
    await services.enrich({ ...args, contactOnly: ['phones', 'phones'] });
    await services.enrich({ ...args, extrasOnly: ['honors', 'honors'] });
    expect(looked).toMatchObject([
      { wish: { contact: ['businessEmails'], freshness: 'live' } },
      { wish: { contact: ['phones'], isContactOnly: true } },
      { wish: { contact: [], extras: { [provider]: ['honors'] }, isExtrasOnly: true } },
    ]);
    expect(looked[0]?.wish).not.toHaveProperty('isContactOnly');
  });

  it('waits until the receipts of an earlier worker are closed', async () => {
    const ready = Promise.withResolvers<void>();
    const { services, looked } = await build({}, ready.promise);
    const done = services.enrich(args);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(looked).toEqual([]);
    ready.resolve();
    await done;
    expect(looked).toHaveLength(1);
  });

  it.each([
    [null],
    [{}],
    [{ ...args, how: 'steal' }],
    [{ ...args, atMost: 'all' }],
    [{ ...args, provider: 'nobody' }],
    [{ ...args, identifier: { kind: 'profile', slug: 'a/b' } }],
    [{ ...args, identifier: { kind: 'email', address: 'nobody' } }],
    [{ ...args, identifier: { kind: 'phone', number: '1' } }],
    [{ ...args, freshness: 'stale' }],
    [{ ...args, contactOnly: [] }],
    [{ ...args, contactOnly: ['shoes'] }],
    [{ ...args, extrasOnly: [] }],
    [{ ...args, extrasOnly: [1] }],
    [{ ...args, extrasOnly: ['honors'], contactOnly: ['phones'] }],
  ])('refuses %j as bad input', async (odd) => {
    const { services, looked } = await build();
    await expect(services.enrich(odd)).rejects.toMatchObject({ failure: { code: 'bad-input' } });
    expect(looked).toEqual([]);
  });
});

describe('judge-match', () => {
  const person = personNamed('Amara', { id: 'crustdata:1' });
  const args = { provider, identifier, personId: person.id, judgement: 'is' };
  const withPerson = async () => {
    const built = await build();
    await built.database.put('people', {
      id: person.id,
      provider,
      person,
      raw: [],
      fetchedAt: 1,
    });
    return built;
  };

  it('keeps what the user says, by the normal form, and says whom the identifier leads to', async () => {
    const { services, database, looked } = await withPerson();
    expect(await services['judge-match'](args)).toMatchObject({
      personId: person.id,
      by: 'chosen',
    });
    const key: [string, string] = [provider, 'profile:amara-0x1c'];
    expect(await database.get('aliases', key)).toMatchObject({ personId: person.id });
    await services['judge-match']({ ...args, judgement: 'undone' });
    expect(await database.get('aliases', key)).toMatchObject({ isUndone: true });
    expect(looked).toEqual([]);
  });

  it.each([
    [{}],
    [{ ...args, judgement: 'perchance' }],
    [{ ...args, provider: 'nobody' }],
    [{ ...args, personId: 'crustdata:2' }],
    [{ ...args, identifier: { kind: 'profile', slug: 'a/b' } }],
  ])('refuses %j as bad input', async (odd) => {
    const { services, database } = await withPerson();
    await expect(services['judge-match'](odd)).rejects.toMatchObject({
      failure: { code: 'bad-input' },
    });
    expect(await database.getAll('aliases')).toEqual([]);
  });
});

describe('a key', () => {
  it('is kept without the spaces around it, and shown by its end alone', async () => {
    const { services } = await build();
    const status = await services['save-key']({ provider, key: '  invented-key-wxyz\n' });
    expect(status).toMatchObject({ ending: 'wxyz' });
    expect(JSON.stringify(await services.providers({}))).not.toContain('invented-key');
  });

  it.each(['', 'with space', 'ümlaut', 'x'.repeat(513), 'line\nbreak'])(
    '%j is refused, and the one before stays',
    async (key) => {
      const { services } = await build();
      await saveKey(provider, 'invented-key-wxyz', 1);
      await expect(services['save-key']({ provider, key })).rejects.toMatchObject({
        failure: { code: 'bad-input' },
      });
      expect((await readKeyStatus(provider))?.ending).toBe('wxyz');
    },
  );

  it('is tested for free, and what the plan allows is remembered', async () => {
    const { services } = await build();
    await services['save-key']({ provider, key: 'sim-certified' });
    expect(await services['test-key']({ provider })).toMatchObject({
      account: {
        credits: 100,
        canEnrich: true,
        fieldsNotInPlan: ['honors'],
        requestsPerMinute: 15,
      },
    });
    expect(simulator.account('sim-certified')?.spent).toBe(0);
  });

  it('that is refused is valid no longer', async () => {
    const { services } = await build();
    await services['save-key']({ provider, key: 'sim-plain' });
    await services['test-key']({ provider });
    await saveKey(provider, 'sim-gone', 1);
    await expect(services['test-key']({ provider })).rejects.toMatchObject({
      failure: { code: 'bad-key', charged: 'no', provider: 'Crustdata' },
    });
    expect((await readKeyStatus(provider))?.account).toBeUndefined();
  });

  it('that was changed while the one before was tested is not overwritten by it', async () => {
    const { services } = await build({
      fetch: async () => async () => {
        await saveKey(provider, 'invented-key-wxyz', 1);
        return new Response('{"message":"Invalid API key in request"}', { status: 401 });
      },
    });
    await saveKey(provider, 'sim-gone', 1);
    await expect(services['test-key']({ provider })).rejects.toMatchObject({
      failure: { code: 'bad-key' },
    });
    expect(await readKey(provider)).toBe('invented-key-wxyz');
  });

  it.each<[code: string, changed: Partial<Surroundings>]>([
    ['no-consent', {}],
    ['not-allowed', { mayReach: async () => false }],
    ['offline', { isOnline: () => false }],
  ])('is not sent anywhere: %s', async (code, changed) => {
    if (code === 'no-consent') await writeSetting('consent', null);
    const { services } = await build(changed);
    await saveKey(provider, 'sim-plain', 1);
    await expect(services['test-key']({ provider })).rejects.toMatchObject({ failure: { code } });
    expect(simulator.requests).toEqual([]);
  });
});

describe('the overview of providers', () => {
  it('counts the credits left from the last test on', async () => {
    const { services, database } = await build();
    await services['save-key']({ provider, key: 'sim-plain' });
    await services['test-key']({ provider });
    const order = { provider, identifier, price: { min: 1, max: 2 } };
    for (const [at, credits] of [
      [1000, 50],
      [Date.now() + 1000, 2],
    ] as const) {
      const receipt = await openReceipt(database, order, at);
      await writeReceipt(database, { ...receipt, state: 'settled', credits });
    }
    const [crustdata] = await services.providers({});
    expect(crustdata).toMatchObject({
      id: provider,
      creditsLeft: 98,
      price: { profile: { min: 1, max: 2 } },
    });
  });

  it('tells what each supports, with prices by what the key is known to be refused', async () => {
    const asked: unknown[] = [];
    const shy: Provider = {
      ...crustdata,
      id: 'shy',
      price: (_kind, wish, line) => {
        asked.push(line?.refused);
        const refused = line?.refused?.includes('phones') ? [] : wish.contact;
        return { min: 1, max: 1 + 3 * refused.length + (wish.freshness === 'live' ? 9 : 0) };
      },
      supports: { ...crustdata.supports, contact: ['phones'], freshness: ['cached', 'live'] },
    };
    await writeSetting('order', ['shy']);
    await writeSetting('contact', ['phones']);
    const { services } = await build({}, Promise.resolve(), [crustdata, shy]);
    await saveKey('shy', 'invented-key-wxyz', 1);
    const overview = async () => (await services.providers({}))[0];
    expect(await overview()).toMatchObject({
      id: 'shy',
      supports: { contact: ['phones'] },
      price: { profile: { min: 1, max: 4 } },
      priceByFreshness: { cached: { email: { max: 4 } }, live: { email: { max: 13 } } },
      contactCredits: { phones: 3 },
    });
    await saveRefusal('shy', 'invented-key-wxyz', 'phones');
    expect(await overview()).toMatchObject({
      price: { profile: { min: 1, max: 1 } },
      contactCredits: { phones: 0 },
    });
    expect(asked.at(-1)).toEqual(['phones']);
    await removeKey('shy');
  });

  it('tells what each thing adds by the present settings', async () => {
    const listed: Provider = {
      ...crustdata,
      id: 'listed',
      price: (_kind, { contact, extras, freshness = 'cached' }) => {
        const mine = extras?.listed ?? [];
        if (mine.includes('github')) return { min: 0, max: 0, isOut: true };
        const details = (contact.includes('phones') ? 3 : 0) + (mine.includes('skills') ? 2 : 0);
        if (freshness === 'recent') return { min: 1, max: 7, isOpen: true };
        const isLive = freshness === 'live';
        const emails = contact.includes('personalEmails') ? (isLive ? 5 : 1) : 0;
        return { min: 1, max: 1 + emails + (isLive ? 9 : details) };
      },
      supports: {
        ...crustdata.supports,
        contact: ['phones', 'personalEmails', 'websites'],
        extras: ['skills', 'github', 'x'].map((id) => ({ id, credits: 0, brings: [] })),
      },
    };
    const { services } = await build({}, Promise.resolve(), [listed]);
    const free = { websites: 0 };
    const none = { github: 'not-in-plan', x: 0 };
    const ofCached = { phones: 3, personalEmails: 1, ...free };
    for (const [freshness, contactCredits, skills] of [
      ['cached', ofCached, 2],
      ['recent', ofCached, 2],
      ['live', { phones: 'not-now', personalEmails: 5, ...free }, 'not-now'],
    ] as const) {
      await writeSetting('freshness', freshness);
      const [overview] = await services.providers({});
      expect(overview?.contactCredits).toEqual(contactCredits);
      expect(overview?.extraCredits).toEqual({ skills, ...none });
    }
  });

  it('tells the price of each kind of contact details alone', async () => {
    const { services } = await build();
    await saveKey(provider, 'invented-key-wxyz', 1);
    await writeSetting('freshness', 'live');
    const overview = async () => (await services.providers({})).find(({ id }) => id === provider);
    const two = { profile: { min: 2, max: 2 }, email: { min: 2, max: 2 } };
    expect((await overview())?.priceByContact).toMatchObject({ phones: two, personalEmails: two });
    await saveRefusal(provider, 'invented-key-wxyz', 'profile@/person/contact/enrich');
    expect((await overview())?.priceByContact).toMatchObject({
      phones: { ...two, profile: { min: 1, max: 3 } },
    });
  });

  it('tells the price of each extra alone, whatever else is asked for', async () => {
    const { services } = await build();
    await saveKey(provider, 'invented-key-wxyz', 1);
    await writeSetting('freshness', 'live');
    await writeSetting('extras', { [provider]: ['honors'] });
    const overview = async () => (await services.providers({})).find(({ id }) => id === provider);
    const one = { profile: { min: 1, max: 1 }, email: { min: 1, max: 1 } };
    const code = { profile: { min: 1, max: 2 }, email: { min: 1, max: 2 } };
    expect((await overview())?.priceByExtra).toEqual({
      certifications: one,
      honors: one,
      dev_platform_profiles: code,
    });
    await saveRefusal(provider, 'invented-key-wxyz', 'field:honors');
    const out = { min: 0, max: 0, isOut: true };
    expect((await overview())?.priceByExtra).toMatchObject({
      certifications: one,
      honors: { profile: out, email: out },
    });
  });

  it('stands though the store does not open: keys can still be removed', async () => {
    const { services } = await build({
      database: vi.fn(() => Promise.reject(new DOMException('', 'VersionError'))),
    });
    await services['save-key']({ provider, key: 'sim-plain' });
    const all = await services.providers({});
    expect(all[0]).toMatchObject({ id: provider, key: { ending: 'ain' }, creditsLeft: null });
    expect(all.at(-1)).toMatchObject({ id: 'demo', creditsLeft: null });
  });
});
