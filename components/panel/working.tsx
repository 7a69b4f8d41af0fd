import { useEffect, useState } from 'preact/hooks';
import { identifierLabel } from '../../lib/identifier';
import { plural, text } from '../../lib/text';
import type { PanelModel } from './panel-model';
import type { View } from './view';

type WorkingView = Extract<View, { kind: 'working' }>;

const PATIENCE_MS = 4_000;
const TICK_MS = 1_000;

/** The request is on its way: to whom, about whom, for how long; and a way to stop waiting. */
export function Working({ model, view }: { model: PanelModel; view: WorkingView }) {
  const [waitedMs, setWaited] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setWaited(Date.now() - view.since), TICK_MS);
    return () => clearInterval(timer);
  }, [view.since]);
  return (
    <section aria-labelledby="working">
      <h1 id="working">
        <bdi>{identifierLabel(view.identifier)}</bdi>
      </h1>
      <p class="soft">{text('askingProvider', { provider: view.provider.name })}</p>
      <div class="skeleton" aria-hidden="true">
        <i class="round" />
        <i />
        <i />
        <i />
      </div>
      {waitedMs > PATIENCE_MS && (
        <p class="soft">{plural('stillWaiting', Math.floor(waitedMs / 1000))}</p>
      )}
      <button type="button" class="plain" onClick={() => model.stopWaiting()}>
        {text('stopWaiting')}
      </button>
    </section>
  );
}
