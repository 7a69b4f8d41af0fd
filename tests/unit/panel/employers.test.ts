import { describe, expect, it } from 'vitest';
import { employersOf, firstRoles } from '../../../components/panel/employers';
import type { Company, Role } from '../../../lib/person';

function role(title: string, company: Partial<Company>, isCurrent = false): Role {
  return { title, company: { industries: [], ids: {}, ...company }, isCurrent };
}

function titlesOf(roles: readonly Role[]): string[] {
  return employersOf(roles).map((employer) => employer.roles.map(({ title }) => title).join(' '));
}

describe('employers', () => {
  it('have the roles that follow one another, the current one with the past ones', () => {
    const weft = { name: 'Weftworks' };
    const roles = [
      role('A', weft, true),
      role('B', { name: ' weftworks ' }),
      role('C', { name: 'Selvedge' }),
      role('D', weft),
    ];
    expect(titlesOf(roles)).toEqual(['A B', 'C', 'D']);
  });

  it('begin with the current ones, wherever those stand', () => {
    expect(titlesOf([role('A', { name: 'X' }), role('B', { name: 'Y' }, true)])).toEqual([
      'B',
      'A',
    ]);
  });

  it.each([
    ['ids that agree', { ids: { a: '1' }, name: 'X' }, { ids: { a: '1' }, name: 'Y' }, true],
    ['one id that agrees', { ids: { a: '1', b: '2' } }, { ids: { a: '9', b: '2' } }, true],
    ['ids that differ', { ids: { a: '1' }, name: 'X' }, { ids: { a: '2' }, name: 'X' }, false],
    ['ids of other kinds', { ids: { a: '1' }, name: 'X' }, { ids: { b: '2' }, name: 'X' }, true],
    ['a domain', { domain: 'x.example.com' }, { domain: 'X.example.com', name: 'Y' }, true],
    ['a profile', { profileUrl: 'https://x.example' }, { profileUrl: 'https://x.example' }, true],
    ['nothing', {}, {}, false],
    ['empty names', { name: '' }, { name: '' }, false],
  ])('are told apart by %s', (_, one, other, isSame) => {
    expect(employersOf([role('A', one), role('B', other)])).toHaveLength(isSame ? 1 : 2);
  });

  it('are cut after so many roles, in the middle of one if need be', () => {
    const employers = employersOf([
      role('A', { name: 'X' }),
      role('B', { name: 'Y' }),
      role('C', { name: 'Y' }),
      role('D', { name: 'Z' }),
    ]);
    const first = firstRoles(employers, 2);
    expect(first.map(({ roles }) => roles.map(({ title }) => title))).toEqual([['A'], ['B']]);
    expect(firstRoles(employers, 9)).toEqual(employers);
  });
});
