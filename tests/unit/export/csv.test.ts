import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { clean } from '../../../lib/export/clean';
import { toCsv } from '../../../lib/export/csv';
import type { Person } from '../../../lib/person';
import { AMARA, SOURCE } from './amara';
import { anyPerson, anySource, anyText } from './any-person';

function rowOf(csv: string): Record<string, string> {
  const { data, errors } = Papa.parse<Record<string, string>>(csv, {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  expect(data).toHaveLength(1);
  return data[0] ?? {};
}

describe('a CSV row', () => {
  it('has columns that stay, and a cell for what is known', () => {
    expect(rowOf(toCsv(AMARA, SOURCE))).toEqual({
      name: 'Amara Okafor-Lindqvist',
      first_name: 'Amara',
      last_name: 'Okafor-Lindqvist',
      pronouns: 'she/her',
      headline: 'Robots; people, and what is between',
      title: 'VP Engineering',
      company: 'Northwind Robotics, Inc.',
      department: 'Engineering',
      location: 'Gothenburg, Sweden',
      city: 'Gothenburg',
      state: '',
      country: 'Sweden',
      business_email: 'amara@northwind.example.com',
      personal_email: 'amara@example.org',
      other_emails: '',
      phone: '+1 555 0100',
      other_phones: '555 0101',
      linkedin_url: 'https://www.linkedin.com/in/amara-0x1c',
      x_url: 'https://x.com/amara_0x1c',
      github_url: '',
      facebook_url: '',
      websites: 'https://northwind.example.com/a,b;c',
      languages: 'English; Swedish',
      skills: 'Robotics; C++',
      schools: 'Chalmerista College',
      certifications: 'Weaving',
      connections: '500',
      followers: '1200',
      summary: 'I lead 140 people. Before that: looms.',
      data_as_of: '2026-11-03T00:00:00Z',
      provider: 'Crustdata',
      fetched_at: '2026-11-22T12:35:50Z',
    });
  });

  it('ends both of its lines by CRLF', () => {
    expect(toCsv(AMARA, SOURCE).match(/\r\n/g)).toHaveLength(2);
    expect(toCsv(AMARA, SOURCE).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+cmd|calc', "'+cmd|calc"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['\t=1+1', "'=1+1"],
    ['\u202e=1+1', "'=1+1"],
    ['+46 (0)70-174 06.00', '+46 (0)70-174 06.00'],
    ['+1 555 0100; +1 555 0101', '+1 555 0100; +1 555 0101'],
    ['+1 555 0100 =1', "'+1 555 0100 =1"],
    ["'=1", "'=1"],
    ['O’Hara, "Jo"', 'O’Hara, "Jo"'],
  ])('defuses %j as %j', (name, cell) => {
    expect(rowOf(toCsv({ ...AMARA, name }, SOURCE)).name).toBe(cell);
  });

  it('gives every value back', () => {
    const property = fc.property(anyText, anyText, anyText, (name, headline, skill) => {
      const person: Person = { ...AMARA, name, headline, skills: [skill] };
      const row = rowOf(toCsv(person, SOURCE));
      const whole = (cell = '') => cell.replace(/^'(?=[=+\-@＝＋－＠])/, '');
      expect(whole(row.name)).toBe(whole(clean(name)));
      expect(whole(row.headline)).toBe(whole(clean(headline)));
      expect(whole(row.skills)).toBe(whole(clean(skill)));
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('holds no formula, whoever it is of', () => {
    const names = Object.keys(rowOf(toCsv(AMARA, SOURCE)));
    const property = fc.property(anyPerson, anySource, (person, source) => {
      const row = rowOf(toCsv(person, source));
      expect(Object.keys(row)).toEqual(names);
      for (const cell of Object.values(row)) {
        expect(cell).not.toMatch(/^(?:[=\-@\t\r＝＋－＠]|\+.*[^\d\s().;+-])/);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });
});
