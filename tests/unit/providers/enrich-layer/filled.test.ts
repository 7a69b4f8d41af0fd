import { describe, expect, it } from 'vitest';
import { address, personIn, personWith, replay } from './recordings';

describe('a profile with something everywhere', () => {
  it('brings every group to Person', async () => {
    const person = await personIn('filled');
    expect(person.languages).toEqual(['English', 'Japanese', 'Cornish', 'Welsh']);
    expect(person.spoken).toEqual([
      { name: 'English', level: 'NATIVE_OR_BILINGUAL' },
      { name: 'Japanese', level: 'ELEMENTARY' },
      { name: 'Cornish' },
    ]);
    expect(person.achievements).toMatchObject([
      {
        kind: 'organisation',
        title: 'Guild of Winders',
        role: 'Fellow',
        start: '2015',
        end: undefined,
        description: 'Meets at noon.',
      },
      {
        kind: 'publication',
        title: 'On Escapements',
        by: 'Tick Press',
        end: '2019-04-02',
        description: 'Two volumes.',
        url: 'https://books.example.org/escapements',
      },
      {
        kind: 'patent',
        title: 'Silent tick',
        by: 'UK Patent Office',
        end: '2018-07-09',
        description: 'Felt.',
        number: 'GB-0x1e',
        url: 'https://patents.example.org/0x1e',
      },
      { kind: 'course', title: 'Fine Springs', number: 'FS-101' },
      {
        kind: 'project',
        title: 'Town Clock',
        start: '2015-03-01',
        description: 'Cleaned at last.',
        url: 'https://projects.example.org/town-clock',
      },
      {
        kind: 'test',
        title: 'Steady Hands',
        number: '98/100',
        end: '2012-05',
        description: 'Second try.',
      },
      {
        kind: 'volunteering',
        title: 'Education',
        role: 'Mentor',
        by: 'Harbour Youth',
        start: '2016-01-01',
        end: '2017-01-31',
        description: 'Every Tuesday.',
        url: 'https://www.linkedin.com/company/harbour-youth-0x1e',
        logoUrl: 'https://media.example.org/logos/youth.png',
      },
    ]);
    expect(person.honours).toEqual([
      {
        title: 'Golden Pendulum',
        issuer: 'Guild of Winders',
        issued: '2020-11',
        description: 'For patience.',
      },
    ]);
    expect(person.certifications).toMatchObject([
      {
        name: 'Certified Winder',
        issuer: 'Guild of Winders',
        issued: '2021-02',
        expires: '2027-02',
        credentialId: 'W-0x1e',
        url: 'https://credentials.example.org/w',
      },
      { name: 'First Aid', issuer: 'aid.example.org' },
    ]);
    expect(person.recommendations).toEqual(['Never late.\n\nExcept once.']);
    expect(person.pointers?.map(({ kind }) => kind)).toEqual([
      ...['also-viewed', 'also-viewed', 'same-name', 'group', 'article', 'activity'],
    ]);
    expect(person.pointers?.slice(2)).toMatchObject([
      { title: 'Anselm Thistlewood', text: 'Baker', place: 'York' },
      {
        title: 'Winders of the North',
        url: 'https://www.linkedin.com/groups/0x1e',
        imageUrl: 'https://media.example.org/groups/winders.png',
      },
      {
        title: 'Noon, twice',
        url: 'https://www.linkedin.com/pulse/noon-0x1e',
        date: '2024-10-27',
        text: 'Anselm Thistlewood',
        imageUrl: 'https://media.example.org/articles/noon.jpg',
      },
      {
        url: 'https://www.linkedin.com/posts/0x1e',
        text: 'Shared by Anselm Thistlewood',
      },
    ]);
  });

  it('brings what was asked for beside the profile', async () => {
    expect(await personIn('filled')).toMatchObject({
      skills: ['Escapements', 'Patience'],
      xHandle: 'anselm_0x1e',
      codeUrl: 'https://github.com/anselm-0x1e',
      place: { text: 'Whitby, England, United Kingdom' },
      contact: {
        emails: [
          { address: 'anselm@thistlewood.example.net', kind: 'personal' },
          { address: 'clocks@thistlewood.example.org', kind: 'personal' },
        ],
        phones: ['+12025550131', '+12025550132'],
      },
      extras: {
        gender: 'male',
        birthDate: '1988-02',
        industry: 'Watch and clock making',
        interests: ['Tides', 'Bells'],
        website: 'https://anselm.example.net',
        githubId: 'anselm-0x1e',
        facebookId: 'anselm.0x1e',
        xId: 'anselm_0x1e',
        salary: { min: 35000, max: 45000 },
      },
    });
  });
});

it('names of the extras only what it knows, lest nothing overwrite what was bought before', async () => {
  const { extras } = await personWith({ industry: 'Clocks', inferred_salary: { min: 35000 } });
  expect(extras).toStrictEqual({ industry: 'Clocks', salary: { min: 35000 } });
  const body = '{"twitter_profile_url":"https://x.com/thessaly_0x1e"}';
  const [found] = (await replay(body, address)).outcomes[0]?.matches ?? [];
  expect(found?.person.extras).toStrictEqual({ xId: 'thessaly_0x1e' });
});

describe('what is listed as done', () => {
  const start = { day: null, month: 3, year: 2015 };
  const unknown = { day: null, month: null, year: null };
  const kinds = {
    accomplishment_organisations: 'org_name',
    accomplishment_projects: 'title',
    volunteer_work: 'cause',
  };
  const listedWith = async (period: object, title: string | null = 'Town Clock') => {
    const rows = Object.entries(kinds).map(([list, name]) => [
      list,
      [{ [name]: title, ...period }],
    ]);
    return (await personWith(Object.fromEntries(rows))).achievements;
  };

  it.each([
    ['goes on without an end', null, { end: undefined }],
    ['ended on its date', { day: null, month: null, year: 2017 }, { end: '2017' }],
    ['ended, nobody knows when, by an end of nothing', unknown, { end: undefined, isOver: true }],
  ])('%s', async (_, ends_at, told) => {
    const listed = await listedWith({ starts_at: start, ends_at });
    expect(listed?.map(({ start, end, isOver }) => ({ start, end, isOver }))).toEqual(
      Object.keys(kinds).map(() => ({ start: '2015-03', isOver: undefined, ...told })),
    );
  });

  it('is nothing where an unknown end is all', async () => {
    expect(await listedWith({ starts_at: unknown, ends_at: unknown }, null)).toEqual([]);
  });
});

it('does not stumble over half a character where an address is made of it', async () => {
  const { codeUrl } = await personWith({ extra: { github_profile_id: 'half-\ud800' } });
  expect(codeUrl).toBe('https://github.com/half-%EF%BF%BD');
});
