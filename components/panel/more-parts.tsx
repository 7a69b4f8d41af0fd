import './more-parts.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import type { Match } from '../../lib/person';
import type { Answer } from '../../lib/store/answers';
import { type TextKey, text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import { addToCard, askFor, type PartPast, readPast } from './adding-parts';
import type { PartOffer } from './contact-offers';
import type { PanelModel } from './panel-model';
import { OfferRow, type OfferState } from './part-offer';
import { cameWords } from './part-words';

interface Props {
  readonly model: PanelModel;
  readonly match: Match;
  readonly offers: readonly PartOffer[];
  /** Names the list. */
  readonly label: TextKey;
  /** Where the focus goes when the button of what was asked for last is gone. */
  readonly next: (asked: PartOffer | undefined) => HTMLElement | null;
  /** Called when a request has come to its end. */
  readonly onEnded?: () => void;
}

type Pasts = Readonly<Partial<Record<string, PartPast>>>;
type States = Readonly<Partial<Record<string, OfferState>>>;

/**
 * Parts that the card does not have and that can be had, each by a button of its own with its price. What comes is added to the card,
 * which stays; what goes wrong is said here.
 */
export function MoreParts({ model, match, offers, label, next, onEnded }: Props) {
  const [pasts, setPasts] = useState<Pasts>();
  const [states, setStates] = useState<States>({});
  const ids = offers.map(idOf).join();
  const isThere = useRef(true);
  const last = useRef<PartOffer | undefined>(undefined);
  const put = (offer: PartOffer, state: OfferState) =>
    isThere.current && setStates((all) => ({ ...all, [idOf(offer)]: state }));

  async function readPasts(): Promise<Pasts> {
    const all = await Promise.all(
      offers.map(async (offer) => [idOf(offer), await readPast(model, offer, match.person.id)]),
    );
    return Object.fromEntries(all);
  }

  async function follow(offer: PartOffer, underWay: Promise<Answer>): Promise<void> {
    const { provider } = offer;
    last.current = offer;
    put(offer, { is: 'asking' });
    model.said.value = text('askingProvider', { provider: provider.name });
    try {
      const answer = await underWay;
      const isFound = addToCard(model, offer, match, answer);
      if (isThere.current) model.said.value = cameWords(offer, isFound);
      put(offer, { is: 'offered' });
    } catch (thrown) {
      if (isThere.current) model.said.value = '';
      put(offer, { is: 'failed', failure: { ...failureOf(thrown), provider: provider.name } });
    }
    await model.beside.readAnew();
    const read = await readPasts().catch(() => undefined);
    if (!isThere.current) return;
    if (read !== undefined) setPasts(read);
    onEnded?.();
  }

  useEffect(() => {
    isThere.current = true;
    readPasts().then(
      (read) => {
        if (!isThere.current) return;
        setPasts(read);
        for (const offer of offers) {
          const underWay = read[idOf(offer)]?.underWay;
          if (underWay !== undefined) void follow(offer, underWay);
        }
      },
      // A store that does not open is said where something was asked for.
      () => undefined,
    );
    return () => {
      isThere.current = false;
      model.said.value = '';
    };
  }, [model]);

  const list = useRef<HTMLUListElement>(null);
  // Where something went wrong the button may be gone: what is said of it leads to the next step.
  useLayoutEffect(
    () => keepFocus(list.current?.querySelector<HTMLElement>('[role=alert]')),
    [states],
  );

  useLayoutEffect(() => {
    if (pasts !== undefined) keepFocus(next(last.current));
  }, [ids]);

  if (pasts === undefined || offers.length === 0) return null;
  return (
    <ul class="more-parts" ref={list} aria-label={text(label)}>
      {offers.map((offer) => {
        const id = idOf(offer);
        const past = pasts[id] ?? {};
        return (
          <OfferRow
            key={id}
            model={model}
            offer={offer}
            past={past}
            state={states[id] ?? { is: 'offered' }}
            onMended={() => put(offer, { is: 'offered' })}
            onAsk={() => void follow(offer, askFor(model, offer, past))}
          />
        );
      })}
    </ul>
  );
}

function idOf({ part }: PartOffer): string {
  return 'contact' in part ? part.contact : part.extra;
}
