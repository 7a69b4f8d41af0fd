import type { EmailClass } from '../../../lib/detect/email-class';
import { EMAIL_CLASSES } from '../../../lib/detect/email-class';
import { identifierKey } from '../../../lib/identifier';
import type { Named } from '../../../lib/named';
import { PROVIDER } from '../../components/panel/world';
import { LONG_ADDRESS } from './fixtures';
import type { Stories } from './story';

const LABELS = [
  'Amara Okafor-Lindqvist',
  'נועם אלמוני-ברקת',
  'ليلى النجمي الوردان',
  '架空 花子',
  'Maximiliana Wilhelmina Theodora Anastasia Featheringstonehaugh-Oyelaran-Vandersteenhoven',
  '<b>Robert</b> "Bobby" Tabletop',
] as const;

const people: readonly Named[] = [
  ...LABELS.map(
    (label, index): Named => ({ identifier: { kind: 'profile', slug: `guest-${index}` }, label }),
  ),
  ...EMAIL_CLASSES.map(
    (emailClass: EmailClass, index): Named => ({
      identifier: { kind: 'email', address: `${emailClass}@summit.example.org` },
      emailClass,
      ...(index % 2 === 0 ? { label: `Guest ${index}` } : {}),
    }),
  ),
  { identifier: LONG_ADDRESS, emailClass: 'business' },
];

const many: readonly Named[] = Array.from({ length: 100 }, (_, index) => ({
  identifier: { kind: 'profile', slug: `invented-guest-${index}` },
  label: `Guest ${index}`,
}));

const known = new Set(people.slice(0, 2).map(({ identifier }) => identifierKey(identifier)));
const list = {
  kind: 'several',
  people,
  isCut: false,
  known,
  isOfPage: true,
  place: 'a page',
  provider: PROVIDER,
} as const;

/** Lists of people. */
export const SEVERAL = {
  several: [
    { name: 'several', view: list },
    { name: 'several-typed-and-cut', view: { ...list, isOfPage: false, isCut: true } },
    { name: 'several-one', view: { ...list, people: people.slice(0, 1) } },
    { name: 'several-100', view: { ...list, people: many, known: new Set<string>() } },
  ],
} as const satisfies Stories;
