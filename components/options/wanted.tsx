import type { ProviderOverview } from '../../lib/messages';
import type { Settings } from '../../lib/settings';
import { type TextKey, text } from '../../lib/text';
import { lockOf, ManagedNote } from './managed';
import type { OptionsModel } from './model';
import { atEach, creditsMore, inUse, priceNow, priceOf } from './prices';

type ContactKind = Settings['contact'][number];

const CONTACT = [
  ['businessEmails', 'askBusinessEmails'],
  ['personalEmails', 'askPersonalEmails'],
  ['phones', 'askPhones'],
  ['websites', 'askWebsites'],
] as const satisfies readonly (readonly [ContactKind, TextKey])[];

const FRESHNESS = [
  ['cached', 'freshCached'],
  ['recent', 'freshRecent'],
  ['live', 'freshLive'],
] as const satisfies readonly (readonly [Settings['freshness'], TextKey])[];

/** The contact details that a look-up asks for: those that a provider in use has, with what each costs on top. */
export function ContactKinds({ model }: { model: OptionsModel }) {
  const { contact } = model.settings.value;
  const asked = inUse(model.providers.value);
  const offered = CONTACT.filter(([kind]) =>
    asked.some(({ supports }) => supports.contact.includes(kind)),
  );
  const toggle = (kind: ContactKind) =>
    model.change(
      'contact',
      contact.includes(kind) ? contact.filter((one) => one !== kind) : [...contact, kind],
    );
  if (offered.length === 0) return null;
  return (
    <fieldset {...lockOf(model, 'contact')}>
      <legend>{text('contactLegend')}</legend>
      {offered.map(([kind, label]) => (
        <label key={kind}>
          <input type="checkbox" checked={contact.includes(kind)} onChange={() => toggle(kind)} />
          <span>
            {text(label)}{' '}
            <span class="price">
              {atEach(asked, ({ contactCredits: { [kind]: credits } }) =>
                credits === undefined ? undefined : creditsMore(credits),
              )}
            </span>
          </span>
        </label>
      ))}
      <ManagedNote model={model} name="contact" />
      <PriceNow asked={asked} />
    </fieldset>
  );
}

/** What one person costs by what is ticked. */
function PriceNow({ asked }: { asked: readonly ProviderOverview[] }) {
  const [only, ...others] = asked;
  if (only !== undefined && others.length === 0) {
    return <p class="soft num">{priceNow(only)}</p>;
  }
  return (
    <div class="soft num">
      <p>{text('priceNowEach')}</p>
      <ul>
        {asked.map(({ id, name, price }) => (
          <li key={id}>{text('atProvider', { provider: name, what: priceOf(price) })}</li>
        ))}
      </ul>
    </div>
  );
}

/** How new an answer has to be, where a provider in use gives a choice, with what a person then costs. */
export function FreshnessChoice({ model }: { model: OptionsModel }) {
  const { freshness } = model.settings.value;
  const asked = inUse(model.providers.value);
  const offered = FRESHNESS.filter(([how]) =>
    asked.some(({ supports }) => supports.freshness.includes(how)),
  );
  if (offered.length < 2) return null;
  return (
    <fieldset {...lockOf(model, 'freshness')}>
      <legend>{text('freshnessLegend')}</legend>
      {offered.map(([how, label]) => (
        <label key={how}>
          <input
            type="radio"
            name="freshness"
            checked={freshness === how}
            onChange={() => model.change('freshness', how)}
          />
          <span>
            {text(label)}{' '}
            <span class="price">
              {atEach(asked, ({ priceByFreshness: { [how]: price } }) => price && priceOf(price))}
            </span>
          </span>
        </label>
      ))}
      <ManagedNote model={model} name="freshness" />
    </fieldset>
  );
}
