import { formatAge, formatDay } from '../../lib/dates';
import type { Person } from '../../lib/person';
import { plural, type TextKey, text } from '../../lib/text';
import { priceText } from '../ui/price';
import type { PanelModel } from './model';
import type { View } from './view';

interface Props {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly person: Person;
}

/** Where this comes from: provider, age of the data, when it was fetched, what it cost; what is missing; the way to newer data. */
export function Origin({ model, view, person }: Props) {
  const { answer, provider } = view;
  const now = Date.now();
  const missing = missingOf(person);
  return (
    <footer class="origin">
      <p>
        {text('dataFrom', { provider: provider.name })}
        {person.asOf !== undefined && formatDay(person.asOf) !== undefined && (
          <>
            {', '}
            {text('dataOf', { day: formatDay(person.asOf) ?? '' })}
          </>
        )}
      </p>
      <p class="num">
        {text('fetchedByYou', { when: formatAge(answer.at, now) ?? '' })} {cost(view)}
        {!answer.isFresh && ` ${text('shownFree')}`}
      </p>
      {missing.length > 0 && (
        <p class="faint">
          {text('notKnown')} {missing.map((key) => text(key)).join(', ')}.
        </p>
      )}
      <div class="choices">
        <button
          type="button"
          class="plain"
          onClick={() => model.look(answer.identifier, 'again', provider)}
        >
          {text('refreshFor', { price: priceText(provider.price[answer.identifier.kind]) })}
        </button>
      </div>
    </footer>
  );
}

function cost({ answer }: Props['view']): string {
  const { receipt } = answer;
  if (receipt?.credits === undefined) return '';
  return plural(receipt.isEstimate ? 'costAbout' : 'cost', receipt.credits);
}

function missingOf(person: Person): TextKey[] {
  const { contact } = person;
  const absent: [boolean, TextKey][] = [
    [person.headline === undefined, 'missingHeadline'],
    [person.place === undefined, 'missingPlace'],
    [person.languages.length === 0, 'missingLanguages'],
    [contact.emails.length === 0, 'missingEmails'],
    [contact.phones.length === 0, 'missingPhones'],
    [contact.websites.length === 0, 'missingWebsites'],
    [person.summary === undefined, 'missingSummary'],
    [person.roles.length === 0, 'missingExperience'],
    [person.schools.length + person.degrees.length === 0, 'missingEducation'],
    [person.skills.length === 0, 'missingSkills'],
    [person.certifications.length === 0, 'missingCertifications'],
  ];
  return absent.flatMap(([isAbsent, key]) => (isAbsent ? [key] : []));
}
