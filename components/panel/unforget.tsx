import { useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import { text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { unforget } from './forgetting';
import type { PanelModel } from './panel-model';
import type { View } from './view';

/** Takes a person who was forgotten off the list, and says beforehand what that does not bring back. */
export function Unforget(props: {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'failure' }>;
}) {
  const { model, view } = props;
  const [problem, setProblem] = useState('');
  const undo = () => {
    setProblem('');
    unforget(model, view).catch((thrown) => setProblem(wordsOf(failureOf(thrown)).body));
  };
  return (
    <>
      <p class="soft" id="unforget-note">
        {text('unforgetNote')}
      </p>
      <button type="button" class="plain" aria-describedby="unforget-note" onClick={undo}>
        {text('stepUnforget')}
      </button>
      {problem !== '' && (
        <p role="alert" class="bad">
          {problem}
        </p>
      )}
    </>
  );
}
