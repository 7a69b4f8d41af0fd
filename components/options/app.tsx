import { text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { Appearance } from './appearance';
import { Asking } from './asking';
import { Detection } from './detection';
import { Keyboard } from './keyboard';
import type { OptionsModel } from './model';
import { Providers } from './providers';
import { WhomToAsk } from './whom-to-ask';

/** The options page. */
export function Options({ model, shortcut }: { model: OptionsModel; shortcut: string }) {
  const failure = model.failure.value;
  return (
    <main class="options">
      <h1>{text('optionsTitle')}</h1>
      {failure !== undefined && (
        <p role="alert" class="bad">
          {wordsOf(failure).body}
        </p>
      )}
      <Providers model={model} />
      <WhomToAsk model={model} />
      <Asking model={model} />
      <Detection model={model} />
      <Appearance model={model} />
      <section aria-labelledby="privacy">
        <h2 id="privacy">{text('privacyTitle')}</h2>
        <p>{text('privacyBody')}</p>
      </section>
      <Keyboard model={model} shortcut={shortcut} />
    </main>
  );
}
