import { describe, expect, it } from 'vitest';
import type { Identifier } from '../../../lib/identifier';
import { guessOf } from '../../../lib/search/guess';

const mail = (address: string): Identifier => ({ kind: 'email', address });
const profile = (slug: string): Identifier => ({ kind: 'profile', slug });

describe('what an identifier tells of a person', () => {
  it.each([
    ['amara.test@northwind.example', { name: 'Amara Test', domains: ['northwind.example'] }],
    [
      'amara.test+fair@mail.north-wind.example',
      { name: 'Amara Test', domains: ['mail.north-wind.example', 'north-wind.example'] },
    ],
    ['amara_von_test@northwind.co.uk', { name: 'Amara Von Test', domains: ['northwind.co.uk'] }],
    ['atest@northwind.example', { domains: ['northwind.example'] }],
    ['a.test@northwind.example', { domains: ['northwind.example'] }],
    ['amara.test7@northwind.example', { domains: ['northwind.example'] }],
    ['anna-und-peter@northwind.example', { domains: ['northwind.example'] }],
  ])('%s', (address, guess) => {
    expect(guessOf(mail(address), true)).toEqual(guess);
  });

  it('is nothing for an address that is no business address', () => {
    expect(guessOf(mail('amara.test@webmail.example'), false)).toEqual({});
  });

  it.each([
    ['amara-test-0x1c', { name: 'Amara Test' }],
    ['élodie-test', { name: 'Élodie Test' }],
    ['amaratest', {}],
    ['amara-0x1c', {}],
    ['ACoAAAFwdXoBq7HvW3', {}],
  ])('in/%s', (slug, guess) => {
    expect(guessOf(profile(slug), false)).toEqual(guess);
  });
});
