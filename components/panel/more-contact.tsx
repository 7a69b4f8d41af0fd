import './more-contact.css';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { failureOf } from '../../lib/failure';
import type { Match } from '../../lib/person';
import type { Answer } from '../../lib/store/answers';
import { text } from '../../lib/text';
import { keepFocus } from '../ui/keep-focus';
import { addToCard, askFor, type ContactPast, readPast } from './adding-contact';
import { KIND_WORDS, OfferRow, type OfferState } from './contact-offer';
import type { ContactKind, ContactOffer } from './contact-offers';
import type { PanelModel } from './panel-model';

interface Props {
  readonly model: PanelModel;
  readonly match: Match;
  readonly offers: readonly ContactOffer[];
}

type Pasts = Readonly<Partial<Record<ContactKind, ContactPast>>>;
type States = Readonly<Partial<Record<ContactKind, OfferState>>>;

/**
 * The contact details that the card does not have and that can be had, each by a button of its own with its price. What comes is added
 * to the card, which stays; what goes wrong is said here.
 */
export function MoreContact({ model, match, offers }: Props) {
  const [pasts, setPasts] = useState<Pasts>();
  const [states, setStates] = useState<States>({});
  const kinds = offers.map(({ kind }) => kind).join();
  const isThere = useRef(true);
  const put = (kind: ContactKind, state: OfferState) =>
    isThere.current && setStates((all) => ({ ...all, [kind]: state }));

  async function readPasts(): Promise<Pasts> {
    const all = await Promise.all(
      offers.map(async (offer) => [offer.kind, await readPast(model, offer, match.person.id)]),
    );
    return Object.fromEntries(all);
  }

  async function follow(offer: ContactOffer, underWay: Promise<Answer>): Promise<void> {
    const { kind, provider } = offer;
    const what = text(KIND_WORDS[kind]);
    put(kind, { is: 'asking' });
    model.said.value = text('askingProvider', { provider: provider.name });
    try {
      const answer = await underWay;
      const isFound = addToCard(model, offer, match, answer);
      if (isThere.current)
        model.said.value = text(isFound ? 'detailAdded' : 'detailNone', { what });
      put(kind, { is: 'offered' });
    } catch (thrown) {
      if (isThere.current) model.said.value = '';
      put(kind, { is: 'failed', failure: { ...failureOf(thrown), provider: provider.name } });
    }
    await model.beside.readAnew();
    const read = await readPasts().catch(() => undefined);
    if (isThere.current && read !== undefined) setPasts(read);
  }

  useEffect(() => {
    isThere.current = true;
    readPasts().then(
      (read) => {
        if (!isThere.current) return;
        setPasts(read);
        for (const offer of offers) {
          const underWay = read[offer.kind]?.underWay;
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

  // Where the button that was clicked is gone, what it brought stands under this heading.
  useLayoutEffect(() => {
    if (pasts !== undefined) keepFocus(document.getElementById('contact'));
  }, [kinds]);

  if (pasts === undefined || offers.length === 0) return null;
  return (
    <ul class="more-contact" ref={list} aria-label={text('detailsToHave')}>
      {offers.map((offer) => (
        <OfferRow
          key={offer.kind}
          model={model}
          offer={offer}
          past={pasts[offer.kind] ?? {}}
          state={states[offer.kind] ?? { is: 'offered' }}
          onMended={() => put(offer.kind, { is: 'offered' })}
          onAsk={() => void follow(offer, askFor(model, offer, pasts[offer.kind] ?? {}))}
        />
      ))}
    </ul>
  );
}
