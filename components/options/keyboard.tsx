import { text } from '../../lib/text';
import { KeyList } from '../ui/key-list';
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
      <div class="option">
        <h3>{text('keysTitle')}</h3>
        <KeyList />
      </div>
      <div class="option">
        <label>
          <input
            type="checkbox"
            checked={model.settings.value.shortcuts}
            aria-describedby="single-keys-body"
            onChange={(event) => model.change('shortcuts', event.currentTarget.checked)}
          />
          {text('singleKeys')}
        </label>
        <p class="soft" id="single-keys-body">
          {text('singleKeysBody')}
        </p>
      </div>
    </section>
  );
}
