import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import type { ContactKind, Wish } from '../../../lib/providers/provider';
import type { Answer } from '../../../lib/store/answers';
import { findAsked, findPartTrouble } from '../../../lib/store/parts';
import { findTrouble } from '../../../lib/store/receipts';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { fullFor } from './full-disk';
import { nobodyThere } from './nobody-there';
import { buildRig } from './rig';

const amara = { kind: 'profile', slug: 'amara-okafor-lindqvist-0x1c' } as const;
const amaraByMail = { kind: 'email', address: 'amara.okafor@northwind.example.com' } as const;
const nobody = { kind: 'profile', slug: 'nobody-0x00' } as const;

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.close());

/** A key with the contact endpoint and every field. */
const whole = { key: async () => 'sim-whole' };

function only(...contact: ContactKind[]): Wish {
  return { contact, isContactOnly: true };
}

const cards = () => simulator.requests.filter(({ path }) => path === '/person/enrich');
const details = () => simulator.requests.filter(({ path }) => path === '/person/contact/enrich');
const contactOf = ({ matches }: Answer) => matches[0]?.person.contact;

describe('contact details alone', () => {
  it('are added to the card, which stays as it is and as old as it was', async () => {
    let now = Date.UTC(2026, 10, 1);
    const { look, receipts, database } = await buildRig(simulator, { ...whole, now: () => now });
    const card = await look(amara, { contact: [] });
    now += 1000;
    const answer = await look(amara, { wish: only('phones') });
    const person = { ...card.matches[0]?.person, contact: contactOf(answer) };
    expect(answer).toMatchObject({ isFresh: true, isKept: true, receipt: { credits: 2 } });
    expect(answer.matches).toEqual([{ person, confidence: 1 }]);
    expect(contactOf(answer)?.phones).toHaveLength(2);
    const known = await look(amara);
    expect(known.matches[0]?.person).toEqual(person);
    expect(known).toMatchObject({ at: card.at, receipt: { id: card.receipt?.id } });
    expect(await database.get('people', ['crustdata', person.id ?? ''])).toMatchObject({
      fetchedAt: card.at,
      raw: [{ contact: {} }, { basic_profile: {} }],
      contactAsked: { phones: now },
    });
    expect(await receipts()).toHaveLength(2);
    expect(details()).toHaveLength(1);
    expect(details()[0]?.body).toEqual({
      professional_network_profile_urls: [`https://www.linkedin.com/in/${amara.slug}/`],
      fields: ['contact.phone_numbers'],
    });
  });

  it('come to the card of somebody found by address, by their profile or by the address', async () => {
    const { look, database } = await buildRig(simulator, { key: async () => 'sim-july' });
    await look(amaraByMail, { contact: [] });
    await look(amara, { wish: only('phones') });
    await look(amaraByMail, { wish: only('personalEmails') });
    const known = await look(amaraByMail);
    expect(known.matches[0]?.person.name).toBe('Amara Okafor-Lindqvist');
    expect(known.matches[0]?.confidence).toBe(0.94);
    expect(contactOf(known)).toMatchObject({ emails: [{ kind: 'personal' }], phones: [{}, {}] });
    expect(await database.count('people')).toBe(1);
  });

  it('that were asked for once are not paid for again unasked, whether or not any came', async () => {
    const { look } = await buildRig(simulator, whole);
    // Of the second the provider has no number.
    const other = { kind: 'profile', slug: '架空花子-0x5f' } as const;
    for (const whom of [amara, other]) {
      await look(whom, { contact: [] });
      const before = details().length;
      await look(whom, { wish: only('phones') });
      await look(whom, { wish: only('phones') });
      expect(details()).toHaveLength(before + 1);
      await look(whom, { wish: only('phones'), how: 'again' });
      expect(details()).toHaveLength(before + 2);
    }
  });

  it('count as asked for where the card was asked for with them', async () => {
    const { look, database } = await buildRig(simulator);
    const { matches } = await look(amara, { contact: ['businessEmails', 'websites'] });
    const id = matches[0]?.person.id ?? '';
    const { contact: asked } = await findAsked(database, 'crustdata', id);
    expect(Object.keys(asked)).toEqual(['businessEmails', 'websites']);
  });

  it('of whom the endpoint names nobody are noted as asked for, and nobody becomes a miss', async () => {
    const { look, database } = await buildRig(simulator, whole);
    const { matches } = await look(amara, { contact: [] });
    const rig = await nobodyThere(simulator, whole, database);
    const answer = await rig.look(amara, { wish: only('phones') });
    expect(answer.matches).toEqual(matches);
    const { contact } = await findAsked(database, 'crustdata', matches[0]?.person.id ?? '');
    expect(contact).toHaveProperty('phones');
    expect((await look(amara)).matches).toEqual(matches);
  });

  it('of a stranger are kept as found by the identifier', async () => {
    const { look } = await buildRig(simulator, whole);
    await look(amara, { wish: only('phones') });
    expect((await look(amara)).matches[0]?.person).toMatchObject({ isThin: true });
    expect(contactOf(await look(amara))?.phones).toHaveLength(2);
    expect((await look(nobody, { wish: only('phones') })).matches).toEqual([]);
  });

  it('are found at Enrich Layer too, and added to its card', async () => {
    const rig = await buildRig(
      simulator,
      { key: async () => 'el-rich' },
      { provider: enrichLayer, remembers: true },
    );
    const card = await rig.look(amara, { contact: [] });
    const answer = await rig.look(amara, { wish: only('phones') });
    expect(answer.matches[0]?.person).toEqual({
      ...card.matches[0]?.person,
      contact: { emails: [], phones: expect.any(Array), websites: [] },
    });
    expect(answer.receipt).toMatchObject({ credits: 2, contact: ['phones'] });
    expect(simulator.account('el-rich')?.spent).toBe(3);
  });

  it('that could not be written are shown on the card, and written as soon as there is room', async () => {
    const { look, database, around } = await buildRig(simulator, whole);
    const card = await look(amara, { contact: [] });
    around.database = async () => fullFor(database, 'people');
    const answer = await look(amara, { wish: only('phones') });
    expect(answer.isKept).toBe(false);
    expect(answer.matches[0]?.person).toMatchObject({ name: card.matches[0]?.person.name });
    expect(contactOf(answer)?.phones).toHaveLength(2);
    around.database = async () => database;
    await look(amara, { wish: only('phones') });
    expect(contactOf(await look(amara))?.phones).toHaveLength(2);
    expect(details()).toHaveLength(1);
  });
});

describe('trouble with contact details alone', () => {
  it('is told of them, and not of the card', async () => {
    const { look, database } = await buildRig(simulator, whole);
    await look(amara, { contact: [] });
    const cut = await buildRig(simulator, {
      ...whole,
      database: async () => database,
      fetch: async () => () => Promise.reject(new TypeError('cut off')),
    });
    await expect(cut.look(amara, { wish: only('phones') })).rejects.toMatchObject({
      failure: { code: 'unreachable', charged: 'maybe' },
    });
    const trouble = (contact: ContactKind) =>
      findPartTrouble(database, 'crustdata', amara, { contact });
    expect(await trouble('phones')).toMatchObject({ state: 'uncertain', contact: ['phones'] });
    expect(await trouble('personalEmails')).toBeUndefined();
    expect(await findTrouble(database, 'crustdata', amara)).toBeUndefined();
    expect(await look(amara)).toMatchObject({ isFresh: false });
    await look(amara, { wish: only('phones') });
    expect(await trouble('phones')).toBeUndefined();
  });
});

describe('two wishes for one person at once', () => {
  it('each bring what was asked for', async () => {
    const { look } = await buildRig(simulator, whole);
    await look(amara, { contact: [] });
    const [card, phones, mails] = await Promise.all([
      look(amara, { contact: [], how: 'again' }),
      look(amara, { wish: only('phones') }),
      look(amara, { wish: only('personalEmails') }),
    ]);
    expect(contactOf(phones)?.phones).toHaveLength(2);
    expect(contactOf(mails)?.emails).toHaveLength(1);
    expect(card.matches[0]?.person.name).toBe('Amara Okafor-Lindqvist');
    expect(contactOf(await look(amara))).toMatchObject({ emails: [{}], phones: [{}, {}] });
    expect([cards().length, details().length]).toEqual([2, 2]);
  });

  it('are one where they are the same', async () => {
    const { look } = await buildRig(simulator, whole);
    await look(amara, { contact: [] });
    const answers = await Promise.all([
      look(amara, { wish: only('phones') }),
      look(amara, { wish: only('phones') }),
      look(amara, { wish: only('phones'), how: 'join' }),
    ]);
    expect(new Set(answers.map(({ receipt }) => receipt?.id)).size).toBe(1);
    expect(details()).toHaveLength(1);
  });

  it('pay once for what both ask for, whichever is first', async () => {
    const { look, receipts } = await buildRig(simulator);
    await look(amara, { contact: [] });
    await Promise.all([
      look(amara, { contact: ['phones'], how: 'again' }),
      look(amara, { wish: only('phones'), atMost: 3 }),
    ]);
    expect((await receipts()).map(({ credits }) => credits).sort()).toEqual([1, 3]);
    const second = await buildRig(simulator, whole);
    await second.look(amara, { contact: [] });
    const [, again] = await Promise.all([
      second.look(amara, { wish: only('phones') }),
      second.look(amara, { contact: ['phones'], how: 'again' }),
    ]);
    expect(contactOf(again)?.phones).toHaveLength(2);
    expect(cards().at(-1)?.body).not.toMatchObject({
      fields: expect.arrayContaining(['contact.phone_numbers']),
    });
  });

  it('go on where the first one fails', async () => {
    const { look, around } = await buildRig(simulator, whole);
    await look(amara, { contact: [] });
    const real = await around.fetch(enrichLayer);
    around.fetch = async () => (input, init) => {
      const request = new Request(input, init);
      const isCard = new URL(request.url).pathname === '/person/enrich';
      return isCard ? Promise.reject(new TypeError('cut off')) : real(request);
    };
    const [card, phones] = await Promise.allSettled([
      look(amara, { contact: [], how: 'again' }),
      look(amara, { wish: only('phones') }),
    ]);
    expect(card.status).toBe('rejected');
    expect(phones).toMatchObject({ status: 'fulfilled', value: { isFresh: true } });
  });

  it('of a card with another freshness are two calls, and a look that only asks takes either', async () => {
    const { look } = await buildRig(simulator);
    await look(amara, { contact: [] });
    const [cached, recent, asked] = await Promise.all([
      look(amara, { how: 'again', wish: { contact: [] } }),
      look(amara, { how: 'again', wish: { contact: [], freshness: 'recent' } }),
      look(amara, { wish: { contact: [] } }),
    ]);
    expect(cached.receipt?.id).not.toBe(recent.receipt?.id);
    expect(asked.receipt?.id).toBe(cached.receipt?.id);
    expect(cards()).toHaveLength(3);
  });
});

it('what there is no way to ask for opens no receipt', async () => {
  for (const [provider, wish, code] of [
    [enrichLayer, { contact: [], isPreview: true }, 'not-supported'],
    [enrichLayer, only('businessEmails'), 'not-supported'],
    [undefined, only(), 'not-supported'],
  ] as const) {
    const rig = await buildRig(simulator, {}, provider && { provider, remembers: true });
    await expect(rig.look(amara, { wish })).rejects.toMatchObject({ failure: { code } });
    expect(await rig.receipts()).toEqual([]);
  }
  expect(simulator.requests).toEqual([]);
});
