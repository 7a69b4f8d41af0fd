import type { ProviderOverview } from '../../lib/messages';
import { text } from '../../lib/text';
import type { Fact, Item, Saying, Section, Words } from './compare-facts';
import { FromChip, ItemTitle, Mark, Value, WordChips } from './compare-pieces';
import { MoreButton } from './more-button';
import { useMore } from './use-more';

interface Props {
  readonly section: Section;
  readonly providers: readonly ProviderOverview[];
}

const ITEMS_AT_FIRST = 6;

/** A section in one column: each fact once, with who says it; what is told differently stands one under the other. */
export function SectionList({ section, providers }: Props) {
  const { heading, facts = [], items = [], words = [] } = section;
  const more = useMore(items.length, ITEMS_AT_FIRST);
  return (
    <section aria-labelledby={`compare-${heading}`}>
      <h2 id={`compare-${heading}`}>{text(heading)}</h2>
      {facts.length > 0 && <Facts facts={facts} providers={providers} />}
      {items.length > 0 && (
        <ul ref={more.list} class="compare-items">
          {items.slice(0, more.count).map((item, index) => (
            <li key={index}>
              <OneItem item={item} providers={providers} />
            </li>
          ))}
        </ul>
      )}
      <MoreButton more={more} length={items.length} />
      {words.map((group) => (
        <WordGroup key={group.from.join()} group={group} providers={providers} />
      ))}
    </section>
  );
}

function OneItem({ item, providers }: { item: Item; providers: Props['providers'] }) {
  return (
    <>
      <div class="compare-title">
        <ItemTitle item={item} /> <FromChip from={item.from} providers={providers} />
      </div>
      {item.facts.length > 0 && <Facts facts={item.facts} providers={providers} of={item.from} />}
    </>
  );
}

/** Facts with their names; `of` who has the entry that they are about: that is not said again of each. */
function Facts(props: {
  facts: readonly Fact[];
  providers: Props['providers'];
  of?: Saying['from'];
}) {
  const { facts, providers, of } = props;
  return (
    <dl class="compare-facts">
      {facts.map(({ label, sayings }) => (
        <div key={label}>
          <dt>{text(label)}</dt>
          {onceEach(sayings).map((saying, index) => (
            <dd key={index}>
              <Value saying={saying} /> <Mark saying={saying} />{' '}
              {saying.from.length !== of?.length && (
                <FromChip from={saying.from} providers={providers} />
              )}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** Without what is only written otherwise: who writes it so says the same as the first. */
function onceEach([first, ...others]: readonly Saying[]): Saying[] {
  if (first === undefined) return [];
  const same = others.filter(({ way }) => way === 'same').flatMap(({ from }) => from);
  return [
    { ...first, from: [...first.from, ...same] },
    ...others.filter(({ way }) => way !== 'same'),
  ];
}

function WordGroup({ group, providers }: { group: Words; providers: Props['providers'] }) {
  const alone = providers.find(({ id }) => id === group.from[0]);
  return (
    <div class="compare-words">
      <p class="about">
        {alone === undefined || group.from.length > 1
          ? text('knownToBoth')
          : text('onlyFrom', { provider: alone.name })}
      </p>
      <WordChips words={group.words} />
    </div>
  );
}
