import { formatPartialDate } from '../../lib/dates';
import type { Person } from '../../lib/person';
import { plural, text } from '../../lib/text';
import { CopyButton } from '../ui/copy-button';
import { Parts } from '../ui/parts';
import { Badges } from './badges';
import { LocalTime, Photo } from './later';
import { Monogram } from './monogram';
import type { PhotoSource } from './photo';
import { Speaks } from './speaks';

/** Who it is: monogram, name, headline, title and company, place, languages. Where a photo may be loaded, it is offered. */
export function Identity(props: {
  person: Person;
  mayLoad: boolean;
  photoFrom?: PhotoSource | undefined;
}) {
  const { person, mayLoad, photoFrom } = props;
  const current = person.roles.filter(({ isCurrent }) => isCurrent);
  const title = person.title ?? current[0]?.title;
  // The title is not always that of the first role: of several, a company is named only where the title is its own.
  const role = current.length > 1 ? current.find((one) => one.title === title) : current[0];
  const company = role?.company.name;
  const { connections, followers, joined, verifications, openTo } = person.network;
  const { name = text('nameUnknown'), photoUrl, place } = person;
  return (
    <div class="who">
      <div class={place?.country === undefined ? 'face' : 'face timed'}>
        <Monogram name={person.name} id={person.slug ?? person.id} />
        {mayLoad && photoUrl !== undefined && (
          <Photo url={photoUrl} name={name} slug={person.slug} from={photoFrom} />
        )}
        {place?.country !== undefined && <LocalTime country={place.country} />}
      </div>
      <div class="who-lines">
        <div class="fact">
          <h1 id="person">
            <bdi>{name}</bdi>{' '}
            {person.pronouns !== undefined && (
              <small>
                <bdi>{person.pronouns}</bdi>
              </small>
            )}
          </h1>
          {person.name !== undefined && <CopyButton value={name} />}
        </div>
        {title !== undefined && (
          <p class="current">
            <Parts of={[title, company]} />
            <CopyButton value={[title, company].filter(Boolean).join(', ')} />
          </p>
        )}
        {person.headline !== undefined && person.headline !== title && (
          <p class="soft">
            <bdi>{person.headline}</bdi>
            <CopyButton value={person.headline} />
          </p>
        )}
        {place?.text !== undefined && (
          <p class="soft">
            <bdi>{place.text}</bdi>
            <CopyButton value={place.text} />
          </p>
        )}
        <Speaks languages={person.languages} />
        {(connections ?? followers ?? joined) !== undefined && (
          <p class="faint num">
            <Parts
              of={[
                connections === undefined ? undefined : plural('connections', connections),
                followers === undefined ? undefined : plural('followers', followers),
                joined && text('joined', { date: formatPartialDate(joined) }),
              ]}
            />
          </p>
        )}
      </div>
      <Badges verifications={verifications} openTo={openTo} />
    </div>
  );
}
