import type { Person } from '../../lib/person';
import { text } from '../../lib/text';
import { Folded } from './folded';

/** The person's own words. */
export function Summary({ person }: { person: Person }) {
  if (person.summary === undefined) return null;
  return (
    <section aria-labelledby="summary">
      <h2 id="summary">{text('summary')}</h2>
      <Folded words={person.summary} />
    </section>
  );
}
