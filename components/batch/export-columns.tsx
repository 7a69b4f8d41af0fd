import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { text } from '../../lib/text';
import type { ExportColumn } from './export-forms';

/** Asks which columns a CSV file is to have beside the user's own. */
export function ExportColumns(props: {
  columns: readonly ExportColumn[];
  /** Whether the user's own columns are in the file in any case; else one has to be chosen. */
  hasOwn: boolean;
  onSave: (ids: readonly string[]) => void;
  onClose: () => void;
}) {
  const { columns, hasOwn, onSave, onClose } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(columns.flatMap(({ id, isUsual }) => (isUsual ? [id] : []))),
  );
  useEffect(() => dialog.current?.showModal(), []);
  const toggle = (id: string) =>
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const isEmpty = chosen.size === 0 && !hasOwn;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    if (isEmpty) return;
    dialog.current?.close();
    onSave(columns.flatMap(({ id }) => (chosen.has(id) ? [id] : [])));
  };
  return (
    <dialog class="clear" ref={dialog} aria-labelledby={heading} onClose={onClose}>
      <form class="export-columns" onSubmit={save}>
        <h2 id={heading}>{text('batchColumnsTitle')}</h2>
        <fieldset aria-label={text('batchColumnsTitle')}>
          {columns.map(({ id, title }) => (
            <label key={id}>
              <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
              {text(title)}
            </label>
          ))}
        </fieldset>
        <p class="soft">{text('batchColumnsOwn')}</p>
        <div class="choices">
          <button type="submit" class="main" aria-disabled={isEmpty}>
            {text('batchSaveCsv')}
          </button>
          <button type="button" class="plain" onClick={() => dialog.current?.close()}>
            {text('cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
