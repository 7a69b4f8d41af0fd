import type { Settings } from '../../lib/settings';
import { type TextKey, text } from '../../lib/text';
import { lockOf, ManagedNote } from './managed';
import type { OptionsModel } from './model';

type NumberSetting = {
  [N in keyof Settings]: Settings[N] extends number ? N : never;
}[keyof Settings];

/** A setting that is a number; one out of its range is not taken. */
export function NumberField(props: {
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
    <div class="option">
      <p class="number">
        <label for={name}>{text(label)}</label>
        <input
          id={name}
          type="number"
          min={min}
          max={max}
          value={model.settings.value[name]}
          {...lockOf(model, name)}
          onChange={change}
        />
      </p>
      <ManagedNote model={model} name={name} />
    </div>
  );
}
