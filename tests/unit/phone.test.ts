import { expect, it } from 'vitest';
import { formatPhone } from '../../lib/phone';

it.each([
  ['+15550100123', '+1 555 010 0123'],
  ['+1 (555) 010-0123', '+1 555 010 0123'],
  ['+447700900417', '+44 7700 900417'],
  ['+44 117 496 0142 ext. 7', '+44 117 496 0142 x7'],
])('writes %s as %s', (raw, words) => expect(formatPhone(raw)).toBe(words));

it.each([
  ['a number without its country', '555 0100'],
  ['too few digits', '+44 12'],
  ['a code that is no country’s', '+999 555 0100'],
  ['words', 'javascript:alert(1)'],
  ['a wall of digits', `+${'1'.repeat(10_000)}`],
  ['nothing', ''],
])('leaves %s as it came', (_, raw) => expect(formatPhone(raw)).toBe(raw));
