import { formatAge } from '../../lib/dates';
import type { EmailContact } from '../../lib/person';
import { type TextKey, text } from '../../lib/text';

// Section 1.6 of the published contract; the list is open.
const STATUS: ReadonlyMap<string, TextKey> = new Map([
  ['verified', 'statusVerified'],
  ['unverified', 'statusUnverified'],
  ['deliverable', 'statusDeliverable'],
  ['catch_all', 'statusCatchAll'],
  ['invalid', 'statusInvalid'],
  ['unknown', 'statusUnknown'],
]);

/** What the provider says of an address, and when it last looked; after what kind of address it is. A status that is not known is shown as it is. */
export function EmailStanding({ email, now }: { email: EmailContact; now: number }) {
  const { status, updatedAt } = email;
  const key = status === undefined ? undefined : STATUS.get(status.toLowerCase());
  const when = updatedAt === undefined ? undefined : formatAge(updatedAt, now);
  const words = key === undefined ? status : text(key);
  return (
    <>
      {words !== undefined && (
        <>
          {' · '}
          <bdi class={key === 'statusInvalid' ? 'bad' : undefined}>{words}</bdi>
        </>
      )}
      {when !== undefined && ` · ${text('checkedWhen', { when })}`}
    </>
  );
}
