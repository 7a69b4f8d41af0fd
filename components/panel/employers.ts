import type { Company, Role } from '../../lib/person';

/** One employer, with the roles there that follow one another. */
export interface Employer {
  readonly company: Company;
  readonly roles: readonly Role[];
}

/** The roles as they come, current ones first, those that follow one another at the same company together. */
export function employersOf(roles: readonly Role[]): Employer[] {
  const ordered = [
    ...roles.filter(({ isCurrent }) => isCurrent),
    ...roles.filter(({ isCurrent }) => !isCurrent),
  ];
  const employers: { company: Company; roles: Role[] }[] = [];
  for (const role of ordered) {
    const last = employers.at(-1);
    if (last !== undefined && isSame(last.company, role.company)) last.roles.push(role);
    else employers.push({ company: role.company, roles: [role] });
  }
  return employers;
}

/** The first so many roles, with their employers. */
export function firstRoles(employers: readonly Employer[], count: number): Employer[] {
  let left = count;
  return employers.flatMap(({ company, roles }) => {
    const drawn = roles.slice(0, left);
    left -= drawn.length;
    return drawn.length === 0 ? [] : [{ company, roles: drawn }];
  });
}

/** By the source's own ids where both have one, else by domain, profile or name. */
function isSame(one: Company, other: Company): boolean {
  const shared = Object.keys(one.ids).filter((key) => other.ids[key] !== undefined);
  if (shared.length > 0) return shared.some((key) => one.ids[key] === other.ids[key]);
  return (['domain', 'profileUrl', 'name'] as const).some((key) => {
    const value = one[key]?.trim().toLowerCase();
    return value !== undefined && value !== '' && value === other[key]?.trim().toLowerCase();
  });
}
