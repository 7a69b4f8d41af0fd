import type { Settings } from '../../lib/settings';
import { type TextKey, text } from '../../lib/text';
import { lockOf, ManagedNote } from './managed';
import type { OptionsModel } from './model';
import { NumberField } from './number-field';
import { ContactKinds, FreshnessChoice } from './wanted';

const SIMILARITY = [
  [0.9, 'similarityStrict'],
  [0.8, 'similarityBalanced'],
  [0.6, 'similarityExploratory'],
  ['any', 'similarityNone'],
] as const satisfies readonly (readonly [Settings['minSimilarity'], TextKey])[];

/** What a look-up asks for, and how long it waits. */
export function Asking({ model }: { model: OptionsModel }) {
  const settings = model.settings.value;
  return (
    <section aria-labelledby="asking">
      <h2 id="asking">{text('askingTitle')}</h2>
      <ContactKinds model={model} />
      <FreshnessChoice model={model} />
      <fieldset {...lockOf(model, 'minSimilarity')}>
        <legend>{text('similarityLegend')}</legend>
        {SIMILARITY.map(([score, label]) => (
          <label key={label}>
            <input
              type="radio"
              name="similarity"
              checked={settings.minSimilarity === score}
              onChange={() => model.change('minSimilarity', score)}
            />
            {text(label)}
          </label>
        ))}
        <ManagedNote model={model} name="minSimilarity" />
      </fieldset>
      <NumberField model={model} name="waitS" label="waitS" min={5} max={90} />
    </section>
  );
}
