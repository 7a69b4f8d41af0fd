import { describe, expect, it } from 'vitest';
import { enrichLayer } from '../../../../lib/providers/enrich-layer/enrich-layer';
import type { Wish } from '../../../../lib/providers/provider';
import { address, given, lineTo, look, PROFILE } from './recordings';

const OUT = { min: 0, max: 0, isOut: true };
const CACHED = `${PROFILE}&use_cache=if-present`;

function only(...extras: string[]): Wish {
  return { contact: [], extras: { 'enrich-layer': extras }, isExtrasOnly: true };
}

describe('extras alone', () => {
  it('are the only options that the profile is asked for with', async () => {
    const { line, sent } = lineTo([await given('filled', 2)]);
    const wish: Wish = { ...only('skills'), contact: ['phones'], freshness: 'live' };
    const reply = await look(line, wish);
    expect(sent.map(({ url }) => url)).toEqual([`${CACHED}&skills=include`]);
    expect(reply).toMatchObject({ credits: 2, askedContact: [], askedExtras: ['skills'] });
  });

  it('cost the profile, which comes with them, and a credit each', () => {
    expect(enrichLayer.price('profile', only('skills'))).toEqual({ min: 1, max: 2 });
    expect(enrichLayer.price('profile', only('skills', 'x', 'shoe-size'))).toEqual({
      min: 1,
      max: 3,
    });
    const wish: Wish = { ...only('skills'), contact: ['phones'], freshness: 'recent' };
    expect(enrichLayer.price('profile', wish)).toEqual({ min: 1, max: 2 });
  });

  it('are out where there are none, where they are refused, and by an address', async () => {
    expect(enrichLayer.price('profile', only('honors'))).toEqual(OUT);
    const refused = ['skills@/profile'];
    expect(enrichLayer.price('profile', only('skills'), { refused })).toEqual(OUT);
    expect(enrichLayer.price('email', only('skills'))).toEqual(OUT);
    const { line, sent } = lineTo([]);
    await expect(look(line, only('skills'), address)).rejects.toMatchObject({
      failure: { code: 'not-supported', charged: 'no' },
    });
    expect(sent).toEqual([]);
  });

  it('that are all refused are not paid for: the plain profile is not asked for in their place', async () => {
    const { line, sent, refusals } = lineTo([await given('error-400-extra', 0, 400)]);
    await expect(look(line, only('salary'))).rejects.toMatchObject({
      failure: { code: 'not-in-plan', charged: 'no' },
    });
    expect(sent).toHaveLength(1);
    expect(refusals).toEqual(['inferred_salary@/profile']);
  });

  it('of which one is refused come without it', async () => {
    const replies = [await given('error-400-extra', 0, 400), await given('filled', 2)];
    const { line, sent } = lineTo(replies);
    const reply = await look(line, only('salary', 'skills'));
    expect(reply.askedExtras).toEqual(['skills']);
    expect(sent.map(({ url }) => url).at(-1)).toBe(`${CACHED}&skills=include`);
  });
});

describe('the extras that were really asked for', () => {
  it('are told with the card, by profile and by address', async () => {
    const wish: Wish = { contact: [], extras: { 'enrich-layer': ['x', 'skills'] } };
    const { line } = lineTo([await given('filled', 3)]);
    expect((await look(line, wish)).askedExtras).toEqual(['skills', 'x']);
    const found = lineTo([await given('resolve-email-url-only', 3), await given('filled', 3)]);
    const order = { identifiers: [address], wish, atMost: 10 };
    expect((await enrichLayer.enrich(found.line, order)).askedExtras).toEqual(['skills', 'x']);
    const alone = lineTo([await given('resolve-email-url-only', 3)]);
    const cheap = { ...order, atMost: 3 };
    expect((await enrichLayer.enrich(alone.line, cheap)).askedExtras).toEqual([]);
  });
});
