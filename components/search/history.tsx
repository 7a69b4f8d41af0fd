import { useRef } from 'preact/hooks';
import type { StoredSearch } from '../../lib/store/batch-rows';
import { plural, text } from '../../lib/text';
import { Moment } from '../library/moment';
import { Parts } from '../ui/parts';
import type { SearchModel } from './search-model';
import { nameOfSearch } from './search-words';

/** Searches that are kept, those saved under a name first. */
export function History({ model }: { model: SearchModel }) {
  const { history } = model;
  const heading = useRef<HTMLHeadingElement>(null);
  const saved = history.value.filter(({ name }) => name !== undefined);
  const others = history.value.filter(({ name }) => name === undefined);
  if (history.value.length === 0) return null;
  return (
    <section class="history" aria-labelledby="search-history">
      <h2 id="search-history" ref={heading} tabIndex={-1}>
        {text('searchHistory')}
      </h2>
      <ul>
        {[...saved, ...others].map((search) => (
          <Kept
            key={search.id}
            model={model}
            search={search}
            onRemoved={() => heading.current?.focus()}
          />
        ))}
      </ul>
    </section>
  );
}

function Kept(props: { model: SearchModel; search: StoredSearch; onRemoved: () => void }) {
  const { model, search, onRemoved } = props;
  const name = nameOfSearch(search);
  const provider = model.providers.value?.find(({ id }) => id === search.provider)?.name;
  return (
    <li>
      <p>
        <bdi class={search.name === undefined ? undefined : 'strong'}>{name}</bdi>
      </p>
      <p class="soft num">
        <Moment at={search.at} />{' '}
        <Parts
          of={[
            provider ?? search.provider,
            search.pages === 0 ? text('searchNotRun') : plural('searchPeople', search.people),
            search.pages === 0 ? undefined : plural('credits', search.credits),
          ]}
        />
      </p>
      <div class="choices">
        {search.pages > 0 && (
          <button
            type="button"
            class="plain"
            aria-label={text('searchOpenOne', { search: name })}
            onClick={() => void model.open(search.id)}
          >
            {text('searchOpen')}
          </button>
        )}
        <button
          type="button"
          class="plain"
          aria-label={text('searchReuseOne', { search: name })}
          onClick={() => {
            model.reuse(search);
            document.querySelector<HTMLElement>('#search-provider')?.focus();
          }}
        >
          {text('searchReuse')}
        </button>
        <button
          type="button"
          class="plain"
          aria-label={text('searchDeleteOne', { search: name })}
          onClick={() => void model.remove(search).then(onRemoved)}
        >
          {text('searchDelete')}
        </button>
      </div>
    </li>
  );
}
