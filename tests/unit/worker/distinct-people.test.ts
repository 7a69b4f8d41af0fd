import { describe, expect, it } from 'vitest';
import type { Named } from '../../../lib/named';
import { distinctPeople } from '../../../lib/worker/distinct-people';

const profile = (slug: string): Named => ({ identifier: { kind: 'profile', slug } });
const email = (address: string): Named => ({
  identifier: { kind: 'email', address },
  emailClass: 'business',
});

function labelsOf(...mentions: (readonly [Named | readonly Named[], ...string[]])[]) {
  const asked = mentions.map(([people, ...words]) => ({
    people: Array.isArray(people) ? (people as Named[]) : [people as Named],
    words,
  }));
  return distinctPeople(asked).map(({ label }) => label);
}

describe('the name beside an identifier', () => {
  it('is the likeliest of the words: those of the link before those around it', () => {
    expect(labelsOf([profile('jane-4f'), 'Jane Doe', 'Speakers'])).toEqual(['Jane Doe']);
  });

  it.each([
    'LinkedIn',
    'Profile',
    'View profile',
    'E-mail',
    'email',
    'Contact me',
    'On LinkedIn',
    'in',
    'linkedin profile',
    'Perfil',
    'Kontakt',
    '→',
    '✉ write',
  ])('is not "%s", which sites write on links: the words around count', (word) => {
    expect(labelsOf([profile('jane-4f'), word, 'Jane Doe'])).toEqual(['Jane Doe']);
  });

  it('is no address of anybody', () => {
    const jane = email('jane@harbour.example.com');
    expect(labelsOf([jane, 'jane@harbour.example.com', 'Jane Doe'])).toEqual(['Jane Doe']);
    expect(labelsOf([jane, 'other@harbour.example.com'])).toEqual([undefined]);
    expect(labelsOf([profile('jane-4f'), 'linkedin.com/in/jane-4f'])).toEqual([undefined]);
  });

  it('is what is left of a row without the address', () => {
    const jane = email('jane@harbour.example.com');
    expect(labelsOf([jane, 'Jane Doe · Jane@Harbour.example.com'])).toEqual(['Jane Doe']);
  });

  it('is not what stands beside two profiles, but may stand beside both a profile and an address', () => {
    expect(
      labelsOf(
        [profile('a-1x'), 'Team'],
        [profile('b-2x'), 'team'],
        [email('c@d.example.com'), 'Cleo'],
      ),
    ).toEqual([undefined, undefined, 'Cleo']);
    const jane = email('jane@harbour.example.com');
    expect(labelsOf([profile('jane-4f'), 'Jane Doe'], [jane, 'Jane Doe'])).toEqual([
      'Jane Doe',
      'Jane Doe',
    ]);
  });

  it('is nobody’s where one link writes to several', () => {
    const both = [email('a@b.example.com'), email('c@d.example.com')];
    expect(labelsOf([both, 'The organisers'])).toEqual([undefined, undefined]);
  });

  it('may be in any script', () => {
    expect(labelsOf([profile('x-1'), '山田太郎'], [profile('y-2'), 'שרה לוי'])).toEqual([
      '山田太郎',
      'שרה לוי',
    ]);
  });
});

it('a person who is named twice is one, and keeps the class', () => {
  const jane = email('jane@harbour.example.com');
  expect(
    distinctPeople([
      { people: [jane], words: [] },
      { people: [jane], words: ['Jane'] },
    ]),
  ).toEqual([{ ...jane, label: 'Jane' }]);
});
