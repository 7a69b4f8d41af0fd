import { useEffect, useRef, useState } from 'preact/hooks';
import { pagePrice } from '../../lib/search/page-price';
import { rounded } from '../../lib/store/caps';
import { formatNumber, plural, text } from '../../lib/text';
import { Parts } from '../ui/parts';
import { priceText } from '../ui/price';
import { canBeAsked } from './findings';
import { ResultRow } from './result-row';
import { saveRows } from './save-rows';
import type { SearchModel } from './search-model';
import { nameOfSearch } from './search-words';

/** Rows that are drawn at first, and with each wish for more. */
const SHOWN = 200;

/** Whom a search has found so far, what that cost, and what can be done with them. */
export function Results({ model }: { model: SearchModel }) {
  const { found, selected, busy, providers } = model;
  const [count, setCount] = useState(SHOWN);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = found.value?.search.id;
  const isFirst = useRef(true);
  useEffect(() => {
    // Whoever has searched goes on with what came.
    if (id !== undefined && !isFirst.current) heading.current?.focus();
    isFirst.current = false;
    setCount(SHOWN);
  }, [id]);
  if (found.value === undefined) {
    return <p role="status" class="visually-hidden" />;
  }
  const shown = found.value;
  const { search, rows, known, pagePeople } = shown;
  const provider = providers.value?.find((one) => one.id === search.provider);
  const chosen = rows.filter(({ position }) => selected.value.has(position));
  const askable = rows.filter(canBeAsked);
  const unknown = chosen.filter(({ identifierKey = '' }) => !known.has(identifierKey)).length;
  const each = provider?.price.profile;
  const offer = provider?.search ?? undefined;
  return (
    <section class="results" aria-labelledby="results">
      <h2 id="results" ref={heading} tabIndex={-1}>
        {text('searchResultsOf', { search: nameOfSearch(search) })}
      </h2>
      <p role="status" class="strong num">
        <Parts
          of={[
            pagePeople === undefined ? undefined : plural('searchCame', pagePeople),
            search.total === undefined
              ? plural('searchPeople', search.people)
              : text('searchPeopleOf', {
                  people: formatNumber(search.people),
                  total: formatNumber(search.total),
                }),
          ]}
        />
      </p>
      <p class="num">{costWords(model)}</p>
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
          <button
            type="button"
            class="plain"
            onClick={() => void saveRows(model.world, shown, 'csv')}
          >
            {text('leftSaveCsv')}
          </button>
          <button
            type="button"
            class="plain"
            onClick={() => void saveRows(model.world, shown, 'json')}
          >
            {text('leftSaveJson')}
          </button>
        </div>
      )}
      {rows.length > 0 && <p class="soft">{text('searchEnrichNote')}</p>}
      <ul class="found" aria-labelledby="results">
        {rows.slice(0, count).map((row) => (
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
        {rows.length > count && (
          <button type="button" class="plain" onClick={() => setCount(count + SHOWN)}>
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
function costWords({ found }: SearchModel): string {
  const { search, pageCredits } = found.value ?? {};
  if (search === undefined) return '';
  if (search.people === 0 && search.credits === 0) return text('searchFoundNobody');
  const all = plural('credits', search.credits);
  if (pageCredits === undefined || search.pages < 2) return text('searchCost', { price: all });
  return text('searchPageCost', { price: plural('credits', pageCredits), all });
}
