import './failure-view.css';
import { useEffect, useState } from 'preact/hooks';
import { identifierLabel } from '../../lib/identifier';
import type { OptionsSection } from '../../lib/options-section';
import { plural, text } from '../../lib/text';
import { requestAccess } from '../ui/actions';
import { type NextStep, wordsOf } from '../ui/failure-words';
import { Link } from '../ui/link';
import { onDemand } from '../ui/on-demand';
import { openSection } from '../ui/open-section';
import { priceText } from '../ui/price';
import { STEP_SECTIONS, STEP_WORDS } from '../ui/step-sections';
import { CompareBalance, showTaken } from './compare-earlier';
import { CopyReply } from './copy-reply';
import { AskedBefore } from './no-match';
import type { PanelModel } from './panel-model';
import { ToAgree } from './to-agree';
import { Unforget } from './unforget';
import type { View } from './view';

type Props = { readonly model: PanelModel; readonly view: Extract<View, { kind: 'failure' }> };

// Few have a passphrase.
const UnlockForm = onDemand(async () => (await import('../ui/unlock-form')).UnlockForm);

/** What went wrong in one sentence, what it cost in another, and one button. */
export function FailureView({ model, view }: Props) {
  const { failure, identifier, provider } = view;
  const words = wordsOf(failure);
  return (
    <section aria-labelledby="failure">
      <div role="alert">
        <h1 id="failure">{words.title}</h1>
        {identifier !== undefined && <p class="id">{<bdi>{identifierLabel(identifier)}</bdi>}</p>}
        <p>
          {words.body} {failure.code === 'forgotten' && failure.charged === 'no' ? '' : words.cost}
        </p>
      </div>
      {failure.said !== undefined && (
        <p class="soft">
          {text('providerSaid', { provider: failure.provider ?? '' })}{' '}
          <q>
            <bdi>{failure.said.trim()}</bdi>
          </q>
        </p>
      )}
      {words.next === 'agree' && provider !== undefined && (
        <ToAgree model={model} provider={provider} />
      )}
      <AskedBefore asked={view.asked} />
      <Step model={model} view={view} next={words.next} />
      <Compare model={model} view={view} />
    </section>
  );
}

/** In a private window the receipt is named in memory alone, and goes on saying what it said. */
function Compare({ model, view: { failure, provider } }: Props) {
  const { receiptId, charged } = failure;
  if (provider === undefined || provider.isDemo || receiptId === undefined) return null;
  if (model.isPrivate || charged !== 'maybe') return null;
  return (
    <CompareBalance
      send={model.beside.world.send}
      provider={provider}
      receiptId={receiptId}
      onTaken={(credits) => showTaken(model, receiptId, credits)}
    />
  );
}

/** The one button of a failure, or what counts down to going on. */
export function Step(
  props: Props & {
    readonly next: NextStep;
    /** In place of showing the person again, once the keys are unlocked. */
    readonly onUnlocked?: () => void;
  },
) {
  const { model, view, next } = props;
  const { failure, identifier, provider } = view;
  const again = (clickedAt?: number) => {
    if (identifier === undefined || provider === undefined) void model.refresh();
    else {
      const how = view.again ? 'again' : 'ask';
      void model.look(identifier, how, provider, clickedAt, view.freshness);
    }
  };
  // Without spending: what is known, or the offer with its price.
  const offer = () => {
    if (identifier === undefined) void model.refresh();
    else void model.choose(identifier);
  };
  switch (next) {
    case 'add-key':
    case 'check-key':
    case 'settings':
      return <ToOptions label={text(STEP_WORDS[next])} section={STEP_SECTIONS[failure.code]} />;
    case 'unlock':
      return (
        <UnlockForm
          send={model.beside.world.send}
          takesFocus
          onUnlocked={props.onUnlocked ?? offer}
        />
      );
    case 'buy-credits':
      if (provider?.isDemo) return <ToOptions section="providers" />;
      return (
        <Link class="main" to={provider?.pages.credits ?? ''}>
          {text('stepBuyCredits')}
        </Link>
      );
    case 'agree':
      return <Main label={text('agree')} onClick={() => void model.agree()} />;
    case 'allow': {
      const allow = () => {
        const asked = provider === undefined ? Promise.resolve(false) : requestAccess(provider);
        void asked.then((isGiven) => isGiven && offer());
      };
      return <Main label={text('stepAllow')} onClick={allow} />;
    }
    case 'wait': {
      const seconds = 'retryAfterS' in failure ? failure.retryAfterS : 0;
      const { clickedAt } = view;
      if (clickedAt === undefined || Date.now() + seconds * 1000 - clickedAt > LONGEST_WAIT_MS) {
        return <LookAgain view={view} onClick={() => again()} />;
      }
      return <Countdown seconds={seconds} onEnd={() => again(clickedAt)} onStop={offer} />;
    }
    case 'unforget':
      return <Unforget model={model} view={view} />;
    case 'never-list':
      return <ToOptions label={text('stepNeverList')} section="never-up" />;
    case 'offer':
      return <Main label={text('stepShowPrice')} onClick={offer} />;
    case 'copy-reply':
      return <CopyReply model={model} receiptId={failure.receiptId} />;
    case 'look-again':
      return <LookAgain view={view} onClick={() => again()} />;
    case 'none':
      return null;
  }
}

function ToOptions(props: { label?: string; section?: OptionsSection | undefined }) {
  const { label = text('openOptions'), section = 'providers' } = props;
  return <Main label={label} onClick={() => void openSection(section)} />;
}

function Main({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button type="button" class="main" onClick={onClick}>
      {label}
    </button>
  );
}

function LookAgain({ view, onClick }: { view: Props['view']; onClick: () => void }) {
  const { identifier, provider, freshness } = view;
  const prices = (freshness && provider?.priceByFreshness[freshness]) ?? provider?.price;
  const price = identifier && prices?.[identifier.kind];
  if (price?.isOut) return <ToOptions section="asking" />;
  const label =
    price === undefined
      ? text('stepLookAgain')
      : text('stepLookAgainFor', { price: priceText(price) });
  return <Main label={label} onClick={onClick} />;
}

// How long after the user's own click it may go on by itself, all rounds together: a click must not spend an hour later.
const LONGEST_WAIT_MS = 120_000;
// A machine that slept in between wakes up late: then the click that started this is history.
const LATEST_MS = 10_000;

/** Counts down to the moment the provider named, then goes on by itself. A refusal for pace costs nothing. */
function Countdown(props: { seconds: number; onEnd: () => void; onStop: () => void }) {
  const { seconds, onEnd, onStop } = props;
  const [until] = useState(() => Date.now() + seconds * 1000);
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const timer = setInterval(() => {
      const leftMs = until - Date.now();
      setLeft(Math.max(0, Math.ceil(leftMs / 1000)));
      if (leftMs > 0) return;
      clearInterval(timer);
      if (leftMs < -LATEST_MS) onStop();
      else onEnd();
    }, 250);
    return () => clearInterval(timer);
  }, [until]);
  return (
    <>
      <p class="countdown" role="timer" aria-live="off">
        {plural('goesOnIn', left)}
      </p>
      <button type="button" class="plain" onClick={onStop}>
        {text('stopWaiting')}
      </button>
    </>
  );
}
