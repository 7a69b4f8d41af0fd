import { beforeAll, describe, expect, it } from 'vitest';
import { countDifferences, differencesIn } from '../../../components/panel/compare-differences';
import { mergeCompared, sectionsOf } from '../../../components/panel/compare-sections';
import type { Person, Role } from '../../../lib/person';
import { setText } from '../../../lib/text';
import messages from '../../../public/_locales/en/messages.json';
import more from '../../../public/_locales/en/more.json';
import { personNamed } from '../../components/panel/world';

beforeAll(() => setText('en', { ...messages, ...more }));

function sections(...people: Partial<Person>[]) {
  const told = people.map((one, at) => ({
    provider: `p${at}`,
    person: { ...personNamed('Amara'), ...one },
  }));
  return sectionsOf(mergeCompared(told));
}

const role = (changed: Partial<Role>): Role => ({
  title: 'Weaver',
  company: { name: 'Weftworks', industries: [], ids: {} },
  isCurrent: false,
  ...changed,
});

/** What is said of the dates of one role that both have. */
function datesOf(one: Partial<Role>, other: Partial<Role>) {
  const all = sections({ roles: [role(one)] }, { roles: [role(other)] });
  const [item, ...others] = all.find(({ heading }) => heading === 'experience')?.items ?? [];
  expect(others).toEqual([]);
  const dates = item?.facts.find(({ label }) => label === 'factDates');
  return dates?.sayings.map(({ words, from, way }) => `${from.join()} ${way}: ${words}`) ?? [];
}

describe('dates, put together from several fields', () => {
  it.each<readonly [Partial<Role>, Partial<Role>, readonly string[]]>([
    [
      { start: '2017-03', end: '2019' },
      { start: '2017-03-01', end: '2019' },
      ['p0,p1 same: Mar 2017 – 2019'],
    ],
    [
      { start: '2017-03' },
      { start: '2017' },
      ['p0 same: Mar 2017 – end not given', 'p1 less: 2017 – end not given'],
    ],
    [
      { start: '2017' },
      { start: '2017', end: '2019-05' },
      ['p0 same: 2017 – end not given', 'p1 more: 2017 – May 2019'],
    ],
    [
      { start: '2017-03', isCurrent: true },
      { start: '2017-03', end: '2019' },
      ['p0 same: Mar 2017 – now', 'p1 other: Mar 2017 – 2019'],
    ],
    [
      { start: '2017', end: '2019-02' },
      { start: '2017-03', end: '2019' },
      ['p0 same: 2017 – Feb 2019', 'p1 less: Mar 2017 – 2019'],
    ],
    [{}, { start: '2017' }, ['p1 same: 2017 – end not given']],
    [{}, {}, []],
  ])('%j beside %j', (one, other, words) => expect(datesOf(one, other)).toEqual(words));
});

describe('a fact', () => {
  it('that the first gives without a word is the next one’s', () => {
    const [who] = sections({ headline: '  ' }, { headline: 'Weaver' });
    const headline = who?.facts?.find(({ label }) => label === 'factHeadline');
    expect(headline?.sayings).toEqual([
      { words: 'Weaver', from: ['p1'], way: 'same', to: undefined },
    ]);
  });

  it('that is a level behind a language is told as that', () => {
    const all = sections(
      { languages: ['Igbo (Native or bilingual proficiency)', 'English'] },
      { languages: ['igbo'], spoken: [{ name: 'igbo', level: 'NATIVE_OR_BILINGUAL' }] },
    );
    const languages = all.find(({ heading }) => heading === 'languages')?.items;
    expect(languages?.map(({ title, from }) => `${title} ${from.join()}`)).toEqual([
      'Igbo p0,p1',
      'English p0',
    ]);
    expect(languages?.[0]?.facts[0]?.sayings.map(({ way }) => way)).toEqual(['same', 'same']);
  });
});

describe('what differs', () => {
  const one: Partial<Person> = {
    headline: 'Weaver',
    pronouns: 'she/her',
    roles: [role({ start: '2017', place: 'Oslo' }), role({ title: 'Dyer' })],
    skills: ['Weaving', 'Dyeing'],
  };
  const other: Partial<Person> = {
    headline: 'Dyer',
    summary: 'Dyes.',
    roles: [role({ start: '2017-03', place: 'Bergen', employmentType: 'Full-time' })],
    skills: ['weaving', 'Knitting', 'Felting'],
    certifications: [{ name: 'Loom licence', issuer: 'Guild' }],
  };

  it('is counted fact by fact; what one alone tells, by facts, entries and words', () => {
    const all = sections(one, other);
    // Headline and place; the summary, the employment, the licence and two skills.
    expect(countDifferences(all, 'p1')).toEqual({ differing: 2, more: 5 });
    // Pronouns, a role, a skill.
    expect(countDifferences(all, 'p0')).toEqual({ differing: 2, more: 3 });
  });

  it('is left without what is alike, or only less precise', () => {
    const left = differencesIn(sections(one, other), 2);
    const labels = left.flatMap(({ facts = [], items = [] }) =>
      [...facts, ...items.flatMap((item) => item.facts)].map(({ label }) => label),
    );
    expect(labels).not.toContain('factName');
    expect(labels).not.toContain('factDates');
    expect(labels).toEqual(
      expect.arrayContaining(['factHeadline', 'factPronouns', 'summary', 'factPlace']),
    );
    const skills = left.find(({ heading }) => heading === 'skills');
    expect(skills?.words?.map(({ words }) => words)).toEqual([['Dyeing'], ['Knitting', 'Felting']]);
  });

  it('is nothing between two that say the same', () => {
    expect(differencesIn(sections(one, one), 2)).toEqual([]);
    expect(countDifferences(sections(one, one), 'p1')).toEqual({ differing: 0, more: 0 });
  });
});

it('tells languages with the level that is written behind them, whatever else is', () => {
  const odd = `Odd${' '.repeat(200_000)}one`;
  const all = sections({ languages: ['Igbo (Native)', 'Norsk', '(Native)', odd] });
  const items = all.find(({ heading }) => heading === 'languages')?.items ?? [];
  expect(items.map(({ title }) => title)).toEqual(['Igbo', 'Norsk', '(Native)', odd]);
});
