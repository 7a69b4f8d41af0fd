import type { ProviderOverview } from '../../lib/messages';
import { text } from '../../lib/text';
import type { Fact, Item, Saying, Section, Words } from './compare-facts';
import { ItemTitle, Mark, Value, WordChips } from './compare-pieces';
import { MoreButton } from './more-button';
import { useMore } from './use-more';

interface Props {
  readonly section: Section;
  readonly providers: readonly ProviderOverview[];
}

const ITEMS_AT_FIRST = 6;

/** A section with a column for each provider. What all say alike runs across all columns. */
export function SectionTable({ section, providers }: Props) {
  const { heading, facts = [], items = [], words = [] } = section;
  const more = useMore<HTMLTableElement>(items.length, ITEMS_AT_FIRST, 'tbody');
  return (
    <section aria-labelledby={`compare-${heading}`}>
      <h2 id={`compare-${heading}`}>{text(heading)}</h2>
      <table class="compare-table" aria-labelledby={`compare-${heading}`} ref={more.list}>
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{text('fact')}</span>
            </th>
            {providers.map(({ id, name }) => (
              <th scope="col" key={id}>
                <bdi>{name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        {facts.length > 0 && (
          <tbody>
            {facts.map((fact) => (
              <FactRow key={fact.label} fact={fact} providers={providers} />
            ))}
          </tbody>
        )}
        {items.slice(0, more.count).map((item, index) => (
          <ItemRows key={index} item={item} providers={providers} />
        ))}
        {words.length > 0 && <WordRows words={words} providers={providers} />}
      </table>
      <MoreButton more={more} length={items.length} />
    </section>
  );
}

function FactRow({ fact, providers }: { fact: Fact; providers: Props['providers'] }) {
  const { label, sayings } = fact;
  const [first] = sayings;
  const isAlike = sayings.length === 1 && first?.from.length === providers.length;
  return (
    <tr>
      <th scope="row">{text(label)}</th>
      {isAlike ? (
        <td colSpan={providers.length}>
          <Value saying={first} />
        </td>
      ) : (
        providers.map(({ id }) => <Cell key={id} saying={sayingOf(fact, id)} />)
      )}
    </tr>
  );
}

function Cell({ saying }: { saying: Saying | undefined }) {
  if (saying === undefined) return <NotGiven />;
  return (
    <td>
      <Value saying={saying} /> <Mark saying={saying} />
    </td>
  );
}

function NotGiven() {
  return (
    <td class="faint">
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">{text('factNotGiven')}</span>
    </td>
  );
}

/** An entry and its facts. What only one provider has stands in that one's cell at once. */
function ItemRows({ item, providers }: { item: Item; providers: Props['providers'] }) {
  const title = <ItemTitle item={item} />;
  if (item.from.length === providers.length && item.facts.length > 0) {
    return (
      <tbody>
        <tr>
          <th scope="rowgroup" colSpan={providers.length + 1}>
            {title}
          </th>
        </tr>
        {item.facts.map((fact) => (
          <FactRow key={fact.label} fact={fact} providers={providers} />
        ))}
      </tbody>
    );
  }
  return (
    <tbody>
      <tr>
        <th scope="row" class="entry">
          {title}
        </th>
        {providers.map(({ id }) =>
          item.from.includes(id) ? (
            <td key={id}>
              {item.facts.length === 0 ? <Given /> : <Own facts={item.facts} id={id} />}
            </td>
          ) : (
            <NotGiven key={id} />
          ),
        )}
      </tr>
    </tbody>
  );
}

function Given() {
  return (
    <>
      <span aria-hidden="true">✓</span>
      <span class="visually-hidden">{text('factGiven')}</span>
    </>
  );
}

function Own({ facts, id }: { facts: readonly Fact[]; id: string }) {
  return (
    <ul>
      {facts.map((fact) => {
        const saying = sayingOf(fact, id);
        return (
          saying && (
            <li key={fact.label}>
              <span class="name">{text(fact.label)}</span> <Value saying={saying} />
            </li>
          )
        );
      })}
    </ul>
  );
}

/** Words that all have, across the columns; then those that each has alone. */
function WordRows({
  words,
  providers,
}: {
  words: readonly Words[];
  providers: Props['providers'];
}) {
  const shared = words.filter(({ from }) => from.length === providers.length);
  const isSplit = shared.length < words.length;
  return (
    <tbody>
      {shared.map((group) => (
        <tr key="shared">
          <th scope="row">{text('knownToBoth')}</th>
          <td colSpan={providers.length}>
            <WordChips words={group.words} />
          </td>
        </tr>
      ))}
      {isSplit && (
        <tr>
          <th scope="row">{text('knownThere')}</th>
          {providers.map(({ id }) => {
            const own = words.find(({ from }) => from.length === 1 && from[0] === id);
            return own === undefined ? (
              <NotGiven key={id} />
            ) : (
              <td key={id}>
                <WordChips words={own.words} />
              </td>
            );
          })}
        </tr>
      )}
    </tbody>
  );
}

function sayingOf({ sayings }: Fact, id: string): Saying | undefined {
  return sayings.find(({ from }) => from.includes(id));
}
