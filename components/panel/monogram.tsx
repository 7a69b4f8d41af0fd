const HUES = 12;

/** First letters on a colour that stays the same for the same person. No photo: its host would learn who is looked at. */
export function Monogram({ name = '', id = '' }: { name: string | undefined; id: string }) {
  const hue = [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % HUES, 7);
  return (
    <div class="monogram" data-hue={hue} aria-hidden="true">
      {lettersOf(name)}
    </div>
  );
}

// Two letters out of these mean nothing, or join into a word.
const ONE_LETTER =
  /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}]/u;

/**
 * First letter of the first and the last word; of a name in one word, its first. Particles (`de la`), titles (`Dr.`) and what follows
 * a comma are passed over where there is anything else; a letter is what a reader takes for one, with its marks.
 */
export function lettersOf(name: string): string {
  const [bare = ''] = name.split(/[,،、]/u, 1);
  const words = bare.split(/\s+/u).filter((word) => /^\p{L}/u.test(word));
  const chosen = words.filter((word) => !/^\p{Ll}|^\p{L}{2,}\.$/u.test(word));
  const [first = name.trim(), ...others] = chosen.length > 0 ? chosen : words;
  const last = ONE_LETTER.test(first) ? undefined : others.at(-1);
  return [first, last ?? ''].map(letterOf).join('').toUpperCase() || '?';
}

// A plain letter that no mark follows. Of anything else a segmenter knows where it ends; to make one takes a fifth of a millisecond.
const PLAIN = /^[!-~](?=[ -~]|$)/;

function letterOf(word: string): string {
  const plain = PLAIN.exec(word)?.[0];
  if (plain !== undefined) return plain;
  const [first] = new Intl.Segmenter().segment(word);
  return first?.segment ?? '';
}
