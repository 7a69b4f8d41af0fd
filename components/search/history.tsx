import { useEffect, useRef, useState } from 'preact/hooks';
import { formatTime } from '../../lib/dates';
import type { StoredSearch } from '../../lib/store/batch-rows';
import { plural, text } from '../../lib/text';
import { Ask } from '../batch/ask';
import { keepFocus } from '../ui/keep-focus';
import { Parts } from '../ui/parts';
import type { SearchModel } from './search-model';
import { nameOfSearch } from './search-words';

/** Searches that are kept, those saved under a name first. */
export function History({ model }: { model: SearchModel }) {
  const { history } = model;
  const heading = useRef<HTMLHeadingElement>(null);
  const saved = history.value.filter(({ name }) => name !== undefined);
  const others = history.value.filter(({ name }) => name === undefined);
  const isRemoved = useRef(false);
  useEffect(() => {
    // The button goes with its search, the heading with the last one.
    if (isRemoved.current) keepFocus(heading.current ?? document.querySelector('h1'));
  }, [history.value]);
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
            onRemove={() => {
              isRemoved.current = true;
              void model.remove(search);
            }}
          />
        ))}
      </ul>
    </section>
  );
}

function Kept(props: { model: SearchModel; search: StoredSearch; onRemove: () => void }) {
  const { model, search, onRemove } = props;
  const [isAsking, setAsking] = useState(false);
  const name = nameOfSearch(search);
  // They were paid for.
  const hasPeople = search.people > 0;
  const provider = model.providers.value?.find(({ id }) => id === search.provider)?.name;
  return (
    <li>
      <p>
        <bdi class={search.name === undefined ? undefined : 'strong'}>{name}</bdi>
      </p>
      <p class="soft num">
        <Parts
          of={[
            formatTime(search.at),
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
          aria-haspopup={hasPeople ? 'dialog' : undefined}
          onClick={() => (hasPeople ? setAsking(true) : onRemove())}
        >
          {text('searchDelete')}
        </button>
      </div>
      {isAsking && (
        <Ask
          title={text('searchDeleteTitle')}
          body={text('searchDeleteBody')}
          no={text('batchDeleteNo')}
          yes={text('searchDelete')}
          onYes={onRemove}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}
