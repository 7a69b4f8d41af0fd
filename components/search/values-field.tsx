import { useRef, useState } from 'preact/hooks';
import type { Value } from '../../lib/search/tree';
import { text } from '../../lib/text';
import { type Suggested, SuggestField } from './suggest-field';
import { useLeaving } from './use-leaving';

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
  // A click may take what is typed and remove a value, before either is drawn.
  const now = useRef(values);
  now.current = values;
  const write = (next: readonly Value[]) => {
    now.current = next;
    onWrite(next);
  };
  const add = () => {
    const words = typed.trim();
    if (words === '') return;
    const number = Number(words);
    const value = isNumeric && Number.isFinite(number) ? number : words;
    if (!now.current.includes(value)) write([...now.current, value]);
    setTyped('');
  };
  const leave = useLeaving(add);
  const remove = (index: number) => {
    write(now.current.toSpliced(index, 1));
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
        onBlur={leave}
        onKeyDown={(event) => {
          // That Enter ends the writing of a word, where one is put together of several keys.
          if (event.isComposing) return;
          if (event.key !== 'Enter' || typed.trim() === '') return;
          // A second Enter searches.
          event.preventDefault();
          add();
        }}
      />
    </div>
  );
}
