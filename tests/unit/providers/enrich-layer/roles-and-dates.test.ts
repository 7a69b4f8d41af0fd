import { describe, expect, it } from 'vitest';
import { personWith } from './recordings';

describe('which role is the main one', () => {
  const started = { day: 1, month: 1, year: 2020 };
  const job = (title: string, company: string, more: object = {}) => ({
    ...{ title, company, starts_at: started, ends_at: null },
    ...more,
  });
  const mainOf = async (changed: object) => {
    const { roles } = await personWith(changed);
    return roles.filter(({ isMain }) => isMain).map(({ company }) => company.name);
  };

  it.each([
    ['the occupation before the headline', 'Cook at Alder', 'Cook at Birch', ['Alder']],
    ['the headline where there is no occupation', null, 'Cook at Birch', ['Birch']],
    ['none where neither names one', 'Retired', 'At leisure', []],
    ['whole words only', 'Cook at Alderney', 'Birchwood', ['Alder']],
    ['whatever the spelling', 'COOK – birch', null, ['Birch']],
  ])('%s', async (_, occupation, headline, expected) => {
    const experiences = [job('Cook', 'Alder'), job('Cook', 'Birch')];
    expect(await mainOf({ occupation, headline, experiences })).toEqual(expected);
  });

  it('never one that has ended', async () => {
    const ended = { ends_at: { day: null, month: null, year: 2022 } };
    const experiences = [job('Cook', 'Alder', ended), job('Guide', 'Birch')];
    const person = await personWith({ occupation: 'Cook at Alder', headline: null, experiences });
    expect(person.roles.map(({ isMain }) => isMain)).toEqual([undefined, undefined]);
    expect(person.roles[1]).toMatchObject({ end: '2022', isCurrent: false });
    expect(person.title, 'what the occupation says is kept').toBe('Cook at Alder');
  });

  it.each([
    ['a start', { starts_at: { day: null, month: null, year: 2020 }, ends_at: null }, 'x', true],
    ['a start, and no end at all', { ends_at: undefined }, 'x', true],
    ['no start, but named', { starts_at: null, ends_at: null }, 'Cook at Alder', true],
    ['no start, the title alone named', { starts_at: null, ends_at: null }, 'Cook', false],
    ['neither', { starts_at: null, ends_at: null }, 'x', false],
    ['an end of unknown date', { ends_at: { day: null, month: null, year: null } }, 'x', false],
    ['an end in words', { ends_at: '2020-05' }, 'Cook at Alder', false],
  ])('goes on with %s: %j', async (_, more, occupation, isCurrent) => {
    const person = await personWith({
      ...{ occupation, headline: null },
      experiences: [job('Cook', 'Alder', more)],
    });
    expect(person.roles[0]?.isCurrent).toBe(isCurrent);
  });
});

it.each([
  [{ day: 1, month: 3, year: 2017 }, '2017-03-01'],
  [{ day: null, month: 3, year: 2017 }, '2017-03'],
  [{ day: null, month: null, year: 2017 }, '2017'],
  [{ day: 5, month: null, year: 2017 }, '2017'],
  [{ day: 29, month: 2, year: 2016 }, '2016-02-29'],
  [{ day: 29, month: 2, year: 2017 }, '2017-02'],
  [{ day: 31, month: 4, year: 2017 }, '2017-04'],
  [{ day: 1, month: 13, year: 2017 }, '2017'],
  [{ day: 0, month: 0, year: 2017 }, '2017'],
  [{ day: 1, month: 3, year: null }, undefined],
  [{ day: null, month: null, year: null }, undefined],
  [{ day: '1', month: '3', year: '2017' }, '2017-03-01'],
  [{ day: 1.5, month: 3, year: 2017 }, '2017-03'],
  [{ year: 17 }, undefined],
  [{ year: 2017 }, '2017'],
  ['2017-03-01T00:00:00', '2017-03-01'],
  ['2017-03', '2017-03'],
  ['2017-13', '2017'],
  ['03/2017', undefined],
  [[], undefined],
  [2017, undefined],
])('reads the date %j as %j', async (starts_at, start) => {
  const { roles } = await personWith({ experiences: [{ title: 'Cook', starts_at }] });
  expect(roles[0]?.start).toBe(start);
});
