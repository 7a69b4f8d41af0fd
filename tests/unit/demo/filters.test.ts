import { describe, expect, it } from 'vitest';
import { ANYBODY, CURRENT, namesBy, refusalOf } from './searching';

const DETAILS = 'experience.employment_details';
const COUNTRY = 'basic_profile.location.country';
const NAME = 'basic_profile.name';
const RAW = 'professional_network.location.raw';
const AMARA = 'Amara Okafor-Lindqvist';
const TOBIAS = 'Tobias Vexholm';
const JASPER = 'Jasper Lindenqvist-Mbeki';

function where(field: string, type: string, value: unknown) {
  return { field, type, value };
}

describe('operators', () => {
  it.each([
    [where(NAME, '=', AMARA), [AMARA]],
    [where(NAME, '=', 'amara okafor-lindqvist'), []],
    [where(`${CURRENT}.company_name`, '=', 'Northwind Robotics'), [AMARA, JASPER]],
    [where(`${CURRENT}.company_name`, '=', 'Vellichor Freight'), ['子虚明']],
    [where(`${CURRENT}.company_headcount_latest`, '>', 3300), ['נועם אלמוני-ברקת', '子虚明']],
    [where(`${CURRENT}.company_headcount_latest`, '<', 9), []],
    [where(`${CURRENT}.company_headcount_latest`, '=<', 9), ['Marisol Quenneville-Ibarra']],
    [where('professional_network.joined_date', '<', '2005-01-01'), []],
    [
      where(`${CURRENT}.company_name`, 'in', ['Zephyrine Aerials', 'X']),
      ['Dario Penhallow-Ustinoff'],
    ],
    [where(COUNTRY, '=', 'Sweden'), [AMARA, 'Rúna Thistlewick', JASPER]],
    // The wrong form of a country is no error.
    [where(COUNTRY, '=', 'SWE'), []],
    [where(`${CURRENT}.company_headquarters_country`, 'in', ['SWE']), [AMARA]],
    [where(`${CURRENT}.company_headquarters_country`, 'in', ['Sweden']), []],
    [where(`${CURRENT}.title`, '(.)', 'vp ENG'), [AMARA]],
    [where(`${CURRENT}.title`, '[.]', 'engineering'), [AMARA]],
    [where(`${CURRENT}.title`, '[.]', 'engineer'), [JASPER]],
    [where(`${CURRENT}.title`, '[.]', 'engineering vp'), []],
    [where('skills.professional_network_skills', 'has_all', ['Robotics', 'Rust']), [AMARA]],
    [where('skills.professional_network_skills', 'has_all', ['Robotics', 'Weaving']), []],
    [where('contact.has_business_email', '=', true), expect.arrayContaining([AMARA, TOBIAS])],
    [where(RAW, 'geo_distance', { location: 'Gothenburg', distance: 50 }), [AMARA]],
    [where(RAW, 'geo_distance', { location: 'London', distance: 120, unit: 'mi' }), [TOBIAS]],
    [where(RAW, 'geo_distance', { location: 'London', distance: 120, unit: 'km' }), []],
    [where(RAW, 'geo_distance', { location: 'London', distance: 200_000, unit: 'm' }), [TOBIAS]],
    [where(RAW, 'geo_distance', { location: 'London', distance: 600_000, unit: 'ft' }), [TOBIAS]],
  ])('%j', async (filter, names) => {
    expect(await namesBy(filter)).toEqual(names);
  });

  it('=> and > differ at the bound', async () => {
    const field = `${CURRENT}.company_headcount_latest`;
    expect(await namesBy(where(field, '=>', 412))).toContain(AMARA);
    expect(await namesBy(where(field, '>', 412))).not.toContain(AMARA);
  });

  it('compare dates by time, and no text with a number', async () => {
    const started = `${CURRENT}.start_date`;
    expect(await namesBy(where(started, '=>', '2023-04-01'))).toContain(AMARA);
    expect(await namesBy(where(started, '>', '2023-04-01T00:00:00+00:00'))).not.toContain(AMARA);
    expect(await namesBy(where(started, '>', 0))).toEqual([]);
  });

  it.each([
    ['!=', '=', NAME, AMARA],
    ['not_in', 'in', COUNTRY, ['Sweden', 'Germany']],
    ['(!)', '(.)', `${CURRENT}.title`, 'engineer'],
    ['geo_exclude', 'geo_distance', RAW, { location: 'Gothenburg', distance: 50 }],
  ])('%s is the contrary of %s, also for those without a value', async (no, yes, field, value) => {
    const all = await namesBy(ANYBODY);
    const those = await namesBy(where(field, yes, value));
    const others = await namesBy(where(field, no, value));
    expect(those.length).toBeGreaterThan(0);
    expect(others).toEqual(all.filter((name) => !those.includes(name)));
  });

  it('take (.) literally: alternation matches nothing, whatever the given document shows', async () => {
    const title = `${CURRENT}.title`;
    expect(await namesBy(where(title, '(.)', 'VP|Director|Head of'))).toEqual([]);
    expect(await namesBy(where(title, '(.)', 'V.'))).toEqual([]);
    const or = {
      op: 'or',
      conditions: [where(title, '(.)', 'VP'), where(title, '(.)', 'Head of')],
    };
    expect(await namesBy(or)).toEqual([AMARA, 'Ottilie Grauenfels']);
    const inA = await namesBy(where(title, '(.)', 'VP|Director|Head of'), { contract: 'A' });
    expect(inA).toEqual([]);
  });
});

describe('groups', () => {
  const atNorthwind = where(`${CURRENT}.company_name`, 'in', ['Northwind Robotics']);
  const engineer = where(`${CURRENT}.title`, '(.)', 'test');

  it('join with and, or, and nest', async () => {
    expect(await namesBy({ op: 'and', conditions: [atNorthwind, engineer] })).toEqual([JASPER]);
    const vellichor = where(`${DETAILS}.company_name`, '=', 'Vellichor Freight');
    const nested = {
      op: 'and',
      conditions: [
        { op: 'or', conditions: [atNorthwind, vellichor] },
        where(COUNTRY, '=', 'Sweden'),
      ],
    };
    expect(await namesBy(nested)).toEqual([AMARA, JASPER]);
  });

  it('mean current and past roles where neither is named', async () => {
    const current = await namesBy(where(`${CURRENT}.company_name`, '=', 'Vellichor Freight'));
    const either = await namesBy(where(`${DETAILS}.company_name`, '=', 'Vellichor Freight'));
    expect(current).not.toContain(AMARA);
    expect(either).toContain(AMARA);
  });

  it('with all_of want one role to pass everything', async () => {
    const conditions = [
      where(`${DETAILS}.company_name`, '=', 'Vellichor Freight'),
      where(`${DETAILS}.title`, '(.)', 'VP'),
    ];
    expect(await namesBy({ op: 'and', conditions })).toEqual([AMARA]);
    expect(await namesBy({ op: 'all_of', conditions })).toEqual([]);
    const manager = [conditions[0], where(`${DETAILS}.title`, '(.)', 'manager')];
    expect(await namesBy({ op: 'all_of', conditions: manager })).toContain(AMARA);
  });

  it('with all_of keep current and past apart, and nest', async () => {
    const now = where(`${CURRENT}.company_name`, '=', 'Northwind Robotics');
    const any = where(`${DETAILS}.title`, '(.)', 'VP');
    const past = where(`${DETAILS}.past.title`, '(.)', 'Director');
    expect(await namesBy({ op: 'all_of', conditions: [now, any] })).toEqual([AMARA]);
    expect(await namesBy({ op: 'all_of', conditions: [now, past] })).toEqual([]);
    const inner = { op: 'all_of', conditions: [now] };
    expect(await namesBy({ op: 'all_of', conditions: [inner, any] })).toEqual([AMARA]);
    const school = where('education.schools.school', '=', 'Kallholm Polytechnic');
    const master = where('education.schools.degree', '(.)', 'master');
    const bachelor = where('education.schools.degree', '(.)', 'bachelor');
    expect(await namesBy({ op: 'all_of', conditions: [school, master] })).toContain(AMARA);
    expect(await namesBy({ op: 'all_of', conditions: [school, bachelor] })).not.toContain(AMARA);
  });
});

describe('a filter is refused', () => {
  const ok = where(NAME, '=', AMARA);

  it.each([
    ['A filter must be an object', 'name = x'],
    ['A filter must be an object', [ok]],
    ['A filter must be an object', null],
    ['Unknown key in a filter: column', { column: NAME, type: '=', value: AMARA }],
    ['Unknown key in a filter: note', { ...ok, note: '' }],
    ['A filter needs the key value', { field: NAME, type: '=' }],
    ['A filter needs the key field', {}],
    ['A filter needs the key conditions', { op: 'and' }],
    ['A filter needs the key op', { conditions: [ok] }],
    ["Unsupported group operator 'not'", { op: 'not', conditions: [ok] }],
    ['conditions must be a list of at least one filter', { op: 'and', conditions: [] }],
    ['conditions must be a list of at least one filter', { op: 'or', conditions: ok }],
    ['A filter must be an object', { op: 'or', conditions: [ok, 7] }],
    [
      'all_of needs conditions on fields of one list',
      { op: 'all_of', conditions: [ok, where(`${CURRENT}.title`, '(.)', 'VP')] },
    ],
  ])('%s', async (message, filters) => {
    expect(await refusalOf({ filters })).toBe(message);
  });

  it.each(['>=', '<=', '==', 'contains', 'not in', '', null, 7])(
    'for the operator %j, with those there are',
    async (type) => {
      const message = await refusalOf({ filters: { ...ok, type } });
      expect(message).toBe(
        `Unsupported operator '${type}'. Supported operators: ` +
          '=, !=, <, =<, >, =>, in, not_in, has_all, (.), (!), [.], geo_distance, geo_exclude',
      );
    },
  );

  it.each([
    'name',
    `${CURRENT}.name`,
    'basic_profile',
    'social_handles.professional_network_identifier.profile_url',
    'contact.business_emails.email',
    'dev_platform_profiles.followers',
    '__proto__',
    7,
  ])('for the field %j, with those there are', async (field) => {
    const message = await refusalOf({ filters: { ...ok, field } });
    expect(message).toContain(`Unsupported filter field '${field}'. Supported fields: `);
    expect(message).toContain(`${CURRENT}.company_name`);
  });

  it.each(['in', 'not_in', 'has_all'])('for %s without a list of values', async (type) => {
    const refused = async (value: unknown) => refusalOf({ filters: { ...ok, type, value } });
    const got = (python: string) =>
      `${type.toUpperCase()} operator requires list or tuple value, got: <class '${python}'>`;
    expect(await refused('Sweden')).toContain(got('str'));
    expect(await refused({ 0: 'Sweden' })).toContain(got('dict'));
    expect(await refused(null)).toContain(got('NoneType'));
    expect(await refused(1)).toContain(got('int'));
    expect(await refused(1.5)).toContain(got('float'));
    expect(await refused(true)).toContain(got('bool'));
    expect(await refused([])).toContain('non-empty list');
    expect(await refused([null])).toContain('each value must be');
  });

  it.each([
    ['=', null],
    ['=', ['Sweden']],
    ['!=', null],
    ['!=', {}],
    ['>', 'soon'],
    ['=<', null],
    ['<', true],
    ['(.)', ''],
    ['(.)', ['VP']],
    ['(!)', 7],
    ['[.]', null],
  ])('for %s %j', async (type, value) => {
    expect(await refusalOf({ filters: { ...ok, type, value } })).toContain(
      `Invalid filter value for '${NAME}': must be `,
    );
  });

  it.each([
    ['unit km', { location: 'Cork', distance: 1, unit: 'miles' }],
    ['unit km', { location: 'Cork', distance: 1, unit: 5 }],
    ['object of location', { location: 'Cork', distance: 0 }],
    ['object of location', { location: 'Cork' }],
    ['object of location', { distance: 5 }],
    ['object of location', 'Cork'],
    ['unknown key: radius', { location: 'Cork', distance: 1, radius: 2 }],
    ['could not be resolved: Nowhere', { location: 'Nowhere', distance: 1 }],
  ])('for geo_distance: %s', async (part, value) => {
    for (const type of ['geo_distance', 'geo_exclude']) {
      expect(await refusalOf({ filters: where(RAW, type, value) })).toContain(part);
    }
  });

  it('for a distance from any other field', async () => {
    const value = { location: 'Cork', distance: 1 };
    const filters = where('basic_profile.location.raw', 'geo_distance', value);
    expect(await refusalOf({ filters })).toContain(`needs the field ${RAW}`);
  });
});
