import { pagePrice } from '../../lib/search/page-price';
import { rounded } from '../../lib/store/caps';
import { formatNumber, plural, text } from '../../lib/text';
import { Parts } from '../ui/parts';
import { priceText } from '../ui/price';
import { canBeAsked, type Found } from './findings';
import { ResultRow } from './result-row';
import { SaveFound } from './save-found';
import type { SearchModel } from './search-model';
import { nameOfSearch } from './search-words';
import { useShown } from './use-shown';

/** Whom a search has found so far, what that cost, and what can be done with them. */
export function Results({ model }: { model: SearchModel }) {
  const { selected, busy, providers } = model;
  const found = model.found.value;
  const { shown, showMore, heading, list } = useShown(found);
  if (found === undefined) {
    return <p role="status" class="visually-hidden" />;
  }
  const { search, rows, known, pagePeople } = found;
  const provider = providers.value?.find((one) => one.id === search.provider);
  const chosen = rows.filter(({ position }) => selected.value.has(position));
  const askable = rows.filter(canBeAsked);
  const unknown = chosen.filter(({ identifierKey = '' }) => !known.has(identifierKey)).length;
  const each = provider?.price.profile;
  const offer = provider?.search ?? undefined;
  // Who were left out because they are known were found all the same.
  const isNobody =
    search.people === 0 &&
    search.credits === 0 &&
    (search.total ?? 0) === 0 &&
    search.nextCursor === undefined;
  return (
    <section class="results" aria-labelledby="results">
      <h2 id="results" ref={heading} tabIndex={-1}>
        {text('searchResultsOf', { search: nameOfSearch(search) })}
      </h2>
      <p role="status" class="strong num">
        {isNobody ? (
          text('searchFoundNobody')
        ) : (
          <Parts
            of={[
              pagePeople === undefined ? undefined : plural('searchCame', pagePeople),
              search.total === undefined
                ? plural('searchPeople', search.people)
                : plural('searchPeopleOf', search.total, { people: formatNumber(search.people) }),
            ]}
          />
        )}
      </p>
      <p class={isNobody ? undefined : 'num'}>
        {isNobody ? text('searchNobodyNext') : costWords(found)}
      </p>
      {rows.length > 0 && (
        <div class="choices">
          <label class="select-all">
            <input
              type="checkbox"
              checked={askable.length > 0 && chosen.length === askable.length}
              ref={(box) => {
                if (box) box.indeterminate = chosen.length > 0 && chosen.length < askable.length;
              }}
              onChange={({ currentTarget }) => model.selectAll(currentTarget.checked)}
            />
            {text('searchSelectAll')}
          </label>
          <button
            type="button"
            class="main"
            disabled={chosen.length === 0 || busy.value !== undefined}
            onClick={() => void model.enrich()}
          >
            {each === undefined || chosen.length === 0
              ? plural('searchEnrich', chosen.length)
              : plural('searchEnrichFor', chosen.length, {
                  price: priceText({
                    ...each,
                    min: 0,
                    max: rounded(each.max * unknown),
                  }),
                })}
          </button>
          <SaveFound model={model} found={found} />
        </div>
      )}
      {rows.length > 0 && <p class="soft">{text('searchEnrichNote')}</p>}
      <ul class="found" aria-labelledby="results" ref={list}>
        {rows.slice(0, shown).map((row) => (
          <ResultRow
            key={row.position}
            row={row}
            isKnown={row.identifierKey !== undefined && known.has(row.identifierKey)}
            isSelected={selected.value.has(row.position)}
            onToggle={() => model.toggle(row.position)}
          />
        ))}
      </ul>
      <div class="choices">
        {rows.length > shown && (
          <button type="button" class="plain" onClick={showMore}>
            {text('searchShowMore')}
          </button>
        )}
        {search.nextCursor !== undefined && offer !== undefined && (
          <button
            type="button"
            class="main"
            aria-disabled={busy.value !== undefined}
            onClick={() => void model.more()}
          >
            {busy.value === 'more'
              ? text('searchUnderWay')
              : text('searchNext', { price: priceText(pagePrice(offer, search.query)) })}
          </button>
        )}
        {search.people > 0 && search.nextCursor === undefined && (
          <p class="soft">{text('searchEnd')}</p>
        )}
      </div>
    </section>
  );
}

/** What the page that came just now has cost, and the whole search. */
function costWords({ search, pageCredits }: Found): string {
  const all = plural('credits', search.credits);
  if (pageCredits === undefined || search.pages < 2) return text('searchCost', { price: all });
  return text('searchPageCost', { price: plural('credits', pageCredits), all });
}
