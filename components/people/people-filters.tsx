import { useMemo, useRef } from 'preact/hooks';
import { type TextKey, text } from '../../lib/text';
import { ChoiceField } from '../library/filter-fields';
import { AGES, type Age, NO_PEOPLE_FILTER } from './people-filter';
import type { PeopleModel } from './people-model';

const AGE_WORDS = {
  '30': 'peopleAge30',
  '90': 'peopleAge90',
  '365': 'peopleAge365',
  older: 'peopleAgeOlder',
} as const satisfies Record<Age, TextKey>;

/** Words to look for, the provider that told, and how old what it told is. */
export function PeopleFilters({ model }: { model: PeopleModel }) {
  const words = useRef<HTMLInputElement>(null);
  const filter = model.filter.value;
  const rows = model.rows.value;
  const there = useMemo(() => new Set(rows.map(({ provider }) => provider)), [rows]);
  const isNarrowed = Object.values(filter).some((value) => value !== '');
  const reset = (event: Event) => {
    event.preventDefault();
    // The button goes with the filters.
    words.current?.focus();
    model.narrow(NO_PEOPLE_FILTER);
  };
  return (
    <form
      class="filters"
      aria-label={text('leftFilters')}
      onSubmit={(event) => event.preventDefault()}
      onReset={reset}
    >
      <div class="field long">
        <label for="people-find">{text('peopleFind')}</label>
        <input
          id="people-find"
          ref={words}
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={filter.words}
          onInput={(event) => model.narrow({ words: event.currentTarget.value })}
        />
      </div>
      {(there.size > 1 || filter.provider !== '') && (
        <ChoiceField
          id="people-provider"
          label="leftProvider"
          chosen={filter.provider}
          of={[...there]
            .sort()
            .map((id) => [id, model.isDemo(id) ? text('peopleDemo') : model.nameOf(id)])}
          onChoose={(provider) => model.narrow({ provider })}
        />
      )}
      <ChoiceField
        id="people-age"
        label="peopleAge"
        chosen={filter.age}
        of={AGES.map((age) => [age, text(AGE_WORDS[age])])}
        onChoose={(age) => model.narrow({ age })}
      />
      {isNarrowed && (
        <button type="reset" class="plain">
          {text('leftReset')}
        </button>
      )}
    </form>
  );
}
