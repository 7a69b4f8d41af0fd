import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatPartialDate } from '../../lib/dates';
import type { Achievement, Extras, Language, Person } from '../../lib/person';
import { formatNumber, type TextKey, text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import { Link } from '../ui/link';
import { Parts } from '../ui/parts';
import { Folded } from './experience';
import { readable } from './identity';

/** One line of a section, with what is told of it. */
interface Row {
  readonly title: string | undefined;
  readonly url?: string | undefined;
  readonly facts: readonly (string | undefined)[];
  readonly description?: string | undefined;
}

type Kind = Achievement['kind'];

const HEADINGS = {
  project: 'projects',
  publication: 'publications',
  volunteering: 'volunteering',
  patent: 'patents',
  organisation: 'organisations',
  course: 'courses',
  test: 'tests',
} as const satisfies Record<Kind, TextKey>;

/**
 * Certifications, and what only some providers tell of some people. `children` is the end of the card: it is drawn with these sections, so that
 * nothing moves when they arrive.
 */
export function MoreSections(props: { person: Person; children: ComponentChildren }) {
  const { person, children } = props;
  const { achievements = [], spoken = [], recommendations = [], extras = {} } = person;
  const of = (...kinds: Kind[]) =>
    kinds.map((kind) => {
      const rows = achievements.filter((one) => one.kind === kind).map(rowOf);
      return <Listed key={kind} heading={HEADINGS[kind]} rows={rows} />;
    });
  const honours = person.honours.map(({ title, issuer, issued, description }) => ({
    title,
    facts: [issuer, dateOf(issued)],
    description,
  }));
  const certifications = person.certifications.map(({ name, url, issuer, issued, expires }) => ({
    title: name,
    url,
    facts: [issuer, dateOf(issued), expires && text('until', { date: formatPartialDate(expires) })],
  }));
  return (
    <>
      <Listed heading="certifications" rows={certifications} />
      {of('project', 'publication')}
      <Listed heading="honours" rows={honours} />
      <Spoken languages={spoken} />
      {of('volunteering', 'patent', 'organisation', 'course', 'test')}
      <Recommendations words={recommendations} />
      <Details extras={extras} />
      {children}
    </>
  );
}

function rowOf({ kind, title, by, role, number, url, description, ...dates }: Achievement): Row {
  const score = kind === 'test' && number !== undefined ? text('testScore', { number }) : number;
  const [first, ...rest] = [title, role, by].filter((words) => words !== undefined);
  return { title: first, url, facts: [...rest, score, spanOf(dates)], description };
}

function spanOf({
  start,
  end,
  isOver,
}: Pick<Achievement, 'start' | 'end' | 'isOver'>): string | undefined {
  if (start === undefined) return dateOf(end);
  const from = formatPartialDate(start);
  if (end !== undefined) return `${from} – ${dateOf(end)}`;
  return isOver ? `${from} – ${text('endUnknown')}` : text('since', { year: from });
}

function dateOf(date: string | undefined): string | undefined {
  return date === undefined ? undefined : formatPartialDate(date);
}

const ROWS_AT_FIRST = 5;

/** A section of things that the profile lists, the first few until all are asked for. */
function Listed({ heading, rows }: { heading: TextKey; rows: readonly Row[] }) {
  const [isAll, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (isAll) keepFocus(list.current);
  }, [isAll]);
  if (rows.length === 0) return null;
  const hidden = isAll ? 0 : Math.max(0, rows.length - ROWS_AT_FIRST);
  return (
    <Section heading={heading} note={rows.length > 1 ? formatNumber(rows.length) : undefined}>
      <ul class="jobs" ref={list} tabIndex={isAll ? -1 : undefined}>
        {rows.slice(0, rows.length - hidden).map(({ title, url, facts, description }, index) => (
          <li key={`${title}${index}`} class="plain-job">
            <p class="strong">
              <Titled title={title ?? text('titleUnknown')} url={url} />
            </p>
            <p class="dates num">
              <Parts of={[...new Set(facts)]} />
            </p>
            {description !== undefined && <Folded words={description.trim()} />}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>
          {text('showAll', { count: formatNumber(rows.length) })}
        </button>
      )}
    </Section>
  );
}

function Titled({ title, url }: { title: string; url: string | undefined }) {
  const words = <bdi>{title}</bdi>;
  return url === undefined ? words : <Link to={url}>{words}</Link>;
}

function Section(props: {
  heading: TextKey;
  note?: string | undefined;
  children: ComponentChildren;
}) {
  const { heading, note, children } = props;
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading}>
        {text(heading)} {note !== undefined && <span class="num">{note}</span>}
      </h2>
      {children}
    </section>
  );
}

/** Languages where it is told how well they are spoken; without that the top of the card names them all. */
function Spoken({ languages }: { languages: readonly Language[] }) {
  if (languages.every(({ level }) => level === undefined)) return null;
  return (
    <Section heading="languages">
      <ul class="facts">
        {languages.map(({ name, level }, index) => (
          <li key={`${name}${index}`}>
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
              <li key={`${one}${index}`} class="plain-job">
                <bdi>{one.trim()}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}

/** What the source has from elsewhere. Pay is its own conclusion, and marked as such. */
function Details({ extras }: { extras: Extras }) {
  const { industry, interests = [], gender, birthDate, salary } = extras;
  const all: readonly (readonly [TextKey, readonly (string | undefined)[]])[] = [
    ['industry', [industry]],
    ['interests', interests],
    ['gender', [gender === undefined ? undefined : readable(gender)]],
    ['birthDate', [dateOf(birthDate)]],
    ['salary', [salaryOf(salary)]],
  ];
  const given = all.filter(([, words]) => words.some((word) => word !== undefined));
  if (given.length === 0) return null;
  return (
    <Section heading="inferred">
      <ul class="facts">
        {given.map(([key, words]) => (
          <li key={key}>
            <div class="num">
              <Parts of={words} />
              <p class="about">
                {key === 'salary' ? <Parts of={[text(key), text('inferredNote')]} /> : text(key)}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function salaryOf(salary: Extras['salary']): string | undefined {
  const [min, max] = [salary?.min, salary?.max].map((pay) =>
    pay === undefined ? undefined : formatNumber(pay),
  );
  if (min !== undefined && max !== undefined) return text('salaryRange', { min, max });
  if (min !== undefined) return text('salaryFrom', { min });
  return max === undefined ? undefined : text('salaryTo', { max });
}
