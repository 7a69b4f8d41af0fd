import type { Encoding } from './encodings';

/** Letters of the languages that are written in an encoding: each is for it, any other sign within a word against. Of letters that two of them have at one place, the rarer say less. */
interface Letters {
  readonly encoding: Encoding;
  readonly usual: string;
  readonly rare: string;
  readonly weight: number;
}

const LETTERS: readonly Letters[] = [
  {
    encoding: 'windows-1252',
    usual: 'àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßœ',
    ...{ rare: 'ðþ', weight: 0.75 },
  },
  {
    encoding: 'windows-1250',
    usual: 'ąćęłńóśźżáčďéěíňřšťúůýžőűöüăâîşëäçß',
    ...{ rare: 'đţ', weight: 0.5 },
  },
  { encoding: 'windows-1254', usual: 'çğıöşüâîûİ', rare: '', weight: 0 },
  { encoding: 'windows-1257', usual: 'āčēģīķļņšūžąęėįųöäõü', rare: '', weight: 0 },
];
const MOST_IN_A_ROW = 1.6;
const MACINTOSH_SHARP_S = 0xa7;

/** Letters beyond ASCII stand between others, one or two at a time: in no other writing they do. */
export function isLatin(sample: Uint8Array): boolean {
  let beyond = 0;
  let runs = 0;
  sample.forEach((byte, at) => {
    if (byte < 0x80) return;
    beyond++;
    if ((sample[at - 1] ?? 0) < 0x80) runs++;
  });
  return runs > 0 && beyond / runs < MOST_IN_A_ROW;
}

/** Which of the encodings of Latin writing has most of the letters right; Windows-1252 where they are all alike. */
export function latinEncoding(sample: Uint8Array): Encoding {
  if (isMacintosh(sample)) return 'macintosh';
  let best: { readonly encoding: Encoding; readonly score: number } | undefined;
  for (const letters of LETTERS) {
    const score = scoreOf(new TextDecoder(letters.encoding).decode(sample), letters);
    if (best === undefined || score > best.score) best = { encoding: letters.encoding, score };
  }
  return best?.encoding ?? 'windows-1252';
}

function scoreOf(text: string, { usual, rare, weight }: Letters): number {
  let score = 0;
  for (const [sign] of text.matchAll(/(?<=\p{L})[^\0-\x7f]|[^\0-\x7f](?=\p{L})/gu)) {
    const isOf = (letters: string) =>
      letters.includes(sign) || letters.includes(sign.toLowerCase());
    score += isOf(usual) ? 1 : isOf(rare) ? weight : -1;
  }
  return score;
}

/** Where Windows has typographic signs, old programs of Apple have accented letters. */
function isMacintosh(sample: Uint8Array): boolean {
  let mac = 0;
  sample.forEach((byte, at) => {
    if (byte < 0x80 || !isLetter(sample[at - 1]) || !isLetter(sample[at + 1])) return;
    mac += byte <= 0x9f || byte === MACINTOSH_SHARP_S ? 1 : -1;
  });
  return mac > 0;
}

function isLetter(byte = 0): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}
