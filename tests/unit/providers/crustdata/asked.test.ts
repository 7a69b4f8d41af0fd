import { describe, expect, it } from 'vitest';
import { crustdata } from '../../../../lib/providers/crustdata/crustdata';
import type { ContactKind, Endpoint, Wish } from '../../../../lib/providers/provider';
import {
  CARD,
  CONTACT,
  ENRICH,
  entry,
  LIVE,
  mailbox,
  otto,
  ottoline,
  ottolineUrl,
  put,
  refusal,
} from './scripted';

const MOVED = `email@${ENRICH}`;
const ALL: readonly ContactKind[] = ['businessEmails', 'personalEmails', 'phones', 'websites'];
const BUSINESS = 'contact.business_emails';
const PHONES = 'contact.phone_numbers';
const two: Partial<Wish> = { contact: ['businessEmails', 'phones'] };
const byUrl = { professional_network_profile_urls: [ottolineUrl] };
const found = [entry(ottolineUrl, 'Ottoline')];

describe('the kinds of contact details that were really asked for', () => {
  it('are those of the wish, where nothing is refused', async () => {
    const body = { ...byUrl, fields: [...CARD, BUSINESS, PHONES] };
    const { reply } = await put([{ path: ENRICH, body, reply: found }], {
      of: ottoline,
      wish: two,
    });
    expect(reply?.askedContact).toEqual(two.contact);
  });

  it('are none at the live endpoint, and none of a preview', async () => {
    const live = await put(
      [{ path: LIVE, body: { ...byUrl, fields: CARD }, reply: found }],
      { of: ottoline, wish: { ...two, freshness: 'live' } },
      { refused: [`freshness@${ENRICH}`] },
    );
    expect(live.reply?.askedContact).toEqual([]);
    const body = { ...byUrl, fields: ['basic_profile', 'social_handles'], preview: true };
    const seen = await put([{ path: ENRICH, body, reply: found }], {
      of: ottoline,
      wish: { ...two, isPreview: true },
    });
    expect(seen.reply?.askedContact).toEqual([]);
  });

  it('are fewer where one is refused on the way, at either endpoint', async () => {
    const words = refusal(`Your plan does not include the fields: ${PHONES}`);
    const steps = (path: string, who: object, card: readonly string[], reply: unknown) => [
      { path, body: { ...who, fields: [...card, BUSINESS, PHONES] }, status: 403, reply: words },
      { path, body: { ...who, fields: [...card, BUSINESS] }, reply },
    ];
    const first = await put(steps(ENRICH, byUrl, CARD, found), { of: ottoline, wish: two });
    expect(first.reply?.askedContact).toEqual(['businessEmails']);
    const nobody = [{ matched_on: otto.address, matches: [] }];
    const second = await put(
      steps(CONTACT, { business_emails: [otto.address] }, [], nobody),
      { of: otto, wish: two },
      { refused: [MOVED] },
    );
    expect(second.reply?.askedContact).toEqual(['businessEmails']);
  });

  it('are all for the whole group, and for nothing where no field is named', async () => {
    const refused = [`field:${BUSINESS}`];
    const body = { ...byUrl, fields: [...CARD, 'contact'] };
    const whole = await put(
      [{ path: ENRICH, body, reply: found }],
      { of: ottoline, wish: two },
      { refused },
    );
    expect(whole.reply?.askedContact).toEqual(ALL);
    const bare = await put(
      [{ path: ENRICH, body: byUrl, reply: found }],
      { of: ottoline, wish: two },
      { refused: CARD.map((field) => `field:${field}`) },
    );
    expect(bare.reply?.askedContact).toEqual([]);
  });

  it('are what both halves of a split order asked for', async () => {
    const of = [mailbox(1), mailbox(2)] as const;
    const asks = (who: readonly { address: string }[], ...fields: string[]) => ({
      path: ENRICH,
      body: { business_emails: who.map(({ address }) => address), fields: [...CARD, ...fields] },
    });
    const { reply } = await put(
      [
        { ...asks(of, BUSINESS, PHONES), status: 400, reply: refusal('Unusable identifier') },
        { ...asks([of[0]], BUSINESS, PHONES), reply: [entry(of[0].address, 'Ottoline')] },
        { ...asks([of[1]], BUSINESS, PHONES), status: 403, reply: refusal(`not ${PHONES}`) },
        { ...asks([of[1]], BUSINESS), reply: [entry(of[1].address, 'Ottoline')] },
      ],
      { of, wish: two },
    );
    expect(reply?.askedContact).toEqual(['businessEmails']);
  });
});

describe('the price', () => {
  const priced = (wish: Partial<Wish>, endpoint: Partial<Endpoint>, refused: string[] = []) => {
    const account = {
      canEnrich: true,
      fieldsInPlan: [],
      fieldsNotInPlan: [],
      endpoints: [{ path: ENRICH, isEnabled: true, ...endpoint }],
    };
    const kind = refused.includes(MOVED) ? 'email' : 'profile';
    return crustdata.price(kind, { contact: [], ...wish }, { account, refused });
  };
  const atContact = (wish: Partial<Wish>, endpoint: Partial<Endpoint>) =>
    // The card that follows is 1.
    priced(wish, { path: CONTACT, ...endpoint }, [MOVED]).max - 1;

  it('holds the base and all surcharges that the contact endpoint lists', () => {
    expect(atContact({ contact: ALL }, {})).toBe(5);
    expect(atContact({ contact: ['websites'] }, { credits: 3 })).toBe(3);
    expect(atContact(two, { credits: 2 })).toBe(5);
    const surcharges = { [BUSINESS]: 4, [PHONES]: 6 };
    expect(atContact(two, { surcharges })).toBe(10);
    expect(atContact(two, { credits: 1, surcharges })).toBe(11);
  });

  it('holds what is listed of a group around a field, and of the parts below it', () => {
    expect(priced(two, { surcharges: { contact: 9 } }).max).toBe(10);
    expect(priced(two, { surcharges: { contact: 2, [PHONES]: 9 } }).max).toBe(12);
    expect(priced(two, { surcharges: { 'contact.phone_numbers.mobile': 8 } }).max).toBe(10);
    expect(priced({}, { surcharges: { 'experience.employment_details': 3 } }).max).toBe(4);
    expect(priced({}, { surcharges: { certifications: 3, experiences: 3 } }).max).toBe(1);
    const whole = [`field:${BUSINESS}`];
    expect(priced(two, { surcharges: { contact: 4, 'contact.emails': 3 } }, whole).max).toBe(8);
    expect(priced(two, { surcharges: { 'contact.emails': 9 } }, whole).max).toBe(10);
  });

  it('is open wherever a card may come without naming fields', () => {
    const bare = CARD.map((field) => `field:${field}`);
    expect(priced({}, {}, bare)).toEqual({ min: 1, max: 7, isOpen: true });
    expect(priced({}, {}, [...bare, MOVED])).toEqual({ min: 1, max: 8, isOpen: true });
    expect(priced({ freshness: 'live' }, {})).toEqual({ min: 1, max: 7, isOpen: true });
    const live = priced({ freshness: 'live' }, {}, [`freshness@${ENRICH}`]);
    expect(live).toEqual({ min: 7, max: 7 });
    const none = priced({ freshness: 'live' }, {}, [`freshness@${ENRICH}`, 'live']);
    expect(none).toEqual({ min: 0, max: 0, isOut: true });
  });
});
