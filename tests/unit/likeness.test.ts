import { describe, expect, it } from 'vitest';
import { fold, type Way, wayOf } from '../../lib/likeness';

type Case = readonly [path: string, one: unknown, than: unknown, way: Way];

describe('the same, written otherwise', () => {
  it.each<Case>([
    ['headline', ' VP  engineering ', 'VP Engineering', 'same'],
    ['headline', 'Builder\u200B of \u202Ethings', 'builder of things', 'same'],
    ['headline', 'Founder – “Weftworks”', 'Founder - "Weftworks"', 'same'],
    ['name', 'Ångström', 'A\u030Angstro\u0308m', 'same'],
    ['roles.company.profileUrl', 'https://www.example.com/weft/', 'example.com/weft', 'same'],
    ['contact.websites', 'HTTP://Weft.example.com', 'https://weft.example.com/', 'same'],
    ['contact.phones', '+1 (555) 0100-123', '0015550100123', 'same'],
    ['xHandle', '@amara_0x1c', 'https://x.com/Amara_0x1c', 'same'],
    ['spoken.level', 'FULL_PROFESSIONAL', 'Full professional', 'same'],
    ['roles.employmentType', 'Full-time', 'FULL_TIME', 'same'],
    ['place.text', 'Oslo,Norway', 'oslo, norway', 'same'],
    ['roles.start', '2017-03-01', '2017-03-31', 'same'],
    ['network.connections', 500, 500, 'same'],
  ])('%s: %j is %j', (path, one, than, way) => expect(wayOf(path, one, than)).toBe(way));
});

describe('the same, less or more precisely', () => {
  const start = 'Leads the people who build the software of picking robots';

  it.each<Case>([
    ['roles.start', '2017', '2017-03', 'less'],
    ['schools.end', '2017-03-01', '2017', 'more'],
    ['extras.birthDate', '1990-05', '1990-05-12', 'less'],
    ['contact.phones', '0555 0100123', '+44 555 0100123', 'less'],
    ['contact.emails.kind', 'unknown', 'business', 'less'],
    ['languages', 'Igbo (Native)', 'igbo', 'more'],
    ['place.text', 'Oslo, Norway', 'Oslo, Oslo County, Norway', 'less'],
    ['roles.place', 'Oslo · Norway · Hybrid', 'Norway', 'more'],
    ['summary', `${start}…`, `${start}: perception, motion.`, 'less'],
    ['roles.description', `${start}: perception.`, `${start} ...`, 'more'],
  ])('%s: %j beside %j', (path, one, than, way) => expect(wayOf(path, one, than)).toBe(way));
});

describe('something else', () => {
  it.each<Case>([
    ['name', 'Jose', 'José', 'other'],
    ['headline', 'CTO', 'CTO at Weftworks', 'other'],
    ['summary', 'Weaver', 'Weaver of cloth', 'other'],
    ['roles.start', '2017-03', '2017-04', 'other'],
    ['extras.birthDate', '1990-05-12', '1990-05-13', 'other'],
    ['contact.phones', '+44 555 0100123', '+44 555 0100124', 'other'],
    ['place.text', 'Oslo, Norway', 'Bergen, Norway', 'other'],
    ['network.followers', 10, 12, 'other'],
    ['network.followers', 10, '10', 'other'],
    ['roles.isCurrent', true, false, 'other'],
    ['roles.title', 'C++', 'C#', 'other'],
  ])('%s: %j is not %j', (path, one, than, way) => expect(wayOf(path, one, than)).toBe(way));
});

it('folding leaves nothing that cannot be seen, whatever the words', () => {
  expect(fold(' \u202EEVIL\u202C\u00A0\u2066x\u2069 ')).toBe('evil x');
  expect(fold('Plain words')).toBe('plain words');
  expect(fold(undefined)).toBe('');
});

// What looks at the rest of such words from each of their signs would take minutes.
it.each<Case>([
  ['contact.websites', `a${'/'.repeat(300_000)}b`, 'a', 'other'],
  ['languages', `a${' '.repeat(300_000)}b`, 'a b', 'same'],
  ['summary', `a${' .'.repeat(150_000)}b`, 'a', 'other'],
  ['place.text', `a${' '.repeat(300_000)}b`, 'a b', 'same'],
])('%s: is not held up by words without an end', (path, one, than, way) => {
  expect(wayOf(path, one, than)).toBe(way);
});
