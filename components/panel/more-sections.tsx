import './more-sections.css';
import type { ComponentChildren } from 'preact';
import { formatPartialDate } from '../../lib/dates';
import type { Achievement, CodeProfile, Language, Person, Pointer } from '../../lib/person';
import { formatNumber, plural, type TextKey, text } from '../../lib/text';
import { Folded } from './folded';
import { FurtherDetails } from './further-details';
import { Links } from './links';
import { Listed, type Row, Section } from './listed';
import { readable } from './readable';
import { Education, Skills } from './sections';

const HEADINGS = {
  project: 'projects',
  publication: 'publications',
  volunteering: 'volunteering',
  patent: 'patents',
  organisation: 'organisations',
  course: 'courses',
  test: 'tests',
  article: 'articles',
  activity: 'activities',
  group: 'groups',
  'same-name': 'sameNames',
  'also-viewed': 'alsoViewed',
} as const satisfies Record<Achievement['kind'] | Pointer['kind'], TextKey>;

/**
 * What comes below the work history, to the end of the card. It is drawn together, with `children` last, so that nothing moves when it
 * arrives.
 */
export function MoreSections(props: { person: Person; children: ComponentChildren }) {
  const { person, children } = props;
  const { achievements = [], spoken = [], recommendations = [], pointers = [] } = person;
  const done = (...kinds: Achievement['kind'][]) =>
    kinds.map((kind) => listOf(kind, achievements, doneRow));
  const pointed = (...kinds: Pointer['kind'][]) =>
    kinds.map((kind) => listOf(kind, pointers, pointerRow));
  const honours = person.honours.map(({ title, issuer, issued, description }) => ({
    title,
    facts: [issuer, dateOf(issued)],
    description,
  }));
  return (
    <>
      <Education person={person} />
      <Skills skills={person.skills} />
      <Listed heading="certifications" rows={person.certifications.map(certificationRow)} />
      {done('project', 'publication')}
      <Listed heading="honours" rows={honours} />
      <Spoken languages={spoken.filter(({ name }) => name)} />
      {done('volunteering', 'patent', 'organisation', 'course', 'test')}
      <Listed heading="codeProfiles" rows={person.codeProfiles.map(codeRow)} />
      <Recommendations words={recommendations} />
      {pointed('article', 'activity', 'group')}
      <FurtherDetails person={person} />
      <Links person={person} />
      {pointed('same-name', 'also-viewed')}
      {children}
    </>
  );
}

function listOf<R extends { readonly kind: keyof typeof HEADINGS }>(
  kind: R['kind'],
  all: readonly R[],
  rowOf: (one: R) => Row,
) {
  const rows = all.filter((one) => one.kind === kind).map(rowOf);
  return <Listed key={kind} heading={HEADINGS[kind]} rows={rows} />;
}

function certificationRow(one: Person['certifications'][number]): Row {
  const { name, url, issuer, issued, expires, credentialId: number } = one;
  const until = expires && text('until', { date: formatPartialDate(expires) });
  const credential = number && text('credential', { number });
  return { title: name, url, facts: [issuer, dateOf(issued), until, credential], number };
}

function doneRow({ kind, title, by, role, number, url, description, ...dates }: Achievement): Row {
  const score = kind === 'test' && number !== undefined ? text('testScore', { number }) : number;
  const [first, ...rest] = [title, role, by].filter((words) => words !== undefined);
  return { title: first, url, facts: [...rest, score, datesOf(dates)], description };
}

function codeRow(one: CodeProfile): Row {
  const { name, url, bio, website, email, company, place } = one;
  const { isHireable, repositories, followers, confidence } = one;
  const facts = [
    company,
    place,
    repositories === undefined ? undefined : plural('repositories', repositories),
    followers === undefined ? undefined : plural('followers', followers),
    isHireable === undefined ? undefined : text(isHireable ? 'hireable' : 'notHireable'),
    confidence === undefined ? undefined : text('sureness', { score: formatNumber(confidence) }),
  ];
  const links = [website, email && `mailto:${email}`];
  return { title: name ?? url, url, facts, links, description: bio };
}

function pointerRow({ title, url, text: words, place, date }: Pointer): Row {
  return { title: title ?? url, url, facts: [place, dateOf(date)], description: words };
}

function datesOf(one: Pick<Achievement, 'start' | 'end' | 'isOver'>): string | undefined {
  const { start, end, isOver } = one;
  if (start === undefined) return dateOf(end);
  const from = formatPartialDate(start);
  if (end !== undefined) return `${from} – ${dateOf(end)}`;
  return isOver ? `${from} – ${text('endUnknown')}` : text('since', { year: from });
}

function dateOf(date: string | undefined): string | undefined {
  return date === undefined ? undefined : formatPartialDate(date);
}

/** Languages where it is told how well they are spoken; without that the top of the card names them all. */
function Spoken({ languages }: { languages: readonly Language[] }) {
  if (languages.every(({ level }) => level === undefined)) return null;
  return (
    <Section heading="languages">
      <ul class="facts">
        {languages.map(({ name, level }, index) => (
          <li key={index}>
            <div>
              <bdi>{name}</bdi>
              {level !== undefined && (
                <p class="about">
                  <bdi>{readable(level)}</bdi>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Recommendations({ words }: { words: readonly string[] }) {
  const [only, ...others] = words;
  if (only === undefined) return null;
  return (
    <Section
      heading="recommendations"
      note={others.length > 0 ? formatNumber(words.length) : undefined}
    >
      {others.length === 0 ? (
        <Folded words={only.trim()} />
      ) : (
        <details class="text">
          <summary>{text('showAll', { count: formatNumber(words.length) })}</summary>
          <ul class="jobs">
            {words.map((one, index) => (
              <li key={index} class="plain-job">
                <bdi class="words">{one.trim()}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
