import { formatPartialDate } from '../../lib/dates';
import type { Person, School } from '../../lib/person';
import { formatNumber, text } from '../../lib/text';
import { CopyButton } from '../ui/copy-button';
import { Link } from '../ui/link';
import { Parts } from '../ui/parts';
import { Folded } from './folded';
import { MoreButton } from './more-button';
import { useMore } from './use-more';

const SCHOOLS_AT_FIRST = 8;

/** Schools, with all that is told of the time there; then the degrees of which no school is named. */
export function Education({ person: { schools, degrees } }: { person: Person }) {
  const more = useMore(schools.length, SCHOOLS_AT_FIRST);
  const others = degrees.filter((degree) => schools.every((school) => school.degree !== degree));
  if (schools.length + others.length === 0) return null;
  return (
    <section aria-labelledby="education">
      <h2 id="education">{text('education')}</h2>
      <ul class="jobs" ref={more.list}>
        {schools.slice(0, more.count).map((school, index) => (
          <li key={index} class="plain-job">
            <SchoolLines school={school} />
          </li>
        ))}
      </ul>
      <MoreButton more={more} length={schools.length} />
      {others.length > 0 && (
        <p class="dates">
          <Parts of={others} />
        </p>
      )}
    </section>
  );
}

function SchoolLines({ school }: { school: School }) {
  const { name, profileUrl, degree, fieldOfStudy, grade, place, activities, description } = school;
  const title = <bdi>{name ?? text('schoolUnknown')}</bdi>;
  const { city, state, country } = place ?? {};
  const where = place?.text ?? [city, state, country].filter(Boolean).join(', ');
  const facts = [degree, fieldOfStudy, years(school), grade && text('grade', { grade }), where];
  return (
    <>
      <p class="strong">
        {profileUrl === undefined ? title : <Link to={profileUrl}>{title}</Link>}
        {name !== undefined && <CopyButton value={name} />}
      </p>
      {facts.some(Boolean) && (
        <p class="dates num">
          <Parts of={[...new Set(facts)]} />
        </p>
      )}
      {[activities, description].map(
        (words, index) => words && <Folded key={index} words={words.trim()} />,
      )}
    </>
  );
}

/** From and to, as precise as they are told. */
function years({ start, end, startYear, endYear }: School): string | undefined {
  const [from, to] = [start ?? startYear, end ?? endYear].map((date) =>
    date === undefined ? undefined : formatPartialDate(String(date)),
  );
  if (from === undefined) return to;
  return to === undefined ? text('since', { year: from }) : `${from} – ${to}`;
}

const SKILLS_AT_FIRST = 12;

/** Skills as the profile lists them, the first few until all are asked for. */
export function Skills({ skills }: { skills: readonly string[] }) {
  const more = useMore(skills.length, SKILLS_AT_FIRST);
  if (skills.length === 0) return null;
  return (
    <section aria-labelledby="skills">
      <div class="fact">
        <h2 id="skills">
          {text('skills')} <span class="num">{formatNumber(skills.length)}</span>
        </h2>
        <CopyButton value={skills.join(', ')} what={text('skills')} />
      </div>
      <ul class="chips" ref={more.list}>
        {skills.slice(0, more.count).map((skill, index) => (
          <li class="chip" key={index}>
            <bdi>{skill}</bdi>
          </li>
        ))}
      </ul>
      <MoreButton more={more} length={skills.length} />
    </section>
  );
}
