import { expect, it } from 'vitest';
import { readGiven } from '../../../lib/batch/read-given';

const amara = { identifier: { kind: 'profile', slug: 'amara-test-0x1c' } };

it.each([
  'https://www.linkedin.com/in/amara-test-0x1c/',
  'linkedin.com/in/Amara-Test-0x1c',
  'http://de.linkedin.com/in/amara-test-0x1c?trk=x',
  '  www.linkedin.com/in/amara-test-0x1c  ',
  'in/amara-test-0x1c',
  'Amara Test, https://www.linkedin.com/in/amara-test-0x1c',
  'https://www.google.com/url?q=https%3A%2F%2Fwww.linkedin.com%2Fin%2Famara-test-0x1c',
])('reads the profile in %s', (given) => expect(readGiven(given)).toEqual(amara));

it.each([
  ['Amara.Test@Northwind.example.com', 'amara.test@northwind.example.com'],
  ['mailto:amara@northwind.example.com', 'amara@northwind.example.com'],
  ['Amara Test <amara@northwind.example.com>', 'amara@northwind.example.com'],
])('reads the address in %s', (given, address) =>
  expect(readGiven(given)).toEqual({ identifier: { kind: 'email', address } }),
);

it.each([
  ['', 'empty'],
  [' \t\u00a0', 'empty'],
  ['Amara Test', 'nobody'],
  ['@amara', 'nobody'],
  ['https://www.linkedin.com/company/northwind/', 'no-profile'],
  ['linkedin.com/feed', 'no-profile'],
  ['https://notlinkedin.com/company/northwind', 'nobody'],
  ['https://www.linkedin.com.example.com/in/amara-test-0x1c', 'nobody'],
  ['a@northwind.example.com; b@northwind.example.com', 'several'],
  ['https://www.linkedin.com/in/amara-test-0x1c amara@northwind.example.com', 'several'],
])('says of %j that it is %s', (given, reason) => expect(readGiven(given)).toEqual({ reason }));

it('takes one person who is named twice as one', () =>
  expect(readGiven('in/amara-test-0x1c https://linkedin.com/in/AMARA-test-0x1c')).toEqual(amara));

it('reads a cell as long as a book in no time', () => {
  const book = 'a@b.c '.repeat(200_000);
  expect(readGiven(book)).toHaveProperty('reason');
});
