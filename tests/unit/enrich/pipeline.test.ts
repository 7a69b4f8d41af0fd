import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { buildRig } from './rig';

const amara = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;
const amaraByMail = { kind: 'email', address: 'amara.okafor@northwind.example.com' } as const;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

describe('a person nobody knows yet', () => {
  it('is asked for once, with the documented headers and body and nothing else', async () => {
    const { look } = await buildRig(simulator);
    const answer = await look(amara);
    expect(answer.matches[0]?.person.name).toBe('Amara Okafor-Lindqvist');
    expect(simulator.requests).toHaveLength(1);
    const [request] = simulator.requests;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/person/enrich',
      body: {
        professional_network_profile_urls: [
          'https://www.linkedin.com/in/amara-okafor-lindqvist-0x1c/',
        ],
        fields: [
          'basic_profile',
          'professional_network',
          'social_handles',
          'experience',
          'education',
          'skills',
          'contact.business_emails',
        ],
      },
    });
    const headers = Object.fromEntries(request?.headers ?? []);
    expect(headers).toMatchObject({
      authorization: 'Bearer sim-rich',
      'content-type': 'application/json',
      'x-api-version': '2025-11-01',
    });
    const ours = Object.keys(headers).filter((name) => name.startsWith('x-'));
    expect(ours).toEqual(['x-api-version']);
  });

  it('is asked for by address with the threshold, and comes with a confidence', async () => {
    const { look } = await buildRig(simulator);
    const answer = await look(amaraByMail);
    expect(answer.matches[0]).toMatchObject({
      confidence: 0.94,
      person: { slug: 'amara-okafor-lindqvist-0x1c' },
    });
    expect(simulator.requests[0]?.body).toMatchObject({
      business_emails: ['amara.okafor@northwind.example.com'],
      min_similarity_score: 0.8,
    });
  });

  it('costs what the books say, and the receipt says so', async () => {
    const { look, receipts } = await buildRig(simulator);
    await look(amara, { contact: ['businessEmails', 'personalEmails', 'phones', 'websites'] });
    const [receipt] = await receipts();
    expect(receipt).toMatchObject({ state: 'settled', isEstimate: false, price: { max: 6 } });
    expect(receipt?.credits).toBe(simulator.account('sim-rich')?.spent);
    expect(receipt?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a person who is known', () => {
  it('comes from the store, free, by every identifier that the answer named', async () => {
    const { look, receipts } = await buildRig(simulator);
    const first = await look({ kind: 'profile', slug: 'ingrith-tverrdal-0x6c' });
    await look({ kind: 'profile', slug: 'ingrith-tverrdal-0x6c' });
    const renamed = await look({ kind: 'profile', slug: 'ingrith-solvane-0x6c' });
    expect(renamed.matches[0]?.person).toEqual(first.matches[0]?.person);
    expect(simulator.requests).toHaveLength(1);
    expect(await receipts()).toHaveLength(1);
  });

  it('found by address is known by profile; the address is not guessed from the profile', async () => {
    const { look } = await buildRig(simulator);
    await look(amaraByMail);
    await look(amara);
    expect(simulator.requests).toHaveLength(1);
    await look({ kind: 'profile', slug: 'tobias-vexholm-0x2a' });
    await look({ kind: 'email', address: 'nobody@northwind.example.com' });
    expect(simulator.requests).toHaveLength(3);
  });

  it('is asked for again when the user says so', async () => {
    const { look } = await buildRig(simulator);
    await look(amara);
    await look(amara, { how: 'again' });
    expect(simulator.requests).toHaveLength(2);
  });

  it('needs neither key, consent, access nor network', async () => {
    const rig = await buildRig(simulator);
    await rig.look(amara);
    Object.assign(rig.around, {
      key: async () => undefined,
      hasConsent: async () => false,
      mayReach: async () => false,
      isOnline: () => false,
    });
    expect((await rig.look(amara)).matches).toHaveLength(1);
  });
});

it('asks once for two looks at the same moment', async () => {
  const { look } = await buildRig(simulator);
  const answers = await Promise.all([look(amara), look(amara), look(amara)]);
  expect(new Set(answers.map(({ receipt }) => receipt?.id)).size).toBe(1);
  expect(simulator.requests).toHaveLength(1);
});

it('remembers a miss for thirty days', async () => {
  let now = Date.now();
  const { look } = await buildRig(simulator, { now: () => now });
  const stranger = { kind: 'email', address: 'nobody@northwind.example.com' } as const;
  const answer = await look(stranger);
  expect(answer).toMatchObject({ matches: [], receipt: { credits: 0, state: 'settled' } });
  await look(stranger);
  expect(simulator.requests).toHaveLength(1);
  now += 31 * 24 * 60 * 60 * 1000;
  await look(stranger);
  expect(simulator.requests).toHaveLength(2);
});

describe('what was bought before', () => {
  const FULL = ['businessEmails', 'personalEmails', 'phones', 'websites'] as const;

  it('is not lost to a later answer that asked for less', async () => {
    const { look } = await buildRig(simulator);
    const full = await look(amara, { contact: FULL });
    expect(full.matches[0]?.person.contact.phones.length).toBeGreaterThan(0);
    const amaraAgain = await look(amaraByMail);
    expect(amaraAgain.matches[0]?.person.contact).toEqual(full.matches[0]?.person.contact);
    const known = await look(amara);
    expect(known.matches[0]?.person.contact).toEqual(full.matches[0]?.person.contact);
    await look(amara, { how: 'again' });
    expect((await look(amara)).matches[0]?.person.contact).toEqual(full.matches[0]?.person.contact);
  });

  it('is not lost to a later answer that finds nobody', async () => {
    const { look, around } = await buildRig(simulator);
    await look(amaraByMail);
    around.fetch = async () => async () =>
      new Response('[{"matches":[]}]', { headers: { 'x-credits-used': '0' } });
    expect((await look(amaraByMail, { how: 'again' })).matches).toEqual([]);
    expect((await look(amaraByMail)).matches).toHaveLength(1);
  });
});

describe('joining', () => {
  it('brings what is on its way, and what is known, and asks for nothing', async () => {
    const { look } = await buildRig(simulator);
    const [asked, joined] = await Promise.all([look(amara), look(amara, { how: 'join' })]);
    expect(joined).toEqual(asked);
    expect((await look(amara, { how: 'join' })).isFresh).toBe(false);
    expect(simulator.requests).toHaveLength(1);
  });

  it('says that nothing is on its way', async () => {
    const { look } = await buildRig(simulator);
    await expect(look(amara, { how: 'join' })).rejects.toMatchObject({
      failure: { code: 'interrupted' },
    });
    expect(simulator.requests).toHaveLength(0);
  });
});

it('sends nothing where the price is higher than the one that was shown', async () => {
  const { look, receipts } = await buildRig(simulator);
  await expect(look(amara, { atMost: 1 })).rejects.toMatchObject({
    failure: { code: 'price-changed', charged: 'no' },
  });
  expect(simulator.requests).toHaveLength(0);
  expect(await receipts()).toEqual([]);
});

it('who asks is not told the end of who merely joined', async () => {
  const { look } = await buildRig(simulator);
  const joined = look(amara, { how: 'join' }).catch(() => 'nothing to join');
  expect((await look(amara)).matches).toHaveLength(1);
  expect(await joined).toBe('nothing to join');
});

describe('what stands before a request', () => {
  it.each([
    ['no-consent', { hasConsent: async () => false }],
    ['no-key', { key: async () => undefined }],
    ['not-allowed', { mayReach: async () => false }],
    ['offline', { isOnline: () => false }],
  ] as const)('%s sends nothing and writes nothing', async (code, changed) => {
    const { look, receipts } = await buildRig(simulator, changed);
    await expect(look(amara)).rejects.toMatchObject({
      failure: { code, charged: 'no', provider: 'Crustdata' },
    });
    expect(simulator.requests).toHaveLength(0);
    expect(await receipts()).toHaveLength(0);
  });
});
