import { expect, it } from 'vitest';
import type { ContactKind } from '../../../../lib/providers/provider';
import { recording } from './recordings';
import { CARD, CONTACT, credits, ENRICH, LIVE, put } from './scripted';

const IN = 'https://www.linkedin.com/in/';
const profile = (slug: string) => ({ kind: 'profile', slug }) as const;
const email = (address: string) => ({ kind: 'email', address }) as const;

/** Asks the ordinary endpoint for profiles; the recording is its answer. */
async function byProfile(name: string, slugs: readonly string[]) {
  const urls = slugs.map((slug) => `${IN}${encodeURIComponent(slug)}/`);
  const step = {
    path: ENRICH,
    body: { professional_network_profile_urls: urls, fields: CARD },
    reply: await recording(name),
    headers: credits(slugs.length),
  };
  const { reply } = await put([step], { of: slugs.map(profile) });
  return reply;
}

it('reads contact details as the contact endpoint sends them: a thin person, and nobody', async () => {
  const contact: ContactKind[] = ['businessEmails', 'personalEmails', 'phones', 'websites'];
  const addresses = ['odalys@quaywright.example.com', 'nobody@quaywright.example.com'];
  const parts = ['business_emails', 'personal_emails', 'phone_numbers', 'websites'];
  const step = {
    path: CONTACT,
    body: { business_emails: addresses, fields: parts.map((part) => `contact.${part}`) },
    reply: await recording('contact'),
    headers: credits(5),
  };
  const { reply } = await put(
    [step],
    { of: addresses.map(email), wish: { contact } },
    { refused: [`email@${ENRICH}`] },
  );
  const person = {
    id: 'crustdata:900174',
    isThin: true,
    languages: [],
    network: { verifications: [], openTo: [] },
    contact: {
      emails: [
        {
          address: 'odalys@quaywright.example.com',
          kind: 'business',
          status: 'verified',
          updatedAt: '2026-10-11',
        },
        {
          address: 'o.fernwright@quaywright.example.com',
          kind: 'business',
          status: 'catch_all',
          updatedAt: '2025-03-02',
        },
        {
          address: 'odalys@fernwright.example.net',
          kind: 'personal',
          status: 'deliverable',
          updatedAt: '2026-04-30',
        },
      ],
      phones: ['+1 202-555-0174'],
      websites: ['https://fernwright.example.net'],
    },
    roles: [],
    schools: [],
    degrees: [],
    skills: [],
    certifications: [],
    honours: [],
    codeProfiles: [],
  };
  expect(reply?.outcomes).toEqual([{ matches: [{ person, confidence: 0.97 }] }, { matches: [] }]);
  expect(reply).toMatchObject({ credits: 5, askedContact: contact });
});

it('reads what the live endpoint has just looked at', async () => {
  const step = {
    path: LIVE,
    body: { professional_network_profile_urls: [`${IN}leopold-tansy-0x4b/`], fields: CARD },
    reply: await recording('live'),
    headers: credits(7),
  };
  const { reply } = await put(
    [step],
    { of: profile('leopold-tansy-0x4b'), wish: { freshness: 'live' } },
    { refused: [`freshness@${ENRICH}`] },
  );
  const place = {
    text: 'Vellmouth, Cornwall, United Kingdom',
    city: 'Vellmouth',
    state: 'Cornwall',
    country: 'United Kingdom',
    continent: 'Europe',
  };
  const role = {
    title: 'Signalman',
    company: {
      name: 'Orrery Rail',
      profileUrl: 'https://linkedin.com/company/0000075',
      domain: 'orrery.example.org',
      industries: [],
      ids: { linkedin: '0000075', crustdata: '700175' },
    },
    isCurrent: true,
    isMain: true,
    start: '2024-06-01',
    seniority: 'Senior',
    department: 'Operations',
    yearsText: '1 to 2 years',
    years: 2.4,
    positionId: '7175',
  };
  const person = {
    id: 'crustdata:900175',
    name: 'Leopold Tansy',
    headline: 'Signalman at Orrery Rail',
    title: 'Signalman',
    place,
    languages: [],
    slug: 'leopold-tansy-0x4b',
    network: { connections: 88, followers: 90, verifications: [], openTo: [] },
    contact: { emails: [], phones: [], websites: [] },
    roles: [role],
    schools: [],
    degrees: [],
    skills: ['Semaphores'],
    certifications: [],
    honours: [],
    codeProfiles: [],
    asOf: '2026-11-20T09:30:00',
  };
  expect(reply?.outcomes).toEqual([{ matches: [{ person, confidence: 1 }] }]);
  expect(reply?.credits).toBe(7);
});

it('reads several matches of one address, the surest first, each with its own raw words', async () => {
  const address = 'p.quillfeather@tarnhall.example.com';
  const step = {
    path: ENRICH,
    body: { business_emails: [address], fields: CARD },
    reply: await recording('several-matches'),
    headers: credits(1),
  };
  const { reply } = await put([step], { of: email(address) });
  const found = reply?.outcomes[0]?.matches.map(({ person, confidence }) => [
    confidence,
    person.id,
    person.name,
    person.slug,
  ]);
  expect(found).toEqual([
    [0.94, 'crustdata:900179', 'Philippa Quillfeather', 'philippa-quillfeather-0x4f'],
    [0.83, 'crustdata:900180', 'Piers Quillfeather', 'piers-quillfeather-0x50'],
    [0.71, 'crustdata:900178', 'Percival Quillfeather', 'percival-quillfeather-0x4e'],
  ]);
  const ids = reply?.raw[0]?.map((raw) => (raw as Record<string, unknown>).crustdata_person_id);
  expect(ids).toEqual([900179, 900180, 900178]);
});

it('hands out a batch that comes out of order, nobody included', async () => {
  const slugs = ['abelard-thrupp-0x51', 'nobody-vesper-0x55', 'drusilla-fenmark-0x53'];
  const reply = await byProfile('batch-of-three', slugs);
  const found = reply?.outcomes.map(({ matches }) =>
    matches.map(({ person: { id, name, slug } }) => [id, name, slug]),
  );
  expect(found).toEqual([
    [['crustdata:900181', 'Abelard Thrupp', 'abelard-thrupp-0x51']],
    [],
    [['crustdata:900183', 'Drusilla Fenmark', 'drusilla-fenmark-0x53']],
  ]);
  expect(reply?.failures).toBeUndefined();
});

it('keeps sixty roles, the main one out of the middle at the top', async () => {
  const reply = await byProfile('sixty-roles', ['barnaby-ebbing-0x56']);
  const roles = reply?.outcomes[0]?.matches[0]?.person.roles ?? [];
  const hand = (number: number, isCurrent = false) => [`Hand No. ${number}`, isCurrent];
  expect(roles.map(({ title, isCurrent }) => [title, isCurrent])).toEqual([
    ['Harbour Master', true],
    hand(0, true),
    hand(2, true),
    ...Array.from({ length: 57 }, (_, index) => hand(index + 3)),
  ]);
  expect(roles.filter(({ isMain }) => isMain)).toEqual(roles.slice(0, 1));
  expect(roles.at(-1)).toMatchObject({
    company: { name: 'Ship No. 59' },
    start: '1966-01-01',
    end: '1967-01-01',
    positionId: '6059',
  });
});

it('keeps what is written from right to left, and its slug', async () => {
  const slug = 'ליאור-אבני-0x57';
  const reply = await byProfile('right-to-left', [slug]);
  const person = reply?.outcomes[0]?.matches[0]?.person;
  expect(person).toMatchObject({
    id: 'crustdata:900187',
    name: 'ליאור אבני',
    headline: 'שענית ב-Quillon & Daughters',
    title: 'שענית',
    summary: 'מכוונת שעונים.',
    place: { text: 'חיפה, Israel', city: 'חיפה', country: 'Israel', continent: 'Asia' },
    languages: ['עברית', 'العربية'],
    skills: ['שענות', 'ساعات'],
    slug,
  });
  expect(person?.roles).toMatchObject([
    { title: 'שענית', company: { name: 'Quillon & Daughters' }, start: '2019-03-01' },
    { title: 'متدربة', company: { name: 'ساعات القدس' }, start: '2016', end: '2019-02' },
  ]);
});
