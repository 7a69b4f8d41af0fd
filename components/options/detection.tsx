import { useEffect, useRef, useState } from 'preact/hooks';
import { askFor, askToWatch, mayWatch, watchAccess } from '../../lib/access';
import { EMAIL_CLASSES, type EmailClass } from '../../lib/detect/email-class';
import { isHeld, type Stopped, stopWatching } from '../../lib/stop-watching';
import { type TextKey, text } from '../../lib/text';
import { lockOf, ManagedNote } from './managed';
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

type Trouble = 'watchRefused' | 'watchKept' | 'watchTookAlong';

const AFTER_STOP = {
  off: undefined,
  kept: 'watchKept',
  'took-along': 'watchTookAlong',
} as const satisfies Record<Stopped, Trouble | undefined>;

/** The browser's own permission, as a switch: what it says is what holds. */
function WatchSwitch({ kept }: { kept: readonly string[] }) {
  const [isOn, setOn] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | undefined>(undefined);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const see = () =>
      void mayWatch().then((may) => {
        setOn(may);
        // What was said of the other state is over.
        setTrouble((now) => (now !== undefined && (now === 'watchKept') === may ? now : undefined));
      });
    see();
    return watchAccess(see);
  }, []);
  const turn = (event: MouseEvent) => {
    // Before any await: Firefox asks nobody after one.
    if (isOn) void stopWatching(kept).then((how) => setTrouble(AFTER_STOP[how]));
    else {
      askToWatch().then(
        (isGiven) => setTrouble(isGiven ? undefined : 'watchRefused'),
        () => setTrouble('watchRefused'),
      );
    }
    // It stays where it is until the browser has answered.
    event.preventDefault();
  };
  const given = (hadFocus: boolean) => {
    // The button goes with what is said.
    if (hadFocus) box.current?.focus();
    setTrouble(undefined);
  };
  return (
    <div class="option">
      <label>
        <input
          ref={box}
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
      {trouble !== undefined && (
        <p role="alert" class="bad">
          {text(trouble)}
        </p>
      )}
      {trouble === 'watchTookAlong' && <Allow kept={kept} onGiven={given} />}
    </div>
  );
}

/** The way to have what went along again, here or wherever else the user gives it. */
function Allow(props: { kept: readonly string[]; onGiven: (hadFocus: boolean) => void }) {
  const { kept, onGiven } = props;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const see = async () => {
      if (await isHeld(kept)) onGiven(document.activeElement === button.current);
    };
    return watchAccess(() => void see());
  }, [kept, onGiven]);
  return (
    // Before all else, as above. The answer comes as a change of access.
    <button type="button" ref={button} class="plain" onClick={() => askFor(kept)}>
      {text('stepAllow')}
    </button>
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
          {...lockOf(model, 'onLinkedIn', { others: ['on-linkedin-risk', 'on-linkedin-off'] })}
          onChange={(event) => model.change('onLinkedIn', event.currentTarget.checked)}
        />
        {text('onLinkedIn')}
      </label>
      <p class="soft" id="on-linkedin-off">
        {text('onLinkedInOff')}
      </p>
      <ManagedNote model={model} name="onLinkedIn" />
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
    <fieldset {...lockOf(model, 'listed')}>
      <legend>{text('listedLegend')}</legend>
      {CLASSES.map(([kind, label]) => (
        <label key={kind}>
          <input type="checkbox" checked={listed.includes(kind)} onChange={() => toggle(kind)} />
          {text(label)}
        </label>
      ))}
      <ManagedNote model={model} name="listed" />
    </fieldset>
  );
}
