import { describe, expect, it } from 'vitest';
import { AMARA, openProvider } from './provider';

const BODY = { professional_network_profile_urls: [AMARA.url] };

function withClock(ratePerMinute: number) {
  const clock = { ms: 1_000_000 };
  return { clock, provider: openProvider({ ratePerMinute }, { now: () => clock.ms }) };
}

function rateOf(headers: Headers): (string | null)[] {
  return ['limit', 'remaining', 'reset'].map((name) => headers.get(`x-ratelimit-${name}`));
}

describe('rate window', () => {
  it('slides: each request frees its place 60 s later', async () => {
    const { clock, provider } = withClock(2);
    expect(rateOf((await provider.enrich(BODY)).headers)).toEqual(['2', '1', '60']);
    clock.ms += 20_000;
    expect(rateOf((await provider.enrich(BODY)).headers)).toEqual(['2', '0', '40']);
    clock.ms += 10_500;
    const refused = await provider.enrich(BODY);
    expect(refused.status).toBe(429);
    expect(rateOf(refused.headers)).toEqual(['2', '0', '30']);
    expect(refused.json.error.type).toBe('rate_limit_exceeded');

    clock.ms += 29_499;
    expect((await provider.enrich(BODY)).status).toBe(429);
    clock.ms += 1;
    const allowed = await provider.enrich(BODY);
    expect(allowed.status).toBe(200);
    expect(rateOf(allowed.headers)).toEqual(['2', '0', '20']);
  });

  it('does not charge a refused request, but counts the call', async () => {
    const { provider } = withClock(1);
    await provider.enrich(BODY);
    expect((await provider.enrich(BODY)).status).toBe(429);
    expect(provider.books()).toEqual({ credits: 99, spent: 1, calls: 2 });
  });

  it('counts a request with a bad body, and none without the version', async () => {
    const { provider } = withClock(2);
    await provider.call({ body: BODY, headers: { 'x-api-version': undefined } });
    expect(rateOf((await provider.enrich({})).headers)).toEqual(['2', '1', '60']);
  });

  it('refuses by rate before it reads the body', async () => {
    const { provider } = withClock(1);
    await provider.enrich(BODY);
    expect((await provider.call({ text: '{' })).status).toBe(429);
  });

  it('is 15 a minute on /person/enrich unless told', async () => {
    const provider = openProvider({ ratePerMinute: undefined }, { now: () => 0 });
    const statuses: number[] = [];
    for (let n = 0; n < 16; n += 1) statuses.push((await provider.enrich(BODY)).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(15);
    expect(statuses.at(-1)).toBe(429);
  });

  it('is 300 a minute on each account endpoint, whatever /person/enrich used', async () => {
    const { provider } = withClock(1);
    await provider.enrich(BODY);
    for (let n = 0; n < 300; n += 1) await provider.get('/user/credits');
    expect((await provider.get('/user/credits')).status).toBe(429);
    expect(rateOf((await provider.get('/account/credits')).headers)).toEqual(['300', '299', '60']);
  });
});
