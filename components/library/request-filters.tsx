import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { PURPOSES } from '../../lib/store/schema';
import { text } from '../../lib/text';
import { NO_FILTER, NO_PROVIDER } from './request-filter';
import { PURPOSE_WORDS } from './request-words';
import type { RequestsModel } from './requests-model';

/** What narrows the list: words, provider, purpose, days. Of providers and purposes there are those that the list has. */
export function RequestFilters({ model }: { model: RequestsModel }) {
  const words = useRef<HTMLInputElement>(null);
  const filter = model.filter.value;
  const rows = model.rows.value;
  const providers = new Set(rows.map(({ provider = NO_PROVIDER }) => provider));
  const purposes = new Set(rows.map(({ purpose }) => purpose));
  const isNarrowed = Object.values(filter).some((value) => value !== '');
  const nameOf = (id: string) =>
    id === NO_PROVIDER ? text('leftNoProvider') : (model.names.value.get(id) ?? id);
  return (
    <form
      aria-label={text('leftFilters')}
      class="filters"
      onSubmit={(event) => event.preventDefault()}
      onReset={(event) => {
        event.preventDefault();
        // The button goes with the filters.
        words.current?.focus();
        model.narrow(NO_FILTER);
      }}
    >
      <Field id="left-find" label={text('leftFind')} isLong>
        <input
          id="left-find"
          ref={words}
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={filter.words}
          onInput={(event) => model.narrow({ words: event.currentTarget.value })}
        />
      </Field>
      <Field id="left-provider" label={text('leftProvider')}>
        <select
          id="left-provider"
          value={filter.provider}
          onChange={(event) => model.narrow({ provider: event.currentTarget.value })}
        >
          <option value="">{text('leftEvery')}</option>
          {[...providers].sort().map((id) => (
            <option key={id} value={id}>
              {nameOf(id)}
            </option>
          ))}
        </select>
      </Field>
      <Field id="left-purpose" label={text('leftPurpose')}>
        <select
          id="left-purpose"
          value={filter.purpose}
          onChange={(event) => {
            const { value } = event.currentTarget;
            model.narrow({ purpose: PURPOSES.find((one) => one === value) ?? '' });
          }}
        >
          <option value="">{text('leftEvery')}</option>
          {PURPOSES.filter((one) => purposes.has(one)).map((one) => (
            <option key={one} value={one}>
              {text(PURPOSE_WORDS[one])}
            </option>
          ))}
        </select>
      </Field>
      <Field id="left-from" label={text('leftFrom')}>
        <input
          id="left-from"
          type="date"
          value={filter.from}
          max={filter.to}
          onInput={(event) => model.narrow({ from: event.currentTarget.value })}
        />
      </Field>
      <Field id="left-to" label={text('leftTo')}>
        <input
          id="left-to"
          type="date"
          value={filter.to}
          min={filter.from}
          onInput={(event) => model.narrow({ to: event.currentTarget.value })}
        />
      </Field>
      {isNarrowed && (
        <button type="reset" class="plain">
          {text('leftReset')}
        </button>
      )}
    </form>
  );
}

function Field(props: {
  id: string;
  label: string;
  isLong?: boolean;
  children: ComponentChildren;
}) {
  return (
    <div class={props.isLong ? 'field long' : 'field'}>
      <label for={props.id}>{props.label}</label>
      {props.children}
    </div>
  );
}
