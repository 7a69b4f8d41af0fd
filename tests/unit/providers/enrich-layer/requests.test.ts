import { describe, expect, it } from 'vitest';
import { enrichLayer } from '../../../../lib/providers/enrich-layer/enrich-layer';
import type { ContactKind } from '../../../../lib/providers/provider';
import { given, lineTo, look, PROFILE, recording, thessaly, wishFor } from './recordings';

describe('a profile is asked for', () => {
  it.each([
    ['the plain one', wishFor(), '&use_cache=if-present', 1, 1],
    ['cached', wishFor({ freshness: 'cached' }), '&use_cache=if-present', 1, 1],
    [
      'recent',
      wishFor({ freshness: 'recent' }),
      '&use_cache=if-recent&fallback_to_cache=on-error',
      2,
      2,
    ],
    [
      'live',
      wishFor({ freshness: 'live' }),
      '&live_fetch=force&use_cache=if-recent&fallback_to_cache=never',
      10,
      11,
    ],
    [
      'with contact, of the kinds it has',
      wishFor({ contact: ['websites', 'phones', 'businessEmails', 'personalEmails'] }),
      '&use_cache=if-present&personal_email=include&personal_contact_number=include',
      1,
      11,
    ],
    [
      'with extras, of those it has',
      wishFor({
        extras: {
          'enrich-layer': ['x', 'extra', 'skills', 'github', 'facebook', 'salary', 'shoe-size'],
          crustdata: ['preview'],
        },
      }),
      '&use_cache=if-present&extra=include&skills=include&github_profile_id=include' +
        '&facebook_profile_id=include&twitter_profile_id=include&inferred_salary=include',
      1,
      7,
    ],
    [
      'with all of it',
      wishFor({
        freshness: 'live',
        contact: ['phones'],
        extras: { 'enrich-layer': ['skills'] },
      }),
      '&live_fetch=force&use_cache=if-recent&fallback_to_cache=never&skills=include' +
        '&personal_contact_number=include',
      10,
      17,
    ],
  ] as const)('%s', async (_, wish, query, min, max) => {
    const { line, sent } = lineTo([await given('as-published', 1)]);
    await look(line, wish);
    expect(sent.map(({ method, url }) => [method, url])).toEqual([['GET', PROFILE + query]]);
    // Each address and number is charged, however many there are.
    const open = wish.contact.length > 0 ? { isOpen: true } : {};
    expect(enrichLayer.price('profile', wish)).toEqual({ min, max, ...open });
    expect(enrichLayer.price('email', wish)).toEqual({ min: 3, max: 3 + max, ...open });
  });

  it('and its price is known to the credit where none but contact details that it has not are wished', () => {
    const wish = wishFor({ contact: ['businessEmails', 'websites'] });
    expect(enrichLayer.price('profile', wish)).toEqual({ min: 1, max: 1 });
  });

  it('and of the contact details that are wished it says which it asked for', async () => {
    const asked = async (...contact: ContactKind[]) => {
      const { line } = lineTo([await given('as-published')]);
      return (await look(line, wishFor({ contact }))).askedContact;
    };
    expect(await asked()).toEqual([]);
    expect(await asked('businessEmails', 'websites')).toEqual([]);
    expect(await asked('websites', 'phones', 'personalEmails')).toEqual([
      ...['personalEmails', 'phones'],
    ]);
  });

  it('with the key, no cookie, no referrer, no body, and no redirect followed', async () => {
    const { line, sent } = lineTo([await given('as-published')]);
    await look(line);
    const [request] = sent;
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({ authorization: 'Bearer el-key' });
    expect(request).toMatchObject({
      ...{ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' },
      ...{ cache: 'no-store', body: null },
    });
  });

  it('by the encoded address of a slug in any script', async () => {
    const { line, sent } = lineTo([await given('right-to-left')]);
    const slug = 'ליאור-0x1e';
    await enrichLayer.enrich(line, { identifiers: [{ kind: 'profile', slug }], wish: wishFor() });
    const url = new URL(sent[0]?.url ?? '').searchParams.get('profile_url');
    expect(url).toBe(`https://www.linkedin.com/in/${encodeURIComponent(slug)}/`);
  });

  it('and what it cost is read from the header, by its new name or its old one', async () => {
    const body = await recording('as-published');
    const cost = async (headers: Record<string, string>) =>
      (await look(lineTo([{ body, headers }]).line)).credits;
    expect(await cost({ 'X-EnrichLayer-Credit-Cost': '2' })).toBe(2);
    expect(await cost({ 'X-Proxycurl-Credit-Cost': '3' })).toBe(3);
    expect(await cost({ 'x-enrichlayer-credit-cost': '1', 'x-proxycurl-credit-cost': '9' })).toBe(
      1,
    );
    for (const odd of ['', 'free', '-1', 'NaN']) {
      expect(await cost({ 'x-enrichlayer-credit-cost': odd }), odd).toBeUndefined();
    }
  });
});

it.each(['ACwAAB2x3y4zAbCdEfGhIjKlMnOpQrStUvWxYz0', 'ACoAAB2x3y4zAbCdEfGhIjKlMnOpQrStUvWxYz0'])(
  'of the hashed id %s nothing is sent',
  async (slug) => {
    const { line, sent } = lineTo([]);
    const order = { identifiers: [{ kind: 'profile', slug } as const], wish: wishFor() };
    const failure = { code: 'not-supported', charged: 'no' };
    await expect(enrichLayer.enrich(line, order)).rejects.toMatchObject({ failure });
    await expect(enrichLayer.picture(line, slug)).rejects.toMatchObject({ failure });
    expect(sent).toEqual([]);
  },
);

it('sends nothing for none, for two at once, and for a preview, of which it has none', async () => {
  const { line, sent } = lineTo([]);
  for (const identifiers of [[], [thessaly, thessaly]]) {
    const order = { identifiers, wish: wishFor() };
    await expect(enrichLayer.enrich(line, order)).rejects.toMatchObject({
      failure: { code: 'bad-input', charged: 'no' },
    });
  }
  await expect(look(line, wishFor({ isPreview: true }))).rejects.toMatchObject({
    failure: { code: 'not-supported', charged: 'no' },
  });
  expect(sent).toEqual([]);
});
