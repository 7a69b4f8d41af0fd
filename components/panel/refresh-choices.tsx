import './refresh-choices.css';
import { formatDay } from '../../lib/dates';
import type { Identifier } from '../../lib/identifier';
import type { ProviderOverview } from '../../lib/messages';
import type { Person } from '../../lib/person';
import { type TextKey, text } from '../../lib/text';
import { priceText } from '../ui/price';
import type { Freshness } from './flights';
import type { PanelModel } from './panel-model';
import type { View } from './view';

const WORDS = {
  cached: 'refreshCached',
  recent: 'refreshRecent',
  live: 'refreshLive',
} as const satisfies Record<Freshness, TextKey>;

// After this long the card itself suggests to ask again.
const OLD_AFTER_MS = 90 * 24 * 60 * 60 * 1000;

/**
 * The ways to newer data, each with its price: one for each freshness that the provider has and the plan includes. What comes may be no
 * newer, whatever was asked for: the card shows the data's own date.
 */
export function RefreshChoices(props: {
  readonly model: PanelModel;
  readonly view: Extract<View, { kind: 'answer' }>;
  readonly person: Person;
}) {
  const { model, view, person } = props;
  const { provider } = view;
  const identifier = refreshedBy(view, person);
  const price = provider.price[identifier.kind];
  const choices = choicesOf(provider, identifier.kind);
  const { asOf } = person;
  const isDated = asOf !== undefined && formatDay(asOf) !== undefined;
  const isOld = isDated && Date.now() - Date.parse(asOf) > OLD_AFTER_MS;
  if (choices.length === 0 && price.isOut) return null;
  return (
    <>
      {isOld && <p>{text('refreshOld')}</p>}
      {choices.length < 2 ? (
        <div class="choices">
          <button
            type="button"
            class="plain"
            onClick={() =>
              model.look(identifier, 'again', provider, undefined, choices[0]?.freshness)
            }
          >
            {text('refreshFor', { price: priceText(choices[0]?.price ?? price) })}
          </button>
        </div>
      ) : (
        <fieldset class="refresh">
          <legend>{text('refreshLegend')}</legend>
          {choices.map((choice) => (
            <button
              type="button"
              class="plain"
              key={choice.freshness}
              onClick={() => model.look(identifier, 'again', provider, undefined, choice.freshness)}
            >
              {text(WORDS[choice.freshness], { price: priceText(choice.price) })}
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
}

/**
 * By what to ask for newer data. The provider was never asked about an address that only a record names, or that only another
 * provider ties to the person: it may know nobody by it, or somebody else.
 */
function refreshedBy(
  { answer, by }: Extract<View, { kind: 'answer' }>,
  { slug }: Person,
): Identifier {
  const isUnasked = by !== undefined || answer.receipt === undefined;
  return answer.identifier.kind === 'email' && isUnasked && slug !== undefined
    ? { kind: 'profile', slug }
    : answer.identifier;
}

/** Those that can be asked for; a provider that has but one knows no choice. */
function choicesOf(
  { supports, priceByFreshness }: ProviderOverview,
  kind: keyof ProviderOverview['price'],
): { freshness: Freshness; price: ProviderOverview['price']['email'] }[] {
  if (supports.freshness.length < 2) return [];
  return supports.freshness.flatMap((freshness) => {
    const price = priceByFreshness[freshness]?.[kind];
    return price === undefined || price.isOut ? [] : [{ freshness, price }];
  });
}
