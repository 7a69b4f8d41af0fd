import type { Way } from '../../lib/likeness';
import type { ProviderOverview } from '../../lib/messages';
import { type TextKey, text } from '../../lib/text';
import { Breakable } from '../ui/breakable';
import { CopyButton } from '../ui/copy-button';
import { Link } from '../ui/link';
import { Parts } from '../ui/parts';
import type { Item, Saying } from './compare-facts';
import { Folded } from './folded';
import { MoreButton } from './more-button';
import { useMore } from './use-more';

const WAYS = {
  less: 'lessPrecise',
  more: 'morePrecise',
  other: 'differs',
} as const satisfies Record<Exclude<Way, 'same'>, TextKey>;

// What is longer, or has paragraphs, has lines of its own, folded.
const SHORT = 160;

/** What is said of something, in its own direction. */
export function Value({ saying: { words, to } }: { readonly saying: Saying }) {
  if (words.length > SHORT || words.includes('\n')) return <Folded words={words.trim()} />;
  const value = <bdi>{words}</bdi>;
  return to === undefined ? value : <Link to={to}>{value}</Link>;
}

/** How it stands to what is said first, where that is more than a matter of words. */
export function Mark({ saying: { way } }: { readonly saying: Saying }) {
  if (way === 'same') return null;
  return <span class={way === 'other' ? 'mark' : 'mark mild'}>{text(WAYS[way])}</span>;
}

/** What an entry is called; an address can be used and copied. */
export function ItemTitle({ item: { title, about, to } }: { readonly item: Item }) {
  if (title.length > SHORT) return <Folded words={title.trim()} />;
  return (
    <span class="strong">
      {to === undefined ? (
        <Parts of={[title, about]} />
      ) : (
        <>
          <Link to={to}>
            <bdi>
              <Breakable words={title} isTight />
            </bdi>
          </Link>
          <CopyButton value={title} what={title} />
        </>
      )}
    </span>
  );
}

/** Who says it: by name, or that both do. */
export function FromChip(props: {
  readonly from: Saying['from'];
  readonly providers: readonly ProviderOverview[];
}) {
  const { from, providers } = props;
  const names = providers.filter(({ id }) => from.includes(id)).map(({ name }) => name);
  if (names.length === providers.length) return <span class="chip">{text('knownToBoth')}</span>;
  return (
    <span class="chip">
      <Parts of={names} />
    </span>
  );
}

const WORDS_AT_FIRST = 12;

/** Words such as skills, the first few until more are asked for. */
export function WordChips({ words }: { readonly words: readonly string[] }) {
  const more = useMore(words.length, WORDS_AT_FIRST);
  return (
    <>
      <ul class="chips" ref={more.list}>
        {words.slice(0, more.count).map((word, index) => (
          <li class="chip" key={index}>
            <bdi>{word}</bdi>
          </li>
        ))}
      </ul>
      <MoreButton more={more} length={words.length} />
    </>
  );
}
