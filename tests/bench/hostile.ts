import { inventedAddress, inventedSlug } from './people';
import { flat } from './prose';
import { randomFrom } from './random';

const repeated = (unit: string) => (length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

const SHAPES: Readonly<Record<string, (length: number) => string>> = {
  'random-signs': (length) => {
    const random = randomFrom(7);
    return Array.from({ length }, () => random.one([...'ab.@-_1'])).join('');
  },
  'only-at': repeated('@'),
  'a-at-a-dot': repeated('a@a.'),
  'dotted-local': (length) => `${repeated('a.')(length - 1)}@`,
  'long-local': (length) => `${'a'.repeat(length - 12)}@example.com`,
  'dense-addresses': (length) => many(length, inventedAddress),
  'dense-profiles': (length) => many(length, (random) => `linkedin.com/in/${inventedSlug(random)}`),
  mailto: repeated('mailto:'),
  underscores: repeated('a_'),
  'user-info': repeated('https://a@'),
};

/** The names of the ten hostile texts. */
export const HOSTILE = Object.keys(SHAPES);

/** A hostile text of that many characters, flat. */
export function hostileText(name: string, length: number): string {
  const shape = SHAPES[name];
  if (shape === undefined) throw new Error(`No such hostile text: ${name}`);
  return flat(shape(length));
}

function many(length: number, one: (random: ReturnType<typeof randomFrom>) => string): string {
  const random = randomFrom(11);
  const pieces: string[] = [];
  for (let total = 0; total < length; ) {
    const piece = `${one(random)} `;
    pieces.push(piece);
    total += piece.length;
  }
  return pieces.join('').slice(0, length);
}
