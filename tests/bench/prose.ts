import { inventedAddress, inventedProfile } from './people';
import { type Random, randomFrom } from './random';
import { WORDS } from './words';

export const KB = 1024;
export const MB = 1024 * KB;

const TWO_BYTE_WORDS = 'δρόμος νερό река город 山路 手紙 światło łąka ελιά камень'.split(' ');

/** What a prose text is made of. */
export interface Prose {
  readonly characters: number;
  /** Of a million words, how many are an address or a profile, half of each. */
  readonly hitsInMillion: number;
  /** Whether it holds words beyond Latin-1, so that the engine stores it with two bytes a character. */
  readonly isTwoByte?: boolean;
  /** Whether it holds and/or, 24/7 and 50 %, as written prose does. */
  readonly hasSlashes?: boolean;
}

/** Words, sentences and paragraphs with invented people among them; the same for the same seed. The string is flat. */
export function prose(seed: number, { characters, hitsInMillion, ...kind }: Prose): string {
  const random = randomFrom(seed);
  const pieces: string[] = [];
  const every = hitsInMillion === 0 ? Number.POSITIVE_INFINITY : 1_000_000 / hitsInMillion;
  let untilHit = Math.floor(every / 2);
  let hits = 0;
  let length = 0;
  while (length < characters) {
    const isHit = untilHit-- <= 0;
    const word = isHit ? hit(random, hits++) : plainWord(random, kind);
    if (isHit) untilHit = every - 1;
    const piece = word + ending(random);
    pieces.push(piece);
    length += piece.length;
  }
  return flat(pieces.join('').slice(0, characters), kind.isTwoByte === true);
}

function hit(random: Random, count: number): string {
  return count % 2 === 0 ? inventedAddress(random) : inventedProfile(random);
}

function plainWord(random: Random, { isTwoByte, hasSlashes }: Partial<Prose>): string {
  if (isTwoByte && random.below(10) === 0) return random.one(TWO_BYTE_WORDS);
  if (hasSlashes && random.below(300) === 0)
    return random.one(['and/or', '24/7', '50 %', 'in/out']);
  return random.one(WORDS);
}

function ending(random: Random): string {
  const chance = random.below(100);
  if (chance < 90) return ' ';
  if (chance < 95) return ', ';
  return chance < 99 ? '. ' : '.\n\n';
}

/** The text as one run of memory: what was joined or sliced is otherwise copied by whoever first reads it. */
export function flat(text: string, isTwoByte = false): string {
  const encoding = isTwoByte ? 'utf16le' : 'latin1';
  return Buffer.from(text, encoding).toString(encoding);
}
