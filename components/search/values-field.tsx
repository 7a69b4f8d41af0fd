import { useRef, useState } from 'preact/hooks';
import type { Value } from '../../lib/search/tree';
import { text } from '../../lib/text';
import { type Suggested, SuggestField } from './suggest-field';

/** Several values: Enter takes what is typed, or leaving the field does; each can be removed again. */
export function ValuesField(
  props: Suggested & {
    /** What the values are of. */
    readonly label: string;
    readonly values: readonly Value[];
    readonly isEmptyWrong?: boolean;
    /** What is typed becomes a number where it is one. */
    readonly isNumeric?: boolean;
    onWrite(values: readonly Value[]): void;
  },
) {
  const { values, label, isNumeric = false, isEmptyWrong = false, onWrite } = props;
  const [typed, setTyped] = useState('');
  const whole = useRef<HTMLDivElement>(null);
  const add = () => {
    const words = typed.trim();
    if (words === '') return;
    const number = Number(words);
    const value = isNumeric && Number.isFinite(number) ? number : words;
    if (!values.includes(value)) onWrite([...values, value]);
    setTyped('');
  };
  const remove = (index: number) => {
    onWrite(values.toSpliced(index, 1));
    // The button goes with its value.
    whole.current?.querySelector('input')?.focus();
  };
  return (
    <div class="values" ref={whole}>
      {values.length > 0 && (
        <ul aria-label={text('searchValuesOf', { field: label })}>
          {values.map((value, index) => (
            <li key={`${index} ${value}`}>
              <bdi>{String(value)}</bdi>
              <button
                type="button"
                class="quiet"
                aria-label={text('searchRemoveValue', { value: String(value) })}
                onClick={() => remove(index)}
              >
                {text('searchRemove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <SuggestField
        {...props}
        value={typed}
        isEmptyWrong={isEmptyWrong && values.length === 0}
        onWrite={setTyped}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed.trim() === '') return;
          // A second Enter searches.
          event.preventDefault();
          add();
        }}
      />
    </div>
  );
}
