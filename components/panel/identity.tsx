import type { Person } from '../../lib/person';
import { plural, text } from '../../lib/text';
import { Parts } from '../ui/parts';

/** Who it is: monogram, name, headline, title and company, place, languages. */
export function Identity({ person }: { person: Person }) {
  const current = person.roles.filter(({ isCurrent }) => isCurrent);
  const title = person.title ?? current[0]?.title;
  // The title is not always that of the first role: of several, a company is named only where the title is its own.
  const role = current.length > 1 ? current.find((one) => one.title === title) : current[0];
  const company = role?.company.name;
  const { connections, followers, verifications, openTo } = person.network;
  return (
    <div class="who">
      <Monogram name={person.name} id={person.id} />
      <div class="who-lines">
        <h1 id="person">
          <bdi>{person.name ?? text('nameUnknown')}</bdi>{' '}
          {person.pronouns !== undefined && (
            <small>
              <bdi>{person.pronouns}</bdi>
            </small>
          )}
        </h1>
        {title !== undefined && (
          <p class="current">
            <Parts of={[title, company]} />
          </p>
        )}
        {person.headline !== undefined && person.headline !== title && (
          <p class="soft">
            <bdi>{person.headline}</bdi>
          </p>
        )}
        {person.place?.text !== undefined && (
          <p class="soft">
            <bdi>{person.place.text}</bdi>
          </p>
        )}
        {person.languages.length > 0 && (
          <p class="soft">
            {text('speaks')} <Parts of={person.languages} />
          </p>
        )}
        {(connections !== undefined || followers !== undefined) && (
          <p class="faint num">
            <Parts
              of={[
                connections === undefined ? undefined : plural('connections', connections),
                followers === undefined ? undefined : plural('followers', followers),
              ]}
            />
          </p>
        )}
      </div>
      {verifications.length + openTo.length > 0 && (
        <ul class="chips">
          {verifications.map((word) => (
            <li class="chip good" key={word}>
              <span aria-hidden="true">✓ </span>
              <bdi>{readable(word)}</bdi>
            </li>
          ))}
          {openTo.map((word) => (
            <li class="chip" key={word}>
              <bdi>{readable(word)}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A provider's code in words: `OPEN_TO_WORK` as `Open to work`; what is already written for people stays. */
export function readable(word: string): string {
  if (!/^[A-Z0-9_]+$|_/.test(word)) return word;
  const words = word.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const HUES = 12;

/** First letters on a colour that stays the same for the same person. No photo: its host would learn who is looked at. */
function Monogram({ name, id }: { name: string | undefined; id: string }) {
  const hue = [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % HUES, 7);
  return (
    <div class="monogram" data-hue={hue} aria-hidden="true">
      {lettersOf(name)}
    </div>
  );
}

/** First letter of the first and the last word; of a name in one word, its first. */
function lettersOf(name: string | undefined): string {
  const words = (name ?? '').split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('') || '?';
}
