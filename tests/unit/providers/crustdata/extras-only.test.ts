import { describe, expect, it } from 'vitest';
import { crustdata } from '../../../../lib/providers/crustdata/crustdata';
import type { Account, Wish } from '../../../../lib/providers/provider';
import { ENRICH, entry, otto, ottoline, ottolineUrl, put, refusal } from './scripted';

const OUT = { min: 0, max: 0, isOut: true };
const byUrl = { professional_network_profile_urls: [ottolineUrl] };
const code = [
  {
    matched_on: ottolineUrl,
    matches: [{ confidence_score: 1, person_data: { dev_platform_profiles: [{ name: 'otto' }] } }],
  },
];

function only(...extras: string[]): Wish {
  return { contact: [], extras: { crustdata: extras }, isExtrasOnly: true };
}

function account(fieldsInPlan: readonly string[], surcharges = {}, isEnabled = true): Account {
  const enrich = { path: ENRICH, isEnabled, fieldsInPlan, surcharges };
  return { canEnrich: isEnabled, fieldsInPlan, fieldsNotInPlan: [], endpoints: [enrich] };
}

describe('extras alone', () => {
  it('are all that is asked for, whatever else is wished', async () => {
    const body = { ...byUrl, fields: ['dev_platform_profiles'] };
    const wish: Wish = {
      ...only('dev_platform_profiles', 'shoe-size'),
      contact: ['phones'],
      freshness: 'live',
    };
    const { reply } = await put([{ path: ENRICH, body, reply: code }], { of: ottoline, wish });
    expect(reply).toMatchObject({
      askedContact: [],
      askedExtras: ['dev_platform_profiles'],
      outcomes: [{ matches: [{ person: { isThin: true, codeProfiles: [{ name: 'otto' }] } }] }],
    });
  });

  it('cost a record and what is added for them, by what is known of the key', () => {
    expect(crustdata.price('profile', only('dev_platform_profiles'))).toEqual({ min: 1, max: 2 });
    expect(crustdata.price('profile', only('certifications', 'honors'))).toEqual({
      min: 1,
      max: 1,
    });
    const listed = account(['honors'], { honors: 3 });
    expect(crustdata.price('profile', only('honors'), { account: listed })).toEqual({
      min: 1,
      max: 4,
    });
    const prices = { dev_platform_profiles: 'unknown' } as const;
    expect(crustdata.price('profile', only('dev_platform_profiles'), { prices })).toMatchObject({
      isOpen: true,
    });
  });

  it('are out where there are none, the plan has not, or they are refused', () => {
    expect(crustdata.price('profile', only())).toEqual(OUT);
    expect(crustdata.price('profile', only('skills'))).toEqual(OUT);
    const price = (known: object) => crustdata.price('profile', only('honors'), known);
    expect(price({ account: account(['basic_profile']) })).toEqual(OUT);
    expect(price({ account: account(['honors'], {}, false) })).toEqual(OUT);
    expect(price({ refused: ['field:honors'] })).toEqual(OUT);
    const moved = { refused: [`email@${ENRICH}`] };
    expect(crustdata.price('email', only('honors'), moved)).toEqual(OUT);
    expect(crustdata.price('email', only('honors'))).toEqual({ min: 1, max: 1 });
  });

  it('are asked for by address too, with the least similarity', async () => {
    const body = { business_emails: [otto.address], min_similarity_score: 0.8, fields: ['honors'] };
    const reply = [entry(otto.address, undefined, { honors: [] })];
    const wish = { ...only('honors'), minSimilarity: 0.8 };
    const asked = await put([{ path: ENRICH, body, reply }], { of: otto, wish });
    expect(asked.reply?.askedExtras).toEqual(['honors']);
  });

  it('that are refused leave the others, and are remembered', async () => {
    const words = (field: string) => refusal(`Your plan does not include the fields: ${field}`);
    const step = (fields: readonly string[], reply: unknown, status = 200) => ({
      path: ENRICH,
      body: { ...byUrl, fields },
      status,
      reply,
    });
    const three = ['certifications', 'honors', 'dev_platform_profiles'];
    const order = { of: ottoline, wish: only(...three) };
    const steps = [
      step(three, words('certifications'), 403),
      step(three.slice(1), words('honors'), 403),
    ];
    const left = await put([...steps, step(three.slice(2), code)], order);
    expect(left.reply?.askedExtras).toEqual(['dev_platform_profiles']);
    expect(left.learnt).toEqual(['field:certifications', 'field:honors']);
    const none = await put([step(['honors'], words('honors'), 403)], {
      of: ottoline,
      wish: only('honors'),
    });
    expect(none.failure).toMatchObject({ code: 'not-in-plan', charged: 'no' });
    expect(none.learnt).toEqual(['field:honors']);
  });
});

describe('the extras that were really asked for', () => {
  it('are those of the card, and certifications where the plan lists them', async () => {
    const card = ['basic_profile', 'social_handles'];
    const listed = account([...card, 'certifications']);
    const refused = ['professional_network', 'experience', 'education', 'skills'].map(
      (field) => `field:${field}`,
    );
    const fields = [...card, 'certifications', 'honors'];
    const { reply } = await put(
      [{ path: ENRICH, body: { ...byUrl, fields }, reply: [entry(ottolineUrl, 'Ottoline')] }],
      { of: ottoline, wish: { extras: { crustdata: ['honors'] } } },
      { account: listed, refused },
    );
    expect(reply?.askedExtras).toEqual(['certifications', 'honors']);
  });

  it('are none of a preview', async () => {
    const body = { ...byUrl, fields: ['basic_profile', 'social_handles'], preview: true };
    const wish = { extras: { crustdata: ['honors'] }, isPreview: true };
    const steps = [{ path: ENRICH, body, reply: [entry(ottolineUrl, 'Ottoline')] }];
    expect((await put(steps, { of: ottoline, wish })).reply?.askedExtras).toEqual([]);
  });
});
