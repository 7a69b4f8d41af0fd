import type { Person } from '../../lib/person';
import { type TextKey, text } from '../../lib/text';

/** The card's last line: what is not known of the person, and on asking the reasons that there may be for it. */
export function Missing({ person }: { person: Person }) {
  const missing = missingOf(person);
  if (missing.length === 0) return null;
  return (
    <details class="text">
      <summary>
        {text('notKnown')} {missing.map((key) => text(key)).join(', ')}.
      </summary>
      <p>{text('whyMissing')}</p>
    </details>
  );
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
