import { useEffect, useRef, useState } from 'preact/hooks';
import type { ProviderOverview } from '../../lib/messages';
import type { Settings } from '../../lib/settings';
import { type TextKey, text } from '../../lib/text';
import { Icon } from '../ui/icons';
import { lockOf, ManagedNote } from './managed';
import type { OptionsModel } from './model';
import { priceOf, realOnes } from './prices';

const ON_NO_MATCH = [
  ['stop', 'noMatchStop'],
  ['ask', 'noMatchAsk'],
  ['next', 'noMatchNext'],
] as const satisfies readonly (readonly [Settings['onNoMatch'], TextKey])[];

/** Whether the user's providers are asked or the demo; where there are several, in which order, and when the next one is. */
export function WhomToAsk({ model }: { model: OptionsModel }) {
  const real = realOnes(model.providers.value);
  const demo = model.providers.value.find(({ isDemo }) => isDemo);
  const { provider } = model.settings.value;
  const [first, ...others] = real;
  const isOne = others.length === 0;
  const choice = (one: ProviderOverview, label: string) => (
    <label>
      <input
        type="radio"
        name="provider"
        checked={one.isDemo ? provider === one.id : real.some(({ id }) => id === provider)}
        onChange={() => model.change('provider', one.id)}
      />
      {label}
    </label>
  );
  return (
    <section aria-labelledby="choice">
      <h2 id="choice">{text('choiceTitle')}</h2>
      <fieldset {...lockOf(model, 'provider')}>
        <legend class="visually-hidden">{text('choiceTitle')}</legend>
        {first !== undefined && choice(first, isOne ? first.name : text('choiceReal'))}
        {demo !== undefined && choice(demo, text('choiceDemo'))}
        <ManagedNote model={model} name="provider" />
      </fieldset>
      {!isOne && (
        <>
          <Order model={model} providers={real} />
          <OnNoMatch model={model} />
        </>
      )}
    </section>
  );
}

/** The order in which providers are asked, with buttons that move each of them. */
function Order(props: { model: OptionsModel; providers: readonly ProviderOverview[] }) {
  const { model, providers } = props;
  const [said, setSaid] = useState('');
  const pressed = useRef<string | undefined>(undefined);
  const ids = providers.map(({ id }) => id);
  const { disabled: isLocked, ...described } = lockOf(model, 'order');
  // A row that moves takes its button out of the page for a moment, and the focus off it.
  useEffect(() => {
    if (pressed.current !== undefined) document.getElementById(pressed.current)?.focus();
    pressed.current = undefined;
  }, [ids.join()]);
  const move = (from: number, to: number, button: string) => {
    const moved = providers[from];
    if (isLocked || moved === undefined || to < 0 || to >= ids.length) return;
    const others = ids.filter((id) => id !== moved.id);
    pressed.current = button;
    const place = { place: to + 1, count: ids.length };
    setSaid(text('orderMoved', { provider: moved.name, ...place }));
    void model.reorder([...others.slice(0, to), moved.id, ...others.slice(to)]);
  };
  return (
    <div class="option">
      <h3 id="order">{text('orderTitle')}</h3>
      <ol class="rows" aria-labelledby="order" {...described}>
        {providers.map(({ id, name, key, price }, at) => (
          <li key={id}>
            <span>
              <bdi class="strong">{name}</bdi>{' '}
              <span class="price">{key === null ? text('orderNoKey') : priceOf(price)}</span>
            </span>
            <span class="moves">
              {([-1, 1] as const).map((by) => {
                const button = `move-${id}-${by}`;
                const isEnd = isLocked || at + by < 0 || at + by >= ids.length;
                return (
                  <button
                    type="button"
                    class={by < 0 ? 'plain up' : 'plain down'}
                    key={by}
                    id={button}
                    aria-disabled={isEnd}
                    aria-label={text(by < 0 ? 'moveUp' : 'moveDown', { provider: name })}
                    onClick={() => move(at, at + by, button)}
                  >
                    <Icon name="back" />
                  </button>
                );
              })}
            </span>
          </li>
        ))}
      </ol>
      <ManagedNote model={model} name="order" />
      <p class="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

function OnNoMatch({ model }: { model: OptionsModel }) {
  return (
    <fieldset {...lockOf(model, 'onNoMatch')}>
      <legend>{text('noMatchLegend')}</legend>
      {ON_NO_MATCH.map(([what, label]) => (
        <label key={what}>
          <input
            type="radio"
            name="on-no-match"
            checked={model.settings.value.onNoMatch === what}
            onChange={() => model.change('onNoMatch', what)}
          />
          {text(label)}
        </label>
      ))}
      <ManagedNote model={model} name="onNoMatch" />
    </fieldset>
  );
}
