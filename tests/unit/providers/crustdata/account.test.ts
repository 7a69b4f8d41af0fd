import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../../lib/failure';
import { crustdata } from '../../../../lib/providers/crustdata/crustdata';
import type { Line } from '../../../../lib/providers/provider';
import { CONTACT, ENRICH, LIVE, refusal } from './scripted';

interface Answer {
  readonly status?: number;
  readonly body: unknown;
}

/** The two account endpoints, which are asked at once; anything else is not there. */
function accountLine(credits: Answer, endpoints: Answer): { line: Line; asked: string[] } {
  const asked: string[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { pathname, search } = new URL(request.url);
    asked.push(`${request.method} ${pathname}${search}`);
    const { status = 200, body } = pathname === '/account/credits' ? credits : endpoints;
    return Response.json(body, { status });
  };
  return { line: { key: 'sim-key', timeoutMs: 1000, fetch }, asked };
}

const credits = { body: { account: { credits: 940.5, credit_rollover: false } } };
const listed = (endpoints: readonly unknown[]) => ({ body: { token_limit_rpm: 300, endpoints } });

describe('an account', () => {
  it('tells of every endpoint for people, in two free requests', async () => {
    const { line, asked } = accountLine(
      credits,
      listed([
        {
          path: ENRICH,
          status: 'enabled',
          effective_rate_limit_rpm: 15,
          fields: { enabled: ['basic_profile'], disabled: ['honors'] },
          base_credits: 1,
          premium_fields: [{ field: 'dev_platform_profiles', credits: 1 }, null],
        },
        { path: CONTACT, status: 'not_enabled', effective_rate_limit_rpm: '15' },
        { path: LIVE, status: 'enabled', base_credits: 7, fields: null, premium_fields: null },
        { path: '/company/enrich', status: 'enabled' },
      ]),
    );
    expect(await crustdata.account(line)).toEqual({
      credits: 940.5,
      canEnrich: true,
      fieldsInPlan: ['basic_profile'],
      fieldsNotInPlan: ['honors'],
      requestsPerMinute: 15,
      endpoints: [
        {
          path: ENRICH,
          isEnabled: true,
          requestsPerMinute: 15,
          fieldsInPlan: ['basic_profile'],
          fieldsNotInPlan: ['honors'],
          credits: 1,
          surcharges: { dev_platform_profiles: 1 },
        },
        {
          path: CONTACT,
          isEnabled: false,
          requestsPerMinute: 15,
          fieldsInPlan: [],
          fieldsNotInPlan: [],
        },
        { path: LIVE, isEnabled: true, fieldsInPlan: [], fieldsNotInPlan: [], credits: 7 },
      ],
    });
    expect(asked.toSorted()).toEqual(['GET /account/credits', 'GET /account/endpoints']);
  });

  it('is read with credits in quotes, and without the rows that cannot be', async () => {
    const odd = [
      { field: 'contact.phone_numbers', credits: '3' },
      { field: 'honors', credits: 'some' },
    ];
    const { line } = accountLine(
      credits,
      listed([
        { path: null, status: 'enabled' },
        { path: LIVE, status: null },
        { path: ENRICH, status: 'enabled', premium_fields: odd },
      ]),
    );
    expect(await crustdata.account(line)).toMatchObject({
      canEnrich: true,
      endpoints: [{ path: ENRICH, surcharges: { 'contact.phone_numbers': 3 } }],
    });
    const listless = accountLine(credits, { body: { endpoints: null } }).line;
    await expect(crustdata.account(listless)).rejects.toThrow(FailureError);
  });

  it('without the ordinary endpoint cannot enrich', async () => {
    const { line } = accountLine(credits, listed([]));
    expect(await crustdata.account(line)).toMatchObject({ canEnrich: false, endpoints: [] });
  });

  it.each([
    [{ status: 401, body: { message: 'Invalid API key in request' } }, 'bad-key'],
    [{ status: 429, body: refusal('busy') }, 'rate-limited'],
    [{ status: 400, body: refusal('x-api-version is missing') }, 'refused'],
    [{ status: 500, body: refusal('oops', 'internal_error') }, 'provider-down'],
    [{ body: { account: {} } }, 'bad-reply'],
    [{ body: [] }, 'bad-reply'],
  ])('that answers %j is %s, and free', async (answer, code) => {
    const thrown = await crustdata
      .account(accountLine(answer, listed([])).line)
      .catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(FailureError);
    expect((thrown as FailureError).failure).toMatchObject({ code, charged: 'no' });
  });
});
