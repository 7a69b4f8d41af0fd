import { describe, expect, it } from 'vitest';
import { indexPeople, parsePeople, slugOf } from '../../../lib/demo/people';
import { AMARA, openProvider, personOf } from './provider';

const SHARED = 'c.hale@palehorn.example.net';

function names(entry: { matches: { person_data: { basic_profile: { name: string } } }[] }) {
  return entry.matches.map((match) => match.person_data.basic_profile.name);
}

describe('answer', () => {
  it('has one entry an identifier, in the order given, also without match and for repetitions', async () => {
    const urls = [
      'runa-thistlewick-0xf6',
      'nobody-at-all-0x00',
      'quillon-0xb2',
      'quillon-0xb2',
    ].map((slug) => `https://www.linkedin.com/in/${slug}`);
    const { json, headers } = await openProvider().enrich({
      professional_network_profile_urls: urls,
    });
    expect(json.map((entry: { matched_on: string }) => entry.matched_on)).toEqual(urls);
    expect(json.map(names)).toEqual([['Rúna Thistlewick'], [], ['Quillon'], ['Quillon']]);
    expect(json[1]).toEqual({
      matched_on: urls[1],
      match_type: 'professional_network_profile_url',
      matches: [],
    });
    expect(headers.get('x-credits-used')).toBe('3');
  });

  it('is sure of a profile URL, whatever score is asked for', async () => {
    const { json } = await openProvider().enrich({
      professional_network_profile_urls: [AMARA.url],
      min_similarity_score: 1,
    });
    expect(json[0].match_type).toBe('professional_network_profile_url');
    expect(json[0].matches[0].confidence_score).toBe(1);
  });

  it('says how sure it is of an address', async () => {
    const { json } = await openProvider().enrich({ business_emails: [AMARA.email] });
    expect(json[0].match_type).toBe('business_email');
    expect(json[0].matched_on).toBe(AMARA.email);
    expect(json[0].matches[0].confidence_score).toBe(0.94);
  });

  it('has several candidates for a shared address, the surest first', async () => {
    const { json } = await openProvider().enrich({ business_emails: [SHARED] });
    expect(names(json[0])).toEqual(['Casimir Dunwoody-Hale', 'Corisande Halewyn']);
    expect(
      json[0].matches.map((match: { confidence_score: number }) => match.confidence_score),
    ).toEqual([0.86, 0.81]);
  });

  it.each([
    [undefined, 2],
    [null, 2],
    [0.81, 2],
    [0.82, 1],
    [0.86, 1],
    [0.87, 0],
  ])('keeps candidates down to a score of %s: %i', async (score, count) => {
    const body = { business_emails: [SHARED], min_similarity_score: score };
    const { json, headers } = await openProvider().enrich(body);
    expect(json[0].matches).toHaveLength(count);
    expect(headers.get('x-credits-used')).toBe(count === 0 ? '0' : '1');
  });

  it('leads from an old slug to the person with the present one', async () => {
    const { json } = await openProvider().enrich({
      professional_network_profile_urls: ['https://www.linkedin.com/in/ingrith-tverrdal-0x6c'],
    });
    const { social_handles } = json[0].matches[0].person_data;
    expect(social_handles.professional_network_identifier.profile_url).toBe(
      'https://www.linkedin.com/in/ingrith-solvane-0x6c',
    );
  });

  it('finds a slug that is not ASCII, encoded or not, composed or not', async () => {
    const slug = 'françois-xavier-brûléaux-0xa1';
    const forms = [slug, encodeURIComponent(slug), slug.normalize('NFD'), slug.toUpperCase()];
    const { json } = await openProvider().enrich({
      professional_network_profile_urls: forms.map((form) => `https://www.linkedin.com/in/${form}`),
    });
    expect(json.map(names)).toEqual(Array(4).fill(['François-Xavier Brûléaux']));
  });
});

describe('slugOf', () => {
  it.each([
    ['https://www.linkedin.com/in/%E6%9E%B6%E7%A9%BA%E8%8A%B1%E5%AD%90-0x5f', '架空花子-0x5f'],
    ['https://LINKEDIN.com/in/Quillon-0xB2/?a=b#c', 'quillon-0xb2'],
    ['https://www.linkedin.com/in/', undefined],
    ['mailto:quillon@quillon.example.com', undefined],
  ])('reads %s as %s', (url, slug) => {
    expect(slugOf(url)).toBe(slug);
  });
});

describe('people', () => {
  it('are found by a further slug where they have no canonical one', () => {
    const bare = { emails: {}, slugs: ['Bare-0x01'], person_data: { crustdata_person_id: 1 } };
    const index = indexPeople([bare, personOf(2, 'other-0x02')]);
    expect(index.bySlug('bare-0x01')).toEqual([{ confidence: 1, person: bare }]);
    expect(index.bySlug('other-0x02')).toHaveLength(1);
    expect(index.bySlug('third-0x03')).toEqual([]);
  });

  it('are sorted by confidence whatever their order in the file', () => {
    const email = 'team@invented.example.com';
    const people = [0.5, 0.9, 0.7].map((confidence, id) =>
      personOf(id, `p-0x0${id}`, { emails: { [email]: confidence } }),
    );
    const found = indexPeople(people).byEmail('TEAM@invented.example.com');
    expect(found.map(({ confidence }) => confidence)).toEqual([0.9, 0.7, 0.5]);
  });

  it('are refused in another shape', () => {
    expect(() => parsePeople([{ emails: {}, slugs: [] }])).toThrow();
    expect(() => parsePeople({ people: [] })).toThrow();
    const row = { person_data: { crustdata_person_id: 1 } };
    expect(parsePeople([row])).toEqual([{ emails: {}, slugs: [], ...row }]);
  });
});
