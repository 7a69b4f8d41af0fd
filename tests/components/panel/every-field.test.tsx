import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { Panel } from '../../../components/panel/app';
import { formatAge, formatDay, formatPartialDate } from '../../../lib/dates';
import { formatNumber } from '../../../lib/text';
import { expectAccessible } from '../setup';
import { WHOLE } from './whole-person';
import { answerWith, buildPanel, PROVIDER } from './world';

/** What no word on the card says, and why. Everything else has to be read there, or be where a link leads. */
const NOT_DRAWN: Readonly<Record<string, string>> = {
  id: 'names the person in the store',
  memberId: 'a number of the network’s own; the slug leads to the same profile',
  photoUrl: 'is loaded on a click; photo.test.tsx sees it',
  coverUrl: 'decorates; its host would learn who is looked at, for nothing that is told',
  'place.continent': 'is said by the country; without that it is drawn',
  'contact.emails.0.kind': 'said in words',
  'roles.0.company.logoUrl': 'is loaded on a click; photo.test.tsx sees it',
  'roles.0.company.ids.w': 'tells companies apart',
  'roles.0.isCurrent': 'says where the role stands, and `now`',
  'roles.0.positionId': 'names the role in the source',
  'schools.0.id': 'names the school in the source',
  'schools.0.logoUrl': 'decorates; the name says as much',
  'schools.0.startYear': 'gives way to the fuller date; alone it is in card.test.tsx',
  'schools.0.endYear': 'gives way to the fuller date; alone it is in card.test.tsx',
  'schools.0.place.city': 'is in the line of text; without that it is drawn',
  'schools.0.place.state': 'is in the line of text; without that it is drawn',
  'schools.0.place.country': 'is in the line of text; without that it is drawn',
  'schools.0.place.continent': 'says nothing of a school',
  'codeProfiles.0.photoUrl': 'decorates; one photo of a person is enough',
  'achievements.0.kind': 'is the heading',
  'achievements.0.isOver': 'matters where no end is told; more-sections.test.tsx sees it',
  'achievements.0.logoUrl': 'decorates; the name says as much',
  'pointers.0.kind': 'is the heading',
  'pointers.0.imageUrl': 'decorates; the title says as much',
};

/** What is said otherwise than by the value itself. */
const SAID: Readonly<Record<string, string>> = {
  asOf: formatDay('2001-05-06') ?? '',
  isThin: 'itself says that it knows little',
  'contact.emails.0.updatedAt': `as of ${formatAge('1999-05-01', Date.now())}`,
  'contact.websites.0': 'https://w-site.example.org/',
  'roles.0.isMain': 'main role',
  'roles.0.emailVerified': 'checked by the provider',
  'codeProfiles.0.isHireable': 'open to being hired',
};

function leavesOf(value: unknown, path = ''): (readonly [path: string, value: unknown])[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) =>
    leavesOf(one, path === '' ? key : `${path}.${key}`),
  );
}

function wordsOf(path: string, value: unknown): string {
  const said = SAID[path];
  if (said !== undefined) return said;
  if (typeof value === 'number') return formatNumber(value);
  return /^\d{4}-\d{2}$/.test(String(value)) ? formatPartialDate(String(value)) : String(value);
}

const leaves = leavesOf(WHOLE);

it('no two fields of the whole person are the same, so that none is taken for another', () => {
  const values = leaves.map(([, value]) => value).filter((value) => typeof value !== 'boolean');
  expect(new Set(values).size).toBe(values.length);
});

it('what is not drawn is a field of Person', () => {
  const paths = new Set(leaves.map(([path]) => path));
  expect(Object.keys(NOT_DRAWN).filter((path) => !paths.has(path))).toEqual([]);
});

it('the card has every field of a person', async () => {
  const { model } = await buildPanel();
  model.provider.value = PROVIDER;
  model.view.value = { kind: 'answer', answer: answerWith(WHOLE), provider: PROVIDER };
  const { container } = render(<Panel model={model} />);
  for (const details of container.querySelectorAll('details')) {
    details.open = true;
    fireEvent(details, new Event('toggle'));
  }
  await screen.findByText('headquarters');
  const card = container.querySelector('article');
  const shown = [
    card?.textContent,
    ...[...(card?.querySelectorAll('a') ?? [])].map((link) => link.href),
  ].join('\n');
  const unseen = leaves
    .filter(([path]) => NOT_DRAWN[path] === undefined)
    .filter(([path, value]) => !shown.includes(wordsOf(path, value)))
    .map(([path]) => path);
  expect(unseen).toEqual([]);
  const leaked = leaves
    .filter(([path, value]) => NOT_DRAWN[path] !== undefined && typeof value === 'string')
    .filter(([, value]) => String(value).startsWith('w-') && shown.includes(String(value)))
    .map(([path]) => path);
  expect(leaked).toEqual([]);
  await expectAccessible(container);
});
