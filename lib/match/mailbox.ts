import { foldings } from './folding';

// Two people's names and what joins them; one letter (y, e, i) may as well be an initial.
const TWO_PEOPLE = /[^._-](?:[._-](?:and|und|och|og|et)[._-]|&)[^._-]/i;
// Stands beside a name and says nothing of it.
const ASIDE = new Set(
  `mr mrs ms miss dr prof ext extern external contractor consultant consulting partner work business office mail email mailbox me adm
  admin`.split(/\s+/),
);

/** The words of a mailbox, without tag, digits and what says nothing of its owner, in each way that its letters can be spelled. */
export function wordsOfMailbox(mailbox: string, host: string): readonly (readonly string[])[] {
  // A tag begins behind something: `+1` is no tag.
  const tag = mailbox.indexOf('+', 1);
  const plain = tag < 0 ? mailbox : mailbox.slice(0, tag);
  const labels = new Set(host.split('.'));
  return foldings(plain).map((spelled) => {
    const words = spelled.split(/[^a-z]+/).filter((word) => word !== '');
    const telling = words.filter((word) => !ASIDE.has(word) && !labels.has(word));
    return telling.length > 0 ? telling : words;
  });
}

/** Whether a mailbox names more than one person: `anna-und-peter`, `ann&bob`. */
export function isSharedMailbox(mailbox: string): boolean {
  return TWO_PEOPLE.test(mailbox);
}
