import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { PURPOSES, type Purpose } from '../../lib/store/rows';
import { type TextKey, text } from '../../lib/text';
import { PURPOSE_WORDS } from './request-words';

/** What every list is narrowed by: words, a provider and days. */
interface Narrowed {
  readonly words: string;
  readonly provider: string;
  readonly from: string;
  readonly to: string;
}

const DAYS = [
  ['from', 'leftFrom'],
  ['to', 'leftTo'],
] as const satisfies readonly (readonly [keyof Narrowed, TextKey])[];

type Narrow = (change: Partial<Narrowed>) => void;

/** The form of all filters of a list: the words first, the button that takes all of them away last. */
export function FilterForm(props: {
  filter: Narrowed;
  /** What the words are looked for in. */
  find: TextKey;
  onNarrow: Narrow;
  onReset: () => void;
  children: ComponentChildren;
}) {
  const { filter, find, onNarrow, onReset, children } = props;
  const words = useRef<HTMLInputElement>(null);
  const isNarrowed = Object.values(filter).some((value) => value !== '');
  return (
    <form
      aria-label={text('leftFilters')}
      class="filters"
      onSubmit={(event) => event.preventDefault()}
      onReset={(event) => {
        event.preventDefault();
        // The button goes with the filters.
        words.current?.focus();
        onReset();
      }}
    >
      <Field id="filter-find" label={text(find)} isLong>
        <input
          id="filter-find"
          ref={words}
          type="search"
          autocomplete="off"
          spellcheck={false}
          value={filter.words}
          onInput={(event) => onNarrow({ words: event.currentTarget.value })}
        />
      </Field>
      {children}
      <div class="days">
        {DAYS.map(([day, label]) => (
          <Field key={day} id={`filter-${day}`} label={text(label)}>
            <input
              id={`filter-${day}`}
              type="date"
              value={filter[day]}
              min={day === 'to' ? filter.from : undefined}
              max={day === 'from' ? filter.to : undefined}
              onInput={(event) => onNarrow({ [day]: event.currentTarget.value })}
            />
          </Field>
        ))}
      </div>
      {isNarrowed && (
        <button type="reset" class="plain">
          {text('leftReset')}
        </button>
      )}
    </form>
  );
}

/** The provider and the purpose, of those that a list has. */
export function ProviderAndPurpose(props: {
  filter: { readonly provider: string; readonly purpose: Purpose | '' };
  providers: ReadonlySet<string>;
  purposes: ReadonlySet<Purpose>;
  nameOf: (provider: string) => string;
  onNarrow: (change: { provider?: string; purpose?: Purpose | '' }) => void;
}) {
  const { filter, providers, purposes, nameOf, onNarrow } = props;
  return (
    <>
      <ChoiceField
        id="filter-provider"
        label="leftProvider"
        chosen={filter.provider}
        of={[...providers].sort().map((id) => [id, nameOf(id)])}
        onChoose={(provider) => onNarrow({ provider })}
      />
      <ChoiceField
        id="filter-purpose"
        label="leftPurpose"
        chosen={filter.purpose}
        of={PURPOSES.filter((one) => purposes.has(one)).map((one) => [
          one,
          text(PURPOSE_WORDS[one]),
        ])}
        onChoose={(purpose) => onNarrow({ purpose })}
      />
    </>
  );
}

/** One of several things, or all of them, which is an empty value. */
export function ChoiceField<T extends string>(props: {
  id: string;
  label: TextKey;
  chosen: T | '';
  of: readonly (readonly [value: T, words: string])[];
  onChoose: (value: T | '') => void;
}) {
  const { id, label, chosen, of, onChoose } = props;
  return (
    <Field id={id} label={text(label)}>
      <select
        id={id}
        value={chosen}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChoose(of.find(([one]) => one === value)?.[0] ?? '');
        }}
      >
        <option value="">{text('leftEvery')}</option>
        {of.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
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
