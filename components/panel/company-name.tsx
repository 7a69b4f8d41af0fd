import { useState } from 'preact/hooks';
import type { Role } from '../../lib/person';
import { text } from '../../lib/text';
import { CopyButton } from '../ui/copy-button';
import { CompanyFacts } from './later';

/** An employer's name; where more is told of it or of the roles there, that is folded under the name and drawn when it is opened. */
export function CompanyName({ roles, isHeading }: { roles: readonly Role[]; isHeading?: true }) {
  const [isOpen, setOpen] = useState(false);
  const name = roles.find(({ company }) => company.name !== undefined)?.company.name;
  const hasMore = roles.some(hasFacts);
  if (name === undefined && !hasMore) return null;
  const words = <bdi>{name ?? text('companyUnknown')}</bdi>;
  const look = isHeading && 'strong';
  const copy = name !== undefined && <CopyButton value={name} />;
  if (!hasMore) {
    return (
      <p class={look}>
        {words}
        {copy}
      </p>
    );
  }
  return (
    <div class="fact">
      <details
        class={isHeading ? 'company strong' : 'company'}
        onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
      >
        <summary>{words}</summary>
        {isOpen && <CompanyFacts roles={roles} />}
      </details>
      {copy}
    </div>
  );
}

/** Whether anything but the name is told of a role’s company, or something of the role that its own lines do not say. */
function hasFacts({ company, isMain, emailVerified, years, yearsText }: Role): boolean {
  const { name: _name, logoUrl: _logoUrl, ids: _ids, industries, ...facts } = company;
  return (
    [...Object.values(facts), isMain, emailVerified, years, yearsText].some(
      (fact) => fact !== undefined,
    ) || industries.length > 0
  );
}
