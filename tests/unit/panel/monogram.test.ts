import { expect, it } from 'vitest';
import { lettersOf } from '../../../components/panel/monogram';

it.each([
  ['Ida Ashgrove', 'IA'],
  ['Ida', 'I'],
  ['ida ashgrove', 'IA'],
  ['Ludwig van Fernbeek', 'LF'],
  ['de la Cruz', 'C'],
  ['María de la Cruz', 'MC'],
  ['Dr. Ida Ashgrove, PhD', 'IA'],
  ['J. R. Ashgrove', 'JA'],
  ['Ida Ashgrove Jr.', 'IA'],
  ['Ida "Ash" Grove (she/her)', 'IG'],
  ['Élodie Ångström', 'ÉÅ'],
  // A letter with its marks, however it is composed.
  ['E\u0301lodie A\u030Angstro\u0308m', 'E\u0301A\u030A'],
  ['नीलम शर्मा', 'नीश'],
  ['山田花子', '山'],
  ['山田 花子', '山'],
  ['홍가상', '홍'],
  ['ليلى النجمي', 'ل'],
  ['נועם אלמוני', 'נא'],
  ['𝒜da Byron', '𝒜B'],
  ['👩‍🚀', '👩‍🚀'],
  ['👩‍🚀 Ida Ashgrove', 'IA'],
  ['007', '0'],
  ['', '?'],
  ['   ', '?'],
])('of %s takes %s', (name, letters) => expect(lettersOf(name)).toBe(letters));
