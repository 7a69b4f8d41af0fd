import type { Settings } from '../../lib/settings';
import { text } from '../../lib/text';

type Choice = Settings['onClick'];

const WORDS = { 'at-once': 'onClickAtOnce', 'ask-first': 'onClickAskFirst' } as const;

/** What a click on someone new does: look them up at once, or show the price first; `lock` where somebody else chose. */
export function OnClickChoice(props: {
  chosen: Choice;
  onChoose: (choice: Choice) => unknown;
  lock?: { disabled: boolean; 'aria-describedby': string | undefined };
}) {
  return (
    <fieldset {...props.lock}>
      <legend>{text('onClickLegend')}</legend>
      {(['at-once', 'ask-first'] as const).map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name="on-click"
            checked={props.chosen === choice}
            onChange={() => props.onChoose(choice)}
          />
          {text(WORDS[choice])}
        </label>
      ))}
    </fieldset>
  );
}
