import { useEffect, useRef, useState } from 'preact/hooks';
import type { SearchModel } from './search-model';

/** What every field needs whose values may be suggested. */
export interface Suggested {
  readonly model: Pick<SearchModel, 'suggest'>;
  readonly id: string;
  /** The dot path whose values are suggested. */
  readonly field: string;
  readonly hasValues: boolean;
}

/** A field for words; the browser lists the provider's own values below it while the user types. */
export function SuggestField(
  props: Suggested & {
    readonly value: string;
    readonly isEmptyWrong?: boolean;
    readonly label?: string;
    onWrite(value: string): void;
    onKeyDown?(event: KeyboardEvent): void;
    onBlur?(): void;
  },
) {
  const { model, id, field, hasValues, value, isEmptyWrong = false, label, onWrite } = props;
  const [found, setFound] = useState<{ of: string; values: readonly string[] }>();
  // Those of another field are not its own.
  const values = found?.of === field ? found.values : [];
  const isThere = useRef(true);
  useEffect(
    () => () => {
      isThere.current = false;
    },
    [],
  );
  const write = (typed: string) => {
    onWrite(typed);
    // Whoever took a suggestion needs no more of them.
    if (!hasValues || values.includes(typed)) return;
    void model.suggest(field, typed).then((told) => {
      if (told !== undefined && isThere.current) setFound({ of: field, values: told });
    });
  };
  return (
    <>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-label={label}
        data-empty={isEmptyWrong && value.trim() === '' ? '' : undefined}
        list={hasValues ? `${id}-values` : undefined}
        value={value}
        onInput={({ currentTarget }) => write(currentTarget.value)}
        onKeyDown={props.onKeyDown}
        onBlur={props.onBlur}
      />
      {hasValues && (
        <datalist id={`${id}-values`}>
          {values.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
}
