import { describe, expect, it } from 'vitest';
import { type Failure, FailureError } from '../../../../lib/failure';
import { crustdata } from '../../../../lib/providers/crustdata/crustdata';
import { autocomplete, searchPeople } from '../../../../lib/providers/crustdata/search';
import type { Line } from '../../../../lib/providers/provider';
import { recording } from './recordings';
import {
  CARD,
  CONTACT,
  credits,
  ENRICH,
  entry,
  LIVE,
  mailbox,
  ottoline,
  ottolineUrl,
  put,
  type Step,
  scripted,
} from './scripted';

const SEARCH = '/person/search';
const AUTOCOMPLETE = '/person/search/autocomplete';
const search = {
  filters: { field: 'basic_profile.current_title', type: '(.)', value: 'Sales' },
  fields: ['basic_profile', 'social_handles', 'experience', 'contact'],
} as const;

async function run<T>(steps: readonly Step[], work: (line: Line) => Promise<T>) {
  const { line, check } = scripted(steps);
  const outcome = await work(line).catch((thrown: unknown) => {
    if (thrown instanceof FailureError) return thrown.failure;
    throw thrown;
  });
  check();
  return outcome;
}

it('reads the account: credits, and every endpoint for people', async () => {
  const steps = [
    { path: '/account/credits', reply: await recording('account-credits') },
    { path: '/account/endpoints', reply: await recording('account-endpoints') },
  ];
  const inPlan = [...CARD, 'dev_platform_profiles'];
  const notInPlan = ['certifications', 'honors', 'updated_at'];
  const none = { fieldsInPlan: [], fieldsNotInPlan: [] };
  expect(await run(steps, (line) => crustdata.account(line))).toEqual({
    credits: 9406.25,
    canEnrich: true,
    fieldsInPlan: inPlan,
    fieldsNotInPlan: notInPlan,
    requestsPerMinute: 15,
    endpoints: [
      {
        path: ENRICH,
        isEnabled: true,
        requestsPerMinute: 15,
        fieldsInPlan: inPlan,
        fieldsNotInPlan: notInPlan,
        credits: 1,
        surcharges: { dev_platform_profiles: 1 },
      },
      {
        path: CONTACT,
        isEnabled: false,
        requestsPerMinute: 15,
        ...none,
        credits: 0,
        surcharges: {
          'contact.business_emails': 1,
          'contact.personal_emails': 2,
          'contact.phone_numbers': 2,
        },
      },
      { path: LIVE, isEnabled: false, requestsPerMinute: 10, ...none, credits: 7 },
      {
        path: SEARCH,
        isEnabled: true,
        requestsPerMinute: 30,
        fieldsInPlan: ['basic_profile', 'social_handles'],
        fieldsNotInPlan: [],
        credits: 0.03,
        filterSurcharges: { 'basic_profile.normalized_title.department': 0.01 },
      },
      { path: AUTOCOMPLETE, isEnabled: true, requestsPerMinute: 15, ...none, credits: 0 },
    ],
  });
});

describe('a search', () => {
  const step = async (name: string, used: number) => ({
    path: SEARCH,
    body: search,
    reply: await recording(name),
    headers: credits(used),
  });

  it('brings a page of people', async () => {
    const found = await run([await step('search', 0.06)], (line) => searchPeople(line, search));
    const { profiles } = JSON.parse(await recording('search')) as { profiles: unknown[] };
    const lists = {
      languages: [],
      network: { verifications: [], openTo: [] },
      contact: { emails: [], phones: [], websites: [] },
      schools: [],
      degrees: [],
      skills: [],
      certifications: [],
      honours: [],
      codeProfiles: [],
      asOf: '2026-09-14T00:00:00',
    };
    const role = (title: string, name: string, headquartersCountry: string) => ({
      title,
      company: { name, headcountRange: '11-50', headquartersCountry, industries: [], ids: {} },
      isCurrent: true,
      start: '2021-09-01',
    });
    expect(found).toEqual({
      people: [
        {
          ...lists,
          id: 'crustdata:900176',
          name: 'Marguerite Sallow',
          headline: 'VP of Sales at Candlewick',
          title: 'VP of Sales',
          department: 'Sales',
          place: { text: 'Ghent, Belgium', city: 'Ghent', country: 'Belgium', continent: 'Europe' },
          slug: 'marguerite-sallow-0x4c',
          roles: [role('VP of Sales', 'Candlewick', 'BEL')],
        },
        {
          ...lists,
          id: 'crustdata:900177',
          name: 'Ignatz Corrow',
          headline: 'VP, Sales',
          title: 'VP Sales',
          place: { text: 'Graz, Austria', city: 'Graz', country: 'Austria', continent: 'Europe' },
          slug: 'ignatz-corrow-0x4d',
          roles: [role('VP Sales', 'Corrow & Pell', 'AUT')],
        },
      ],
      raw: profiles,
      nextCursor: 'bmV4dC0weDRk',
      total: 8,
      credits: 0.06,
    });
  });

  it('that finds nobody is free and has no next page', async () => {
    const found = await run([await step('search-empty', 0)], (line) => searchPeople(line, search));
    expect(found).toEqual({ people: [], raw: [], total: 0, credits: 0 });
  });

  it('is helped by the values of a field, letter by letter, without the empty one', async () => {
    const body = { field: 'basic_profile.current_title', query: 'vp' };
    const values = { path: AUTOCOMPLETE, body, reply: await recording('autocomplete') };
    const found = await run([values], (line) => autocomplete(line, body));
    expect(found).toEqual(['VP of Sales', 'VP Sales', 'vp of sales']);
  });
});

// The headers of 429 are published, its body is not.
const WINDOW = {
  'x-ratelimit-limit': '15',
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': '37',
};
const FAILURES: [string, Failure][] = [
  [
    'error-400',
    {
      code: 'refused',
      charged: 'no',
      said: 'PersonDB preview feature is not available for your account.',
    },
  ],
  ['error-401', { code: 'bad-key', charged: 'no', said: 'Invalid API key in request' }],
  [
    'error-402',
    {
      code: 'no-credit',
      charged: 'no',
      said: 'You do not have enough credits for this request.',
    },
  ],
  [
    'error-403',
    {
      code: 'not-in-plan',
      charged: 'no',
      said: 'Your plan does not include these fields: certifications',
    },
  ],
  [
    'error-429',
    { code: 'rate-limited', retryAfterS: 37, charged: 'no', said: 'Too many requests' },
  ],
  [
    'error-500',
    { code: 'provider-down', charged: 'maybe', said: 'Something went wrong on our side.' },
  ],
];
const card = { professional_network_profile_urls: [ottolineUrl], fields: CARD };

/** An error as recorded, with the status in its name. */
async function errorStep(name: string, path: string, body: unknown): Promise<Step> {
  const status = Number(name.match(/\d+/)?.[0]);
  return {
    path,
    body,
    status,
    reply: await recording(name),
    headers: status === 429 ? WINDOW : {},
  };
}

describe('a refusal', () => {
  it.each(FAILURES)('%s of a look-up and of a search is %o', async (name, expected) => {
    const { failure, learnt } = await put([await errorStep(name, ENRICH, card)], { of: ottoline });
    expect(failure).toEqual(expected);
    expect(learnt).toEqual([]);
    const steps = [await errorStep(name, SEARCH, search)];
    expect(await run(steps, (line) => searchPeople(line, search))).toEqual(expected);
  });

  it('of nobody found is nobody', async () => {
    const { reply } = await put([await errorStep('error-404', ENRICH, card)], { of: ottoline });
    expect(reply?.outcomes).toEqual([{ matches: [] }]);
    const steps = [await errorStep('error-404', SEARCH, search)];
    expect(await run(steps, (line) => searchPeople(line, search))).toEqual({ people: [], raw: [] });
  });

  it('of a preview is remembered', async () => {
    const fields = ['basic_profile', 'social_handles'];
    const step = await errorStep('error-400', ENRICH, { ...card, fields, preview: true });
    const { failure, learnt } = await put([step], { of: ottoline, wish: { isPreview: true } });
    expect(failure).toEqual({ code: 'not-in-plan', charged: 'no' });
    expect(learnt).toEqual(['preview']);
  });

  it('of a field is remembered, and the rest asked for once more', async () => {
    const fields = [...CARD, 'certifications'];
    const again = { path: ENRICH, body: card, reply: [entry(ottolineUrl, 'Ottoline')] };
    const { names, learnt } = await put(
      [await errorStep('error-403', ENRICH, { ...card, fields }), again],
      { of: ottoline, wish: { extras: { crustdata: ['certifications'] } } },
    );
    expect(names).toEqual(['Ottoline']);
    expect(learnt).toEqual(['field:certifications']);
  });

  it('of two addresses by name costs the third nothing', async () => {
    const of = [1, 2, 3].map(mailbox);
    const [, second] = of;
    const addresses = of.map(({ address }) => address);
    const again = {
      path: ENRICH,
      body: { business_emails: [second?.address], fields: CARD },
      reply: [entry(second?.address ?? '', 'Second')],
      headers: credits(1),
    };
    const body = { business_emails: addresses, fields: CARD };
    const { reply, names, learnt } = await put(
      [await errorStep('error-400-emails', ENRICH, body), again],
      { of },
    );
    const said = 'Invalid business emails: hand1@larkmoor.example.com, hand3@larkmoor.example.com';
    expect(names).toEqual([undefined, 'Second', undefined]);
    expect(reply?.outcomes.map(({ refusedFor }) => refusedFor)).toEqual([said, undefined, said]);
    expect(reply?.credits).toBe(1);
    expect(learnt).toEqual([]);
  });
});
