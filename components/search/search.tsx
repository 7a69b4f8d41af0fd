import './search.css';
import { useEffect } from 'preact/hooks';
import { text } from '../../lib/text';
import { SearchForm } from './form';
import { History } from './history';
import { Results } from './results';
import { SearchFailure } from './search-failure';
import type { SearchModel } from './search-model';

/** The view in which people are searched for: what to ask, whom it found, and earlier searches. `place`: the id of one of those. */
export function SearchView({ model, place }: { model: SearchModel; place: string }) {
  const { providers, failure, history } = model;
  const hasHistory = history.value.length > 0;
  const isRead = providers.value !== undefined;
  useEffect(() => {
    void model.start();
    return () => model.rest();
  }, [model]);
  useEffect(() => {
    if (isRead) void model.fill().catch(() => undefined);
  }, [model, isRead]);
  useEffect(() => {
    if (place !== '' && hasHistory) void model.open(place);
  }, [model, place, hasHistory]);
  if (model.isPrivate) {
    return (
      <>
        <h1>{text('searchTitle')}</h1>
        <p>{text('leftPrivate')}</p>
      </>
    );
  }
  return (
    <>
      <h1>{text('searchTitle')}</h1>
      <p class="soft">{text('searchBody')}</p>
      {providers.value?.length === 0 && failure.value === undefined && (
        <p>
          {text('searchNobodyCan')} <a href="#batches/new">{text('searchBatchInstead')}</a>
        </p>
      )}
      {model.offer.value !== undefined && <SearchForm model={model} offer={model.offer.value} />}
      {failure.value !== undefined && <SearchFailure model={model} failure={failure.value} />}
      <Results model={model} />
      <History model={model} />
    </>
  );
}
