import { describe, expect, it } from 'vitest';
import { enrichLayer } from '../../../../lib/providers/enrich-layer/enrich-layer';
import { API, given, lineTo, thessaly } from './recordings';

describe('for free', () => {
  it('it tells the balance', async () => {
    const { line, sent } = lineTo([await given('credit-balance', 0)]);
    expect(await enrichLayer.account(line)).toEqual({
      ...{ credits: 97, canEnrich: true, fieldsInPlan: [], fieldsNotInPlan: [] },
    });
    expect(sent.map(({ method, url }) => [method, url])).toEqual([
      ['GET', `${API}/credit-balance`],
    ]);
  });

  it('it tells where the picture is', async () => {
    const url = 'https://media.example.org/pp/thessaly.jpg?until=soon';
    const { line, sent } = lineTo([{ body: JSON.stringify({ tmp_profile_pic_url: url }) }]);
    expect(await enrichLayer.picture(line, thessaly.slug)).toBe(url);
    expect(sent.map((request) => request.url)).toEqual([
      `${API}/person/profile-picture?person_profile_url=${encodeURIComponent(
        'https://www.linkedin.com/in/thessaly-marchbank-0x1e/',
      )}`,
    ]);
  });

  it.each([
    ['a null', '{"tmp_profile_pic_url":null}', 200],
    ['a 404', '{"code":404,"description":"none","name":"Not Found"}', 404],
  ])('or that there is none, by %s', async (_, body, status) => {
    expect(
      await enrichLayer.picture(lineTo([{ body, status }]).line, thessaly.slug),
    ).toBeUndefined();
  });

  it.each([
    ['no link', '{"tmp_profile_pic_url":"not a link"}'],
    ['a script', '{"tmp_profile_pic_url":"javascript:alert(1)"}'],
  ])('and %s is unreadable', async (_, body) => {
    await expect(enrichLayer.picture(lineTo([{ body }]).line, thessaly.slug)).rejects.toMatchObject(
      {
        failure: { code: 'bad-reply', charged: 'no' },
      },
    );
  });
});
