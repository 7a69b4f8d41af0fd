import { useEffect, useState } from 'preact/hooks';
import { identifierLabel } from '../../lib/identifier';
import { CONSENT_WORDING } from '../../lib/settings';
import { plural, text } from '../../lib/text';
import { openOptions, requestAccess } from '../ui/actions';
import { type NextStep, wordsOf } from '../ui/failure-words';
import { priceText } from '../ui/price';
import type { PanelModel } from './model';
import type { View } from './view';

type Props = { readonly model: PanelModel; readonly view: Extract<View, { kind: 'failure' }> };

/** What went wrong in one sentence, what it cost in another, and one button. */
export function FailureView({ model, view }: Props) {
  const { failure, identifier } = view;
  const words = wordsOf(failure);
  return (
    <section aria-labelledby="failure">
      <div role="alert">
        <h1 id="failure">{words.title}</h1>
        {identifier !== undefined && <p class="id">{<bdi>{identifierLabel(identifier)}</bdi>}</p>}
        <p>
          {words.body} {words.cost}
        </p>
      </div>
      {failure.said !== undefined && (
        <p class="soft">
          {text('providerSaid', { provider: failure.provider ?? '' })} <q>{failure.said}</q>
        </p>
      )}
      <Step model={model} view={view} next={words.next} />
    </section>
  );
}

function Step({ model, view, next }: Props & { next: NextStep }) {
  const { failure, identifier, provider } = view;
  const again = () => {
    if (identifier === undefined) void model.refresh();
    else void model.look(identifier, false);
  };
  switch (next) {
    case 'add-key':
    case 'check-key':
    case 'settings':
      return <Main label={text(STEP[next])} onClick={openOptions} />;
    case 'buy-credits':
      return (
        <a class="main" href={provider?.pages.credits} target="_blank" rel="noopener noreferrer">
          {text('stepBuyCredits')}
        </a>
      );
    case 'agree': {
      const agree = async () => {
        await model.setting('consent', { wording: CONSENT_WORDING, at: Date.now() });
        await model.refresh();
      };
      return <Main label={text('agree')} onClick={agree} />;
    }
    case 'allow': {
      const allow = () => {
        const asked = provider === undefined ? Promise.resolve(false) : requestAccess(provider);
        void asked.then((isGiven) => isGiven && again());
      };
      return <Main label={text('stepAllow')} onClick={allow} />;
    }
    case 'wait':
      return 'retryAfterS' in failure ? (
        <Countdown seconds={failure.retryAfterS} onEnd={again} />
      ) : null;
    case 'copy-reply':
      return <CopyReply model={model} receiptId={failure.receiptId} />;
    case 'look-again': {
      const price = identifier && provider && priceText(provider.price[identifier.kind]);
      const label = price ? text('stepLookAgainFor', { price }) : text('stepLookAgain');
      return <Main label={label} onClick={again} />;
    }
    case 'none':
      return null;
  }
}

const STEP = {
  'add-key': 'addKey',
  'check-key': 'stepCheckKey',
  settings: 'openOptions',
} as const;

function Main({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" class="main" onClick={onClick}>
      {label}
    </button>
  );
}

/** Counts down to the moment the provider named, then goes on by itself. A refusal for pace costs nothing. */
function Countdown({ seconds, onEnd }: { seconds: number; onEnd: () => void }) {
  const [until] = useState(() => Date.now() + seconds * 1000);
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = Math.ceil((until - Date.now()) / 1000);
      setLeft(Math.max(0, now));
      if (now > 0) return;
      clearInterval(timer);
      onEnd();
    }, 250);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <p class="countdown" role="timer" aria-live="off">
      {plural('goesOnIn', left)}
    </p>
  );
}

function CopyReply({ model, receiptId }: { model: PanelModel; receiptId: string | undefined }) {
  const [isCopied, setCopied] = useState(false);
  if (receiptId === undefined) return null;
  const copy = async () => {
    const reply = await model.unreadableReply(receiptId);
    if (reply === undefined) return;
    await navigator.clipboard.writeText(reply);
    setCopied(true);
  };
  return <Main label={text(isCopied ? 'copied' : 'stepCopyReply')} onClick={copy} />;
}
