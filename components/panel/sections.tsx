import { useEffect, useRef, useState } from 'preact/hooks';
import { formatPartialDate } from '../../lib/dates';
import { profileUrl } from '../../lib/identifier';
import type { Certification, Person, School } from '../../lib/person';
import { formatNumber, text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import { Link } from '../ui/link';
import { Parts } from '../ui/parts';
import { Folded } from './experience';

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

/** Schools, with degree and years where given; then the degrees of which no school is named. */
export function Education({ person: { schools, degrees } }: { person: Person }) {
  const others = degrees.filter((degree) => schools.every((school) => school.degree !== degree));
  if (schools.length + others.length === 0) return null;
  return (
    <section aria-labelledby="education">
      <h2 id="education">{text('education')}</h2>
      <ul class="jobs">
        {schools.map((school, index) => (
          <li key={`${school.name}${index}`} class="plain-job">
            <p class="strong">
              <bdi>{school.name ?? text('schoolUnknown')}</bdi>
            </p>
            <p class="dates num">
              <Parts of={[school.degree, school.fieldOfStudy, years(school)]} />
            </p>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <p class="dates">
          <Parts of={others} />
        </p>
      )}
    </section>
  );
}

function years({ startYear, endYear }: School): string | undefined {
  if (startYear === undefined) return endYear === undefined ? undefined : String(endYear);
  return endYear === undefined ? text('since', { year: startYear }) : `${startYear} – ${endYear}`;
}

const SKILLS_AT_FIRST = 12;

/** Skills as the profile lists them, the first few until all are asked for. */
export function Skills({ skills }: { skills: readonly string[] }) {
  const [isAll, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (isAll) keepFocus(list.current);
  }, [isAll]);
  if (skills.length === 0) return null;
  return (
    <section aria-labelledby="skills">
      <h2 id="skills">
        {text('skills')} <span class="num">{formatNumber(skills.length)}</span>
      </h2>
      <ul class="chips" ref={list} tabIndex={isAll ? -1 : undefined}>
        {skills.slice(0, isAll ? skills.length : SKILLS_AT_FIRST).map((skill) => (
          <li class="chip" key={skill}>
            <bdi>{skill}</bdi>
          </li>
        ))}
        {!isAll && skills.length > SKILLS_AT_FIRST && (
          <li>
            <button type="button" class="quiet" onClick={() => setAll(true)}>
              {text('showAll', { count: skills.length })}
            </button>
          </li>
        )}
      </ul>
    </section>
  );
}

/** Certifications with issuer and date. */
export function Certifications(props: { certifications: readonly Certification[] }) {
  if (props.certifications.length === 0) return null;
  return (
    <section aria-labelledby="certifications">
      <h2 id="certifications">{text('certifications')}</h2>
      <ul class="jobs">
        {props.certifications.map(({ name, issuer, issued, url }, index) => (
          <li key={`${name}${index}`} class="plain-job">
            <p class="strong">
              {url === undefined ? <bdi>{name}</bdi> : <Link to={url}>{<bdi>{name}</bdi>}</Link>}
            </p>
            <p class="dates">
              <Parts of={[issuer, issued === undefined ? undefined : formatPartialDate(issued)]} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where else the person is to be found. */
export function Links({ person }: { person: Person }) {
  const { slug, xHandle, codeUrl } = person;
  if (slug === undefined && xHandle === undefined && codeUrl === undefined) return null;
  return (
    <section aria-labelledby="links">
      <h2 id="links">{text('links')}</h2>
      <ul class="chips">
        {slug !== undefined && (
          <li>
            <Link to={profileUrl(slug)}>LinkedIn</Link>
          </li>
        )}
        {xHandle !== undefined && (
          <li>
            <Link to={`https://x.com/${encodeURIComponent(xHandle)}`}>X</Link>
          </li>
        )}
        {codeUrl !== undefined && (
          <li>
            <Link to={codeUrl}>GitHub</Link>
          </li>
        )}
      </ul>
    </section>
  );
}
