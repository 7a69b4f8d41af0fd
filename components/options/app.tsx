import { text } from '../../lib/text';
import { wordsOf } from '../ui/failure-words';
import { About } from './about';
import { Appearance } from './appearance';
import type { ArchiveModel } from './archive-model';
import { Asking } from './asking';
import { Data } from './data';
import { Detection } from './detection';
import { Keyboard } from './keyboard';
import { ManagedStatus } from './managed';
import type { OptionsModel } from './model';
import { NeverLookUp } from './never-look-up';
import { Passphrase } from './passphrase';
import { Privacy } from './privacy';
import { Providers } from './providers';
import { Sections } from './sections';
import { Spending } from './spending';
import { WhomToAsk } from './whom-to-ask';

/** The options page. */
export function Options(props: {
  model: OptionsModel;
  shortcut: string;
  /** What is done with everything that is stored; absent: with what this browser has. */
  archive?: ArchiveModel;
}) {
  const { model, shortcut, archive } = props;
  const failure = model.failure.value;
  return (
    <div class="page">
      <Sections />
      <main class="options">
        <h1>{text('optionsTitle')}</h1>
        {failure !== undefined && (
          <p role="alert" class="bad">
            {wordsOf(failure).body}
          </p>
        )}
        <ManagedStatus model={model} />
        <div id="providers" class="options-group">
          <Providers model={model} />
        </div>
        <Passphrase model={model} />
        <WhomToAsk model={model} />
        <Asking model={model} />
        <Spending model={model} />
        <Detection model={model} />
        <Appearance model={model} />
        <Privacy />
        <NeverLookUp model={model} />
        <Data model={model} archive={archive} />
        <Keyboard model={model} shortcut={shortcut} />
        <About />
      </main>
    </div>
  );
}
