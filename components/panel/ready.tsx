import { formatTime } from '../../lib/dates';
import type { EmailClass } from '../../lib/detect/email-class';
import { identifierLabel } from '../../lib/identifier';
import { plural, type TextKey, text } from '../../lib/text';
import { openSection } from '../ui/open-section';
import { priceText } from '../ui/price';
import { CompareBalance, showTaken } from './compare-earlier';
import { CopyReply } from './copy-reply';
import type { PanelModel } from './panel-model';
import type { View } from './view';

type ReadyView = Extract<View, { kind: 'ready' }>;
type Price = ReadyView['provider']['price']['email'];

/** A person who can be asked for, with the price on the button. */
export function Ready({ model, view }: { model: PanelModel; view: ReadyView }) {
  const { identifier, provider, reason, earlier } = view;
  const price = provider.price[identifier.kind];
  const copyReply = reason === 'unreadable' && <CopyReply model={model} receiptId={earlier?.id} />;
  return (
    <section aria-labelledby="ready">
      <h1 id="ready">
        <bdi>{identifierLabel(identifier)}</bdi>
      </h1>
      <p class="soft">{sentence(view)}</p>
      {reason === 'running' ? (
        <button type="button" class="main" onClick={() => model.choose(identifier)}>
          {text('waitOn')}
        </button>
      ) : price.isOut ? (
        <>
          <p>{text('failNotInPlan', { provider: provider.name })}</p>
          <button type="button" class="main" onClick={() => openSection('asking')}>
            {text('openOptions')}
          </button>
          {copyReply}
        </>
      ) : (
        <>
          <button
            type="button"
            class="main"
            onClick={() => model.look(identifier, 'ask', provider)}
          >
            {text('enrichFor', { price: priceText(price) })}
          </button>
          {copyReply}
          <p class="faint">{text(noteOf(provider, price), { provider: provider.name })}</p>
        </>
      )}
      <Compare model={model} view={view} />
    </section>
  );
}

/** In a private window the receipt is named in memory alone, and goes on saying what it said. */
function Compare({ model, view: { earlier, provider } }: { model: PanelModel; view: ReadyView }) {
  if (earlier === undefined || provider.isDemo || model.isPrivate) return null;
  if (earlier.state !== 'uncertain' && !earlier.isByBalance) return null;
  return (
    <CompareBalance
      // What was said of another request is not said of this one.
      key={earlier.id}
      send={model.beside.world.send}
      provider={provider}
      receiptId={earlier.id}
      taken={earlier.isByBalance && earlier.credits}
      onTaken={(credits) => showTaken(model, earlier.id, credits)}
    />
  );
}

function noteOf({ isDemo }: ReadyView['provider'], { isOpen }: Price): TextKey {
  if (isDemo) return 'priceNoteDemo';
  return isOpen ? 'priceNoteOpen' : 'priceNote';
}

const CLASSES = {
  placeholder: 'classPlaceholder',
  noreply: 'classNoreply',
  disposable: 'classDisposable',
  personal: 'classPersonal',
  role: 'classRole',
  business: 'readyChoice',
} as const satisfies Record<EmailClass, TextKey>;

function sentence({ identifier, reason, emailClass, earlier, provider }: ReadyView): string {
  const values = { provider: provider.name, time: formatTime(earlier?.at ?? 0) };
  switch (reason) {
    case 'choice':
      return text('readyChoice', values);
    case 'dear':
      return text(provider.price[identifier.kind].isOpen ? 'readyOpen' : 'readyDear', values);
    case 'class': {
      const why = text('classWhy', provider.isDemo ? { provider: text('theProvider') } : values);
      return `${text(CLASSES[emailClass ?? 'business'])} ${why}`;
    }
    case 'running':
      return text('readyRunning', values);
    case 'uncertain':
      return text('readyUncertain', values);
    case 'uncharged':
      return text('readyUncharged', values);
    case 'unreadable':
      return plural('readyUnreadable', earlier?.credits ?? 0, values);
    case 'lost':
      return plural('readyLost', earlier?.credits ?? 0, values);
  }
}
