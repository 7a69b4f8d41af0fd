import { describe, expect, it } from 'vitest';
import { ENRICH_LAYER_KEYS } from '../../simulator/enrich-layer/keys';
import { AMARA, KEY, NOW, openEnrichLayer } from './enrich-layer';

describe('rate', () => {
  it('is 300 a minute over five minutes, so that 1500 pass at once', async () => {
    let at = NOW;
    const { call } = openEnrichLayer({}, () => at);
    const balance = async () => (await call({ path: '/credit-balance' })).status;
    const burst = new Set<number>();
    for (let sent = 0; sent < 1500; sent += 1) burst.add(await balance());
    expect([...burst]).toEqual([200]);
    expect(await balance()).toBe(429);
    at += 5 * 60_000;
    expect(await balance()).toBe(200);
  });

  it.each([
    [true, '59'],
    [false, null],
  ])('of a trial is two a minute; Retry-After told: %s', async (tellsRetryAfter, told) => {
    let at = NOW;
    const trial = { ratePerMinute: 2, windowMinutes: 1, tellsRetryAfter };
    const { profile, books } = openEnrichLayer(trial, () => at);
    const send = () => profile({ profile_url: AMARA });
    await send();
    at += 1000;
    await send();
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(refused.json).toMatchObject({ code: 429, name: 'Too Many Requests' });
    expect(refused.headers.get('retry-after')).toBe(told);
    expect(refused.cost).toBe('0');
    expect(books()).toEqual({ credits: 98, spent: 2, calls: 3 });
    at += 59_000;
    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(429);
  });
});

describe('reserved keys', () => {
  it('have names of their own that cannot be taken for real keys or Crustdata’s', () => {
    const keys = ENRICH_LAYER_KEYS.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).toMatch(/^el-[a-z-]+$/);
  });

  it.each([
    ['el-rich', 200, '1'],
    ['el-plain', 200, '1'],
    ['el-trial', 200, '1'],
    ['el-trial-silent', 200, '1'],
    ['el-empty', 403, '0'],
    ['el-last', 200, '1'],
    ['el-given', 405, '0'],
    ['el-recent-default', 200, '2'],
    ['el-old-header', 200, null],
    ['el-no-header', 200, null],
    ['el-free-skills', 200, '1'],
  ])('%s answers %i for %s', async (key, status, cost) => {
    const { about: _, ...account } = ENRICH_LAYER_KEYS.find((one) => one.key === key) ?? {
      about: '',
    };
    const answer = await openEnrichLayer({ ...account, key: KEY }).profile({ profile_url: AMARA });
    expect(answer.status).toBe(status);
    expect(answer.cost).toBe(cost);
    expect(answer.headers.has('none')).toBe(false);
    expect(answer.headers.get('x-proxycurl-credit-cost')).toBe(
      key === 'el-old-header' ? '1' : null,
    );
  });
});
