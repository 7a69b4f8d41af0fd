type Messages = Readonly<Record<string, { readonly message: string }>>;

const PLAIN = 'abcdeghiklnoprstuyzACDEGHIKLNOPRSTUYZ';
const ACCENTED = 'áƀçđéǧĥíķłñöþŕšţúýžÁÇĐÉǦĤÍĶŁÑÖÞŔŠŢÚÝŽ';
const FILLER = 'ẋ';
const GROWTH = 0.4;

/**
 * English that looks foreign, made when it is wanted and never shipped: accents show what is not from `_locales`, two fifths more
 * letters what has no room, and brackets what is cut off. Holes stay.
 */
export function pseudo<M extends Messages>(messages: M): M {
  const changed = Object.entries(messages).map(([key, { message }]) => [
    key,
    { message: pseudoMessage(message) },
  ]);
  return Object.fromEntries(changed);
}

function pseudoMessage(message: string): string {
  const parts = message.split(/(\{\w+\})/);
  const words = parts.map((part) => (part.startsWith('{') ? part : accented(part))).join('');
  const longer = Math.ceil(message.length * GROWTH);
  // In words of eight, so that lines can break.
  const filler = FILLER.repeat(longer).replace(/.{8}(?=.)/gu, '$& ');
  return `[${words} ${filler}]`;
}

function accented(words: string): string {
  return [...words].map((letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter).join('');
}
