import {
  type DraftCondition,
  type Field,
  type Offer,
  type Test,
  valueFor,
} from '../../lib/search/tree';
import { text } from '../../lib/text';
import { Breakable } from '../library/breakable';
import type { SearchModel } from './search-model';
import { TEST_WORDS } from './search-words';
import { ValueField } from './value-field';

const TESTS = Object.keys(TEST_WORDS).filter((one): one is Test => one in TEST_WORDS);

// Letters of a path for which a choice has room in a narrow window.
const LONGEST_SHOWN = 32;

/** A condition that asks nothing yet. */
export function newCondition({ fields }: Offer): DraftCondition {
  const field = fields.find(({ path }) => path.endsWith('headline')) ?? fields[0];
  const type = field?.operators[0] ?? '=';
  return { field: field?.path ?? '', type, value: valueFor(type, field?.kind ?? 'text') };
}

/** One condition: any field that the provider documents, any test that fits it, and what it compares with. */
export function ConditionFields(props: {
  model: SearchModel;
  offer: Offer;
  condition: DraftCondition;
  /** Begins the ids of its fields. */
  id: string;
  onWrite: (condition: DraftCondition) => void;
}) {
  const { model, offer, condition, id, onWrite } = props;
  const { field: path, type, value } = condition;
  const known = offer.fields.find((one) => one.path === path);
  // The JSON may name what is not documented: the provider decides.
  const field: Field = known ?? { path, kind: 'text', operators: TESTS, hasValues: false };
  const paths = offer.fields.map((one) => one.path);
  const tests = field.operators.includes(type) ? field.operators : [...field.operators, type];
  const turnTo = (next: string) => {
    const other = offer.fields.find((one) => one.path === next);
    if (other === undefined) return;
    const test = other.operators.includes(type) ? type : (other.operators[0] ?? '=');
    // A value of another kind of field is not theirs.
    const before = other.kind === field.kind ? value : undefined;
    onWrite({ field: next, type: test, value: valueFor(test, other.kind, before) });
  };
  return (
    <div class="condition">
      <select
        class="path"
        aria-label={text('searchField')}
        title={path}
        value={path}
        onChange={({ currentTarget }) => turnTo(currentTarget.value)}
      >
        {(known === undefined ? [path, ...paths] : paths).map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      {path.length > LONGEST_SHOWN && (
        <p class="path soft" aria-hidden="true">
          <Breakable words={path} />
        </p>
      )}
      <select
        aria-label={text('searchTest')}
        value={type}
        onChange={({ currentTarget }) => {
          const test = tests.find((one) => one === currentTarget.value);
          if (test === undefined) return;
          onWrite({ ...condition, type: test, value: valueFor(test, field.kind, value) });
        }}
      >
        {tests.map((one) => (
          <option key={one} value={one}>
            {text(TEST_WORDS[one])}
          </option>
        ))}
      </select>
      <ValueField
        {...{ model, field, id, value }}
        onWrite={(next) => onWrite({ ...condition, value: next })}
      />
    </div>
  );
}
