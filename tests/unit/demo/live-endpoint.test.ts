import { describe, expect, it } from 'vitest';
import type { DemoAccount } from '../../../lib/demo/accounts';
import { AMARA, openPublished, personOf } from './provider';

const PATH = '/person/professional_network/enrich/live';
const NOW = Date.UTC(2026, 10, 22);
const TODAY = '2026-11-22T00:00:00.000Z';
const URLS = { professional_network_profile_urls: [AMARA.url] };
const NOBODY = 'https://www.linkedin.com/in/nobody-at-all-0x00';
const PLAN: Partial<DemoAccount> = { contract: 'D', live: true };

function open(account: Partial<DemoAccount> = PLAN) {
  return openPublished(account, { now: () => NOW });
}

describe('the plan', () => {
  it.each(['B', 'C', 'D'] as const)(
    'lacks the endpoint in state %s unless told',
    async (contract) => {
      const provider = open({ contract });
      const { status, json } = await provider.post(PATH, URLS);
      expect(status).toBe(403);
      expect(json.error.message).toBe(`Your plan does not include the endpoint ${PATH}`);
      expect(provider.books()?.spent).toBe(0);
      expect((await open({ contract, live: true }).post(PATH, URLS)).status).toBe(200);
    },
  );

  it('in state A has no such endpoint, unless told', async () => {
    expect((await open({ contract: 'A' }).post(PATH, URLS)).status).toBe(404);
    expect((await open({ contract: 'A', live: true }).post(PATH, URLS)).status).toBe(200);
  });

  it('may lack a field', async () => {
    const { status, json } = await open().post(PATH, { ...URLS, fields: ['honors'] });
    expect(status).toBe(403);
    expect(json.error.message).toBe('Your plan does not include the fields: honors');
  });
});

describe('the answer', () => {
  it('is the default pair, dated now', async () => {
    const { status, json } = await open().post(PATH, URLS);
    expect(status).toBe(200);
    const [{ matched_on, match_type, matches }] = json;
    expect([matched_on, match_type]).toEqual([AMARA.url, 'professional_network_profile_url']);
    const { person_data, confidence_score } = matches[0];
    expect(confidence_score).toBe(1);
    expect(Object.keys(person_data)).toEqual([
      ...['crustdata_person_id', 'basic_profile', 'social_handles'],
    ]);
    expect(person_data.basic_profile.last_updated).toBe(TODAY);
  });

  it('has the groups of state D, every date today', async () => {
    const fields = ['professional_network', 'updated_at', 'skills'];
    const { json } = await open().post(PATH, { ...URLS, fields });
    const { person_data } = json[0].matches[0];
    expect(person_data.professional_network.metadata).toEqual({ last_scraped_source: TODAY });
    expect(person_data.updated_at).toBe(TODAY);
    expect(person_data.skills.professional_network_skills).toContain('Robotics');
  });

  it('adds no group to a thin person', async () => {
    const people = [personOf(1, 'thin-0x01')];
    const provider = openPublished(PLAN, { people, now: () => NOW });
    const { json } = await provider.post(PATH, {
      professional_network_profile_urls: ['https://www.linkedin.com/in/thin-0x01'],
      fields: ['basic_profile.last_updated', 'professional_network', 'updated_at'],
    });
    expect(json[0].matches[0].person_data).toEqual({
      crustdata_person_id: 1,
      basic_profile: { last_updated: TODAY },
    });
  });

  it('leaves the stored person alone', async () => {
    const provider = open();
    await provider.post(PATH, URLS);
    const { json } = await provider.enrich(URLS);
    expect(json[0].matches[0].person_data.basic_profile.last_updated).not.toBe(TODAY);
  });

  it('without a match is an empty list, or 404 where told', async () => {
    const nobody = { professional_network_profile_urls: [NOBODY] };
    const { status, json } = await open().post(PATH, nobody);
    expect([status, json[0].matches]).toEqual([200, []]);
    const provider = open({ ...PLAN, noMatch404: [PATH] });
    expect((await provider.post(PATH, nobody)).status).toBe(404);
    expect((await provider.enrich(nobody)).status).toBe(200);
    expect(provider.books()?.spent).toBe(0);
  });
});

describe('price', () => {
  it('is 7 for each person found, whatever is asked for', async () => {
    const provider = open();
    const body = { professional_network_profile_urls: [AMARA.url, NOBODY, AMARA.url] };
    expect((await provider.post(PATH, body)).headers.get('x-credits-used')).toBe('14');
    const code = await provider.post(PATH, { ...URLS, fields: ['dev_platform_profiles'] });
    expect(code.headers.get('x-credits-used')).toBe('7');
    expect(provider.books()).toEqual({ credits: 79, spent: 21, calls: 2 });
  });

  it('must be covered before anybody is looked up', async () => {
    const { status, json } = await open({ ...PLAN, credits: 6 }).post(PATH, URLS);
    expect(status).toBe(402);
    expect(json.error.message).toBe('Insufficient credits: the request needs at least 7');
    expect((await open({ ...PLAN, credits: 7 }).post(PATH, URLS)).status).toBe(200);
  });
});

describe('the body', () => {
  it.each([
    ['Unknown parameter: business_emails', { business_emails: [AMARA.email] }],
    ['Unknown parameter: preview', { ...URLS, preview: true }],
    ['Unknown parameter: force_fetch', { ...URLS, force_fetch: true }],
    ['professional_network_profile_urls is required', { fields: ['skills'] }],
    ['fields has unsupported values: contact', { ...URLS, fields: ['contact'] }],
    ['fields must be a list of at least one string', { ...URLS, fields: 'skills' }],
    [
      'professional_network_profile_urls must hold 1 to 25 identifiers',
      { professional_network_profile_urls: Array(26).fill(AMARA.url) },
    ],
    ['Invalid professional network profile URLs: x', { professional_network_profile_urls: ['x'] }],
  ])('is refused: %s', async (message, body) => {
    const { status, json } = await open().post(PATH, body);
    expect([status, json.error.message]).toEqual([400, message]);
  });
});
