import { formatPartialDate } from '../../lib/dates';
import type { Extras, Person } from '../../lib/person';
import { formatNumber, type TextKey, text } from '../../lib/text';
import { Parts } from '../ui/parts';
import { Section } from './listed';
import { readable } from './readable';

/** What the source has from elsewhere, and what the top of the card does not already say. Pay is its own conclusion, and marked as such. */
export function FurtherDetails({ person }: { person: Person }) {
  const { industry, interests = [], gender, birthDate, salary } = person.extras ?? {};
  const { name = '', firstName, lastName, department, place } = person;
  const unsaid = (words: string | undefined, where: string) =>
    words === undefined || where.includes(words) ? undefined : words;
  const { text: line = '', city, state, country, continent } = place ?? {};
  const all: readonly (readonly [TextKey, readonly (string | undefined)[]])[] = [
    ['firstName', [unsaid(firstName, name)]],
    ['lastName', [unsaid(lastName, name)]],
    ['departmentOf', [department]],
    ['placeParts', [city, state, country ?? continent].map((part) => unsaid(part, line))],
    ['industry', [industry]],
    ['interests', interests],
    ['gender', [gender === undefined ? undefined : readable(gender)]],
    ['birthDate', [birthDate === undefined ? undefined : formatPartialDate(birthDate)]],
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
              <Parts of={[...new Set(words)]} />
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
