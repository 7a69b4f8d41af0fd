import { describe, expect, it } from 'vitest';
import { enrichLayer } from '../../../../lib/providers/enrich-layer/enrich-layer';
import type { Line } from '../../../../lib/providers/provider';
import { address, type Given, lineTo, recording, thessaly, wishFor } from './recordings';

const HTML = '<html><head><title>Attention</title></head><body>Gateway</body></html>';
const error = async (name: string, status: number, headers?: Given['headers']): Promise<Given> => ({
  body: await recording(name),
  status,
  ...(headers === undefined ? {} : { headers }),
});
const look = (line: Line) =>
  enrichLayer.enrich(line, { identifiers: [thessaly], wish: wishFor({ contact: ['phones'] }) });
const failing = (given: Given | Error) => {
  const { line, sent } = lineTo([given]);
  return { sent, outcome: look(line) };
};

describe('what the provider refuses', () => {
  it.each([
    ['error-400', 400, 'refused', "Invalid input parameters: Parameter 'q' is not recognized"],
    ['error-400-identifier', 400, 'bad-input', /^Invalid input parameters: /],
    ['error-401', 401, 'bad-key', 'Invalid API key'],
    ['error-403', 403, 'no-credit', 'You have run out of credits'],
    ['error-404-endpoint', 404, 'not-supported', /^The requested URL was not found/],
    ['error-410', 410, 'not-supported', 'This endpoint is retired'],
    ['error-429', 429, 'rate-limited', 'Rate limit exceeded'],
    ['error-500', 418, 'refused', 'Something went wrong on our side'],
  ] as const)(
    '%s with status %i is %s, free, and not repeated',
    async (name, status, code, said) => {
      const { sent, outcome } = failing(await error(name, status));
      await expect(outcome).rejects.toMatchObject({
        failure: { code, charged: 'no', said: expect.stringMatching(said) },
      });
      expect(sent).toHaveLength(1);
    },
  );

  it.each([
    [400, 'refused'],
    [401, 'bad-key'],
    [403, 'refused'],
    [404, 'refused'],
    [410, 'not-supported'],
    [429, 'rate-limited'],
  ] as const)('%i with a gateway’s page is %s, without a quotation', async (status, code) => {
    const { outcome } = failing({ body: HTML, status });
    const thrown = await outcome.catch((reason: unknown) => reason);
    expect(thrown).toMatchObject({ failure: { code, charged: 'no' } });
    expect(thrown).not.toHaveProperty('failure.said');
  });

  it('by whatever field it speaks, cut to what can be shown', async () => {
    const said = async (body: unknown) => {
      const { outcome } = failing({ body: JSON.stringify(body), status: 401 });
      return outcome.catch((thrown) => thrown.failure.said);
    };
    for (const body of [
      { message: 'No' },
      { error: 'No' },
      { error: { message: 'No' } },
      { detail: 'No', name: 'Unauthorized' },
      { code: 401, description: 'No', name: 'Unauthorized' },
    ]) {
      expect(await said(body), JSON.stringify(body)).toBe('No');
    }
    expect(await said({ message: 'x'.repeat(5000) })).toHaveLength(200);
    for (const body of [null, [], 'No', { message: 7 }, { error: [] }, { invalid_fields: [] }]) {
      expect(await said(body), JSON.stringify(body)).toBeUndefined();
    }
  });

  it('knows better by the header whether it was charged', async () => {
    const { outcome } = failing(await error('error-400', 400, { 'x-proxycurl-credit-cost': '1' }));
    await expect(outcome).rejects.toMatchObject({
      failure: { code: 'refused', charged: 'yes', credits: 1 },
    });
  });
});

describe('nobody', () => {
  it('is a 404 in the envelope, and free', async () => {
    const { line, sent } = lineTo([await error('error-404', 404)]);
    expect(await look(line)).toMatchObject({ outcomes: [{ matches: [] }], raw: [[]] });
    expect(sent).toHaveLength(1);
  });

  it('is charged where the header says so, as the former service did', async () => {
    const { line } = lineTo([await error('error-404', 404, { 'x-proxycurl-credit-cost': '1' })]);
    expect(await look(line)).toMatchObject({ outcomes: [{ matches: [] }], credits: 1 });
  });

  it.each([
    { code: 404, description: 'Nothing here', name: 'Not Found' },
    { message: 'Person profile does not exist' },
    { error: 'Not Found', message: 'No such profile.' },
    { error: { message: 'Unknown person' } },
  ])('is a 404 with the words of the envelope, or of a person: %j', async (body) => {
    const { line } = lineTo([{ body: JSON.stringify(body), status: 404 }]);
    expect(await look(line)).toMatchObject({ outcomes: [{ matches: [] }] });
  });

  it.each([
    ...['', HTML, '[]', 'null', '{"code":404}', '{"code":404,"message":"HTTP 404 Not Found"}'],
    '{"message":"no Route matched with those values"}',
    '{"message":"Cannot GET /api/v2/profile?profile_url=x"}',
    '{"status":404,"error":"Not Found","path":"/api/v2/profile"}',
    '{"error":{"code":404,"message":"Not found","status":"NOT_FOUND"}}',
    '{"detail":"Not Found"}',
  ])('is not a 404 with the body %j', async (body) => {
    const { outcome } = failing({ body, status: 404 });
    await expect(outcome).rejects.toMatchObject({ failure: { code: 'refused', charged: 'no' } });
  });

  it('is not a 404 of a missing address, in whichever field that is said', async () => {
    const body = JSON.stringify({ code: 404, name: 'Not Found', description: 'No such endpoint' });
    for (const said of [body, body.replace('"name"', '"message"')]) {
      const { outcome } = failing({ body: said, status: 404 });
      await expect(outcome).rejects.toMatchObject({ failure: { code: 'not-supported' } });
    }
  });
});

it.each([
  [{ 'retry-after': '7' }, 7],
  [{ 'retry-after': '0.2' }, 1],
  [{ 'retry-after': '0' }, 1],
  [{}, 60],
  [{ 'retry-after': 'soon' }, 60],
  [{ 'retry-after': 'Sun, 22 Nov 2026 10:02:30 GMT', date: 'Sun, 22 Nov 2026 10:00:00 GMT' }, 150],
  [{ 'retry-after': 'Sun, 22 Nov 2026 10:02:30 GMT' }, 60],
])('waits as told by %j: %i s', async (headers, retryAfterS) => {
  const { sent, outcome } = failing(await error('error-429', 429, headers));
  await expect(outcome).rejects.toMatchObject({ failure: { code: 'rate-limited', retryAfterS } });
  expect(sent).toHaveLength(1);
});

describe('a fault that is documented as free', () => {
  it.each([500, 503])('%i is tried once more', async (status) => {
    const { line, sent } = lineTo([
      { body: HTML, status },
      { body: await recording('as-published'), headers: { 'x-enrichlayer-credit-cost': '1' } },
    ]);
    expect(await look(line)).toMatchObject({ credits: 1, outcomes: [{ matches: [{}] }] });
    expect(sent.map(({ url }) => url)).toEqual([sent[0]?.url, sent[0]?.url]);
  });

  it.each([
    ['error-500', 500],
    ['error-503', 503],
  ])('%s is no more than that, and free', async (name, status) => {
    const { sent, outcome } = failing(await error(name, status));
    await expect(outcome).rejects.toMatchObject({
      failure: { code: 'provider-down', charged: 'no' },
    });
    expect(sent).toHaveLength(2);
  });

  it('is tried once more in an order of several calls, not in each', async () => {
    const { line, sent } = lineTo([
      await error('error-500', 500),
      { body: await recording('resolve-email-url-only') },
      await error('error-503', 503),
    ]);
    const wish = wishFor({ contact: ['phones'] });
    const reply = await enrichLayer.enrich(line, { identifiers: [address], wish });
    expect(sent).toHaveLength(3);
    expect(reply.failures).toMatchObject([{ failure: { code: 'provider-down' } }]);
  });

  it.each([
    [{ 'x-enrichlayer-credit-cost': '1' }, 'yes'],
    [{ 'retry-after': '30' }, 'no'],
  ] as const)('is not tried again where it says %j', async (headers, charged) => {
    const { sent, outcome } = failing(await error('error-503', 503, headers));
    await expect(outcome).rejects.toMatchObject({ failure: { code: 'provider-down', charged } });
    expect(sent).toHaveLength(1);
  });
});

describe('what may have been charged is never tried again', () => {
  it.each([502, 504, 520])('%i', async (status) => {
    const { sent, outcome } = failing({ body: HTML, status });
    await expect(outcome).rejects.toMatchObject({
      failure: { code: 'provider-down', charged: 'maybe' },
    });
    expect(sent).toHaveLength(1);
  });

  it('a dropped connection', async () => {
    const { sent, outcome } = failing(new TypeError('Failed to fetch'));
    await expect(outcome).rejects.toMatchObject({
      failure: { code: 'unreachable', charged: 'maybe' },
    });
    expect(sent).toHaveLength(1);
  });

  it('a reply that does not come in time', async () => {
    let calls = 0;
    const hanging: typeof fetch = (input, init) => {
      calls += 1;
      const { signal } = new Request(input, init);
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
      });
    };
    const { line } = lineTo([], { fetch: hanging, timeoutMs: 20 });
    await expect(look(line)).rejects.toMatchObject({
      failure: { code: 'timed-out', charged: 'maybe', waitedS: 0 },
    });
    expect(calls).toBe(1);
    await expect(enrichLayer.account(line)).rejects.toMatchObject({
      failure: { code: 'timed-out', charged: 'no' },
    });
  });

  it('a reply that is larger than any answer, with what it cost and its beginning', async () => {
    const body = `{"full_name":"${'x'.repeat(4_100_000)}"}`;
    const { outcome } = failing({ body, headers: { 'x-enrichlayer-credit-cost': '1' } });
    await expect(outcome).rejects.toMatchObject({
      failure: { code: 'bad-reply', charged: 'yes', credits: 1 },
      reply: expect.stringMatching(/^\{"full_name":"x/),
    });
  });
});

it.each([
  [401, 'bad-key'],
  [403, 'no-credit'],
  [500, 'provider-down'],
  [502, 'provider-down'],
] as const)('the free balance with %i is %s, free', async (status, code) => {
  const { line } = lineTo([{ body: '{"code":1,"description":"x"}', status }]);
  await expect(enrichLayer.account(line)).rejects.toMatchObject({
    failure: { code, charged: 'no' },
  });
});

it.each(['{}', '{"credit_balance":"many"}', 'null', ''])(
  'the balance %j is unreadable, and free',
  async (body) => {
    await expect(enrichLayer.account(lineTo([{ body }]).line)).rejects.toMatchObject({
      failure: { code: 'bad-reply', charged: 'no' },
    });
  },
);
