import type { Settings } from '../../lib/settings';
import { type TextKey, text } from '../../lib/text';
import { OnClickChoice } from '../ui/on-click-choice';
import type { OptionsModel } from './model';
import { ContactKinds, FreshnessChoice } from './wanted';

const SIMILARITY = [
  [0.9, 'similarityStrict'],
  [0.8, 'similarityBalanced'],
  [0.6, 'similarityExploratory'],
  ['any', 'similarityNone'],
] as const satisfies readonly (readonly [Settings['minSimilarity'], TextKey])[];

/** What a look-up asks for, when it asks first, and how long it waits. */
export function Asking({ model }: { model: OptionsModel }) {
  const settings = model.settings.value;
  return (
    <section aria-labelledby="asking">
      <h2 id="asking">{text('askingTitle')}</h2>
      <OnClickChoice
        chosen={settings.onClick}
        onChoose={(choice) => model.change('onClick', choice)}
      />
      <NumberField model={model} name="askAbove" label="askAbove" min={0} max={1000} />
      <ContactKinds model={model} />
      <FreshnessChoice model={model} />
      <fieldset>
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
      </fieldset>
      <NumberField model={model} name="waitS" label="waitS" min={5} max={90} />
    </section>
  );
}

type NumberSetting = {
  [N in keyof Settings]: Settings[N] extends number ? N : never;
}[keyof Settings];

function NumberField(props: {
  model: OptionsModel;
  name: NumberSetting;
  label: TextKey;
  min: number;
  max: number;
}) {
  const { model, name, label, min, max } = props;
  const change = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
    const value = event.currentTarget.valueAsNumber;
    const isInRange = Number.isFinite(value) && value >= min && value <= max;
    if (isInRange) void model.change(name, value);
    else event.currentTarget.value = String(model.settings.value[name]);
  };
  return (
    <p class="number">
      <label for={name}>{text(label)}</label>
      <input
        id={name}
        type="number"
        min={min}
        max={max}
        value={model.settings.value[name]}
        onChange={change}
      />
    </p>
  );
}
