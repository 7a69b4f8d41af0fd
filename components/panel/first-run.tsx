import { useEffect, useState } from 'preact/hooks';
import type { ProviderOverview } from '../../lib/messages';
import { DEFAULTS, type Name, readManaged, type Settings } from '../../lib/settings';
import { text } from '../../lib/text';
import { OnClickChoice } from '../ui/on-click-choice';
import { openSection } from '../ui/open-section';
import type { PanelModel } from './panel-model';
import { ToAgree } from './to-agree';

interface Props {
  readonly model: PanelModel;
  readonly provider: ProviderOverview;
}

/** The first thing anyone sees: what leaves the browser, and two ways on. */
export function FirstRun({ model, provider }: Props) {
  const [onClick, setOnClick] = useState<Settings['onClick']>(DEFAULTS.onClick);
  const [isManaged, setManaged] = useState(false);
  useEffect(() => {
    void readManaged().then(({ settings }) => setManaged(settings.onClick !== undefined));
  }, []);
  const agree = async () => {
    await choose(model, 'onClick', onClick);
    await choose(model, 'provider', provider.id);
    void openSection('providers');
    await model.agree();
  };
  return (
    <section aria-labelledby="first-run">
      <h1 id="first-run">{text('firstRunTitle')}</h1>
      <p>{text('firstRunIntro')}</p>
      <ToAgree model={model} provider={provider} />
      {!isManaged && <OnClickChoice chosen={onClick} onChoose={setOnClick} />}
      <div class="choices">
        <button type="button" class="main" onClick={agree}>
          {text('agreeAndAddKey')}
        </button>
        <DemoButton model={model} onClick={onClick} />
      </div>
      <p class="faint">{text('pinHint')}</p>
    </section>
  );
}

/** A provider was chosen, but nobody has agreed to requests yet. */
export function ConsentView(props: Props & { readonly agreed: Settings['consent'] }) {
  const { model, provider, agreed } = props;
  return (
    <section aria-labelledby="consent">
      <h1 id="consent">{text(agreed === null ? 'consentTitle' : 'consentAnew')}</h1>
      <ToAgree model={model} provider={provider} agreed={agreed} />
      <div class="choices">
        <button type="button" class="main" onClick={() => model.agree()}>
          {text('agree')}
        </button>
        <DemoButton model={model} />
      </div>
    </section>
  );
}

/** Everything is ready but the key. */
export function NoKey({ model, provider }: Props) {
  return (
    <section aria-labelledby="no-key">
      <h1 id="no-key">{text('noKeyTitle', { provider: provider.name })}</h1>
      <p>{text('noKeyBody', { provider: provider.name })}</p>
      <div class="choices">
        <button type="button" class="main" onClick={() => openSection('providers')}>
          {text('addKey')}
        </button>
        <DemoButton model={model} />
      </div>
    </section>
  );
}

function DemoButton(props: { model: PanelModel; onClick?: Settings['onClick'] }) {
  const { model, onClick } = props;
  const tryDemo = async () => {
    if (onClick !== undefined) await choose(model, 'onClick', onClick);
    await choose(model, 'provider', 'demo');
    await model.refresh();
  };
  return (
    <button type="button" class="plain" onClick={tryDemo}>
      {text('tryDemo')}
    </button>
  );
}

/** Keeps a choice, but where the organisation has made it. */
async function choose<N extends Name>(
  model: PanelModel,
  name: N,
  value: Settings[N],
): Promise<void> {
  const { settings } = await readManaged();
  if (settings[name] === undefined) await model.setting(name, value);
}
