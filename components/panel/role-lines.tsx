import type { ComponentChildren } from 'preact';
import { durationOf, formatPartialDate, isFuture, type Span, spanOf } from '../../lib/dates';
import type { Role } from '../../lib/person';
import { text } from '../../lib/text';
import { CopyButton } from '../ui/copy-button';
import { Parts } from '../ui/parts';
import { Folded } from './folded';
import { readable } from './readable';

/** One role: title, dates, what kind of work it is and where, and its description; `children` are below the title. */
export function RoleLines(props: { role: Role; now: number; children?: ComponentChildren }) {
  const { role, now, children } = props;
  const { title, employmentType, place, seniority, department, description } = role;
  const facts = [employmentType, place, seniority, department].map(
    (word) => word && readable(word),
  );
  return (
    <>
      <p class="strong">
        <bdi>{title ?? text('titleUnknown')}</bdi>
        {title !== undefined && <CopyButton value={title} />}
      </p>
      {children}
      <p class="dates num">{datesOf(role, now)}</p>
      {facts.some(Boolean) && (
        <p class="dates">
          <Parts of={[...new Set(facts)]} />
        </p>
      )}
      {description !== undefined && <Folded words={description.trim()} />}
    </>
  );
}

/** The months of a role until its end or, of a current one, until now; `undefined` where not both ends are told, or it has not begun. */
export function roleSpan({ start, end, isCurrent }: Role, now: number): Span | undefined {
  const last = end ?? (isCurrent ? now : undefined);
  return start === undefined || last === undefined ? undefined : spanOf(start, last);
}

/** `Mar 2023 – now · 3 yrs 8 mos`; what is not given is said, never made up. */
function datesOf(role: Role, now: number): string {
  const { start, end, isCurrent } = role;
  if (start === undefined && end === undefined && !isCurrent) return text('datesUnknown');
  const from = start === undefined ? text('startUnknown') : formatPartialDate(start);
  if (start !== undefined && end === undefined && isFuture(start, now)) {
    return text('starts', { date: from });
  }
  const until =
    end !== undefined ? formatPartialDate(end) : text(isCurrent ? 'untilNow' : 'endUnknown');
  const span = roleSpan(role, now);
  const duration = span && durationOf([span]);
  return `${from} – ${until}${duration === undefined ? '' : ` · ${duration}`}`;
}
