import { useEffect, useRef, useState } from 'preact/hooks';
import { profileUrl } from '../../lib/identifier';
import type { Person, School } from '../../lib/person';
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

/** Where else the person is to be found. */
export function Links({ person }: { person: Person }) {
  const { slug, xHandle, codeUrl, contact, extras = {} } = person;
  const { githubId, facebookId, xId = xHandle, website } = extras;
  const all: readonly (readonly [name: string, url: string | undefined])[] = [
    ['LinkedIn', slug && profileUrl(slug)],
    ['X', xId && `https://x.com/${encodeURIComponent(xId)}`],
    ['GitHub', codeUrl ?? (githubId && `https://github.com/${encodeURIComponent(githubId)}`)],
    ['Facebook', facebookId && `https://www.facebook.com/${encodeURIComponent(facebookId)}`],
    [
      website?.replace(/^https?:\/\//, '') ?? '',
      contact.websites.includes(website ?? '') ? '' : website,
    ],
  ];
  const given = all.flatMap(([name, url]) => (url ? [{ name, url }] : []));
  if (given.length === 0) return null;
  return (
    <section aria-labelledby="links">
      <h2 id="links">{text('links')}</h2>
      <ul class="chips">
        {given.map(({ name, url }) => (
          <li key={name}>
            <Link to={url}>{name}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
