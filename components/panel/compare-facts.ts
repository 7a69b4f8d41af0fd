import type { Way } from '../../lib/likeness';
import type { Said, Told } from '../../lib/origins';
import type { TextKey } from '../../lib/text';

type ProviderId = Told['provider'];

/** What some of the providers say of one thing, in words. */
export interface Saying {
  readonly words: string;
  readonly from: readonly ProviderId[];
  /** How it stands to the first saying; `same` of that one itself. */
  readonly way: Way;
  /** Where it leads, if it is an address. */
  readonly to?: string | undefined;
}

/** One thing that providers tell of a person, the most preferred provider's word first. */
export interface Fact {
  readonly label: TextKey;
  readonly sayings: readonly Saying[];
}

/** One entry of a list, such as a role, with what is told of it. */
export interface Item {
  readonly title: string;
  /** What stands beside the title, such as the company. */
  readonly about?: string | undefined;
  readonly to?: string | undefined;
  readonly from: readonly ProviderId[];
  readonly facts: readonly Fact[];
}

/** Words of a list, such as skills, that the same providers have. */
export interface Words {
  readonly from: readonly ProviderId[];
  readonly words: readonly string[];
}

/** One part of the comparison. Its facts stand first, then the items, then the words. */
export interface Section {
  readonly heading: TextKey;
  readonly facts?: readonly Fact[];
  readonly items?: readonly Item[];
  readonly words?: readonly Words[];
}

type Formatted<T> = (value: T) => string | undefined;
type Linked<T> = (value: T) => string | undefined;

/** A fact of one field; nothing where nobody gives it. */
export function factOf<T>(
  label: TextKey,
  said: Said<T> | undefined,
  format: Formatted<T> = String,
  link: Linked<T> = () => undefined,
): Fact[] {
  if (said === undefined) return [];
  const { value, from, others } = said;
  const all = [
    { value, from, way: 'same' } as const,
    ...others.map((one) => ({ value: one.value, from: [one.from], way: one.way })),
  ];
  return asFact(
    label,
    all.map((one) => ({ ...one, words: format(one.value), to: link(one.value) })),
  );
}

type Fields = Readonly<Record<string, Said<unknown> | undefined>>;
type Values<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Said<infer T> | undefined ? T | undefined : never;
};

/** A fact made of several fields, such as dates from start and end: each provider's own put together. */
export function jointFact<F extends Fields>(
  label: TextKey,
  from: readonly ProviderId[],
  fields: F,
  format: Formatted<Values<F>>,
): Fact[] {
  const all = from.flatMap((one) => {
    const values = Object.entries(fields).map(([name, said]) => [name, saidBy(said, one)?.value]);
    // The fields' own names and values.
    const words = format(Object.fromEntries(values) as Values<F>);
    return words === undefined ? [] : [{ provider: one, words }];
  });
  const first = all[0]?.provider ?? '';
  return asFact(
    label,
    all.map(({ provider, words }) => ({
      words,
      from: [provider],
      way: jointWay(Object.values(fields), provider, first),
    })),
  );
}

/** Whether a fact is more than a matter of words and precision: somebody says something else, or says nothing. */
export function isDifferent({ sayings }: Fact, all: number): boolean {
  return isDisputed({ sayings }) || sayings.flatMap(({ from }) => from).length < all;
}

/** Whether two providers contradict each other in it. */
export function isDisputed({ sayings }: Pick<Fact, 'sayings'>): boolean {
  return sayings.some(({ way }) => way === 'other');
}

function asFact(
  label: TextKey,
  all: readonly (Omit<Saying, 'words'> & { readonly words: string | undefined })[],
): Fact[] {
  const given = all.flatMap(({ words, from, way, to }): Saying[] =>
    words === undefined || words.trim() === '' ? [] : [{ words, from, way, to }],
  );
  const [first, ...others] = given;
  if (first === undefined) return [];
  const isAlike = ({ words, way }: Saying) => way === 'same' && words === first.words;
  const from = [first, ...others.filter(isAlike)].flatMap((one) => one.from);
  const rest = others.filter((one) => !isAlike(one));
  // Where the first says nothing readable, the next one is what the others are held against.
  return [{ label, sayings: [{ ...first, from, way: 'same' }, ...rest] }];
}

function saidBy<T>(
  said: Said<T> | undefined,
  provider: ProviderId,
): { readonly value: T; readonly way: Way } | undefined {
  if (said === undefined) return undefined;
  if (said.from.includes(provider)) return { value: said.value, way: 'same' };
  return said.others.find(({ from }) => from === provider);
}

/** Something else in one field is something else in all; what is missing in one is said less precisely. */
function jointWay(
  fields: readonly (Said<unknown> | undefined)[],
  provider: ProviderId,
  first: ProviderId,
): Way {
  const ways = fields.map((said): Way => {
    const [mine, theirs] = [saidBy(said, provider), saidBy(said, first)];
    if (mine === undefined) return theirs === undefined ? 'same' : 'less';
    return theirs === undefined ? 'more' : mine.way;
  });
  return (['other', 'less', 'more'] as const).find((way) => ways.includes(way)) ?? 'same';
}
