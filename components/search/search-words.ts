import type { Problem } from '../../lib/search/read';
import {
  type DraftFilter,
  isAround,
  isGroup,
  type Question,
  type Test,
} from '../../lib/search/tree';
import type { StoredSearch } from '../../lib/store/batch-rows';
import { formatNumber, type TextKey, text } from '../../lib/text';

// What a list names a search by is one line.
const LONGEST_SUMMARY = 120;

/** What each test says between a field and its value. */
export const TEST_WORDS = {
  '=': 'searchIs',
  '!=': 'searchIsNot',
  '<': 'searchLess',
  '=<': 'searchAtMost',
  '>': 'searchMore',
  '=>': 'searchAtLeast',
  in: 'searchOneOf',
  not_in: 'searchNoneOf',
  has_all: 'searchAllOf',
  '(.)': 'searchContains',
  '(!)': 'searchContainsNot',
  '[.]': 'searchWords',
  geo_distance: 'searchNear',
  geo_exclude: 'searchFar',
} as const satisfies Record<Test, TextKey>;

/** What each usual question is called in the form. */
export const QUESTION_WORDS = {
  name: 'searchName',
  company: 'searchCompany',
  title: 'searchJob',
  location: 'searchLocation',
  seniority: 'searchSeniority',
  school: 'searchSchool',
  skills: 'searchSkills',
} as const satisfies Record<Question, TextKey>;

/** How the conditions of a group hold. */
export const GROUP_WORDS = {
  and: 'searchAnd',
  or: 'searchOr',
  all_of: 'searchAllOfOne',
} as const satisfies Record<'and' | 'or' | 'all_of', TextKey>;

const PROBLEM_WORDS = {
  object: 'searchNoObject',
  list: 'searchNoList',
  words: 'searchNoWords',
  value: 'searchNoValue',
  empty: 'searchEmpty',
  limit: 'searchNoLimit',
  order: 'searchNoOrder',
  deep: 'searchTooDeep',
  unknown: 'searchUnknown',
  missing: 'searchMissing',
  test: 'searchNoTest',
  group: 'searchNoGroup',
} as const satisfies Record<Exclude<Problem['code'], 'syntax'>, TextKey>;

/** Why something is no search, and where, in a sentence. */
export function problemWords(problem: Problem): string {
  if (problem.code === 'syntax') {
    return text('searchNoJson', {
      line: formatNumber(problem.line),
      column: formatNumber(problem.column),
    });
  }
  if (problem.code === 'empty' && problem.at === 'filters') return text('searchEmptyForm');
  const place = problem.at === '' ? text('searchWhole') : problem.at;
  return text(PROBLEM_WORDS[problem.code], {
    place,
    ...('word' in problem && { word: problem.word }),
  });
}

/** The name under which a search was saved, else what it compares with. */
export function nameOfSearch({ name, query }: StoredSearch): string {
  if (name !== undefined) return name;
  const values = [...new Set(valuesOf(query.filters))];
  const words = values.join(' · ');
  return words.length > LONGEST_SUMMARY
    ? `${[...words].slice(0, LONGEST_SUMMARY).join('')}…`
    : words;
}

function valuesOf(filter: DraftFilter): readonly string[] {
  if (isGroup(filter)) return filter.conditions.flatMap(valuesOf);
  const { value } = filter;
  if (Array.isArray(value)) return value.map(String);
  return [isAround(value) ? value.location : String(value)];
}
