import './raw-answer.css';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { fileName } from '../../lib/export/file-name';
import { toReadableJson } from '../../lib/export/json';
import { calledName } from '../../lib/export/work';
import type { Person } from '../../lib/person';
import { formatNumber, text } from '../../lib/text';
import { CopyText } from '../ui/copy-text';
import { saveFile } from '../ui/save-file';
import type { PanelModel } from './panel-model';
import type { View } from './view';

// Some screens full, and then as much as a browser lays out without being felt.
const FIRST_LETTERS = 10_000;
const MORE_LETTERS = 100_000;

/** What the provider sent of a person, as text: the newest answer, and earlier ones that were kept. */
export function RawAnswer(props: {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly person: Person;
  readonly onClose: () => void;
}) {
  const { model, view, person, onClose } = props;
  const { provider } = view;
  const [answers, setAnswers] = useState<readonly string[] | undefined>(undefined);
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    dialog.current?.showModal();
    model.rawAnswers(person.id, provider).then(
      (raw) => setAnswers(raw.map(toReadableJson)),
      () => setAnswers([]),
    );
  }, []);
  const [newest, ...earlier] = answers ?? [];
  const whole = earlier.length === 0 ? newest : `[${answers?.join(',\n')}]`;
  const download = (words: string) =>
    saveFile(fileName(`${calledName(person)} ${provider.id}`, 'json'), words, 'application/json');
  return (
    <dialog
      class="raw"
      ref={dialog}
      aria-labelledby={heading}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id={heading}>{text('rawTitle')}</h2>
      {answers !== undefined && newest === undefined && <p>{text('rawAbsent')}</p>}
      {newest !== undefined && (
        <p class="soft">
          <bdi>{provider.name}</bdi>
        </p>
      )}
      <div class="choices">
        {whole !== undefined && (
          <>
            <CopyText value={whole} />
            <button type="button" class="plain" onClick={() => download(whole)}>
              {text('download')}
            </button>
          </>
        )}
        <button type="button" class="plain" onClick={() => dialog.current?.close()}>
          {text('close')}
        </button>
      </div>
      {answers?.map((words, index) => (
        <Words key={index} label={text(index === 0 ? 'rawNewest' : 'rawEarlier')} words={words} />
      ))}
    </dialog>
  );
}

/** A long text, its beginning first. */
function Words({ label, words }: { readonly label: string; readonly words: string }) {
  const [count, setCount] = useState(FIRST_LETTERS);
  const heading = useId();
  const values = { shown: formatNumber(count), count: formatNumber(words.length) };
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading}>{label}</h3>
      <pre dir="ltr">{words.slice(0, count)}</pre>
      {count < words.length && (
        <>
          <p class="faint num">{text('rawShown', values)}</p>
          <button type="button" class="quiet" onClick={() => setCount(count + MORE_LETTERS)}>
            {text('rawMore')}
          </button>
        </>
      )}
    </section>
  );
}
