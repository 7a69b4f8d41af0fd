import { useRef, useState } from 'preact/hooks';
import { coveredBy, hostOf } from '../../lib/host-of';
import { text } from '../../lib/text';
import { lockOf, ManagedNote } from './managed';
import type { OptionsModel } from './model';

/** The sites on which the page script never runs: add one, remove one. */
export function NeverOn({ model }: { model: OptionsModel }) {
  const { neverOn, blockedSites } = model.settings.value;
  const lock = lockOf(model, 'neverOn');
  const box = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState('');
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const field = box.current;
    if (field === null) return;
    field.focus();
    const host = hostOf(field.value);
    if (host === undefined) return setTrouble(text('neverBad'));
    const listed = coveredBy(host, [...neverOn, ...blockedSites]);
    if (listed === host) return setTrouble(text('neverTwice', { host }));
    if (listed !== undefined) return setTrouble(text('neverCovered', { host, listed }));
    setTrouble('');
    field.value = '';
    void model.change('neverOn', [...neverOn, host]);
  };
  const remove = (host: string) => {
    // The button goes with its site.
    box.current?.focus();
    setTrouble('');
    void model.change(
      'neverOn',
      neverOn.filter((one) => one !== host),
    );
  };
  const isBad = trouble !== '';
  return (
    <form onSubmit={add} noValidate aria-labelledby="never">
      <h3 id="never">{text('neverTitle')}</h3>
      <p class="soft" id="never-body">
        {text('neverBody')}
      </p>
      {neverOn.length > 0 && (
        <ul class="hosts" aria-labelledby="never">
          {neverOn.map((host) => (
            <li key={host}>
              <bdi>{host}</bdi>
              <button
                type="button"
                class="quiet"
                {...lock}
                aria-label={text('neverRemoveHost', { host })}
                onClick={() => remove(host)}
              >
                {text('neverRemove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      {blockedSites.length > 0 && (
        <>
          <h4 id="blocked-sites">{text('sitesRuledOut')}</h4>
          <ul class="hosts" aria-labelledby="blocked-sites">
            {blockedSites.map((host) => (
              <li key={host}>
                <bdi>{host}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <ManagedNote model={model} name="neverOn" />
      <div class="row-of-two">
        <input
          ref={box}
          type="text"
          inputMode="url"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          aria-label={text('neverLabel')}
          aria-invalid={isBad}
          {...lockOf(model, 'neverOn', { others: [isBad ? 'never-bad' : 'never-body'] })}
          onInput={() => setTrouble('')}
        />
        <button type="submit" class="plain" disabled={lock.disabled}>
          {text('neverAdd')}
        </button>
      </div>
      {isBad && (
        <p id="never-bad" role="alert" class="bad">
          {trouble}
        </p>
      )}
    </form>
  );
}
