import { useCallback, useEffect, useState } from 'preact/hooks';
import { durationOf } from '../../lib/dates';
import type { Role } from '../../lib/person';
import { plural, text } from '../../lib/text';
import { CompanyName } from './company-name';
import { type Employer, employersOf, firstRoles } from './employers';
import { LoadLogos } from './later';
import { Logo } from './logo';
import { MoreButton } from './more-button';
import { RoleLines, roleSpan } from './role-lines';
import { useMore } from './use-more';

const ROLES_AT_FIRST = 12;
// About what a window shows below the person: the others come with the next frame.
const ROLES_IN_FIRST_FRAME = 5;

/** Work history: current roles first, roles at one company together, with honest dates. Where logos may be loaded, they are offered. */
export function Experience(props: { roles: readonly Role[]; now: number; mayLoad: boolean }) {
  const { roles, now, mayLoad } = props;
  const more = useMore(roles.length, ROLES_AT_FIRST);
  const [isPainted, setPainted] = useState(false);
  useEffect(() => setPainted(true), []);
  const [hasLogos, setLogos] = useState(false);
  const loadLogos = useCallback(() => setLogos(true), []);
  if (roles.length === 0) return null;
  const employers = employersOf(roles);
  const shown = firstRoles(employers, isPainted ? more.count : ROLES_IN_FIRST_FRAME);
  return (
    <section aria-labelledby="experience">
      <h2 id="experience">
        {text('experience')} <span>{plural('roles', roles.length)}</span>
      </h2>
      <ul class="jobs" ref={more.list}>
        {shown.map((employer, index) => (
          <li key={index} class="job">
            <Logo company={employer.company} isLoaded={hasLogos} />
            <Job employer={employer} all={employers[index]?.roles ?? []} now={now} />
          </li>
        ))}
      </ul>
      <MoreButton more={more} length={roles.length} words={(count) => plural('moreRoles', count)} />
      {mayLoad && !hasLogos && roles.some(({ company }) => company.logoUrl) && (
        <LoadLogos roles={roles} onLoad={loadLogos} />
      )}
    </section>
  );
}

/** What was done at one employer; `all` has the roles there that are not drawn yet, too: the time there is theirs. */
function Job(props: { employer: Employer; all: readonly Role[]; now: number }) {
  const { all, now } = props;
  const { roles } = props.employer;
  const [first] = roles;
  if (all.length === 1 && first !== undefined) {
    return (
      <div>
        <RoleLines role={first} now={now}>
          <CompanyName roles={all} />
        </RoleLines>
      </div>
    );
  }
  const spans = all.map((role) => roleSpan(role, now));
  const total = spans.every((span) => span !== undefined) ? durationOf(spans) : undefined;
  return (
    <div>
      <CompanyName roles={all} isHeading />
      {total !== undefined && <p class="dates num">{total}</p>}
      <ul class="roles">
        {roles.map((role, index) => (
          <li key={index}>
            <RoleLines role={role} now={now} />
          </li>
        ))}
      </ul>
    </div>
  );
}
