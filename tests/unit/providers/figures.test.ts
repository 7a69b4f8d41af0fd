import { describe, expect, it } from 'vitest';
import { crustdata } from '../../../lib/providers/crustdata/crustdata';
import { FRESHNESS_REFUSAL } from '../../../lib/providers/crustdata/routes';
import { enrichLayer } from '../../../lib/providers/enrich-layer/enrich-layer';
import type { Account, ContactKind, KnownOfKey, Wish } from '../../../lib/providers/provider';

const wishing = (contact: readonly ContactKind[], wish: Partial<Wish> = {}): Wish => ({
  contact,
  ...wish,
});
const figure = (provider: typeof crustdata, id: string, line?: KnownOfKey) =>
  provider.figures(line).find((one) => one.id === id);

const account: Account = {
  canEnrich: true,
  fieldsInPlan: [],
  fieldsNotInPlan: [],
  endpoints: [
    {
      path: '/person/enrich',
      isEnabled: true,
      credits: 3,
      surcharges: { 'contact.phone_numbers': 4 },
    },
  ],
};

describe('the price list of Crustdata', () => {
  it('is as published before the account is asked', () => {
    expect(crustdata.figures().map(({ id, credits, from }) => [id, credits, from])).toEqual([
      ['profile', 1, 'published'],
      ['businessEmails', 1, 'published'],
      ['personalEmails', 2, 'published'],
      ['phones', 2, 'published'],
      ['websites', 0, 'published'],
      ['certifications', 0, 'published'],
      ['honors', 0, 'published'],
      ['dev_platform_profiles', 1, 'published'],
      ['live', 7, 'published'],
    ]);
  });

  it('is the account’s where that tells, and the user’s where it does not', () => {
    const line = { account, prices: { profile: 9, phones: 9, personalEmails: 5 } };
    expect(figure(crustdata, 'profile', line)).toMatchObject({ credits: 3, from: 'account' });
    expect(figure(crustdata, 'phones', line)).toMatchObject({ credits: 4, from: 'account' });
    expect(figure(crustdata, 'personalEmails', line)).toEqual({
      id: 'personalEmails',
      credits: 5,
      published: 2,
      from: 'user',
    });
    expect(crustdata.price('profile', wishing(['personalEmails', 'phones']), line)).toEqual({
      min: 3,
      max: 12,
    });
  });

  it('is only unknown where something of it is wished that is', () => {
    const line = { prices: { phones: 'unknown' } } as const;
    expect(crustdata.price('profile', wishing(['phones']), line)).toEqual({
      min: 1,
      max: 3,
      isOpen: true,
    });
    expect(crustdata.price('profile', wishing(['businessEmails']), line)).toEqual({
      min: 1,
      max: 2,
    });
    const alone = wishing(['phones'], { isContactOnly: true });
    expect(crustdata.price('profile', alone, line)).toMatchObject({ isOpen: true });
    const known = { account, prices: { phones: 'unknown' } } as const;
    expect(crustdata.price('profile', wishing(['phones']), known)).toEqual({ min: 3, max: 7 });
  });

  it('counts for the group of all contact details, for extras and for live answers', () => {
    const refused = ['field:contact.business_emails'];
    const group = wishing(['businessEmails']);
    expect(crustdata.price('profile', group, { refused }).max).toBe(6);
    expect(crustdata.price('profile', group, { refused, prices: { phones: 10 } }).max).toBe(14);
    const unknown = { refused, prices: { phones: 'unknown' } } as const;
    expect(crustdata.price('profile', group, unknown)).toMatchObject({ max: 6, isOpen: true });
    const extras = { crustdata: ['dev_platform_profiles'] };
    const extra = { prices: { dev_platform_profiles: 3 } };
    expect(crustdata.price('profile', wishing([], { extras }), extra).max).toBe(4);
    const live = {
      refused: [FRESHNESS_REFUSAL],
      prices: { live: 9 },
    };
    const wish = wishing([], { freshness: 'live' });
    expect(crustdata.price('profile', wish, live)).toEqual({ min: 9, max: 9 });
  });

  it('leaves a preview free', () => {
    const line = { prices: { profile: 'unknown' } } as const;
    expect(crustdata.price('profile', wishing([], { isPreview: true }), line)).toEqual({
      min: 0,
      max: 0,
    });
  });
});

describe('the price list of Enrich Layer', () => {
  it('is what its prices are made of', () => {
    const all = new Map(enrichLayer.figures().map(({ id, credits }) => [id, credits]));
    expect(Object.fromEntries(all)).toMatchObject({
      profile: 1,
      email: 3,
      personalEmails: 1,
      phones: 1,
      skills: 1,
      recent: 1,
      live: 10,
    });
    expect(enrichLayer.price('email', wishing([], { freshness: 'live' }))).toEqual({
      min: 3,
      max: 14,
    });
    expect(enrichLayer.price('profile', wishing([], { freshness: 'live' }))).toEqual({
      min: 10,
      max: 11,
    });
  });

  it('takes the user’s figures, each where it is part of the price', () => {
    const prices = { profile: 2, email: 5, skills: 4, live: 6, phones: 3 };
    const wish = wishing([], { freshness: 'live', extras: { 'enrich-layer': ['skills'] } });
    expect(enrichLayer.price('profile', wish, { prices })).toEqual({ min: 8, max: 12 });
    expect(enrichLayer.price('email', wish, { prices })).toEqual({ min: 5, max: 17 });
    const alone = wishing(['phones'], { isContactOnly: true });
    expect(enrichLayer.price('profile', alone, { prices })).toEqual({
      min: 3,
      max: 15,
      isOpen: true,
    });
    expect(enrichLayer.price('profile', wishing([]), { prices: { skills: 'unknown' } })).toEqual({
      min: 1,
      max: 1,
    });
    expect(enrichLayer.price('email', wishing([]), { prices: { email: 'unknown' } })).toEqual({
      min: 3,
      max: 4,
      isOpen: true,
    });
  });
});
