import { text } from '../../lib/text';
import { ChoiceField, FilterForm, ProviderAndPurpose } from './filter-fields';
import { LEDGER_STATES, NO_LEDGER_FILTER, purposeOf } from './ledger-filter';
import type { LedgerModel } from './ledger-model';
import { STATE_WORDS } from './ledger-words';

/** What narrows the ledger: words, provider, purpose, state, days. Of providers and purposes there are those that it has. */
export function LedgerFilters({ model }: { model: LedgerModel }) {
  const filter = model.filter.value;
  const rows = model.rows.value;
  const providers = new Set([...rows, ...model.savings.value].map(({ provider }) => provider));
  const purposes = new Set(rows.map(purposeOf));
  const nameOf = (id: string) => model.names.value.get(id) ?? id;
  return (
    <FilterForm
      filter={filter}
      find="ledgerFind"
      onNarrow={model.narrow}
      onReset={() => model.narrow(NO_LEDGER_FILTER)}
    >
      <ProviderAndPurpose {...{ filter, providers, purposes, nameOf }} onNarrow={model.narrow} />
      <ChoiceField
        id="filter-state"
        label="ledgerState"
        chosen={filter.state}
        of={LEDGER_STATES.map((one) => [one, text(STATE_WORDS[one])])}
        onChoose={(state) => model.narrow({ state })}
      />
    </FilterForm>
  );
}
