import type { Random } from './random';

/** Common words. With the space after it a word has five characters in the mean, so that 0.1 % of the words are 209 in 1 MB. */
export const WORDS =
  'a of the and in it is on to be he as at or by we so no an if that with from this they have more than when will some into time only year over also back work well even most make after first other these could people before which their should never again house small water light river stone paper table green'.split(
    ' ',
  );

/** That many characters of common words, or a few more. */
export function plainText(random: Random, characters: number): string {
  let text = random.one(WORDS);
  while (text.length < characters) text += ` ${random.one(WORDS)}`;
  return text;
}
