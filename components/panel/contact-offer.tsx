import { formatDay, formatTime } from '../../lib/dates';
import type { Failure } from '../../lib/failure';
import { type TextKey, text } from '../../lib/text';
import { type NextStep, wordsOf } from '../ui/failure-words';
import { priceText } from '../ui/price';
import type { ContactPast } from './adding-contact';
import type { ContactKind, ContactOffer } from './contact-offers';
import { Step } from './failure-view';
import type { PanelModel } from './panel-model';
import { ToAgree } from './to-agree';

/** What a screen says of each kind. */
export const KIND_WORDS = {
  businessEmails: 'detailBusinessEmail',
  personalEmails: 'detailPersonalEmail',
  phones: 'detailPhones',
  websites: 'detailWebsites',
} as const satisfies Record<ContactKind, TextKey>;

/** How an offer stands. */
export type OfferState =
  | { readonly is: 'offered' | 'asking' }
  | { readonly is: 'failed'; readonly failure: Failure };

// Here the offer itself, at today's price, is the way to look again.
const OWN_BUTTON: readonly NextStep[] = ['look-again', 'offer', 'wait', 'none'];

/** One kind of contact details with its price: what came of asking before, and what of asking now. */
export function OfferRow(props: {
  readonly model: PanelModel;
  readonly offer: ContactOffer;
  readonly past: ContactPast;
  readonly state: OfferState;
  readonly onAsk: () => void;
  /** Offers it anew, once what was in the way is gone. */
  readonly onMended: () => void;
}) {
  const { model, offer, past, state, onAsk } = props;
  const { kind, provider, identifier, price } = offer;
  const isAsking = state.is === 'asking';
  const words = state.is === 'failed' ? wordsOf(state.failure) : undefined;
  const label = text('detailFor', { what: text(KIND_WORDS[kind]), price: priceText(price) });
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
          {isAsking ? text('askingProvider', { provider: provider.name }) : label}
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
function Earlier({ past: { askedAt, trouble } }: { readonly past: ContactPast }) {
  if (trouble !== undefined) {
    const time = formatTime(trouble.at);
    return <span class="faint">{text('detailUncertain', { time })}</span>;
  }
  if (askedAt === undefined) return null;
  return <span class="faint">{text('detailNoneOn', { day: formatDay(askedAt) ?? '' })}</span>;
}
