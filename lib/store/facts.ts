import type { Person } from '../person';
import type { RowFacts } from './batch-rows';

/** What a list shows of a person: name, title, company, place and the first address, as far as the record tells. */
export function factsOf(person: Person): RowFacts {
  const { name, firstName, lastName, title: told, roles, place, contact } = person;
  const whole = name ?? [firstName, lastName].filter(Boolean).join(' ');
  const current = roles.filter(({ isCurrent }) => isCurrent);
  const title = told ?? current[0]?.title;
  // The title is not always that of the first role: of several, only the company of the title's own is theirs.
  const role = current.length > 1 ? current.find((one) => one.title === title) : current[0];
  const where =
    place?.text ?? ([place?.city, place?.country].filter(Boolean).join(', ') || undefined);
  const all = {
    name: whole || undefined,
    title,
    company: role?.company.name,
    place: where,
    email: contact.emails[0]?.address,
  };
  return Object.fromEntries(Object.entries(all).filter(([, fact]) => fact !== undefined));
}
