import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type Offer, rootOf } from '../../lib/search/tree';
import { plural, text } from '../../lib/text';
import { priceText } from '../ui/price';
import { GroupFields } from './group-fields';
import { JsonView } from './json-view';
import { PageFields } from './page-fields';
import { RequestCopies } from './request-copies';
import { SaveSearch } from './save-search';
import type { SearchModel } from './search-model';
import { problemWords } from './search-words';
import { UsualFields } from './usual-fields';

/** What to ask for, as a form or as JSON, and the button that asks, with what a page costs at most. */
export function SearchForm({ model, offer }: { model: SearchModel; offer: Offer }) {
  const { mode, problem, provider, price, priceOfOne, busy, jsonProblem } = model;
  const form = useRef<HTMLFormElement>(null);
  const missing = problem.value;
  const times = useRef(0);
  // Who sends the same again is told again: an alert is spoken when it comes.
  const time = useMemo(() => ++times.current, [missing]);
  useEffect(() => {
    // What is missing is said below; the first empty field is where to go on.
    if (missing === undefined) return;
    form.current?.querySelector<HTMLElement>('[data-empty]')?.focus();
  }, [missing]);
  const name = provider.value?.name ?? '';
  return (
    <form
      ref={form}
      class="search-form"
      aria-label={text('searchFilters')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (jsonProblem.value === undefined) void model.submit();
        else form.current?.querySelector('textarea')?.focus();
      }}
    >
      <div class="search-top">
        <ProviderChoice model={model} />
        <Views model={model} />
      </div>
      {mode.value === 'form' ? (
        <>
          <UsualFields model={model} offer={offer} />
          <GroupFields model={model} offer={offer} group={rootOf(model.draft.value)} place={[]} />
          <PageFields model={model} offer={offer} />
        </>
      ) : (
        <JsonView model={model} />
      )}
      {missing !== undefined && (
        <p key={time} role="alert" class="bad">
          {problemWords(missing)}
        </p>
      )}
      {offer.isOut ? (
        <p>{text('searchNotInPlan', { provider: name })}</p>
      ) : (
        <div class="choices">
          <button
            type="submit"
            class="main"
            aria-disabled={busy.value !== undefined}
            aria-describedby="search-price"
          >
            {busy.value === 'search'
              ? text('searchUnderWay')
              : text('searchButton', { price: priceText(price.value ?? { min: 0, max: 0 }) })}
          </button>
          <RequestCopies model={model} />
          <SaveSearch model={model} />
        </div>
      )}
      <p id="search-price" class="soft">
        {text('searchPrice', { price: plural('credits', priceOfOne.value ?? 0), provider: name })}
      </p>
    </form>
  );
}

function ProviderChoice({ model }: { model: SearchModel }) {
  const { providers, provider } = model;
  const all = providers.value ?? [];
  return (
    <div class="field">
      <label for="search-provider">{text('leftProvider')}</label>
      <select
        id="search-provider"
        value={provider.value?.id}
        onChange={({ currentTarget }) => model.choose(currentTarget.value)}
      >
        {all.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The two views of what is asked. The form waits until the JSON can be read. */
function Views({ model }: { model: SearchModel }) {
  const { mode, jsonProblem } = model;
  return (
    <fieldset class="search-views">
      <legend class="visually-hidden">{text('searchViews')}</legend>
      {(['form', 'json'] as const).map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="search-view"
            checked={mode.value === one}
            disabled={one === 'form' && jsonProblem.value !== undefined}
            onChange={() => model.turn(one)}
          />
          {text(one === 'form' ? 'searchAsForm' : 'searchAsJson')}
        </label>
      ))}
    </fieldset>
  );
}
