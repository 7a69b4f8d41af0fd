/**
 * How something that one provider says stands to what another says of the same: the same thing written otherwise, the same said
 * less or more precisely, or something else.
 */
export type Way = 'same' | 'less' | 'more' | 'other';

type Compare = (one: unknown, than: unknown) => Way;

// Nothing in it is to be folded but case: most words are such, and they come in thousands.
const PLAIN = /^[\w.,:;/@&+()#]+(?: [\w.,:;/@&+()#]+)*$/;
// Begun only where a run begins: else a run that does not end the words would be gone through from each of its signs.
const SLASHES_AT_END = /(?<!\/)\/+$/;
const IGNORABLE = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu;

/**
 * How a value stands to another one at the same place of a Person, `path` being the names that lead there. Days of dates do not
 * count, except of birth: sources invent them.
 */
export function wayOf(path: string, one: unknown, than: unknown): Way {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return (BY_PATH[path] ?? BY_NAME[name] ?? text)(one, than);
}

/** For comparing: without case, invisible characters and the choice of quotes and dashes, and with single spaces. */
export function fold(words: string | undefined): string {
  if (words === undefined) return '';
  if (PLAIN.test(words)) return words.toLowerCase();
  return words
    .normalize('NFKC')
    .replace(IGNORABLE, '')
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .replace(/[\u201C\u201D\u201E]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** For comparing codes with words: `OPEN_TO_WORK` is `Open to work`. */
export function foldCode(words: string | undefined): string {
  return fold(words?.replace(/[_-]+/g, ' '));
}

/** An address without scheme, `www.` and a slash at the end. */
export function urlKey(url: string | undefined): string {
  return fold(url)
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(SLASHES_AT_END, '');
}

/** The digits of a number as it is dialled, without what stands for "abroad". */
export function digitsOf(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return /^\s*00/.test(phone) ? digits.slice(2) : digits;
}

/** The digits without what a country may put before its own numbers. */
export function national(phone: string): string {
  return digitsOf(phone).replace(/^0/, '');
}

/** A language without the level that some sources write behind it: `English (Native)`. */
export function languageKey(name: string): string {
  return fold(name).replace(/ ?\([^()]*\)$/, '');
}

/** Whether two dates can be the same month: `2017` and `2017-03` can. */
export function agree(one = '', other = ''): boolean {
  const [mine, yours] = [monthOf(one), monthOf(other)];
  return mine.startsWith(yours) || yours.startsWith(mine);
}

/** A date without its day. */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

const text: Compare = (one, than) => {
  if (typeof one !== 'string' || typeof than !== 'string') return one === than ? 'same' : 'other';
  return fold(one) === fold(than) ? 'same' : 'other';
};

function asText(compare: (one: string, than: string) => Way): Compare {
  return (one, than) =>
    typeof one === 'string' && typeof than === 'string' ? compare(one, than) : text(one, than);
}

function by(key: (words: string) => string): Compare {
  return asText((one, than) => (key(one) === key(than) ? 'same' : 'other'));
}

/** One begins with the other: whoever says more says the same, and more. */
function precision(one: string, than: string): Way {
  if (one === than) return 'same';
  if (than.startsWith(one)) return 'less';
  return one.startsWith(than) ? 'more' : 'other';
}

const birthday = asText(precision);
const date = asText((one, than) => precision(monthOf(one), monthOf(than)));
const url = by(urlKey);
const code = by(foldCode);
const level = by((words) => foldCode(words).replace(/ proficiency$/, ''));
const handle = by((words) => urlKey(words).replace(/^(?:(?:x|twitter)\.com\/)?@?/, ''));

/** `Oslo, Norway` says less than `Oslo, Oslo County, Norway`. */
const place = asText((one, than) => {
  const [mine, yours] = [partsOf(one), partsOf(than)];
  const isWithin = mine.every((part) => yours.includes(part));
  const holdsAll = yours.every((part) => mine.includes(part));
  if (isWithin && holdsAll) return 'same';
  return isWithin ? 'less' : holdsAll ? 'more' : 'other';
});

function partsOf(words: string): string[] {
  return fold(words)
    .split(/\s*[,·|]\s*/)
    .filter((part) => part !== '');
}

// What is cut off so early says nothing of the rest.
const SHORTEST_START = 40;

/** Long text that a source cut off says less. */
const prose = asText((one, than) => {
  const [mine, yours] = [one, than].map((words) => fold(words).replace(/\s*(?:…|\.{3})$/, ''));
  const way = precision(mine ?? '', yours ?? '');
  const shorter = Math.min(mine?.length ?? 0, yours?.length ?? 0);
  return way === 'same' || shorter >= SHORTEST_START ? way : 'other';
});

/** One without the code of the country says less. */
const phone = asText((one, than) => {
  const [mine, yours] = [digitsOf(one), digitsOf(than)];
  if (mine === yours) return 'same';
  if (yours.endsWith(national(mine))) return 'less';
  return mine.endsWith(national(yours)) ? 'more' : 'other';
});

/** A language with a level behind it says more. */
const language = asText((one, than) => {
  if (languageKey(one) !== languageKey(than)) return 'other';
  return precision(fold(one), fold(than));
});

const kind = asText((one, than) => {
  if (one === than) return 'same';
  if (one === 'unknown') return 'less';
  return than === 'unknown' ? 'more' : 'other';
});

const BY_PATH: Readonly<Record<string, Compare>> = {
  languages: language,
  'contact.phones': phone,
  'contact.websites': url,
  'contact.emails.kind': kind,
  'network.verifications': code,
  'network.openTo': code,
  'place.text': place,
  'roles.place': place,
  'codeProfiles.place': place,
  'pointers.place': place,
  xHandle: handle,
  'extras.xId': handle,
  'extras.birthDate': birthday,
};

const BY_NAME: Readonly<Record<string, Compare>> = {
  start: date,
  end: date,
  issued: date,
  expires: date,
  joined: date,
  url,
  website: url,
  domain: url,
  profileUrl: url,
  logoUrl: url,
  photoUrl: url,
  codeUrl: url,
  coverUrl: url,
  imageUrl: url,
  summary: prose,
  description: prose,
  bio: prose,
  level,
  status: code,
  employmentType: code,
  seniority: code,
  gender: code,
};
