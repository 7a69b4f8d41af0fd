import { describe, expect, it } from 'vitest';
import type { Person } from '../../../../lib/person';
import { recording, replay } from './recordings';

const ottoline = { kind: 'profile', slug: 'ottoline-brackwater-0x41' } as const;
const casimir = { kind: 'profile', slug: 'casimir-underhay-0x42' } as const;
const nil = { kind: 'profile', slug: 'nil-vacant-0x43' } as const;

async function personIn(name: string, identifier: typeof ottoline | typeof casimir | typeof nil) {
  const reply = await replay(await recording(name), [identifier]);
  const person = reply.outcomes[0]?.matches[0]?.person;
  if (person === undefined) throw new Error('the recording holds nobody');
  return person;
}

describe('the reply as the given document has it', () => {
  it('reaches Person with every listed field', async () => {
    const person = await personIn('as-given', ottoline);
    expect(person).toMatchObject({
      id: 'profile:ottoline-brackwater-0x41',
      name: 'Ottoline Brackwater',
      pronouns: 'she/her',
      headline: 'Chief of Staff at Larkmoor Ferries',
      title: 'Chief of Staff',
      summary: 'Keeps the boats honest.',
      place: { text: 'Port Larkmoor, Norway' },
      languages: ['English', 'Norwegian'],
      spoken: [
        { name: 'English', level: 'Native or bilingual proficiency' },
        { name: 'Norwegian' },
      ],
      slug: 'ottoline-brackwater-0x41',
      memberId: '48213377',
      xHandle: 'ottoline_b_0x41',
      network: {
        connections: 312,
        followers: 401,
        joined: '2011-05',
        verifications: ['work_email'],
        openTo: ['advising'],
      },
      contact: {
        emails: [{ address: 'ottoline@larkmoor.example.com', kind: 'unknown' }],
        phones: ['+47 555 01 41'],
        websites: ['https://ottoline.example.net'],
      },
      schools: [
        { name: 'Fjellvik School of Economics', degree: 'MSc' },
        { name: 'Larkmoor Grammar' },
      ],
      degrees: ['MSc', 'Harbour Pilot'],
      skills: ['Operations', 'Timetables'],
      certifications: [
        { name: 'Harbour Safety', issued: '2023-05-15', url: 'https://credentials.example.org/41' },
      ],
      asOf: '2026-02-01T00:00:00+00:00',
    });
    expect(person.roles).toMatchObject([
      { company: { name: 'Larkmoor Ferries' }, isCurrent: true, start: '2022-03-01' },
      { company: { name: 'Tarn & Hollow' }, isCurrent: false, start: '2018', end: '2022-02' },
    ]);
  });
});

describe('the reply as published since', () => {
  it('reaches Person with every listed field, "" and null taken for absent', async () => {
    const person = await personIn('as-published', casimir);
    expect(person).toMatchObject({
      id: 'crustdata:900142',
      place: { text: 'Hanover Region', country: 'Germany' },
      schools: [{ name: 'Heddle College', fieldOfStudy: 'Weaving', endYear: 2009 }],
      skills: ['Weaving', 'Dyeing'],
      honours: [{ title: 'Golden Shuttle', issued: '2020' }],
      codeProfiles: [{ url: 'https://github.com/casimir-0x42', repositories: 12 }],
      asOf: '2026-10-03T00:00:00',
      contact: {
        emails: [
          { address: 'Casimir@weftworks.example.com', kind: 'business', status: 'verified' },
          { address: 'casimir@underhay.example.net', kind: 'personal', status: 'unknown' },
        ],
      },
    });
    const absent: (keyof Person)[] = ['summary', 'pronouns', 'xHandle', 'codeUrl', 'firstName'];
    for (const field of absent) expect(person[field], field).toBeUndefined();
  });

  it('puts the main current role first and keeps what is known of its company', async () => {
    const { roles } = await personIn('as-published', casimir);
    expect(roles.map(({ company }) => company.name)).toEqual(['Weftworks', 'Selvedge Club']);
    expect(roles[0]).toMatchObject({
      isMain: true,
      years: 9,
      positionId: '7002',
      employmentType: undefined,
      place: undefined,
      company: {
        domain: 'weftworks.example.com',
        industries: ['Textiles'],
        headquarters: 'Hanover, Germany',
        ids: { linkedin: '11869260', crustdata: '633593' },
      },
    });
  });

  it('keeps what the schema does not know beside the person', async () => {
    const reply = await replay(await recording('as-published'), [casimir]);
    expect(reply.raw[0]?.[0]).toHaveProperty('assessment.authenticity.tier', 'unpublished shape');
  });
});

describe('the reply with every field that is published', () => {
  // What has no place in Person, or gives way to a field of the same meaning; the raw words keep all of it.
  const BESIDE = [
    // Its slug is what arrives.
    /^social_handles\.professional_network_identifier\.profile_url$/,
    /\.(?:matched_title|sub_department|similarity|confident)$/,
    /^basic_profile\.(?:professional_network_name|pronoun)$/,
    /^basic_profile\.location\.full_location$/,
    /^professional_network\.(?:name|headline|current_title|summary|profile_picture_)/,
    /^professional_network\.location\./,
    /^(?:updated_at|metadata\.|basic_profile\.last_updated$)/,
    /\.(?:company_name|company_hq_location_address_components\.\d)$/,
    /\.institute_logo_url$/,
    /^education\.schools\.\d\.location\.full_location$/,
    /^certifications\.\d\.source$/,
    /^honors\.\d\.(?:issue_date|media_urls|associated_organization)/,
    /\.business_emails\.\d\.crustdata_company_id$/,
    /^dev_platform_profiles\.\d\.(?:account_type|is_site_admin|following|declared_handles|org_memberships|metadata)/,
  ];

  it('reaches Person with each of them', async () => {
    const [entry] = JSON.parse(await recording('every-field')) as [
      { matches: [{ person_data: object }] },
    ];
    const person = JSON.stringify(await personIn('every-field', casimir));
    const missing = leaves(entry.matches[0].person_data).filter(
      ([path, value]) =>
        !written(value).some((words) => person.includes(words)) &&
        !BESIDE.some((pattern) => pattern.test(path)),
    );
    expect(missing).toEqual([]);
    const read = leaves(entry.matches[0].person_data);
    for (const pattern of BESIDE) expect(read.some(([path]) => pattern.test(path))).toBe(true);
  });

  it('takes the second place for the first, where that is empty', async () => {
    const body = [
      {
        matches: [
          {
            person_data: {
              professional_network: {
                name: 'Second',
                headline: 'h2',
                current_title: 't2',
                summary: 's2',
                location: { city: 'c2', country: 'k2' },
                profile_picture_url: 'p2',
              },
              education: { schools: [{ school: 'x', institute_logo_url: 'l2' }] },
              honors: [{ title: 'o', issue_date: '2019', associated_organization: 'a2' }],
              contact: { emails: [{ email: 'e2@a.example.com', type: 'personal' }] },
              updated_at: '2026-01-02',
            },
          },
        ],
      },
    ];
    const reply = await replay(JSON.stringify(body), [casimir]);
    expect(reply.outcomes[0]?.matches[0]?.person).toMatchObject({
      name: 'Second',
      headline: 'h2',
      title: 't2',
      summary: 's2',
      place: { text: 'c2, k2' },
      photoUrl: 'p2',
      schools: [{ logoUrl: 'l2' }],
      honours: [{ issued: '2019', issuer: 'a2' }],
      contact: { emails: [{ kind: 'personal' }] },
      asOf: '2026-01-02',
    });
  });
});

/** How a value may stand in a person: a date without its time, a number also as words. */
function written(value: unknown): string[] {
  return typeof value === 'string' ? [value.replace(/T\d.*$/, '')] : [`:${value}`, `"${value}"`];
}

/** Every value of a tree that holds no others, by its dot path. */
function leaves(tree: object, at = ''): [string, unknown][] {
  return Object.entries(tree).flatMap(([name, value]): [string, unknown][] => {
    const path = at === '' ? name : `${at}.${name}`;
    return typeof value === 'object' && value !== null ? leaves(value, path) : [[path, value]];
  });
}

it('makes a person of a null-ridden reply without inventing anything', async () => {
  const person = await personIn('null-ridden', nil);
  expect(person).toMatchObject({
    id: 'answer:profile:nil-vacant-0x43:0',
    name: undefined,
    headline: undefined,
    summary: '17',
    languages: [],
    contact: { emails: [], phones: [], websites: [] },
    certifications: [],
  });
  expect(person.roles).toHaveLength(1);
  expect(person.roles[0]).toMatchObject({ title: undefined, start: undefined });
});

it('reads an entry without matches, and a 404, as nobody found', async () => {
  const address = { kind: 'email', address: 'nobody@weftworks.example.com' } as const;
  const entry = await replay(await recording('no-match'), [address]);
  expect(entry.outcomes).toEqual([{ matches: [] }]);
  const notFound = await replay('{"error":{"type":"not_found","message":"No data"}}', [address], {
    status: 404,
  });
  expect(notFound.outcomes).toEqual([{ matches: [] }]);
});

describe('a paid reply with an odd frame', () => {
  const person = { basic_profile: { name: 'Casimir' } };
  const read = async (entry: unknown) =>
    (await replay(JSON.stringify([entry]), [casimir])).outcomes[0]?.matches.map(
      ({ person: { name } }) => name,
    );

  it.each([
    [
      'null for what it matched on',
      { matched_on: null, match_type: null, matches: [{ person_data: person }] },
    ],
    ['no confidence', { matches: [{ person_data: person }] }],
    [
      'one match without a person',
      { matches: [{ person_data: null }, { person_data: person }, null] },
    ],
  ])('with %s still brings the person', async (_, entry) => {
    expect(await read(entry)).toEqual(['Casimir']);
  });

  it('with null for matches knows nobody', async () => {
    expect(await read({ matches: null })).toEqual([]);
  });

  it('whose every match is unreadable is unreadable: nobody would be untrue', async () => {
    await expect(read({ matches: [{ person_data: null }] })).rejects.toMatchObject({
      failure: { code: 'bad-reply' },
    });
  });
});

describe('joining entries with identifiers', () => {
  const entry = (matchedOn: string | undefined, name: string) => ({
    matched_on: matchedOn,
    matches: [{ confidence_score: 1, person_data: { basic_profile: { name } } }],
  });
  const names = async (entries: unknown[]) =>
    (await replay(JSON.stringify(entries), [ottoline, casimir])).outcomes.map(
      ({ matches }) => matches[0]?.person.name,
    );

  it('goes by what an entry says it matched on, in whatever order and spelling', async () => {
    const entries = [
      entry('http://linkedin.com/in/CASIMIR-underhay-0x42/?x=1', 'Casimir'),
      entry('https://www.linkedin.com/in/ottoline-brackwater-0x41', 'Ottoline'),
    ];
    expect(await names(entries)).toEqual(['Ottoline', 'Casimir']);
  });

  it('goes by position where entries name nothing', async () => {
    expect(await names([entry(undefined, 'Ottoline'), entry(undefined, 'Casimir')])).toEqual([
      'Ottoline',
      'Casimir',
    ]);
  });

  it('never gives one person the entry that names another', async () => {
    const entries = [
      entry('https://www.linkedin.com/in/casimir-underhay-0x42', 'Casimir'),
      entry('https://www.linkedin.com/in/somebody-else-0x99', 'Somebody'),
    ];
    expect(await names(entries)).toEqual([undefined, 'Casimir']);
    const nobodys = entries.slice(1);
    await expect(names(nobodys)).rejects.toMatchObject({ failure: { code: 'bad-reply' } });
  });

  it('orders candidates by confidence, and their raw words with them', async () => {
    const candidate = (name: string, score: number) => ({
      confidence_score: score,
      person_data: { basic_profile: { name } },
    });
    const body = [{ matches: [candidate('Second', 0.81), candidate('First', 0.86)] }];
    const reply = await replay(JSON.stringify(body), [
      { kind: 'email', address: 'both@weftworks.example.com' },
    ]);
    expect(reply.outcomes[0]?.matches.map(({ person }) => person.name)).toEqual([
      'First',
      'Second',
    ]);
    expect(reply.raw[0]?.[0]).toHaveProperty('basic_profile.name', 'First');
  });
});

it.each([
  ['2017-03-01T00:00:00+00:00', '2017-03-01'],
  ['2017-03-01T00:00:00', '2017-03-01'],
  ['0000-01-01T00:00:00', undefined],
  ['0000', undefined],
  ['2017-03', '2017-03'],
  ['2017', '2017'],
  ['2017-00-01', undefined],
  ['2017-13', undefined],
  ['03/2017', undefined],
  ['', undefined],
])('reads the date %j as %j', async (raw, start) => {
  const job = { name: 'Weftworks', start_date: raw };
  const experience = { employment_details: { current: [job], past: [] } };
  const body = [{ matches: [{ person_data: { experience } }] }];
  const reply = await replay(JSON.stringify(body), [casimir]);
  expect(reply.outcomes[0]?.matches[0]?.person.roles[0]?.start).toBe(start);
});
