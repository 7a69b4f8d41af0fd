import { describe, expect, it } from 'vitest';
import { keysMentionedIn, mentionsOf } from '../../../lib/store/mentions';
import { somebody } from './rows';

const AMARA = ['profile:amara-0x1c', 'profile:zoë-0x1c', 'email:amara@northwind.example.com'];

describe('where a text names somebody', () => {
  const mentions = mentionsOf([...AMARA, 'person:crustdata 1', 'domain:example.com']);

  it.each([
    ['https://www.linkedin.com/in/amara-0x1c', 'https://www.linkedin.com…'],
    ['see /IN/Amara-0x1C/ and go', 'see …/ and go'],
    ['(/in/amara-0x1c), /in/amara-0x1c.', '(…), ….'],
    ['/in/zo%C3%AB-0x1c?x', '…?x'],
    ['/in/zoë-0x1c', '…'],
    ['to amara@northwind.example.com.', 'to ….'],
    ['<Amara@Northwind.example.com>;', '<…>;'],
    ['a=1&amara@northwind.example.com', 'a=1&…'],
    ['amara@northwind.example.com/in/amara-0x1c', '……'],
  ])('%s becomes %s', (text, left) => {
    expect(mentions.isIn(text)).toBe(true);
    expect(mentions.without(text)).toBe(left);
  });

  it.each([
    'amara',
    '/in/amara-0x1c-2',
    '/in/amara-0x1cé',
    '/in/amara-0x1',
    '/company/amara-0x1c',
    'xamara@northwind.example.com',
    'x.amara@northwind.example.com',
    'amara@northwind.example.com.example.org',
    'amara@northwind.example.co',
    '/in/',
    '@',
  ])('%s is about nobody', (text) => {
    expect(mentions.isIn(text)).toBe(false);
    expect(mentions.without(text)).toBe(text);
  });

  it('is found out in one go, however many there are', () => {
    const keys = Array.from({ length: 3_000 }, (_, index) =>
      index % 2 === 0
        ? `profile:person-${index}-0x1c`
        : `email:person${index}@firm${index % 7}.example.com`,
    );
    const many = mentionsOf(keys);
    const text = 'somebody@else.example.com https://www.linkedin.com/in/somebody-else '.repeat(
      20_000,
    );
    expect(many.without(`${text}/in/person-2998-0x1c`)).toBe(`${text}…`);
  });
});

it('tells of a record whom it may name, however its words are nested', () => {
  const person = somebody('crustdata', 'otto', 'otto-0x1d', 'otto@northwind.example.com');
  const raw = [
    { url: 'https://www.linkedin.com/in/Amara-0x1C?trk=1', also: [['/in/zo%C3%AB-0x1c, yes']] },
    'write to <Amara@northwind.example.com>.',
  ];
  expect(keysMentionedIn({ person, raw }).sort()).toEqual(
    [...AMARA, 'email:otto@northwind.example.com'].sort(),
  );
});
