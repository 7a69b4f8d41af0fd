const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ə: 'e',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ĸ: 'k',
};
// Written with an `e` (in Danish and Norwegian an `a`) in German and northern addresses.
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ø: 'oe',
  å: 'aa',
};

/** A text in lower case and without accents: once with each letter plain, once as it is spelled out (`muller`, `mueller`). */
export function foldings(text: string): readonly string[] {
  const lower = text.toLowerCase().normalize('NFC');
  const plain = folded(lower);
  const spelled = folded(lower.replace(/[äöüøå]/g, (letter) => SPELLED_OUT[letter] ?? letter));
  return plain === spelled ? [plain] : [plain, spelled];
}

function folded(lower: string): string {
  return lower
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\0-\x7f]/g, (letter) => LETTERS[letter] ?? letter);
}
