import type { Person } from '../../../lib/person';

/** An invented person with most of what a provider tells. */
export const AMARA: Person = {
  id: 'crustdata:1',
  name: 'Amara Okafor-Lindqvist',
  firstName: 'Amara',
  lastName: 'Okafor-Lindqvist',
  pronouns: 'she/her',
  headline: 'Robots; people, and what is between',
  title: 'VP Engineering',
  summary: 'I lead 140 people.\nBefore that: looms.',
  place: { text: 'Gothenburg, Sweden', city: 'Gothenburg', country: 'Sweden' },
  languages: ['English', 'Swedish'],
  photoUrl: 'https://media.example.net/amara.jpg',
  slug: 'amara-0x1c',
  xHandle: 'amara_0x1c',
  network: { connections: 500, followers: 1200, verifications: [], openTo: [] },
  contact: {
    emails: [
      { address: 'amara@northwind.example.com', kind: 'business', status: 'verified' },
      { address: 'amara@example.org', kind: 'personal' },
    ],
    phones: ['+1 555 0100', '555 0101'],
    websites: ['northwind.example.com/a,b;c'],
  },
  roles: [
    {
      title: 'VP Engineering',
      company: { name: 'Northwind Robotics, Inc.', industries: [], ids: {} },
      isCurrent: true,
      start: '2023-04',
      department: 'Engineering',
    },
  ],
  schools: [{ name: 'Chalmerista College', degree: 'MSc', endYear: 2009 }],
  degrees: [],
  skills: ['Robotics', 'C++'],
  certifications: [{ name: 'Weaving', issuer: 'Loom Board', issued: '2020-05' }],
  honours: [],
  codeProfiles: [],
  asOf: '2026-11-03T00:00:00Z',
  extras: { birthDate: '1985-07-09' },
};

/** Where Amara comes from. */
export const SOURCE = { provider: 'Crustdata', fetchedAt: Date.UTC(2026, 10, 22, 12, 35, 50) };
