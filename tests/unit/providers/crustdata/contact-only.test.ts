import { describe, expect, it } from 'vitest';
import { crustdata } from '../../../../lib/providers/crustdata/crustdata';
import type { Account, ContactKind, Endpoint, Wish } from '../../../../lib/providers/provider';

const ENRICH = '/person/enrich';
const CONTACT = '/person/contact/enrich';
const OUT = { min: 0, max: 0, isOut: true };

function only(...contact: ContactKind[]): Wish {
  return { contact, isContactOnly: true };
}

function account(endpoints: readonly Endpoint[]): Account {
  const enrich = endpoints.find(({ path }) => path === ENRICH);
  return {
    canEnrich: true,
    fieldsInPlan: enrich?.fieldsInPlan ?? [],
    fieldsNotInPlan: enrich?.fieldsNotInPlan ?? [],
    endpoints,
  };
}

const price = (wish: Wish, endpoints: readonly Endpoint[], refused: readonly string[] = []) =>
  crustdata.price('profile', wish, { account: account(endpoints), refused });

const card = ['basic_profile', 'experience'];
const closed = { path: CONTACT, isEnabled: false };

describe('the price of contact details alone', () => {
  it.each([
    ['businessEmails', 1],
    ['personalEmails', 2],
    ['phones', 2],
    ['websites', 0],
  ] as const)('%s at the endpoint that sells them: %d, without a record', (kind, credits) => {
    const told = { min: credits, max: credits };
    expect(crustdata.price('profile', only(kind))).toEqual(told);
    expect(crustdata.price('email', only(kind))).toEqual(told);
  });

  it('is as the account lists it', () => {
    const listed = {
      path: CONTACT,
      isEnabled: true,
      credits: 1,
      surcharges: { 'contact.phone_numbers': 3 },
    };
    expect(price(only('phones'), [listed])).toEqual({ min: 4, max: 4 });
  });

  it('is no other for freshness, extras and threshold', () => {
    const wish = { ...only('phones'), freshness: 'live', minSimilarity: 0.8 } as const;
    const extras = { crustdata: ['dev_platform_profiles'] };
    expect(crustdata.price('profile', { ...wish, extras })).toEqual({ min: 2, max: 2 });
  });

  it('is that of a record with them where the plan lacks the endpoint', () => {
    const enrich = { path: ENRICH, isEnabled: true, fieldsInPlan: [...card, 'contact'] };
    expect(price(only('phones'), [enrich, closed])).toEqual({ min: 1, max: 3 });
    expect(price(only('phones'), [{ ...enrich, isEnabled: false }, closed])).toEqual(OUT);
  });

  it('is that of the whole group, of which as little as a record may be charged, where a part is no field', () => {
    const refused = ['field:contact.business_emails', `profile@${CONTACT}`];
    expect(crustdata.price('profile', only('businessEmails'), { refused })).toEqual({
      min: 1,
      max: 6,
    });
    // So it is announced with the card too.
    const wish: Wish = { contact: ['businessEmails'] };
    expect(crustdata.price('profile', wish, { refused })).toEqual({ min: 1, max: 6 });
  });

  it('is none where the plan lists fields and they are not among them: nothing is tried', () => {
    const enrich = { path: ENRICH, isEnabled: true, fieldsInPlan: card };
    expect(price(only('phones'), [enrich, closed])).toEqual(OUT);
    const some = { ...enrich, fieldsInPlan: [...card, 'contact.business_emails'] };
    expect(price(only('phones'), [some, closed])).toEqual(OUT);
    expect(price(only('businessEmails'), [some, closed])).toEqual({ min: 1, max: 2 });
    const lacking = { ...some, fieldsNotInPlan: ['contact.business_emails'], fieldsInPlan: card };
    expect(price(only('businessEmails'), [lacking, closed])).toEqual(OUT);
  });

  it('is none for nothing', () => {
    expect(crustdata.price('profile', only())).toEqual(OUT);
  });
});
