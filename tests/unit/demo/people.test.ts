import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DemoPerson, slugsOf } from '../../../lib/demo/people';
import { openProvider, PEOPLE } from './provider';

const FILE = new URL('../../../public/demo/people.json', import.meta.url);
const TEXT = readFileSync(FILE, 'utf8');

/** Every string in a value, however deep. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** The value at a dot path; lists are flattened into what their items hold. */
function at(value: unknown, path: string): unknown[] {
  const [name, ...rest] = path.split('.');
  if (Array.isArray(value)) return value.flatMap((item) => at(item, path));
  if (name === undefined || typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).find(([key]) => key === name)?.[1];
  if (rest.length > 0) return at(inner, rest.join('.'));
  return Array.isArray(inner) ? inner : [inner];
}

function nameOf(person: DemoPerson): string {
  return String(at(person.person_data, 'basic_profile.name')[0]);
}

function some(path: string, fits: (value: unknown) => boolean): boolean {
  return PEOPLE.some((person) => at(person.person_data, path).some(fits));
}

const CURRENT = 'experience.employment_details.current';
const PAST = 'experience.employment_details.past';
const strings = stringsIn(PEOPLE.map((person) => person.person_data));

describe('the invented people', () => {
  it('are many, in a small file', () => {
    expect(PEOPLE.length).toBeGreaterThanOrEqual(32);
    expect(statSync(FILE).size).toBeLessThan(120_000);
  });

  it('have ids, names, slugs, headlines and summaries of their own', () => {
    const ids = PEOPLE.map((person) => person.person_data.crustdata_person_id);
    expect(new Set(ids).size).toBe(PEOPLE.length);
    expect(new Set(PEOPLE.map(nameOf)).size).toBe(PEOPLE.length);
    const slugs = PEOPLE.flatMap(slugsOf);
    expect(new Set(slugs).size).toBe(slugs.length);
    for (const path of ['basic_profile.headline', 'basic_profile.summary']) {
      const texts = PEOPLE.flatMap((person) => at(person.person_data, path)).filter(Boolean);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it('are all reachable, by slugs that end in an invented tail', async () => {
    const provider = openProvider();
    for (const person of PEOPLE) {
      const slugs = slugsOf(person);
      expect(slugs.length).toBeGreaterThan(0);
      for (const slug of slugs) {
        expect(slug).toMatch(/-0x[0-9a-f]{2}$/);
        const { json } = await provider.enrich({
          professional_network_profile_urls: [`https://www.linkedin.com/in/${slug}`],
        });
        expect(json[0].matches[0].person_data.crustdata_person_id).toBe(
          person.person_data.crustdata_person_id,
        );
      }
    }
  });

  it('have addresses that the provider takes, with a confidence between 0 and 1', async () => {
    const emails = [...new Set(PEOPLE.flatMap(({ emails }) => Object.keys(emails)))];
    expect(emails.length).toBeGreaterThan(25);
    for (const email of emails) {
      const { status, json } = await openProvider().enrich({ business_emails: [email] });
      expect(status).toBe(200);
      const score = json[0].matches[0].confidence_score;
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
    }
  });
});

describe('safety', () => {
  it('puts every address at a subdomain of example.com, .net or .org', () => {
    const addresses = TEXT.match(/[^\s"<>:]+@[^\s"<>,]+\.[a-z]{2,}/g) ?? [];
    expect(addresses.length).toBeGreaterThan(50);
    for (const address of addresses) {
      expect(address).toMatch(/^[a-z.-]+@[a-z0-9-]+\.example\.(com|net|org)$/);
    }
  });

  it('names no host but the example domains and the two whose URLs are invented slugs', () => {
    const hosts = (TEXT.match(/https?:\/\/[^/"?\s;]+/g) ?? []).map((url) => new URL(url).hostname);
    expect(hosts.length).toBeGreaterThan(100);
    const foreign = hosts.filter((host) => !/\.example\.(com|net|org)$/.test(host));
    expect([...new Set(foreign)].sort()).toEqual(['github.com', 'www.linkedin.com']);
    for (const url of TEXT.match(/https:\/\/github\.com\/[^"]+/g) ?? []) {
      expect(url).toMatch(/-0x[0-9a-f]{2}$/);
    }
    for (const url of TEXT.match(/https:\/\/www\.linkedin\.com\/[^"]+/g) ?? []) {
      // Company numbers of eleven digits are far beyond any that exist.
      expect(url).toMatch(/\/in\/[^/]+-0x[0-9a-f]{2}$|\/company\/990000001\d\d$/);
    }
  });

  it('has company domains at subdomains of the example domains only', () => {
    const domains = [CURRENT, PAST]
      .flatMap((path) =>
        PEOPLE.flatMap(({ person_data }) => at(person_data, `${path}.company_website_domain`)),
      )
      .filter(Boolean);
    expect(domains.length).toBeGreaterThan(50);
    for (const domain of domains) expect(domain).toMatch(/^[a-z0-9.-]+\.example\.(com|net|org)$/);
  });

  it('has phone numbers from the ranges reserved for fiction', () => {
    const fiction = [
      /^\+1 [2-9]\d\d 555 01\d\d$/,
      /^\+44 (20 7946 0\d{3}|117 496 0\d{3}|7700 900\d{3})$/,
      /^\+46 8 465 004 \d\d$/,
      /^\+49 30 23125 \d{3}$/,
      /^\+33 1 99 00 \d\d \d\d$/,
      /^\+61 2 5550 \d{4}$/,
    ];
    const phones = PEOPLE.flatMap((person) =>
      at(person.person_data, 'contact.phone_numbers'),
    ).filter((phone) => typeof phone === 'string');
    expect(phones.length).toBeGreaterThan(8);
    for (const phone of phones) expect(fiction.some((range) => range.test(phone))).toBe(true);
    // Nothing else in the file looks like a phone number.
    const others = strings.filter((text) => /\+\d[\d ]{6,}/.test(text) && !phones.includes(text));
    expect(others).toEqual([]);
  });
});

describe('the first person', () => {
  it('is rich', () => {
    const [amara] = PEOPLE;
    expect(amara === undefined ? [] : slugsOf(amara)).toEqual(['amara-okafor-lindqvist-0x1c']);
    expect(amara?.emails).toEqual({ 'amara.okafor@northwind.example.com': 0.94 });
    const data = amara?.person_data;
    expect(at(data, 'basic_profile.current_title')).toEqual(['VP Engineering']);
    expect(at(data, `${CURRENT}.name`)).toEqual(['Northwind Robotics']);
    expect(at(data, `${CURRENT}.company_website_domain`)).toEqual(['northwind.example.com']);
    expect(at(data, PAST).length).toBeGreaterThanOrEqual(3);
    expect(new Set(at(data, `${PAST}.name`)).size).toBe(2);
    for (const path of [
      'basic_profile.languages',
      'professional_network.pronoun',
      'professional_network.verifications',
      'professional_network.open_to_cards',
      'skills.professional_network_skills',
      'education.schools',
      'certifications',
      'contact.personal_emails',
      'contact.phone_numbers',
      'contact.websites',
      'dev_platform_profiles',
    ]) {
      expect(at(data, path)[0], path).toBeTruthy();
    }
  });
});

describe('the special cases', () => {
  const hasName = (fits: RegExp) => PEOPLE.some((person) => fits.test(nameOf(person)));

  it.each([
    ['Arabic', /\p{Script=Arabic}/u],
    ['Hebrew', /\p{Script=Hebrew}/u],
    ['Chinese or Japanese', /^\p{Script=Han}+$/u],
    ['Japanese with a romanised form', /\p{Script=Han}.*\(\p{Script=Latin}/u],
    ['Korean', /\p{Script=Hangul}/u],
    ['Cyrillic', /\p{Script=Cyrillic}/u],
    ['accented', /[àâçéèêëîïôûüáíóúă]/],
    ['one-word', /^\p{Script=Latin}+$/u],
    ['very long', /^.{100,}$/],
    ['hostile', /<b>.*<\/b>/],
  ])('have a name that is %s', (_, fits) => {
    expect(hasName(fits)).toBe(true);
  });

  it('have slugs that are not ASCII, in Arabic, Hebrew, Han and Hangul', () => {
    const slugs = PEOPLE.flatMap(slugsOf).join('\n');
    for (const script of ['Arabic', 'Hebrew', 'Han', 'Hangul']) {
      expect(slugs).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
    }
  });

  it('have long and many-voiced headlines', () => {
    const headline = 'basic_profile.headline';
    expect(some(headline, (text) => String(text).length > 300)).toBe(true);
    expect(some(headline, (text) => /\p{Extended_Pictographic}\u200d/u.test(String(text)))).toBe(
      true,
    );
  });

  it('have a career of forty roles', () => {
    const roles = PEOPLE.map(
      ({ person_data }) => at(person_data, CURRENT).length + at(person_data, PAST).length,
    );
    expect(Math.max(...roles)).toBe(40);
  });

  it('have overlapping current roles of which one is the main one', () => {
    const many = PEOPLE.filter(({ person_data }) => at(person_data, CURRENT).length >= 3);
    expect(many.length).toBeGreaterThan(0);
    for (const { person_data } of many) {
      const main = at(person_data, `${CURRENT}.is_default`).filter((flag) => flag === true);
      expect(main).toHaveLength(1);
    }
  });

  it('have nobody in a current role, missing dates, and dates without offset', () => {
    expect(
      PEOPLE.some(
        ({ person_data }) =>
          at(person_data, CURRENT).length === 0 && at(person_data, PAST).length > 0,
      ),
    ).toBe(true);
    expect(some(`${CURRENT}.start_date`, (date) => date === null)).toBe(true);
    expect(some(`${PAST}.start_date`, (date) => date === '')).toBe(true);
    expect(some(`${PAST}.end_date`, (date) => /T00:00:00$/.test(String(date)))).toBe(true);
  });

  it('have an employer under company_name', () => {
    expect(some(`${CURRENT}.company_name`, (name) => typeof name === 'string')).toBe(true);
  });

  it('have nulls, empty texts and missing groups', () => {
    expect(some('skills.professional_network_skills', (skills) => skills === null)).toBe(true);
    expect(some('contact.phone_numbers', (phones) => phones === null)).toBe(true);
    expect(some('professional_network.location', (location) => location === null)).toBe(true);
    const thinnest = PEOPLE.map(({ person_data }) => Object.keys(person_data).length);
    expect(Math.min(...thinnest)).toBeLessThanOrEqual(3);
    expect(PEOPLE.some(({ person_data }) => !('social_handles' in person_data))).toBe(true);
  });

  it('have a shared address, a doubtful one, and old slugs', () => {
    const shared = PEOPLE.flatMap(({ emails }) => emails['c.hale@palehorn.example.net'] ?? []);
    expect(shared).toEqual([0.86, 0.81]);
    expect(PEOPLE.some(({ emails }) => Object.values(emails).includes(0.55))).toBe(true);
    expect(PEOPLE.some((person) => person.slugs.length > 1 && slugsOf(person).length > 2)).toBe(
      true,
    );
  });

  it('have hostile strings', () => {
    expect(some('contact.websites', (url) => String(url).startsWith('javascript:'))).toBe(true);
    expect(some('basic_profile.headline', (text) => String(text).includes('<script>'))).toBe(true);
    expect(
      some('basic_profile.current_title', (text) => String(text).startsWith('=HYPERLINK(')),
    ).toBe(true);
    expect(some('basic_profile.summary', (text) => String(text).includes('\u0000'))).toBe(true);
  });
});
