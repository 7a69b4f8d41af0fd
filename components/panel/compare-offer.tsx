import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Match, Person } from '../../lib/person';
import { plural, text } from '../../lib/text';
import { priceText } from '../ui/price';
import { openBeside } from './compare-asking';
import { countDifferences } from './compare-differences';
import { counterpartOf, findOffers, type Offer } from './compare-offers';
import { mergeCompared, sectionsOf } from './compare-sections';
import './compare-offer.css';
import type { PanelModel } from './panel-model';
import type { View } from './view';

interface Props {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly match: Match;
}

/** At the end of a card: what other providers are known to say of the person, and the way to compare; where that costs, with its price. */
export function CompareOffer({ model, view, match }: Props) {
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const providers = model.real.value;
  useEffect(() => {
    let isWanted = true;
    // A store that does not open is said where something was asked for.
    findOffers(model, view, match).then(
      (found) => isWanted && setOffers(found),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [model, view, match, providers]);
  if (offers.length === 0) return null;
  return (
    <div class="compare-offer">
      {offers.map((offer) => (
        <OneOffer key={offer.provider.id} model={model} view={view} match={match} offer={offer} />
      ))}
    </div>
  );
}

function OneOffer({ model, view, match, offer }: Props & { readonly offer: Offer }) {
  const { provider, identifier, known, isUnderWay } = offer;
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (view.wasBeside !== provider.id || model.view.value !== view) return;
    button.current?.focus();
    // Once: whoever comes to this button another way is not to be called back.
    model.view.value = { ...view, wasBeside: undefined };
  }, [model, view, provider.id]);
  const other = known && counterpartOf(known, match.person);
  if (known !== undefined && other === undefined) {
    return <p>{text('askedTooNobody', { provider: provider.name })}</p>;
  }
  const open = () => {
    model.view.value = { ...view, wasBeside: undefined, beside: openBeside(model, offer) };
  };
  const isFree = known !== undefined || isUnderWay;
  return (
    <>
      {other !== undefined && (
        <p>
          {text('askedToo', { provider: provider.name })}{' '}
          <Counts
            of={match.person}
            from={view.provider.id}
            other={other.person}
            there={provider.id}
          />
        </p>
      )}
      <button type="button" class="quiet" ref={button} onClick={open}>
        {isFree
          ? text('compareWith', { provider: provider.name })
          : text('compareWithFor', {
              provider: provider.name,
              price: priceText(provider.price[identifier.kind]),
            })}
      </button>
    </>
  );
}

/** How many facts two providers tell differently, and how much more the other one knows. */
function Counts(props: { of: Person; from: string; other: Person; there: string }) {
  const { of, from, other, there } = props;
  const merged = useMemo(
    () =>
      mergeCompared([
        { provider: from, person: of },
        { provider: there, person: other },
      ]),
    [of, from, other, there],
  );
  const { differing, more } = countDifferences(sectionsOf(merged), there);
  return (
    <>
      {differing === 0 ? text('factsAgree') : plural('factsDiffer', differing)}
      {more > 0 && ` ${plural('moreThere', more)}`}
    </>
  );
}
