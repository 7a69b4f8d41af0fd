import './forget.css';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import type { Person } from '../../lib/person';
import { text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { Phrase } from '../ui/phrase';
import { forgetPerson } from './forgetting';
import { nameOf } from './name-of';
import type { PanelModel } from './panel-model';
import type { View } from './view';

/** Asks before a person is forgotten, and says what that means. The focus is on keeping them. */
export function Forget(props: {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly person: Person;
  readonly onClose: () => void;
}) {
  const { model, view, person, onClose } = props;
  const [isUnderWay, setUnderWay] = useState(false);
  const [problem, setProblem] = useState('');
  const dialog = useRef<HTMLDialogElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    keep.current?.focus();
  }, []);
  const forget = () => {
    // A second click while it is under way has nothing left to forget.
    if (isUnderWay) return;
    setUnderWay(true);
    setProblem('');
    forgetPerson(model, view, person).catch((thrown) => {
      setUnderWay(false);
      setProblem(text('forgetFailed', { reason: wordsOf(failureOf(thrown)).body }));
    });
  };
  return (
    <dialog
      class="forget"
      ref={dialog}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-means`}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id={`${id}-title`}>
        <Phrase words={text('forgetTitle')} holes={{ name: nameOf(person) }} />
      </h2>
      <div id={`${id}-means`}>
        <p>{text('forgetDeletes')}</p>
        <p>{text('forgetGone')}</p>
        <p>{text('forgetNever')}</p>
      </div>
      {problem !== '' && (
        <p role="alert" class="bad">
          {problem}
        </p>
      )}
      <div class="choices">
        <button type="button" class="plain" ref={keep} onClick={() => dialog.current?.close()}>
          {text('forgetKeep')}
        </button>
        <button type="button" class="plain bad" aria-disabled={isUnderWay} onClick={forget}>
          {text('forgetDo')}
        </button>
      </div>
    </dialog>
  );
}
