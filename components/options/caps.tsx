import { DEFAULTS } from '../../lib/settings';
import { text } from '../../lib/text';
import { lockOf, ManagedNote } from './managed';
import type { OptionsModel } from './model';

const CAPS = ['capDay', 'capMonth'] as const;
const MOST = 1_000_000;

/** The most that a day and a month may cost, or no cap. */
export function CapFields({ model }: { model: OptionsModel }) {
  return (
    <fieldset class="caps" aria-describedby="caps-body">
      <legend>{text('capsLegend')}</legend>
      {CAPS.map((name) => (
        <CapField key={name} model={model} name={name} />
      ))}
      <p class="soft" id="caps-body">
        {text('capsBody')}
      </p>
    </fieldset>
  );
}

function CapField({ model, name }: { model: OptionsModel; name: (typeof CAPS)[number] }) {
  const cap = model.settings.value[name];
  const isNone = cap === 'none';
  const lock = lockOf(model, name);
  const change = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
    const value = event.currentTarget.valueAsNumber;
    if (value >= 0 && value <= MOST) void model.change(name, value);
    else event.currentTarget.value = String(cap);
  };
  return (
    <div class="option">
      <p class="number">
        <label for={name}>{text(name)}</label>
        <input
          id={name}
          type="number"
          min={0}
          max={MOST}
          value={isNone ? '' : cap}
          {...lock}
          disabled={lock.disabled || isNone}
          onChange={change}
        />
        <label class="light">
          <input
            type="checkbox"
            checked={isNone}
            {...lock}
            aria-label={`${text(name)}: ${text('capNone')}`}
            onChange={() => model.change(name, isNone ? DEFAULTS[name] : 'none')}
          />
          {text('capNone')}
        </label>
      </p>
      <ManagedNote model={model} name={name} />
    </div>
  );
}
