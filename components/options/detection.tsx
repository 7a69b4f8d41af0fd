import { useEffect, useState } from 'preact/hooks';
import { askToWatch, mayWatch, stopWatching, watchAccess } from '../../lib/access';
import { EMAIL_CLASSES, type EmailClass } from '../../lib/detect/email-class';
import { type TextKey, text } from '../../lib/text';
import type { OptionsModel } from './model';
import { NeverOn } from './never-on';

const CLASSES = [
  ['business', 'listedBusiness'],
  ['role', 'listedRole'],
  ['personal', 'listedPersonal'],
  ['disposable', 'listedDisposable'],
  ['noreply', 'listedNoreply'],
  ['placeholder', 'listedPlaceholder'],
] as const satisfies readonly (readonly [EmailClass, TextKey])[];

/** Where people are looked for, and which of those found are listed. */
export function Detection({ model }: { model: OptionsModel }) {
  return (
    <section aria-labelledby="detection">
      <h2 id="detection">{text('detectionTitle')}</h2>
      <WatchSwitch kept={keptOrigins(model)} />
      <OnLinkedIn model={model} />
      <Listed model={model} />
      <NeverOn model={model} />
    </section>
  );
}

/** The hosts of the providers whose keys are here: access to them stays. */
function keptOrigins(model: OptionsModel): string[] {
  return model.providers.value.flatMap(({ key, origins }) => (key === null ? [] : origins));
}

/** The browser's own permission, as a switch: what it says is what holds. */
function WatchSwitch({ kept }: { kept: readonly string[] }) {
  const [isOn, setOn] = useState(false);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    const see = () =>
      void mayWatch().then((may) => {
        setOn(may);
        if (may) setRefused(false);
      });
    see();
    return watchAccess(see);
  }, []);
  const turn = (event: MouseEvent) => {
    // Before any await: Firefox asks nobody after one.
    if (isOn) stopWatching(kept).catch(() => setRefused(true));
    else {
      askToWatch().then(
        (isGiven) => setRefused(!isGiven),
        () => setRefused(true),
      );
    }
    // It stays where it is until the browser has answered.
    event.preventDefault();
  };
  return (
    <div class="option">
      <label>
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-checked={isOn}
          aria-describedby="watch-body"
          onClick={turn}
        />
        {text('watch')}
      </label>
      <p class="soft" id="watch-body">
        {text('watchBody')}
      </p>
      {isRefused && (
        <p role="alert" class="bad">
          {text('watchRefused')}
        </p>
      )}
    </div>
  );
}

/** The risk is read before the box is reached. */
function OnLinkedIn({ model }: { model: OptionsModel }) {
  return (
    <div class="option">
      <p id="on-linkedin-risk">{text('onLinkedInRisk')}</p>
      <label>
        <input
          type="checkbox"
          checked={model.settings.value.onLinkedIn}
          aria-describedby="on-linkedin-risk on-linkedin-off"
          onChange={(event) => model.change('onLinkedIn', event.currentTarget.checked)}
        />
        {text('onLinkedIn')}
      </label>
      <p class="soft" id="on-linkedin-off">
        {text('onLinkedInOff')}
      </p>
    </div>
  );
}

function Listed({ model }: { model: OptionsModel }) {
  const { listed } = model.settings.value;
  const toggle = (kind: EmailClass) =>
    model.change(
      'listed',
      EMAIL_CLASSES.filter((one) => listed.includes(one) !== (one === kind)),
    );
  return (
    <fieldset>
      <legend>{text('listedLegend')}</legend>
      {CLASSES.map(([kind, label]) => (
        <label key={kind}>
          <input type="checkbox" checked={listed.includes(kind)} onChange={() => toggle(kind)} />
          {text(label)}
        </label>
      ))}
    </fieldset>
  );
}
