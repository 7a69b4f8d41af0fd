import type { Offer } from '../../lib/search/tree';
import { formatNumber, text } from '../../lib/text';
import type { SearchModel } from './search-model';

const LIMITS = [5, 10, 20, 50, 100];

/** How many people a page has, their order, who is left out, and whether values are suggested. */
export function PageFields({ model, offer }: { model: SearchModel; offer: Offer }) {
  const { draft, write, leavesOutKnown, suggests, provider } = model;
  const { limit = 20, sorts = [], fields } = draft.value;
  const [sort] = sorts;
  const name = provider.value?.name ?? '';
  const withoutSorts = () => {
    const { sorts: _, ...rest } = draft.value;
    return rest;
  };
  return (
    <div class="page-fields">
      <div class="field">
        <label for="search-limit">{text('searchLimit')}</label>
        <select
          id="search-limit"
          value={limit}
          onChange={({ currentTarget }) =>
            write({ ...draft.value, limit: Number(currentTarget.value) })
          }
        >
          {[...new Set([...LIMITS, limit])]
            .sort((one, other) => one - other)
            .map((one) => (
              <option key={one} value={one}>
                {formatNumber(one)}
              </option>
            ))}
        </select>
      </div>
      <div class="field">
        <label for="search-sort">{text('searchSort')}</label>
        <select
          id="search-sort"
          value={sort?.field ?? ''}
          onChange={({ currentTarget: { value: field } }) =>
            write(
              field === ''
                ? withoutSorts()
                : { ...draft.value, sorts: [{ order: 'asc', ...sort, field }, ...sorts.slice(1)] },
            )
          }
        >
          <option value="">{text('searchOwnOrder')}</option>
          {[
            ...new Set([...(sort ? [sort.field] : []), ...offer.fields.map(({ path }) => path)]),
          ].map((path) => (
            <option key={path} value={path}>
              {path}
            </option>
          ))}
        </select>
      </div>
      {sort !== undefined && (
        <div class="field">
          <label for="search-order">{text('searchDirection')}</label>
          <select
            id="search-order"
            value={sort.order}
            onChange={({ currentTarget }) => {
              const order = currentTarget.value === 'desc' ? 'desc' : 'asc';
              write({ ...draft.value, sorts: [{ ...sort, order }, ...sorts.slice(1)] });
            }}
          >
            <option value="asc">{text('searchUp')}</option>
            <option value="desc">{text('searchDown')}</option>
          </select>
        </div>
      )}
      <fieldset class="checks">
        <legend class="visually-hidden">{text('searchFurther')}</legend>
        <label>
          <input
            type="checkbox"
            checked={leavesOutKnown.value}
            onChange={({ currentTarget }) => {
              leavesOutKnown.value = currentTarget.checked;
            }}
          />
          <span>{text('searchLeaveOut', { provider: name })}</span>
        </label>
        <label>
          <input
            type="checkbox"
            checked={suggests.value}
            onChange={({ currentTarget }) => {
              suggests.value = currentTarget.checked;
            }}
          />
          <span>{text('searchSuggest', { provider: name })}</span>
        </label>
      </fieldset>
      {fields !== undefined && <p class="soft">{text('searchOnlyFields')}</p>}
      {sorts.length > 1 && <p class="soft">{text('searchMoreSorts')}</p>}
    </div>
  );
}
