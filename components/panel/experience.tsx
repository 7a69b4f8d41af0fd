import { durationOf, formatPartialDate } from '../../lib/dates';
import type { Role } from '../../lib/person';
import { plural, text } from '../../lib/text';

/** Work history: current roles first, then past ones, with honest dates. */
export function Experience({ roles, now }: { roles: readonly Role[]; now: number }) {
  if (roles.length === 0) return null;
  const current = roles.filter(({ isCurrent }) => isCurrent);
  const past = roles.filter(({ isCurrent }) => !isCurrent);
  return (
    <section aria-labelledby="experience">
      <h2 id="experience">
        {text('experience')} <span>{plural('roles', roles.length)}</span>
      </h2>
      <Roles label={text('rolesNow')} roles={current} now={now} />
      <Roles label={text('rolesPast')} roles={past} now={now} />
    </section>
  );
}

function Roles({ label, roles, now }: { label: string; roles: readonly Role[]; now: number }) {
  if (roles.length === 0) return null;
  return (
    <ul class="jobs" aria-label={label}>
      {roles.map((role, index) => (
        <li key={role.positionId ?? index} class="job">
          <div class="logo" aria-hidden="true">
            {[...(role.company.name ?? '·')][0]?.toLocaleUpperCase()}
          </div>
          <div>
            <p class="strong">
              <bdi>{role.title ?? text('titleUnknown')}</bdi>
            </p>
            {role.company.name !== undefined && (
              <p>
                <bdi>{role.company.name}</bdi>
                {role.employmentType !== undefined && (
                  <span class="soft">
                    {' · '}
                    <bdi>{role.employmentType}</bdi>
                  </span>
                )}
              </p>
            )}
            <p class="dates num">{datesOf(role, now)}</p>
            {role.place !== undefined && (
              <p class="dates">
                <bdi>{role.place}</bdi>
              </p>
            )}
            {role.description !== undefined && <Folded words={role.description} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** `Mar 2023 – now · 3 yrs 8 mos`; what is not given is said, never made up. */
function datesOf(role: Role, now: number): string {
  const start = role.start === undefined ? text('startUnknown') : formatPartialDate(role.start);
  const end =
    role.end !== undefined
      ? formatPartialDate(role.end)
      : text(role.isCurrent ? 'untilNow' : 'endUnknown');
  if (role.start === undefined && role.end === undefined && !role.isCurrent) {
    return text('datesUnknown');
  }
  const last = role.end ?? (role.isCurrent ? now : undefined);
  const duration =
    role.start === undefined || last === undefined ? undefined : durationOf(role.start, last);
  const range = `${start} – ${end}`;
  if (duration === undefined) return range;
  const parts = [
    duration.years > 0 ? plural('years', duration.years) : undefined,
    duration.months > 0 ? plural('months', duration.months) : undefined,
  ].filter((part) => part !== undefined);
  return `${range} · ${parts.join(' ')}`;
}

const SHORT = 160;

/** Long text folded behind a disclosure, short text as it is. */
export function Folded({ words }: { words: string }) {
  if (words.length <= SHORT) {
    return (
      <p class="text">
        <bdi>{words}</bdi>
      </p>
    );
  }
  const preview = words.slice(0, SHORT).replace(/\s+/g, ' ').replace(/ \S*$/, '');
  return (
    <details class="text">
      <summary>
        <bdi class="preview">{preview}…</bdi>
        <span class="less">{text('showLess')}</span>
      </summary>
      <bdi>{words}</bdi>
    </details>
  );
}
