import { describe, expect, it } from 'vitest';
import { slugsOf } from '../../../lib/demo/people';
import {
  RESERVED_PROFILES,
  reservedEmail,
  reservedSlug,
} from '../../simulator/enrich-layer/reserved';
import { PEOPLE } from '../demo/provider';
import { AMARA, openEnrichLayer, profileUrl } from './enrich-layer';

const NO_DATE = { day: null, month: null, year: null };
const { profile, bySlug } = openEnrichLayer({ credits: 100_000 });

/** Every key of the published example [2.4] and of the table [2.3] that every answer has. */
const KEYS = [
  ...['public_identifier', 'profile_pic_url', 'background_cover_image_url', 'first_name'],
  ...['last_name', 'full_name', 'follower_count', 'occupation', 'headline', 'summary', 'country'],
  ...['country_full_name', 'city', 'state', 'location_str', 'experiences', 'education'],
  ...['languages', 'languages_and_proficiencies', 'accomplishment_organisations'],
  ...['accomplishment_publications', 'accomplishment_honors_awards', 'accomplishment_patents'],
  ...['accomplishment_courses', 'accomplishment_projects', 'accomplishment_test_scores'],
  ...['volunteer_work', 'certifications', 'connections', 'people_also_viewed'],
  ...['recommendations', 'activities', 'similarly_named_profiles', 'articles', 'groups', 'meta'],
];

describe('an invented person', () => {
  it('has the published keys and no other', async () => {
    const { json } = await profile({ profile_url: AMARA });
    expect(Object.keys(json).sort()).toEqual([...KEYS].sort());
  });

  it('is flat, with dates in parts', async () => {
    const amara = await bySlug('amara-okafor-lindqvist-0x1c');
    expect(amara).toMatchObject({
      public_identifier: 'amara-okafor-lindqvist-0x1c',
      ...{ first_name: 'Amara', last_name: 'Okafor-Lindqvist' },
      occupation: 'VP Engineering at Northwind Robotics',
      ...{ country: 'SE', country_full_name: 'Sweden', city: 'Gothenburg' },
      ...{ connections: 500, follower_count: 6231 },
      meta: { thin_profile: false, last_updated: '2026-10-28T00:00:00Z' },
    });
    expect(amara.experiences[0]).toEqual({
      starts_at: { day: 1, month: 4, year: 2023 },
      ends_at: null,
      company: 'Northwind Robotics',
      company_linkedin_profile_url: 'https://www.linkedin.com/company/99000000100',
      company_facebook_profile_url: null,
      title: 'VP Engineering',
      description: expect.stringContaining('motion planning'),
      location: 'Gothenburg, Sweden',
      logo_url: expect.any(String),
    });
    expect(amara.experiences[1].ends_at).toEqual({ day: 1, month: 4, year: 2023 });
    expect(amara.education[0]).toMatchObject({
      starts_at: { day: 1, month: 1, year: 2011 },
      ends_at: { day: 31, month: 12, year: 2013 },
      degree_name: 'Master of Science',
      activities_and_societies: 'Student orchestra (viola)',
    });
    expect(amara.certifications).toMatchObject([
      { license_number: 'WSC-FS3-00417', ends_at: { day: 1, month: 6, year: 2027 } },
      { authority: 'Haldenmoor Port Authority', ends_at: null },
    ]);
    expect(amara.accomplishment_honors_awards).toMatchObject([
      { issued_on: { day: 1, month: 5, year: 2024 }, issuer: 'Moving Things Society' },
    ]);
  });

  it('has languages with and without the proficiency the people tell', async () => {
    const amara = await bySlug('amara-okafor-lindqvist-0x1c');
    expect(amara.languages).toEqual(['English', 'Swedish', 'Igbo']);
    expect(amara.languages_and_proficiencies).toEqual([
      { name: 'English', proficiency: 'NATIVE_OR_BILINGUAL' },
      { name: 'Swedish', proficiency: 'FULL_PROFESSIONAL' },
      { name: 'Igbo', proficiency: 'NATIVE_OR_BILINGUAL' },
    ]);
    const said = new Set<string>();
    for (const person of PEOPLE) {
      const { languages_and_proficiencies } = await bySlug(slugsOf(person)[0] ?? '');
      for (const { proficiency } of languages_and_proficiencies) said.add(proficiency);
    }
    expect([...said].sort()).toEqual([
      ...['ELEMENTARY', 'FULL_PROFESSIONAL', 'LIMITED_WORKING', 'NATIVE_OR_BILINGUAL'],
      'PROFESSIONAL_WORKING',
    ]);
  });

  it('may have the past before the present', async () => {
    const siobhan = await bySlug('siobhan-maelruane-0x4e');
    expect(siobhan.experiences[0].ends_at).not.toBeNull();
    expect(siobhan.experiences.at(-1).ends_at).toBeNull();
  });

  it('tells a past role without date from a present one', async () => {
    const runa = await bySlug('runa-thistlewick-0xf6');
    expect(runa.experiences.at(-1)).toMatchObject({ starts_at: NO_DATE, ends_at: NO_DATE });
  });

  it('is a thin profile without career and schools', async () => {
    for (const slug of ['olu-pemberwick-0xbb', 'greta-ollivander-moss-0xcc']) {
      const thin = await bySlug(slug);
      expect(thin.meta.thin_profile).toBe(true);
      expect(thin.experiences).toEqual([]);
      expect(thin.accomplishment_projects).toEqual([]);
    }
  });

  it('has no meta where the data has no date', async () => {
    expect(await bySlug('ezekiel-voidling-0x9f')).not.toHaveProperty('meta');
    expect((await bySlug('fenwick-halfpage-0xaa')).full_name).toBe('Fenwick Halfpage');
  });

  it('is found by an old slug, and told by the new one', async () => {
    const ingrith = await bySlug('ingrith-tverrdal-0x6c');
    expect(ingrith.public_identifier).toBe('ingrith-solvane-0x6c');
  });

  it('keeps its markup and its unusual country', async () => {
    const robert = await bySlug('robert-tabletop-0x8e');
    expect(robert.full_name).toBe('<b>Robert</b> "Bobby" Tabletop');
    expect(robert.country).toBeNull();
    expect(robert.country_full_name).toContain('<svg');
  });

  it('is the same each time', async () => {
    const slug = 'marisol-quenneville-ibarra-0x3d';
    expect(await bySlug(slug)).toEqual(await openEnrichLayer().bySlug(slug));
  });

  it('has each section somewhere', async () => {
    const filled = new Set<string>();
    for (const person of PEOPLE) {
      const found = await bySlug(slugsOf(person)[0] ?? '');
      for (const [name, value] of Object.entries(found)) {
        if (Array.isArray(value) && value.length > 0) filled.add(name);
      }
    }
    for (const name of KEYS.filter((key) => /^(accomp|volunt|activ|recomm)/.test(key))) {
      expect(filled).toContain(name);
    }
  });
});

describe('options', () => {
  it('are absent unless asked for', async () => {
    const { json } = await profile({ profile_url: AMARA, extra: 'exclude', skills: 'exclude' });
    for (const name of ['extra', 'gender', 'skills', 'personal_emails', 'inferred_salary']) {
      expect(json).not.toHaveProperty(name);
    }
  });

  it('bring what they are named for', async () => {
    const { json } = await profile({
      ...{ profile_url: AMARA, extra: 'include', github_profile_id: 'include' },
      ...{ personal_email: 'include', personal_contact_number: 'include', skills: 'include' },
      ...{ inferred_salary: 'include', twitter_profile_id: 'exclude' },
    });
    expect(json).toMatchObject({
      ...{ gender: 'female', birth_date: { day: null }, industry: 'Robotics Engineering' },
      interests: ['Robotics', 'Engineering Leadership'],
      personal_emails: ['amara.ol@home.example.net'],
      personal_numbers: ['+46846500417', '+447700900417'],
      inferred_salary: { min: 42_000, max: 60_000 },
    });
    expect(json.extra).toEqual({
      github_profile_id: 'amara-okafor-lindqvist-0x1c',
      facebook_profile_id: null,
      twitter_profile_id: null,
      website: 'https://amara.okafor-lindqvist.example.org',
    });
    expect(json.skills).toHaveLength(10);
  });

  it('are null or empty without data', async () => {
    const { json } = await profile({
      profile_url: profileUrl('olu-pemberwick-0xbb'),
      ...{ extra: 'include', personal_email: 'include', inferred_salary: 'include' },
    });
    expect(json).toMatchObject({ gender: null, industry: null, inferred_salary: null });
    expect(json.personal_emails).toEqual([]);
  });
});

describe('reserved profiles', () => {
  it('have slugs and addresses of their own', () => {
    expect(new Set(RESERVED_PROFILES.map(reservedSlug)).size).toBe(RESERVED_PROFILES.length);
    for (const one of RESERVED_PROFILES) {
      expect(reservedSlug(one)).toMatch(/^el-[a-z]+-0x00$/);
      expect(reservedEmail(one)).toMatch(/^el-[a-z]+@profiles\.example\.com$/);
    }
  });

  it('full has something in every section', async () => {
    const full = await bySlug('el-full-0x00');
    const lists = Object.entries(full).filter(([, value]) => Array.isArray(value));
    expect(lists.length).toBe(19);
    for (const [name, value] of lists.filter(([name]) => name !== 'activities')) {
      expect(value, name).not.toEqual([]);
    }
  });

  it('thin is marked and holds a name', async () => {
    const thin = await bySlug('el-thin-0x00');
    expect(thin.meta).toEqual({ thin_profile: true, last_updated: '2026-10-01T00:00:00Z' });
    expect(thin).toMatchObject({ full_name: 'Reserved thin', experiences: [], headline: null });
  });

  it('dateless has no part of any date', async () => {
    const { experiences, education, certifications, ...rest } = await bySlug('el-dateless-0x00');
    for (const { starts_at, ends_at } of [...experiences, ...education, ...certifications]) {
      expect([starts_at, ends_at]).toEqual([NO_DATE, NO_DATE]);
    }
    expect(rest.accomplishment_publications[0].published_on).toEqual(NO_DATE);
    expect(rest.accomplishment_patents[0].issued_on).toEqual(NO_DATE);
    expect(rest.accomplishment_test_scores[0].date_on).toEqual(NO_DATE);
    expect(experiences).toHaveLength(2);
  });

  it('nulls, holes and bare have ever less', async () => {
    const nulls = await bySlug('el-nulls-0x00');
    expect(nulls).toMatchObject({ experiences: null, meta: null, country: null });
    expect(nulls.full_name).toBe('Reserved nulls');
    const holes = await bySlug('el-holes-0x00');
    expect(new Set(Object.values(holes.experiences[0]))).toEqual(new Set([null]));
    expect(holes.languages).toEqual([null, null]);
    expect(await bySlug('el-bare-0x00')).toEqual({
      public_identifier: 'el-bare-0x00',
      full_name: 'Reserved bare',
    });
  });
});
