import { describe, expect, it } from 'vitest';
import { AMARA, KEY, openProvider } from './provider';

const BODY = { professional_network_profile_urls: [AMARA.url] };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('method and path', () => {
  it.each([
    ['GET', '/person/enrich'],
    ['PUT', '/person/enrich'],
    ['OPTIONS', '/person/enrich'],
    ['POST', '/person/enrich/'],
    ['POST', '/person/search'],
    ['POST', '/person/contact/enrich'],
    ['POST', '/account/credits'],
    ['GET', '/screener/person/enrich'],
  ])('answers %s %s with 404, before it asks for a key', async (method, path) => {
    const headers = { authorization: undefined };
    const { status, json } = await openProvider().call({ method, path, headers });
    expect(status).toBe(404);
    expect(json).toEqual({
      error: { type: 'not_found', message: `No such endpoint: ${method} ${path}`, metadata: [] },
    });
  });
});

describe('key', () => {
  it.each([
    [undefined, 'Missing API key in request'],
    ['Bearer', 'Missing API key in request'],
    ['Bearer sim-unknown', 'Invalid API key in request'],
    [`Token ${KEY}`, 'Invalid API key in request'],
    [KEY, 'Invalid API key in request'],
  ])('answers authorization %s with a flat 401', async (authorization, message) => {
    const provider = openProvider();
    for (const path of ['/person/enrich', '/user/credits']) {
      const method = path === '/person/enrich' ? 'POST' : 'GET';
      const { status, json } = await provider.call({ method, path, headers: { authorization } });
      expect(status).toBe(401);
      expect(json).toEqual({ message });
    }
    expect(provider.books()?.calls).toBe(0);
  });

  it('is looked at before the version', async () => {
    const headers = { authorization: undefined, 'x-api-version': undefined };
    expect((await openProvider().call({ body: BODY, headers })).status).toBe(401);
  });

  it('has no books if it is unknown', () => {
    expect(openProvider().crustdata.account('sim-unknown')).toBeUndefined();
  });
});

describe('version', () => {
  it.each([undefined, '2025-11-02', ''])('answers x-api-version %s with 400', async (version) => {
    const provider = openProvider();
    const headers = { 'x-api-version': version };
    const enriched = await provider.call({ body: BODY, headers });
    const credits = await provider.call({ method: 'GET', path: '/account/credits', headers });
    for (const { status, json } of [enriched, credits]) {
      expect(status).toBe(400);
      expect(json.error.type).toBe('invalid_request');
      expect(json.error.message).toContain('x-api-version: 2025-11-01');
    }
    expect(provider.books()?.spent).toBe(0);
  });
});

describe('content type', () => {
  it.each([undefined, 'text/plain', 'application/jsonp', 'multipart/form-data'])(
    'answers %s with 400',
    async (type) => {
      const { status, json } = await openProvider().call({
        body: BODY,
        headers: { 'content-type': type },
      });
      expect(status).toBe(400);
      expect(json.error.message).toBe('content-type must be application/json');
    },
  );

  it('may name a charset', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    expect((await openProvider().call({ body: BODY, headers })).status).toBe(200);
  });
});

describe('headers of an answer', () => {
  it('carry price, rate and a request id on success', async () => {
    const { headers } = await openProvider({ ratePerMinute: undefined }).enrich(BODY);
    expect(headers.get('x-credits-used')).toBe('1');
    expect(headers.get('x-ratelimit-limit')).toBe('15');
    expect(headers.get('x-ratelimit-remaining')).toBe('14');
    expect(headers.get('x-ratelimit-reset')).toBe('60');
    expect(headers.get('x-request-id')).toMatch(UUID);
    expect(headers.get('content-type')).toBe('application/json');
  });

  it('carry a price of 0 on refusals of every kind', async () => {
    const provider = openProvider({ credits: 0, ratePerMinute: 3 });
    const answers = [
      await provider.call({ headers: { 'x-api-version': undefined } }),
      await provider.enrich({}),
      await provider.enrich({ ...BODY, fields: ['honors'] }),
      await provider.enrich(BODY),
      await provider.enrich(BODY),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 403, 402, 429]);
    for (const { headers } of answers) {
      expect(headers.get('x-credits-used')).toBe('0');
      expect(headers.get('x-ratelimit-limit')).toBe('3');
      expect(headers.get('x-request-id')).toMatch(UUID);
    }
  });

  it('never repeat a request id', async () => {
    const provider = openProvider();
    const ids = [await provider.enrich(BODY), await provider.enrich(BODY)].map(({ headers }) =>
      headers.get('x-request-id'),
    );
    expect(new Set(ids).size).toBe(2);
  });

  it('never allow another origin', async () => {
    const provider = openProvider();
    const headers = { origin: 'https://www.linkedin.com' };
    const answers = [
      await provider.call({ body: BODY, headers }),
      await provider.call({ method: 'OPTIONS', headers }),
      await provider.call({ method: 'GET', path: '/user/credits', headers }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 200]);
    for (const answer of answers) {
      const names = [...answer.headers.keys()];
      expect(names).toContain('x-request-id');
      expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });
});
