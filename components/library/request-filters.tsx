import { text } from '../../lib/text';
import { FilterForm, ProviderAndPurpose } from './filter-fields';
import { NO_FILTER, NO_PROVIDER } from './request-filter';
import type { RequestsModel } from './requests-model';

/** What narrows the list: words, provider, purpose, days. Of providers and purposes there are those that the list has. */
export function RequestFilters({ model }: { model: RequestsModel }) {
  const filter = model.filter.value;
  const rows = model.rows.value;
  const providers = new Set(rows.map(({ provider = NO_PROVIDER }) => provider));
  const purposes = new Set(rows.map(({ purpose }) => purpose));
  const nameOf = (id: string) =>
    id === NO_PROVIDER ? text('leftNoProvider') : (model.names.value.get(id) ?? id);
  return (
    <FilterForm
      filter={filter}
      find="leftFind"
      onNarrow={model.narrow}
      onReset={() => model.narrow(NO_FILTER)}
    >
      <ProviderAndPurpose {...{ filter, providers, purposes, nameOf }} onNarrow={model.narrow} />
    </FilterForm>
  );
}
