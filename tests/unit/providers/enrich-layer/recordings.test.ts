import { describe, expect, it } from 'vitest';
import type { Person } from '../../../../lib/person';
import { personIn, recording, replay, thessaly } from './recordings';

describe('the profile as published', () => {
  it('reaches Person with every listed field', async () => {
    expect(await personIn('as-published')).toMatchObject({
      id: 'profile:thessaly-marchbank-0x1e',
      name: 'Thessaly Marchbank',
      firstName: 'Thessaly',
      lastName: 'Marchbank',
      headline: 'Keeper of Clocks at Quillon & Daughters | Trustee, Tidal Museum',
      title: 'Keeper of Clocks',
      summary: 'Winds things up for a living.',
      place: {
        text: 'Whitby, England, United Kingdom',
        city: 'Whitby',
        state: 'England',
        country: 'United Kingdom',
      },
      languages: ['English', 'Welsh'],
      slug: 'thessaly-marchbank-0x1e',
      photoUrl: 'https://media.example.org/pp/thessaly.jpg',
      coverUrl: 'https://media.example.org/covers/thessaly.jpg',
      network: { connections: 500, followers: 2381 },
      contact: { emails: [], phones: [], websites: [] },
      schools: [
        {
          name: 'Whitby College of Instruments',
          degree: 'BSc',
          fieldOfStudy: 'Horology',
          start: '2006-01-01',
          startYear: 2006,
          end: '2009-12-31',
          endYear: 2009,
          grade: 'First',
          activities: 'Bell ringing',
          description: 'With a year abroad.',
          profileUrl: 'https://www.linkedin.com/school/whitby-instruments-0x1e',
        },
        {
          name: 'Harbour Grammar',
          start: undefined,
          profileUrl: 'https://www.facebook.com/harbourgrammar.0x1e',
        },
      ],
      pointers: [
        {
          kind: 'also-viewed',
          title: 'Orrin Sallow',
          url: 'https://www.linkedin.com/in/orrin-sallow-0x1e',
          text: 'Mends barometers',
          place: 'Hull',
        },
        { kind: 'also-viewed', title: 'Ida Fenwright', text: undefined },
        { kind: 'activity', title: 'A clock that runs backwards' },
      ],
      achievements: [],
      recommendations: [],
      asOf: '2026-09-15T08:22:00Z',
      isThin: false,
      extras: undefined,
    });
  });

  it('takes for the main role the one that the occupation names, not the first', async () => {
    const { roles } = await personIn('as-published');
    expect(
      roles.map(({ company, isCurrent, isMain }) => [company.name, isCurrent, isMain]),
    ).toEqual([
      ['Quillon & Daughters', true, true],
      ['Tidal Museum', true, undefined],
      ['Pendle Instruments', false, undefined],
    ]);
    expect(roles[0]).toMatchObject({
      title: 'Keeper of Clocks',
      start: '2014-02-01',
      end: undefined,
      place: 'Whitby, England, United Kingdom',
      description: 'Forty-one clocks, one of them right.',
      company: {
        profileUrl: 'https://www.linkedin.com/company/quillon-0x1e',
        logoUrl: 'https://media.example.org/logos/quillon.png',
        ids: { facebook: 'https://www.facebook.com/quillon.0x1e' },
      },
    });
    expect(roles[2]).toMatchObject({ start: '2009-09-01', end: '2013-12-31' });
  });

  it('is kept in the provider’s own words, known to the schema or not', async () => {
    const body = await recording('filled');
    const { raw } = await replay(body);
    expect(raw).toEqual([[JSON.parse(body)]]);
  });
});

it('makes of a thin profile a person of whom little is known', async () => {
  const person = await personIn('thin');
  expect(person).toMatchObject({ name: 'Wick Harrowgate', isThin: true, roles: [], schools: [] });
  const absent: (keyof Person)[] = ['headline', 'title', 'summary', 'place', 'photoUrl', 'extras'];
  for (const field of absent) expect(person[field], field).toBeUndefined();
});

it('takes dates of nothing but null for unknown, and nobody’s role for current by them', async () => {
  const person = await personIn('all-null-dates');
  expect(person.roles).toHaveLength(3);
  for (const role of person.roles) {
    expect(role).toMatchObject({ isCurrent: false, start: undefined, end: undefined });
  }
  expect(person.title).toBe('Keeper of Clocks at Quillon & Daughters');
  expect(person.extras?.birthDate).toBeUndefined();
  expect(person.honours[0]).toMatchObject({ title: 'Golden Pendulum', issued: undefined });
});

it('makes a person of a null-ridden reply without inventing anything', async () => {
  expect(await personIn('null-ridden')).toMatchObject({
    id: 'answer:profile:thessaly-marchbank-0x1e:0',
    name: undefined,
    summary: '17',
    network: { followers: 1200 },
    roles: [{ title: undefined, company: { name: 'Quay Street Bindery' }, isCurrent: false }],
    schools: [],
    languages: [],
    spoken: [],
    achievements: [],
    pointers: [],
    certifications: [],
    honours: [],
    recommendations: [],
    contact: { emails: [], phones: [] },
    extras: undefined,
    isThin: undefined,
    asOf: undefined,
  });
});

it('keeps sixty roles, the main one out of the middle at the top', async () => {
  const { roles } = await personIn('sixty-roles');
  expect(roles).toHaveLength(60);
  expect(roles.slice(0, 4).map(({ title, isCurrent }) => [title, isCurrent])).toEqual([
    ['Harbour Master', true],
    ['Hand No. 0', true],
    ['Hand No. 41', true],
    ['Hand No. 1', false],
  ]);
  expect(roles.at(-1)).toMatchObject({ start: '1975', end: undefined, isCurrent: false });
});

it('keeps a name that is written from right to left, its slug and the main role', async () => {
  const person = await personIn('right-to-left');
  expect(person).toMatchObject({
    id: 'profile:ליאור-אבני-0x1e',
    name: 'ליאור אבני',
    slug: 'ליאור-אבני-0x1e',
    place: { text: 'חיפה, Israel' },
    languages: ['עברית', 'العربية'],
  });
  expect(person.roles[0]).toMatchObject({ isMain: true, start: '2019-03' });
});

describe('what is no profile', () => {
  it.each([
    '{}',
    '[]',
    'null',
    '"Thessaly"',
    '{"error":"try later"}',
    '<html></html>',
    '',
    '{"public_identifier":"thess',
  ])('%s is unreadable: nobody would be untrue', async (body) => {
    await expect(replay(body)).rejects.toMatchObject({
      failure: { code: 'bad-reply', charged: 'maybe' },
      reply: body,
    });
  });

  it('an object with one documented key is one', async () => {
    const reply = await replay('{"full_name":"Thessaly Marchbank"}', thessaly);
    expect(reply.outcomes[0]?.matches[0]?.person.name).toBe('Thessaly Marchbank');
  });
});
