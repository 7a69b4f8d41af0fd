import { openShortcuts } from '../../lib/platform';
import { text } from '../../lib/text';
import { KeyList } from '../ui/key-list';
import { lockOf, ManagedNote } from './managed';
import type { OptionsModel } from './model';

/** Which keys do what, in the browser and in the panel, and whether single ones do anything. */
export function Keyboard({ model, shortcut }: { model: OptionsModel; shortcut: string }) {
  return (
    <section aria-labelledby="keyboard">
      <h2 id="keyboard">{text('keyboardTitle')}</h2>
      <p>
        {shortcut === '' ? text('shortcutNone') : text('shortcutIs', { shortcut })}{' '}
        {text('shortcutChange')}
      </p>
      <button type="button" class="plain start" onClick={() => void openShortcuts()}>
        {text('shortcutOpen')}
      </button>
      <div class="option">
        <h3>{text('keysTitle')}</h3>
        <KeyList />
      </div>
      <div class="option">
        <label>
          <input
            type="checkbox"
            checked={model.settings.value.shortcuts}
            {...lockOf(model, 'shortcuts', { others: ['single-keys-body'] })}
            onChange={(event) => model.change('shortcuts', event.currentTarget.checked)}
          />
          {text('singleKeys')}
        </label>
        <p class="soft" id="single-keys-body">
          {text('singleKeysBody')}
        </p>
        <ManagedNote model={model} name="shortcuts" />
      </div>
    </section>
  );
}
