import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePersons } from '../../lib/origins';
import type { Person, Role, School } from '../../lib/person';
import { personNamed } from '../components/panel/world';

function merged(one: Partial<Person>, other: Partial<Person>) {
  return mergePersons([
    { provider: 'a', person: { ...personNamed('Amara'), ...one } },
    { provider: 'b', person: { ...personNamed('Amara'), ...other } },
  ]);
}

const role = (changed: Partial<Role> = {}): Role => ({
  title: 'Engineer',
  company: { name: 'Northwind', industries: [], ids: {} },
  isCurrent: false,
  start: '2017-03',
  ...changed,
});

describe('a fact', () => {
  it('that both give alike is from both', () => {
    expect(merged({}, {}).name).toEqual({ value: 'Amara', from: ['a', 'b'], others: [] });
  });

  it('that one gives is from that one', () => {
    expect(merged({}, { headline: 'CTO' }).headline).toEqual({
      value: 'CTO',
      from: ['b'],
      others: [],
    });
    expect(merged({ headline: 'CTO' }, {}).headline?.from).toEqual(['a']);
    expect(merged({}, {})).not.toHaveProperty('headline');
  });

  it('that they give differently is the first’s, with the other’s beside it', () => {
    const { network } = merged(
      { network: { followers: 10, verifications: [], openTo: [] } },
      { network: { followers: 12, connections: 500, verifications: [], openTo: [] } },
    );
    expect(network.followers).toEqual({
      value: 10,
      from: ['a'],
      others: [{ value: 12, from: 'b', way: 'other' }],
    });
    expect(network.connections).toEqual({ value: 500, from: ['b'], others: [] });
  });

  it('that is false or nought is one', () => {
    expect(merged({ isThin: false }, { isThin: true }).isThin?.value).toBe(false);
  });

  it('is told apart inside a place and other records too', () => {
    const { place, extras } = merged(
      { place: { city: 'Oslo' } },
      { place: { city: 'Oslo', country: 'Norway' }, extras: { salary: { min: 1 } } },
    );
    expect(place).toEqual({
      city: { value: 'Oslo', from: ['a', 'b'], others: [] },
      country: { value: 'Norway', from: ['b'], others: [] },
    });
    expect(extras?.salary?.min?.from).toEqual(['b']);
  });
});

describe('roles', () => {
  it('at the same company, by title and start, are one, filled up from both', () => {
    const { roles } = merged(
      { roles: [role({ place: 'Oslo' })] },
      {
        roles: [
          role({
            title: ' engineer',
            company: {
              name: 'NORTHWIND',
              domain: 'northwind.example.com',
              industries: ['Trade'],
              ids: {},
            },
            description: 'Built it.',
          }),
        ],
      },
    );
    expect(roles).toHaveLength(1);
    expect(roles[0]).toMatchObject({
      from: ['a', 'b'],
      entry: {
        title: { value: 'Engineer', others: [{ value: ' engineer', from: 'b' }] },
        place: { value: 'Oslo', from: ['a'] },
        description: { value: 'Built it.', from: ['b'] },
        company: {
          name: { value: 'Northwind', others: [{ value: 'NORTHWIND', from: 'b' }] },
          domain: { from: ['b'] },
          industries: [{ from: ['b'], entry: { value: 'Trade' } }],
        },
      },
    });
  });

  it.each([
    ['another title and start', { title: 'Manager', start: '2017-04' }],
    ['another title, held still', { title: 'Manager', isCurrent: true }],
    ['another title, and no month to go by', { title: 'Manager', start: '2017' }],
    ['another company', { company: { name: 'Harbour', industries: [], ids: {} } }],
    ['a start years away', { start: '2019' }],
  ])('with %s are two', (_what, changed) => {
    expect(merged({ roles: [role()] }, { roles: [role(changed)] }).roles).toHaveLength(2);
  });

  it.each([
    ['a year alone', { start: '2017' }],
    ['no start', { start: undefined }],
  ])('with %s are one with the only role they can be', (_what, changed) => {
    const { start, ...rest } = role();
    const other = { ...rest, ...(changed.start === undefined ? {} : { start: changed.start }) };
    const { roles } = merged({ roles: [role()] }, { roles: [other] });
    expect(roles.map(({ from }) => from)).toEqual([['a', 'b']]);
    expect(roles[0]?.entry.start?.value).toBe(start);
  });

  it.each([
    ['a start within a year', {}, { start: '2018' }, 'start'],
    ['the same end', { end: '2022-05' }, { start: '2019-09', end: '2022-05-01' }, 'start'],
    ['no end yet', { isCurrent: true }, { start: '2020', isCurrent: true }, 'start'],
    ['another title since the same month', {}, { title: 'Senior engineer' }, 'title'],
  ] as const)('with %s are one that they tell differently', (_what, one, other, differs) => {
    const { roles } = merged({ roles: [role(one)] }, { roles: [role(other)] });
    expect(roles.map(({ from }) => from.join(''))).toEqual(['ab']);
    expect(roles[0]?.entry[differs]?.others[0]?.way).toBe('other');
  });

  it('of one provider stay two, however alike, and the surer partner is taken first', () => {
    const second = role({ start: '2020-01' });
    const { roles } = merged(
      { roles: [role(), role(), second] },
      { roles: [role({ start: '2020' }), role()] },
    );
    expect(roles.map(({ from, entry }) => [from.join(''), entry.start?.value])).toEqual([
      ['ab', '2017-03'],
      ['a', '2017-03'],
      ['ab', '2020-01'],
    ]);
  });

  it('that are current come first, whoever has them', () => {
    const now = role({ title: 'CTO', isCurrent: true });
    const { roles } = merged({ roles: [role()] }, { roles: [now] });
    expect(roles.map(({ from }) => from)).toEqual([['b'], ['a']]);
  });
});

describe('schools', () => {
  const school = (changed: Partial<School> = {}): School => ({
    name: 'Oslo University',
    ...changed,
  });
  const joined = (one: School[], other: School[]) =>
    merged({ schools: one }, { schools: other }).schools.map(({ from }) => from.join(''));

  it('are the same by name', () => {
    expect(joined([school({ degree: 'BSc' })], [school({ name: 'oslo university' })])).toEqual([
      'ab',
    ]);
    expect(
      joined(
        [school({ degree: 'BSc', endYear: 2010 })],
        [school({ degree: 'Bachelor of Science', endYear: 2010 })],
      ),
    ).toEqual(['ab']);
    expect(joined([school()], [school({ name: 'Bergen University' })])).toEqual(['a', 'b']);
  });

  it('are two where the years or, without years, the degrees say so', () => {
    expect(joined([school({ startYear: 2007 })], [school({ startYear: 2010 })])).toEqual([
      'a',
      'b',
    ]);
    expect(joined([school({ degree: 'BSc' })], [school({ degree: 'MSc' })])).toEqual(['a', 'b']);
  });

  it('attended twice find their own partners', () => {
    const [first, second] = [school({ degree: 'BSc' }), school({ degree: 'MSc' })];
    expect(joined([first, second], [second, first])).toEqual(['ab', 'ab']);
  });
});

describe('other lists', () => {
  it('addresses are the same whatever their case, and what one provider knows of them stays its own', () => {
    const { contact } = merged(
      {
        contact: {
          emails: [
            { address: 'amara@northwind.example.com', kind: 'business', status: 'verified' },
          ],
          phones: ['+1 (555) 0100-123'],
          websites: ['https://www.amara.example.org/'],
        },
      },
      {
        contact: {
          emails: [
            { address: 'Amara@Northwind.example.com', kind: 'unknown' },
            { address: 'amara@home.example.net', kind: 'personal' },
          ],
          phones: ['+15550100123', '+15550100124'],
          websites: ['amara.example.org'],
        },
      },
    );
    expect(contact.emails.map(({ from }) => from.join(''))).toEqual(['ab', 'b']);
    expect(contact.emails[0]?.entry).toMatchObject({
      kind: { value: 'business', others: [{ value: 'unknown', from: 'b' }] },
      status: { value: 'verified', from: ['a'] },
    });
    expect(contact.phones.map(({ from }) => from.join(''))).toEqual(['ab', 'b']);
    expect(contact.phones[0]?.entry.others).toEqual([
      { value: '+15550100123', from: 'b', way: 'same' },
    ]);
    expect(contact.websites.map(({ from }) => from.join(''))).toEqual(['ab']);
  });

  it('skills, certifications, languages with levels and achievements are joined', () => {
    const all = merged(
      {
        skills: ['Go', 'Rust'],
        certifications: [{ name: 'Lifeguard', issuer: 'Harbour' }],
        spoken: [{ name: 'Norwegian' }],
        achievements: [{ kind: 'project', title: 'Bridge' }],
      },
      {
        skills: ['rust', 'Sailing'],
        certifications: [{ name: 'lifeguard', url: 'https://harbour.example.com/1' }],
        spoken: [{ name: 'norwegian', level: 'NATIVE_OR_BILINGUAL' }],
        achievements: [
          { kind: 'project', title: 'Bridge', url: 'https://bridge.example.com/' },
          { kind: 'patent', title: 'Bridge' },
        ],
      },
    );
    expect(all.skills.map(({ entry }) => entry.value)).toEqual(['Go', 'Rust', 'Sailing']);
    expect(all.certifications.map(({ from }) => from.join(''))).toEqual(['ab']);
    expect(all.spoken?.[0]?.entry.level).toMatchObject({ from: ['b'] });
    expect(all.achievements?.map(({ from }) => from.join(''))).toEqual(['ab', 'b']);
  });
});

describe('a list of thousands', () => {
  const count = 5_000;
  const words = (from: number) => Array.from({ length: count }, (_, at) => `Skill ${from + at}`);

  it('is joined without holding each entry against each other one', () => {
    let read = 0;
    const counted = (title: string): Role => ({
      ...role({ start: undefined }),
      get title() {
        read += 1;
        return title;
      },
    });
    const both = merged(
      { skills: words(0), roles: words(0).map(counted) },
      { skills: words(count / 2), roles: words(count / 2).map(counted) },
    );
    expect(both.skills).toHaveLength(count * 1.5);
    expect(both.roles).toHaveLength(count * 1.5);
    expect(read).toBeLessThan(count * 60);
  });
});

/** Every leaf of a record, with the names on the way to it but not the places in lists. */
function leavesOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => leavesOf(one, path));
  if (typeof value !== 'object' || value === null)
    return value === undefined ? [] : [`${path}=${value}`];
  return Object.entries(value).flatMap(([name, one]) => leavesOf(one, `${path}.${name}`));
}

/** The same of a merged record, for one provider. */
function saidBy(provider: string, value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => saidBy(provider, one.entry, path));
  if (typeof value !== 'object' || value === null) return [];
  if ('value' in value && 'others' in value) {
    const {
      value: own,
      from,
      others,
    } = value as {
      value: unknown;
      from: string[];
      others: { value: unknown; from: string }[];
    };
    return [
      ...(from.includes(provider) ? [`${path}=${own}`] : []),
      ...others.filter((one) => one.from === provider).map((one) => `${path}=${one.value}`),
    ];
  }
  return Object.entries(value).flatMap(([name, one]) => saidBy(provider, one, `${path}.${name}`));
}

describe('nothing is lost', () => {
  const word = fc.constantFrom('x', 'X', 'y', 'z ', '');
  const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
  const list = <T>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 4 });
  const date = fc.constantFrom('2017', '2017-03', '2018');
  const company = fc.record(
    { name: word, domain: word, industries: list(word), ids: fc.dictionary(word, word) },
    { requiredKeys: ['industries', 'ids'] },
  );
  const person = fc.record({
    headline: optional(word),
    place: optional(fc.record({ city: word, country: word }, { requiredKeys: [] })),
    roles: list(
      fc.record(
        { title: word, company, isCurrent: fc.boolean(), start: date },
        { requiredKeys: ['company', 'isCurrent'] },
      ),
    ),
    schools: list(
      fc.record(
        { name: word, degree: word, startYear: fc.constantFrom(2007, 2008) },
        { requiredKeys: [] },
      ),
    ),
    skills: list(word),
    contact: fc.record({
      emails: list(fc.record({ address: word, kind: fc.constantFrom('business', 'personal') })),
      phones: list(fc.constantFrom('+1 555', '1555', 'none')),
      websites: list(word),
    }),
  }) as unknown as fc.Arbitrary<Partial<Person>>;

  it('of what any of three providers gives, and nothing is invented', () => {
    fc.assert(
      fc.property(person, person, person, (...given) => {
        const told = given.map((one, at) => ({
          provider: `p${at}`,
          person: { ...personNamed('Amara'), ...one },
        }));
        const all = mergePersons(told);
        for (const { provider, person: one } of told) {
          expect(saidBy(provider, all).sort()).toEqual(leavesOf(one).sort());
        }
      }),
      { numRuns: 500 },
    );
  });
});
