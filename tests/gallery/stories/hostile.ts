import type { Match, Person } from '../../../lib/person';
import { personNamed } from '../../components/panel/world';

const SCRIPT = '<script>window.ran=1</script><img src=x onerror="window.ran=1">"\'>';
// Turned round, isolated without an end, and marks that no eye sees.
const BIDI = '\u202Egnorw\u202C \u2067\u0634\u0645\u0627\u0644 \u0000\u0007\u001B[31m\uFEFF\u200B';
const LINK = 'javascript:window.ran=1//';
const BARE = 'data:text/html,<script>opener.ran=1</script>';
const LONG_WORD = 'w'.repeat(10_000);
const words = (field: string) => `${field} ${SCRIPT} ${BIDI}`;

const COMPANY = {
  name: words('company'),
  profileUrl: LINK,
  website: BARE,
  domain: words('domain'),
  logoUrl: LINK,
  headcountRange: words('headcount'),
  industries: [words('industry')],
  ids: {},
};

/** Somebody in whose every word there is a script, in every link another scheme, in every text marks that turn it round. */
export const HOSTILE: Match = {
  confidence: 0.9,
  person: personNamed(words('name'), {
    pronouns: words('pronouns'),
    headline: words('headline'),
    title: words('title'),
    summary: words('summary'),
    place: { text: words('place'), city: words('city'), country: words('country') },
    languages: [words('language')],
    photoUrl: LINK,
    slug: `x"><script>window.ran=1</script>`,
    xHandle: words('x'),
    codeUrl: LINK,
    network: {
      connections: 500,
      followers: Number.MAX_SAFE_INTEGER,
      joined: '0000-99-99',
      verifications: [words('verified')],
      openTo: [words('open')],
    },
    contact: {
      emails: [
        { address: `${SCRIPT}@x.example.com`, kind: 'business', status: words('status') },
        { address: 'a@b.example.com?bcc=all@x.example.com', kind: 'personal' },
      ],
      phones: [LINK, words('+1 555 0100')],
      websites: [LINK, BARE, 'vbscript:x', ' \u0001javascript:window.ran=1', 'file:///etc/passwd'],
    },
    roles: [
      {
        title: words('title'),
        company: COMPANY,
        isCurrent: true,
        start: 'javascript:',
        end: '2020-99-99',
        place: words('place'),
        employmentType: words('type'),
        description: words('description'),
      },
      { title: words('role'), company: COMPANY, isCurrent: false, description: BARE },
    ],
    schools: [{ name: words('school'), degree: words('degree'), fieldOfStudy: words('field') }],
    degrees: [words('another degree')],
    skills: [words('skill'), LINK],
    certifications: [{ name: words('certificate'), issuer: words('issuer'), url: LINK }],
    honours: [{ title: words('honour'), issuer: words('issuer'), description: words('why') }],
    achievements: [
      { kind: 'project', title: words('project'), description: words('what'), url: LINK },
      { kind: 'publication', title: words('publication'), by: words('publisher'), url: BARE },
    ],
    spoken: [{ name: words('language'), level: words('level') }],
    recommendations: [words('recommendation')],
    codeProfiles: [{ url: LINK, name: words('coder'), bio: words('bio'), photoUrl: LINK }],
    pointers: [{ kind: 'also-viewed', title: words('someone'), url: LINK, imageUrl: LINK }],
    extras: {
      gender: words('gender'),
      birthDate: words('birth'),
      industry: words('industry'),
      interests: [words('interest')],
      website: LINK,
      githubId: words('github'),
      facebookId: words('facebook'),
      xId: words('x'),
    },
    asOf: words('date'),
  } satisfies Partial<Person>),
};

const SKILLS = 5_000;
const SUMMARY_LENGTH = 200_000;
const SENTENCE = 'This goes on and on, and it never says anything at all. ';

/** Somebody of whom there is too much of everything, and a word without an end where a word can stand. */
export const EXCESSIVE: Match = {
  confidence: 1,
  person: personNamed(`Endless ${LONG_WORD}`, {
    headline: LONG_WORD,
    title: 'Head of Everything',
    summary: SENTENCE.repeat(SUMMARY_LENGTH / SENTENCE.length),
    place: { text: 'Everywhere, '.repeat(30) },
    languages: Array.from({ length: 300 }, (_, index) => `Language ${index}`),
    network: {
      connections: 30_000,
      followers: 987_654_321,
      verifications: ['EVERYTHING_IMAGINABLE'],
      openTo: Array.from({ length: 200 }, (_, index) => `OPEN_TO_${index}`),
    },
    contact: {
      emails: [{ address: `${LONG_WORD.slice(9000)}@long.example.com`, kind: 'business' }],
      phones: ['+1 555 0100'.repeat(40)],
      websites: [`https://${'sub.'.repeat(50)}example.com/${LONG_WORD.slice(9000)}`],
    },
    roles: Array.from({ length: 60 }, (_, index) => ({
      title: index === 0 ? LONG_WORD : `Role ${index}`,
      company: { name: `Company ${index % 7}`, industries: [], ids: {} },
      isCurrent: index === 0,
      description: SENTENCE.repeat(200),
    })),
    schools: [{ name: LONG_WORD, degree: 'Bachelor of Everything' }],
    skills: Array.from({ length: SKILLS }, (_, index) => `Skill ${index}`),
    certifications: Array.from({ length: 100 }, (_, index) => ({ name: `Certificate ${index}` })),
  }),
};
