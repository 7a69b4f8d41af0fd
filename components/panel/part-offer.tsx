import { formatDay, formatTime } from '../../lib/dates';
import type { Failure } from '../../lib/failure';
import { plural, text } from '../../lib/text';
import { type NextStep, wordsOf } from '../ui/failure-words';
import type { PartPast } from './adding-parts';
import type { PartOffer } from './contact-offers';
import { Step } from './failure-view';
import type { PanelModel } from './panel-model';
import { askWords } from './part-words';
import { ToAgree } from './to-agree';

/** How an offer stands. */
export type OfferState =
  | { readonly is: 'offered' | 'asking' }
  | { readonly is: 'failed'; readonly failure: Failure };

// Here the offer itself, at today's price, is the way to look again.
const OWN_BUTTON: readonly NextStep[] = ['look-again', 'offer', 'wait', 'none'];

/** A part of the card with its price: what came of asking before, and what of asking now. */
export function OfferRow(props: {
  readonly model: PanelModel;
  readonly offer: PartOffer;
  readonly past: PartPast;
  readonly state: OfferState;
  readonly onAsk: () => void;
  /** Offers it anew, once what was in the way is gone. */
  readonly onMended: () => void;
}) {
  const { model, offer, past, state, onAsk } = props;
  const { provider, identifier } = offer;
  const isAsking = state.is === 'asking';
  const words = state.is === 'failed' ? wordsOf(state.failure) : undefined;
  return (
    <li>
      {words !== undefined && (
        <p role="alert">
          {words.body} {words.cost}
        </p>
      )}
      {words?.next === 'agree' && <ToAgree model={model} provider={provider} />}
      {words === undefined || OWN_BUTTON.includes(words.next) ? (
        // Not disabled while it asks: that would take the focus away.
        <button
          type="button"
          class="quiet"
          aria-disabled={isAsking}
          onClick={() => isAsking || onAsk()}
        >
          {isAsking ? text('askingProvider', { provider: provider.name }) : askWords(offer)}
        </button>
      ) : (
        state.is === 'failed' && (
          <Step
            model={model}
            view={{ kind: 'failure', failure: state.failure, identifier, provider, again: true }}
            next={words.next}
            onUnlocked={props.onMended}
          />
        )
      )}
      {words === undefined && !isAsking && <Earlier past={past} />}
    </li>
  );
}

/** What is to be known before paying once more. */
function Earlier({ past: { askedAt, trouble } }: { readonly past: PartPast }) {
  if (trouble !== undefined) {
    const time = formatTime(trouble.at);
    // The reply said so, or the balance did.
    const { state, credits = 0 } = trouble;
    const isLost = state === 'settled' && credits > 0;
    return (
      <span class="faint">
        {isLost ? plural('detailLost', credits, { time }) : text('detailUncertain', { time })}
      </span>
    );
  }
  if (askedAt === undefined) return null;
  return <span class="faint">{text('detailNoneOn', { day: formatDay(askedAt) ?? '' })}</span>;
}
