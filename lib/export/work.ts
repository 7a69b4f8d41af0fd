import type { Person } from '../person';

/** What somebody does now. */
export interface Work {
  readonly title?: string | undefined;
  readonly company?: string | undefined;
  readonly department?: string | undefined;
}

/** The current title, and the company where the two belong together: of several roles, only that of the title's own. */
export function workOf({ title: told, department, roles }: Person): Work {
  const current = roles.filter(({ isCurrent }) => isCurrent);
  const title = told ?? current[0]?.title;
  const role = current.length > 1 ? current.find((one) => one.title === title) : current[0];
  return { title, company: role?.company.name, department: department ?? role?.department };
}

/** What to call somebody: the name, else what identifies them, else nothing that could be read as a name. Never empty. */
export function calledName(person: Person): string {
  const { name, firstName, lastName, contact, slug } = person;
  const whole = [firstName, lastName].filter(Boolean).join(' ');
  return [name, whole, contact.emails[0]?.address, slug].find((one) => one?.trim()) ?? '?';
}
